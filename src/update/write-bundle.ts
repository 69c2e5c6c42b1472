/** Makes a bundle from a models folder. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { loadManifest } from '../models.js';
import {
  type BundleFile,
  type BundleHeader,
  CHUNK_BYTES,
  formatHead,
  invalid,
  parseHeader,
} from './bundle-format.js';
import { type SecretKey, signMessage } from './minisign.js';
import { sha256File } from './sha256-file.js';

export interface BundleOptions {
  /** The models folder: its manifest, the files of the manifest, and what lies beside them (licences). */
  readonly from: string;
  /** What every hub has already: files that are the same there are not packed. */
  readonly base?: string;
  readonly release: number;
  readonly name: string;
  /** The oldest Earshot that can use them, `0.1.0`. */
  readonly needs: string;
  readonly made: Date;
  readonly key: SecretKey;
  readonly chunkBytes?: number;
}

/**
 * Writes the bundle to `out`.
 * @throws EarshotError UPDATE_BUNDLE_INVALID for options or names that no hub would take, and what `loadManifest` throws
 */
export async function writeBundle(out: string, options: BundleOptions): Promise<BundleHeader> {
  const { from, base, release, name, needs, made, key, chunkBytes = CHUNK_BYTES } = options;
  const stated = loadManifest(from).release;
  if (stated !== undefined && stated !== release)
    throw invalid(
      `the models are release ${stated} by their manifest, and not ${release}: raise "release" in ${join(from, 'manifest.json')}`,
    );
  const files = await filesOf(from, base);
  const body = files.filter(({ packed }) => packed).map(({ path }) => join(from, path));
  const chunks = await chunkHashes(body, chunkBytes);
  const header = { format: 1, release, name, made: made.toISOString(), needs, files, chunkBytes, chunks };
  const bytes = Buffer.from(JSON.stringify(header));
  // By the rules of those who will read it: what they refuse is not signed.
  const parsed = parseHeader(bytes);
  const comment = `earshot models release ${release} (${name}), made ${header.made}`;
  const file = await open(out, 'w', 0o644);
  try {
    await file.writeFile(formatHead(bytes, signMessage(bytes, key, comment)));
    for (const path of body) for await (const piece of createReadStream(path)) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  return parsed;
}

/** In a fixed order, so that the same folder gives the same bundle. */
async function filesOf(from: string, base: string | undefined): Promise<BundleFile[]> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const files: BundleFile[] = [];
  for (const path of paths.toSorted()) {
    const { size } = await stat(join(from, path));
    const sha256 = await sha256File(join(from, path));
    const known = base === undefined ? null : await sha256File(join(base, path)).catch(() => null);
    files.push({ path, bytes: size, sha256, packed: known !== sha256 });
  }
  return files;
}

async function chunkHashes(files: readonly string[], chunkBytes: number): Promise<string[]> {
  const chunks: string[] = [];
  let hash = createHash('sha256');
  let filled = 0;
  for (const file of files) {
    for await (const piece of createReadStream(file)) {
      for (let rest: Buffer = piece; rest.length > 0; ) {
        const part = rest.subarray(0, chunkBytes - filled);
        hash.update(part);
        filled += part.length;
        rest = rest.subarray(part.length);
        if (filled < chunkBytes) continue;
        chunks.push(hash.digest('hex'));
        hash = createHash('sha256');
        filled = 0;
      }
    }
  }
  if (filled > 0) chunks.push(hash.digest('hex'));
  return chunks;
}
