/** Files that people name: never more of them in memory than such a file can be. */
import { createReadStream } from 'node:fs';

/**
 * The bytes of a file, pipes included (`--home <(...)`); null where there are more than `maxBytes`, as of /dev/zero.
 * @throws what the file system throws
 */
export async function readAtMost(
  path: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  const stream = createReadStream(path, signal === undefined ? {} : { signal });
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    // Leaving the loop closes the file.
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
