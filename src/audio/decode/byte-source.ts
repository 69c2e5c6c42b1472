import type { FileHandle } from 'node:fs/promises';
import { EarshotError, messageOf } from '../../errors.js';
import { openRegular } from '../../open-regular.js';

/** Random access to a file's bytes, so that headers can be judged before anything large is read. */
export interface ByteSource {
  /** For messages: the path as the person gave it. */
  readonly name: string;
  readonly size: number;
  /** Up to `length` bytes from `at`: fewer only where the file ends. */
  read(at: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

const READ_BYTES = 65_536;

/** All bytes from `at` to `end` in order, in blocks of 64 KiB. */
export async function* blocksOf(
  source: ByteSource,
  at = 0,
  end = source.size,
  blockBytes = READ_BYTES,
): AsyncGenerator<Uint8Array> {
  for (let from = at; from < end; ) {
    const block = await source.read(from, Math.min(blockBytes, end - from));
    if (block.length === 0) return;
    from += block.length;
    yield block;
  }
}

/** @throws {EarshotError} AUDIO_NOT_FOUND, AUDIO_UNREADABLE (a folder, no permission) */
export async function openFile(path: string): Promise<ByteSource> {
  let file: FileHandle | undefined;
  try {
    file = await openRegular(path);
    return new OpenFile(path, (await file.stat()).size, file);
  } catch (cause) {
    await file?.close();
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new EarshotError('AUDIO_NOT_FOUND', `${path} does not exist: check the path.`, { cause });
    }
    throw new EarshotError('AUDIO_UNREADABLE', `${path} cannot be opened: ${messageOf(cause)}.`, { cause });
  }
}

/** A recording that is in memory already (an upload, a test). */
export function inMemory(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read: async (at, length) => bytes.subarray(at, at + length),
    close: async () => {},
  };
}

class OpenFile implements ByteSource {
  constructor(
    readonly name: string,
    readonly size: number,
    private readonly file: FileHandle,
  ) {}

  async read(at: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.file.read(bytes, filled, length - filled, at + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
