/**
 * How often people take each of the ways that a template offers, counted on real requests (`training/asr/weigh-phrases.mjs`):
 * a stochastic grammar whose counts survive as long as the template does. Where nothing was counted, Zipf's law over
 * the order in which the template names them: people write the common word first.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EarshotError, messageOf } from '../errors.js';
import { mend } from '../models.js';
import type { Expression } from '../nlu/template/expression.js';

const schema = z.object({
  /** Counts by choice, one for each alternative in order. */
  choices: z.record(z.string(), z.array(z.number().min(0))),
  /** Counts by sentence, by skill: how often each skill is needed, no set of sentences tells. */
  sentences: z.record(z.string(), z.record(z.string(), z.number().min(0))),
});
export type Counts = z.infer<typeof schema>;

/** What a way costs beside the commonest: this much of the natural logarithm of how much rarer it is. */
const SCALE = 0.35;
/** Zipf's law counts as much as so many requests. */
const PRIOR = 8;
/** A sentence that nobody was heard to say counts as this much of one. */
const UNHEARD = 0.3;

export class PhraseWeights {
  readonly #commonest: ReadonlyMap<string, number>;

  constructor(
    private readonly counts: Counts = { choices: {}, sentences: {} },
    private readonly scale = SCALE,
  ) {
    this.#commonest = new Map(
      Object.entries(counts.sentences).map(([skill, own]) => [skill, Math.max(1, ...Object.values(own))]),
    );
  }

  /** @throws EarshotError ASR_WEIGHTS_INVALID */
  static load(path: string): PhraseWeights {
    try {
      return new PhraseWeights(schema.parse(JSON.parse(readFileSync(path, 'utf8'))));
    } catch (cause) {
      throw new EarshotError(
        'ASR_WEIGHTS_INVALID',
        `${path} cannot be read (${messageOf(cause)}): ${mend(path)}.`,
        { cause },
      );
    }
  }

  /** Nats, at least 0, for each alternative of a choice. */
  choice(key: string, alternatives: number): readonly number[] {
    const counts = this.counts.choices[key];
    let zipf = 0;
    for (let rank = 1; rank <= alternatives; rank += 1) zipf += 1 / rank;
    const weights = Array.from(
      { length: alternatives },
      (_, rank) => (counts?.[rank] ?? 0) + PRIOR / ((rank + 1) * zipf),
    );
    const most = Math.max(...weights);
    return weights.map((weight) => this.scale * Math.log(most / weight));
  }

  /** Nats, at least 0; 0 for sentences that were not there to be counted, as a plugin's. */
  sentence(skill: string, key: string): number {
    const count = this.counts.sentences[skill]?.[key];
    const most = this.#commonest.get(skill) ?? 1;
    return count === undefined ? 0 : this.scale * Math.log(most / Math.max(UNHEARD, count));
  }
}

export function choiceKey(expression: Expression): string {
  return digest(render(expression));
}

export function sentenceKey(intent: string, expression: Expression): string {
  return digest(`${intent} ${render(expression)}`);
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 10);
}

function render(expression: Expression): string {
  switch (expression.type) {
    case 'word':
      return expression.text;
    case 'rule':
      return `<${expression.rule}>`;
    case 'list':
      return `{${expression.list}${expression.possessive ? "'s" : ''}}`;
    case 'sequence':
      return `[${expression.items.map(render).join(' ')}]`;
    case 'choice':
      return `(${expression.items.map(render).join('|')})`;
  }
}
