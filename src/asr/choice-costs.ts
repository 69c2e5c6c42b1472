/** What each way of a choice costs: how seldom people take it, and whether its noun agrees with the house. */
import type { Expression } from '../nlu/template/expression.js';
import type { NumberAgreement } from './number-agreement.js';
import { choiceKey, type PhraseWeights } from './phrase-weights.js';

export type Choice = Extract<Expression, { type: 'choice' }>;

export class ChoiceCosts {
  readonly #costs = new Map<Choice, readonly number[]>();
  readonly #keys = new Map<Choice, string>();

  constructor(
    private readonly weights: PhraseWeights,
    private readonly agreement: NumberAgreement,
  ) {}

  /** Nats, at least 0, for each alternative. */
  of(choice: Choice): readonly number[] {
    const known = this.#costs.get(choice);
    if (known !== undefined) return known;
    const agreement = this.agreement.costs(choice.items);
    const costs = this.weights
      .choice(this.key(choice), choice.items.length)
      .map((cost, rank) => cost + (agreement[rank] ?? 0));
    this.#costs.set(choice, costs);
    return costs;
  }

  /** The choice's name where ways are counted. */
  key(choice: Choice): string {
    const key = this.#keys.get(choice) ?? choiceKey(choice);
    this.#keys.set(choice, key);
    return key;
  }
}
