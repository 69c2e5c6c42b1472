/** The text matcher: compiles a grammar into a function from a text to its readings, best first. */
import type { GrammarSource } from '../../asr/recognizer.js';
import { hearings, literalWords } from '../politeness.js';
import { bestFirst } from '../readings.js';
import type { Reading } from '../skill.js';
import { Budget, TooTangled } from './budget.js';
import { compileGrammar } from './compile.js';
import { Sentence } from './sentence.js';

type Reader = (text: string) => Reading[];

/** A grammar is data that nobody changes: the conversation and the recogniser's port share what is compiled from it. */
const readers = new WeakMap<GrammarSource, Reader>();

/**
 * Equal in result to `reference/read.ts`, which is plainly right and slow; a text so tangled that it cannot be read in time
 * has no readings.
 *
 * @throws EarshotError TEMPLATE_INVALID
 */
export function createReader(source: GrammarSource): Reader {
  const known = readers.get(source);
  if (known !== undefined) return known;
  const reader = compiled(source);
  readers.set(source, reader);
  return reader;
}

function compiled(source: GrammarSource): Reader {
  const grammar = compileGrammar(source);
  const literals = literalWords(source);
  return (text) => {
    const budget = new Budget();
    try {
      return bestFirst(
        hearings(text, literals).map((tokens) => new Sentence(grammar, text, tokens, budget).read()),
      );
    } catch (error) {
      if (error instanceof TooTangled) return [];
      throw error;
    }
  };
}
