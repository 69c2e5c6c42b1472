/** Files that people name: never more of them in memory than such a file can be. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tell } from './journal.js';

/** Whoever makes a file on the fly (`--home <(...)`) has begun by then. */
const PIPE_MS = 3_000;

/**
 * The bytes of a file, pipes included (`--home <(...)`); null where there are more than `maxBytes`, as of /dev/zero. A pipe
 * that nobody writes to is waited for, which is said.
 * @throws what the file system throws
 */
export async function readAtMost(
  path: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  const waiting = setTimeout(() => void tellOfPipe(path), PIPE_MS);
  try {
    const stream = createReadStream(path, signal === undefined ? {} : { signal });
    for await (const chunk of stream) {
      clearTimeout(waiting);
      if (!Buffer.isBuffer(chunk)) continue;
      length += chunk.length;
      // Leaving the loop closes the file.
      if (length > maxBytes) return null;
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(waiting);
  }
  return Buffer.concat(chunks, length);
}

async function tellOfPipe(path: string): Promise<void> {
  const isPipe = await stat(path).then(
    (found) => found.isFIFO(),
    () => false,
  );
  if (isPipe) tell('notice', `waiting for ${path}: it is a pipe, and nobody has written to it yet`);
}

/**
 * The text of a file that a person names.
 * @throws what the file system throws, and Error in words that go on from "it cannot be read: "
 */
export async function readTextAtMost(path: string, maxBytes: number): Promise<string> {
  const bytes = await readAtMost(path, maxBytes);
  if (bytes === null) throw new Error(`it is larger than ${Math.round(maxBytes / 1024)} kB`);
  // UTF-16 without its mark is UTF-8 with zeros between.
  if (!isUtf8(bytes) || bytes.includes(0)) throw new Error('it is no text in UTF-8');
  return new TextDecoder().decode(bytes);
}
