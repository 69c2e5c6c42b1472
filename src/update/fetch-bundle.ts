/**
 * Fetches a bundle's chunks from the broker into one file. Every chunk is compared with the signed header before it is
 * kept, and what is there already is kept, too: after a power cut it goes on where it was.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../actions/house.js';
import { ensureFolder } from '../ensure-folder.js';
import { type BundleHeader, bodyBytes, chunkLength } from './bundle-format.js';
import { chunkTopic } from './channel.js';
import { noSpace } from './disk.js';
import { updateError } from './errors.js';
import { isChunk } from './read-bundle.js';

export interface FetchOptions {
  readonly house: Pick<House, 'subscribe'>;
  readonly topic: string;
  /** Folder for the file; whatever else is in it is removed. */
  readonly into: string;
  readonly head: Uint8Array;
  readonly header: BundleHeader;
  /** Longest wait for one chunk, ms. */
  readonly patienceMs?: number;
  readonly signal: AbortSignal;
}

const PATIENCE_MS = 60_000;

/** @returns the file. @throws EarshotError UPDATE_CHANNEL_INVALID where a chunk does not come, UPDATE_NO_SPACE */
export async function fetchBundle(options: FetchOptions): Promise<string> {
  const { into, head, header } = options;
  await ensureFolder(into, 0o755);
  const name = `${header.release}-${createHash('sha256').update(head).digest('hex').slice(0, 16)}.part`;
  for (const other of await readdir(into)) {
    if (other !== name) await rm(join(into, other), { recursive: true, force: true });
  }
  const path = join(into, name);
  const file = await open(path, 'a+', 0o600);
  try {
    await fill(file, options);
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

async function fill(file: FileHandle, options: FetchOptions): Promise<void> {
  const { into, head, header, signal } = options;
  let count = await wholeChunks(file, head, header);
  const { bavail, bsize } = await statfs(into);
  if (bavail * bsize < bodyBytes(header) - count * header.chunkBytes) throw noSpace(into);
  // The last part is shorter than the others: a file that is whole already must not grow.
  const right = Math.min(count * header.chunkBytes, bodyBytes(header));
  await file.truncate(count === 0 ? 0 : head.length + right);
  if (count === 0) await file.appendFile(head);
  for (; count < header.chunks.length; count += 1) {
    signal.throwIfAborted();
    await file.appendFile(await fetchChunk(count, options));
  }
}

/** How many chunks of an earlier attempt are there and right. */
async function wholeChunks(file: FileHandle, head: Uint8Array, header: BundleHeader): Promise<number> {
  const start = Buffer.alloc(head.length);
  await file.read(start, 0, start.length, 0);
  if (!start.equals(head)) return 0;
  for (let index = 0; index < header.chunks.length; index += 1) {
    const chunk = Buffer.alloc(chunkLength(header, index));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, head.length + index * header.chunkBytes);
    if (bytesRead < chunk.length || !isChunk(header, index, chunk)) return index;
  }
  return header.chunks.length;
}

/** Anybody on the broker can write there: what does not fit is passed over, not an end. */
async function fetchChunk(index: number, options: FetchOptions): Promise<Uint8Array> {
  const { house, topic, header, signal, patienceMs = PATIENCE_MS } = options;
  const length = chunkLength(header, index);
  const stop = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  let leave: (() => Promise<void>) | null = null;
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      stop.addEventListener('abort', () => reject(stop.reason), { once: true });
      house
        .subscribe(chunkTopic(topic, header, index), ({ payload }) => {
          if (payload.length === length && isChunk(header, index, payload)) resolve(payload);
        })
        .then((left) => {
          leave = left;
        }, reject);
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw updateError(
      'UPDATE_CHANNEL_INVALID',
      `Part ${index + 1} of ${header.chunks.length} of release ${header.release} does not come from the broker: publish the bundle again.`,
      cause,
    );
  } finally {
    // The broker may be gone; then its subscriptions are, too.
    await leaveQuietly(leave);
  }
}

async function leaveQuietly(leave: (() => Promise<void>) | null): Promise<void> {
  await leave?.().catch(() => undefined);
}
