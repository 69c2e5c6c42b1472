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
    const words = alternatives.map((item) => (item.type === 'word' ? item.text : ''));
    return words.map((word) => (this.#singulars.has(word) && words.includes(`${word}s`) ? COST : 0));
  }
}
