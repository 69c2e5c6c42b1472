/** What a fuzzer needs to know of a parser: what it reads, what it may say to it, and where to begin. */
import { EarshotError } from '../../src/errors.js';
import type { Random } from '../actions/discovery/fuzz/mutate.js';

export interface Target {
  readonly name: string;
  /** Texts are spoiled by words and lines as well, bytes by numbers. */
  readonly kind: 'text' | 'bytes';
  /** Words that the parser knows: what a blind mutation would never write. */
  readonly words: readonly string[];
  /** Puts checksums right after the mutation, so that what lies behind them is reached. */
  readonly mend?: (input: Uint8Array, random: Random) => Uint8Array;
  /**
   * Reads one input.
   * @returns a few words for what became of it: an input with new words is worth keeping
   * @throws what must never be thrown
   */
  run(input: Uint8Array): string | Promise<string>;
  close?(): Promise<void>;
}

/** A refusal in words, as a person would read it; anything else is thrown again. */
export function refusal(error: unknown): string {
  if (!(error instanceof EarshotError)) throw error;
  const { code, message } = error;
  if (!/^[A-Z][A-Z0-9_]+$/.test(code)) throw new Error(`no code: ${code}`, { cause: error });
  if (message.trim() === '') throw new Error('a refusal without words', { cause: error });
  if (message.length > 20_000) throw new Error(`a refusal of ${message.length} characters`, { cause: error });
  return `${code}: ${skeleton(message)}`;
}

/** Without names and numbers, so that two of a kind are alike. */
export const skeleton = (text: string): string =>
  text
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|\d+/g, '#')
    .replace(/\s+/g, ' ')
    .slice(0, 120);

export function claim(holds: boolean, what: string): void {
  if (!holds) throw new Error(`broken promise: ${what}`);
}
