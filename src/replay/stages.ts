/** Two decisions side by side: the first stage in which they are not equal to the last bit. Pure. */
import type { DecisionRecord } from '../records/record.js';

export const STAGES = [
  'text',
  'free text',
  'confidence',
  'accepted',
  'proposal',
  'source',
  'calls',
  'effects',
  'ask',
  'reply',
] as const;
export type Stage = (typeof STAGES)[number];

/** What came out of hearing and understanding, as far as either was done; what was not done is left out. */
export interface Result extends Partial<DecisionRecord> {
  readonly text?: string;
  readonly freeText?: string;
  readonly accepted?: boolean;
  readonly proposed?: unknown;
}

export interface Difference {
  readonly stage: Stage;
  readonly before: unknown;
  readonly after: unknown;
}

const FIELDS: Readonly<Record<Stage, keyof Result>> = {
  text: 'text',
  'free text': 'freeText',
  confidence: 'confidence',
  accepted: 'accepted',
  proposal: 'proposed',
  source: 'source',
  calls: 'calls',
  effects: 'effects',
  ask: 'ask',
  reply: 'reply',
};
/** What somebody in the house would notice. */
const DECISION: readonly Stage[] = ['accepted', 'source', 'calls', 'effects', 'ask', 'reply'];

/** null: bit-equal. Stages that `after` has not run are not compared. */
export function firstDifference(before: Result, after: Result): Difference | null {
  return differenceIn(STAGES, before, after);
}

/** null: the house would have done and said the same. */
export function decisionDifference(before: Result, after: Result): Difference | null {
  return differenceIn(DECISION, before, after);
}

function differenceIn(stages: readonly Stage[], before: Result, after: Result): Difference | null {
  for (const stage of stages) {
    const field = FIELDS[stage];
    if (!(field in after)) continue;
    const [was, is] = [before[field], after[field]];
    if (canonical(was) !== canonical(is)) return { stage, before: was ?? null, after: is ?? null };
  }
  return null;
}

/** Text of a value with its keys in order; numbers as JSON writes them, which tells any two apart. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? 'null'
  );
}
