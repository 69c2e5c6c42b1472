/**
 * Who has many lights says "the lights": in a house with several of a kind, its singular without a name is rarer than its
 * plural, and the two sound alike in noise.
 */
import type { Expression } from '../nlu/template/expression.js';
import type { GrammarSource } from './recognizer.js';

const NOUNS: Readonly<Record<string, readonly string[]>> = {
  light: ['light', 'lamp', 'bulb'],
  cover: ['blind', 'curtain', 'shutter', 'shade', 'window', 'door'],
  fan: ['fan'],
  outlet: ['outlet', 'plug', 'socket'],
  switch: ['switch'],
  media: ['speaker'],
  lock: ['lock'],
};
const SINGULARS: ReadonlySet<string> = new Set(Object.values(NOUNS).flat());
/** Devices of a kind from which on its plural is the rule. */
const SEVERAL = 3;
/** Nats. */
const COST = 2.5;

/** What each alternative of a choice costs more because its noun does not agree with this house; zeros for most. */
export class NumberAgreement {
  readonly #singulars: ReadonlySet<string>;

  constructor(source: GrammarSource) {
    const kinds = new Map<unknown, Set<unknown>>();
    const names = source.lists['name'];
    if (names !== undefined && 'values' in names) {
      for (const { context } of names.values) {
        const ids = kinds.get(context?.['kind']) ?? new Set();
        kinds.set(context?.['kind'], ids.add(context?.['id']));
      }
    }
    const many = [...kinds].filter(([, ids]) => ids.size >= SEVERAL).map(([kind]) => String(kind));
    this.#singulars = new Set(many.flatMap((kind) => NOUNS[kind] ?? []));
  }

  costs(alternatives: readonly Expression[]): readonly number[] {
    return nounsOf(alternatives).map((noun) => (noun === null ? 0 : this.cost(noun)));
  }

  /** Of a singular whose plural could have been said. */
  cost(noun: string): number {
    return this.#singulars.has(noun) ? COST : 0;
  }
}

/** The singular of a plural of the nouns above, and the other way round; null for any other word. */
export function otherNumber(word: string): string | null {
  if (SINGULARS.has(word)) return word.endsWith('ch') ? `${word}es` : `${word}s`;
  if (!word.endsWith('s')) return null;
  return [word.slice(0, -1), word.slice(0, -2)].find((stem) => SINGULARS.has(stem)) ?? null;
}

/** For each alternative the noun that it says in the singular where another says its plural; null for most. */
export function nounsOf(alternatives: readonly Expression[]): readonly (string | null)[] {
  const words = alternatives.map((item) => (item.type === 'word' ? item.text : ''));
  return words.map((word) => (word !== '' && words.includes(`${word}s`) ? word : null));
}
