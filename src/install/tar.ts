/**
 * Archives of plain files, as `tar` reads and writes them (POSIX.1-1988 ustar). Reading takes what the writer makes and
 * nothing else: links, devices, folders, extended headers, odd names and wrong checksums are refused, not skipped.
 */
import { EarshotError } from '../errors.js';

export interface ArchivedFile {
  /** Segments of letters, digits, `_`, `.`, `@`, `+`, `-` and spaces, with slashes between. */
  readonly path: string;
  readonly content: Buffer;
}

const BLOCK = 512;
const MAX_PATH = 100;
const SEGMENT = /^[\w@+-][\w.@+ -]*$/;

/** No absolute path, no `..`, no hidden file, nothing that a shell or a terminal would take for something else. */
export function isPlainPath(path: string): boolean {
  return path.length <= MAX_PATH && path.split('/').every((segment) => SEGMENT.test(segment));
}

/** @throws RangeError for a path that `readTar` would refuse */
export function writeTar(files: readonly ArchivedFile[], mtimeMs: number): Buffer {
  const parts: Buffer[] = [];
  for (const { path, content } of files) {
    if (!isPlainPath(path)) throw new RangeError(`no plain path: ${path}`);
    parts.push(header(path, content.length, mtimeMs), content, Buffer.alloc(-content.length & (BLOCK - 1)));
  }
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

function header(path: string, size: number, mtimeMs: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number): void =>
    void block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  block.write(path, 0, 'latin1');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(Math.floor(mtimeMs / 1000), 136, 12);
  block.write('0', 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** The sum of all bytes, its own field taken as spaces. */
function checksum(block: Buffer): number {
  let sum = 0;
  for (const [at, byte] of block.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  return sum;
}

/**
 * The contents are views of `bytes`.
 * @throws EarshotError ARCHIVE_INVALID
 */
export function readTar(bytes: Buffer, maxFiles: number): ArchivedFile[] {
  const files: ArchivedFile[] = [];
  const known = new Set<string>();
  let at = 0;
  for (;;) {
    const block = bytes.subarray(at, at + BLOCK);
    if (block.length < BLOCK) throw invalid('it is cut off');
    if (block.every((byte) => byte === 0)) return files;
    const { path, size } = readHeader(block);
    if (known.has(path)) throw invalid(`it holds ${path} twice`);
    if (files.length >= maxFiles) throw invalid(`it holds more than ${maxFiles} files`);
    const begin = at + BLOCK;
    if (size > bytes.length - begin) throw invalid('it is cut off');
    known.add(path);
    files.push({ path, content: bytes.subarray(begin, begin + size) });
    at = begin + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function readHeader(block: Buffer): { path: string; size: number } {
  const text = (from: number, length: number): string =>
    block.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  const octal = (from: number, length: number): number => {
    const digits = text(from, length).trim();
    return /^[0-7]{1,11}$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
  };
  if (octal(148, 8) !== checksum(block)) throw invalid('a checksum is wrong');
  const path = text(0, 100);
  if (block.toString('latin1', 156, 157) !== '0') throw invalid('it holds something that is no plain file');
  if (text(345, 155) !== '' || !isPlainPath(path))
    throw invalid('it holds a file with a path that is not ours');
  const size = octal(124, 12);
  if (!Number.isSafeInteger(size)) throw invalid('a size is no number');
  return { path, size };
}

const invalid = (why: string): EarshotError =>
  new EarshotError('ARCHIVE_INVALID', `This is no backup of Earshot: ${why}.`);
