/** A bundle on a disk, read once from front to end: every chunk is checked before anybody sees it. */
import { createHash } from 'node:crypto';
import { type FileHandle, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../errors.js';
import { openRegular } from '../open-regular.js';
import {
  BUNDLE_SUFFIX,
  type BundleHeader,
  bodyBytes,
  chunkLength,
  invalid,
  MAX_HEAD_BYTES,
  parseHead,
} from './bundle-format.js';
import { updateError } from './errors.js';
import type { PublicKey } from './minisign.js';
import { verifyHead } from './trust.js';

export interface OpenBundle {
  readonly file: string;
  readonly header: BundleHeader;
  readonly keyId: string;
  /** Header and signature as they are in the file. */
  readonly head: Uint8Array;
  /** The body in the header's chunks, checked. @throws EarshotError UPDATE_BUNDLE_INVALID */
  chunks(signal?: AbortSignal): AsyncGenerator<Uint8Array, void, void>;
  close(): Promise<void>;
}

/** Sticks hold more than bundles, and folders can be endless. */
const MAX_LISTED = 1_000;

/**
 * @param path a bundle, or a folder (a USB stick): its bundle of the highest release that `keys` signed
 * @throws EarshotError UPDATE_BUNDLE_MISSING, UPDATE_BUNDLE_INVALID and what `verifyHead` throws
 */
export async function openBundle(path: string, keys: readonly PublicKey[]): Promise<OpenBundle> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (cause: unknown) => {
      throw missing(`${path} cannot be read (${messageOf(cause)})`);
    },
  );
  return isFolder ? await newestIn(path, keys) : await openFile(path, keys);
}

async function newestIn(folder: string, keys: readonly PublicKey[]): Promise<OpenBundle> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(BUNDLE_SUFFIX)).slice(0, MAX_LISTED);
  let newest: OpenBundle | null = null;
  let problem: unknown = null;
  for (const name of names.toSorted()) {
    try {
      const found = await openFile(join(folder, name), keys);
      const worse: OpenBundle | null =
        newest === null || found.header.release > newest.header.release ? newest : found;
      if (worse !== found) newest = found;
      await worse?.close();
    } catch (error) {
      problem ??= error;
    }
  }
  if (newest !== null) return newest;
  throw problem ?? missing(`There is no *${BUNDLE_SUFFIX} in ${folder}`);
}

async function openFile(file: string, keys: readonly PublicKey[]): Promise<OpenBundle> {
  const handle = await openRegular(file).catch((cause: unknown) => {
    throw missing(`${file} cannot be read (${messageOf(cause)})`);
  });
  try {
    const { size } = await handle.stat();
    const start = Buffer.alloc(Math.min(size, MAX_HEAD_BYTES));
    await readFully(handle, start, 0);
    const head = parseHead(start);
    const { header, keyId } = verifyHead(head, keys);
    const missingBytes = head.end + bodyBytes(header) - size;
    if (missingBytes !== 0)
      throw invalid(missingBytes > 0 ? 'it is cut off' : 'there is more in it than was signed');
    return {
      file,
      header,
      keyId,
      head: start.subarray(0, head.end),
      chunks: (signal) => chunksOf(handle, head.end, header, signal),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function* chunksOf(
  handle: FileHandle,
  start: number,
  header: BundleHeader,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  for (let index = 0; index < header.chunks.length; index += 1) {
    signal?.throwIfAborted();
    const chunk = Buffer.alloc(chunkLength(header, index));
    await readFully(handle, chunk, start + index * header.chunkBytes);
    if (!isChunk(header, index, chunk)) throw invalid('a part of it is damaged');
    yield chunk;
  }
}

/** Whether these bytes are what the header's maker signed in this place. */
export function isChunk(header: BundleHeader, index: number, bytes: Uint8Array): boolean {
  return createHash('sha256').update(bytes).digest('hex') === header.chunks[index];
}

/** A stick that is pulled out in the middle is a bundle that is cut off. */
async function readFully(handle: FileHandle, into: Buffer, position: number): Promise<void> {
  for (let filled = 0; filled < into.length; ) {
    const { bytesRead } = await handle
      .read(into, filled, into.length - filled, position + filled)
      .catch((cause: unknown) => {
        throw invalid(`it cannot be read to its end: ${messageOf(cause)}`);
      });
    if (bytesRead === 0) throw invalid('it is cut off');
    filled += bytesRead;
  }
}

const missing = (what: string) =>
  updateError(
    'UPDATE_BUNDLE_MISSING',
    `${what}: give the path of a bundle (*${BUNDLE_SUFFIX}), or of the stick it is on.`,
  );
