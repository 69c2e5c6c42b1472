/**
 * Spoils bytes and texts: cut, doubled, moved, turned, spliced with another input, sprinkled with words that the parser
 * knows and numbers at the ends of their ranges. Repeatable: the same random numbers make the same mess. The operations
 * are those of AFL's "havoc" stage (Zalewski, technical whitepaper, 2016).
 */
import type { Random } from '../actions/discovery/fuzz/mutate.js';

/** Larger inputs only take longer to fail in the same way. */
export const MAX_BYTES = 32 * 1024;

const NUMBERS = [
  '0',
  '-1',
  '1e9',
  '1e309',
  '-0',
  '0x10',
  '0.1',
  '9007199254740993',
  '99999999999',
  '1_0',
  '.5',
  'NaN',
];
const STRANGE = [
  '\u0000',
  '\ufeff',
  '\u2028',
  '\ud7ff',
  '💡',
  'é',
  '\t',
  '\r',
  '\n',
  ' ',
  '"',
  "'",
  '\\',
  '#',
  '&a',
  '*a',
  '%',
];
const BYTES = [0, 1, 0x7f, 0x80, 0xff];
const WORDS_16 = [0, 1, 0x7fff, 0x8000, 0xffff, 0xfffe];
const WORDS_32 = [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff8, 0x10000];

const upTo = (random: Random, limit: number): number => Math.floor(random() * limit);
function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[upTo(random, from.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

export interface Spoiling {
  readonly kind: 'text' | 'bytes';
  readonly words: readonly string[];
  /** Another input, to splice with. */
  readonly other: Uint8Array;
}

export function spoil(input: Uint8Array, random: Random, spoiling: Spoiling): Uint8Array {
  let result = input;
  const times = random() < 0.5 ? 1 : 1 + upTo(random, random() < 0.2 ? 16 : 4);
  for (let time = 0; time < times; time += 1) {
    const asText = spoiling.kind === 'text' && random() < 0.8;
    result = asText ? spoilText(result, random, spoiling) : spoilBytes(result, random, spoiling);
    if (result.length > MAX_BYTES) result = result.subarray(0, MAX_BYTES);
  }
  return result;
}

function spoilBytes(input: Uint8Array, random: Random, { words, other }: Spoiling): Uint8Array {
  const bytes = Buffer.from(input);
  const at = upTo(random, bytes.length + 1);
  const length = 1 + upTo(random, random() < 0.8 ? 8 : 256);
  const rest = (from: number): Buffer => bytes.subarray(Math.min(from, bytes.length));
  switch (upTo(random, 10)) {
    case 0:
      if (at < bytes.length) bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << upTo(random, 8)), at);
      return bytes;
    case 1:
      if (at < bytes.length) bytes.writeUInt8(random() < 0.5 ? pick(random, BYTES) : upTo(random, 256), at);
      return bytes;
    case 2:
      if (at + 2 <= bytes.length) {
        const value = pick(random, WORDS_16);
        if (random() < 0.5) bytes.writeUInt16LE(value, at);
        else bytes.writeUInt16BE(value, at);
      }
      return bytes;
    case 3:
      if (at + 4 <= bytes.length) {
        const value = pick(random, WORDS_32);
        if (random() < 0.5) bytes.writeUInt32LE(value, at);
        else bytes.writeUInt32BE(value, at);
      }
      return bytes;
    case 4:
      return Buffer.concat([bytes.subarray(0, at), rest(at + length)]);
    case 5:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), rest(at)]);
    case 6:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(words[upTo(random, words.length)] ?? ''),
        rest(at),
      ]);
    case 7: {
      const from = upTo(random, other.length + 1);
      return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + 4 * length), rest(at)]);
    }
    case 8:
      return bytes.subarray(0, at);
    default: {
      const noise = Buffer.from(Array.from({ length: Math.min(length, 32) }, () => upTo(random, 256)));
      return Buffer.concat([bytes.subarray(0, at), noise, rest(at)]);
    }
  }
}

function spoilText(input: Uint8Array, random: Random, { words, other }: Spoiling): Uint8Array {
  const text = Buffer.from(input).toString('utf8');
  const at = upTo(random, text.length + 1);
  const word = (): string => words[upTo(random, words.length)] ?? '';
  const lines = text.split('\n');
  const line = upTo(random, lines.length);
  let result: string;
  switch (upTo(random, 12)) {
    case 0:
      result = text.slice(0, at) + word() + text.slice(at);
      break;
    case 1:
      result = text.slice(0, at) + pick(random, STRANGE) + text.slice(at);
      break;
    case 2:
      result = replaceToken(text, random, word());
      break;
    case 3:
      result = replaceToken(text, random, pick(random, NUMBERS));
      break;
    case 4:
      result = lines.toSpliced(line, 1).join('\n');
      break;
    case 5:
      result = lines.toSpliced(line, 0, lines[upTo(random, lines.length)] ?? '').join('\n');
      break;
    case 6: {
      const indent = ' '.repeat(upTo(random, 8));
      result = lines.with(line, indent + (lines[line] ?? '').trimStart()).join('\n');
      break;
    }
    case 7: {
      const others = Buffer.from(other).toString('utf8').split('\n');
      const from = upTo(random, others.length);
      result = lines.toSpliced(line, 0, ...others.slice(from, from + 1 + upTo(random, 5))).join('\n');
      break;
    }
    case 8: {
      const piece = text.slice(at, at + 1 + upTo(random, 12));
      result = text.slice(0, at) + piece.repeat(2 + upTo(random, random() < 0.9 ? 4 : 300)) + text.slice(at);
      break;
    }
    case 9:
      result = text.slice(0, at) + text.slice(at + 1 + upTo(random, 20));
      break;
    case 10: {
      const [open = '', close = ''] = pick(random, ['()', '[]', '{}', '<>', '""', "''", '(|', '[(']).split(
        '',
      );
      const end = at + upTo(random, 20);
      result = text.slice(0, at) + open + text.slice(at, end) + close + text.slice(end);
      break;
    }
    default:
      result = text.slice(0, at);
  }
  return Buffer.from(result);
}

/** One word or number of the text becomes another. */
function replaceToken(text: string, random: Random, by: string): string {
  const tokens = [...text.matchAll(/[\p{L}\p{N}_.-]+/gu)];
  const token = tokens[upTo(random, tokens.length)];
  if (token === undefined) return text + by;
  return text.slice(0, token.index) + by + text.slice(token.index + token[0].length);
}
