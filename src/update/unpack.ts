/** Fills an empty slot from a bundle. When it returns, every byte is on the disk and has been read back. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { loadManifest } from '../models.js';
import { type BundleFile, type BundleHeader, invalid } from './bundle-format.js';
import { type Disk, noSpace } from './disk.js';
import { updateError } from './errors.js';
import type { OpenBundle } from './read-bundle.js';
import { sha256File } from './sha256-file.js';

export interface UnpackOptions {
  /** The slot's folder; what is in it is removed. */
  readonly into: string;
  /** Models folders that may hold the files that are not packed. */
  readonly sources: readonly string[];
  /** Ids of models that this Earshot asks for. */
  readonly needed: readonly string[];
  readonly disk: Disk;
  readonly signal?: AbortSignal;
}

/** Beside the models there must be room for the state file. */
const SPARE_BYTES = 16e6;

/** @throws EarshotError UPDATE_NO_SPACE, UPDATE_INCOMPLETE, UPDATE_BUNDLE_INVALID, UPDATE_NOT_WRITABLE */
export async function unpack(bundle: OpenBundle, options: UnpackOptions): Promise<void> {
  const { into, disk, signal } = options;
  const { header } = bundle;
  await disk.remove(into);
  await mustHaveRoom(header, dirname(into));
  const folders = [into, ...foldersOf(header.files).map((folder) => join(into, folder))];
  for (const folder of folders) await disk.makeFolder(folder);
  const body = new Body(bundle.chunks(signal));
  for (const file of header.files) {
    const pieces = file.packed ? body.take(file.bytes) : await keptPieces(file, options.sources);
    await writeFile(file, join(into, file.path), pieces, options);
  }
  // The innermost first: a folder's own name is in the one above it.
  for (const folder of [...folders.toReversed(), dirname(into)]) await disk.syncFolder(folder);
  await checkSlot(into, header, options.needed, signal);
}

/**
 * Reads everything back and compares it with what was signed.
 * @throws EarshotError UPDATE_BUNDLE_INVALID
 */
async function checkSlot(
  slot: string,
  header: BundleHeader,
  needed: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  for (const file of header.files) {
    const found = await sha256File(join(slot, file.path), signal).catch(() => null);
    signal?.throwIfAborted();
    if (found !== file.sha256) throw invalid(`${file.path} did not arrive on the disk as it was sent`);
  }
  const signed = new Map(header.files.map((file) => [file.path, file]));
  const { release, files: entries } = loadManifest(slot);
  if (release !== undefined && release !== header.release)
    throw invalid(`it is signed as release ${header.release}, and its manifest says release ${release}`);
  const missing = needed.find((id) => !entries.some((entry) => entry.id === id));
  if (missing !== undefined) throw invalid(`it lacks ${missing}, which this Earshot needs`);
  for (const entry of entries) {
    const file = signed.get(entry.path);
    if (file?.sha256 !== entry.sha256 || file.bytes !== entry.bytes) {
      throw invalid(`its manifest names ${entry.path}, which is not in it`);
    }
  }
}

async function mustHaveRoom(header: BundleHeader, folder: string): Promise<void> {
  const wanted = header.files.reduce((sum, { bytes }) => sum + bytes, SPARE_BYTES);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < wanted) throw noSpace(folder);
}

/** Each after the one it lies in. */
function foldersOf(files: readonly BundleFile[]): string[] {
  const folders = new Set<string>();
  for (const { path } of files) {
    const parts = path.split('/').slice(0, -1);
    for (let count = 1; count <= parts.length; count += 1) folders.add(parts.slice(0, count).join('/'));
  }
  return [...folders].toSorted();
}

async function writeFile(
  file: BundleFile,
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  { disk, into, signal }: UnpackOptions,
): Promise<void> {
  const hash = createHash('sha256');
  const opened = await disk.create(path);
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      hash.update(piece);
      await opened.write(piece);
    }
    await opened.sync();
  } finally {
    await opened.close();
  }
  if (hash.digest('hex') !== file.sha256) throw invalid(`${relative(into, path)} is not what was signed`);
}

/** A file that the hub has: copied, so that no fault of one slot's disk blocks is another's. */
async function keptPieces(file: BundleFile, sources: readonly string[]): Promise<AsyncIterable<Uint8Array>> {
  for (const source of sources) {
    const path = join(source, file.path);
    if (!existsSync(path) || (await stat(path)).size !== file.bytes) continue;
    if ((await sha256File(path)) !== file.sha256) continue;
    return file.bytes === 0
      ? onePiece(await readFile(path))
      : createReadStream(path, { highWaterMark: 1 << 20 });
  }
  throw updateError(
    'UPDATE_INCOMPLETE',
    `The bundle expects ${file.path} on the hub, and this hub has another: use the full bundle of this release.`,
  );
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}

/** The body's chunks, cut anew at the ends of files. */
class Body {
  private rest: Uint8Array = new Uint8Array();

  constructor(private readonly chunks: AsyncGenerator<Uint8Array, void, void>) {}

  async *take(bytes: number): AsyncGenerator<Uint8Array, void, void> {
    for (let wanted = bytes; wanted > 0; ) {
      if (this.rest.length === 0) {
        const next = await this.chunks.next();
        if (next.done === true) throw invalid('it is cut off');
        this.rest = next.value;
      }
      const part = this.rest.subarray(0, wanted);
      this.rest = this.rest.subarray(part.length);
      wanted -= part.length;
      yield part;
    }
  }
}
