/**
 * What corrections teach: that words which nobody knew are another name for one thing, or that a whole sentence which
 * nobody understood means certain calls. A table of such lessons, not a model: docs/adaptation.md says why.
 */
import { z } from 'zod';
import type { Call } from '../nlu/call.js';
import { SET_STATES } from '../nlu/call.js';

/** Corrections that must agree before anything is applied. */
export const AGREEING = 2;
/** A correction that is repeated within this is the same one. */
export const SAME_SECONDS = 60;
/** Lessons that are kept, whatever became of them; the least and oldest go first. */
export const MOST_LESSONS = 200;
/** Lessons that are applied at once: each is a name more in the recogniser's graph. */
export const MOST_APPLIED = 64;
/** Days after which a lesson goes that has not come again (heard), or that nobody has used (applied). */
export const KEPT_DAYS = { heard: 60, applied: 180 } as const;
/** Corrections of an applied lesson that end it. */
export const ENDS_AFTER = 2;

const ID = z.string().min(1).max(300);
const target = z.union([
  z.strictObject({ ids: z.array(ID).length(1) }),
  z.strictObject({ ids: z.array(ID).min(2).max(32), all: z.literal(true) }),
]);
const VALUE = z.union([
  z.number(),
  z.boolean(),
  z.string().max(100),
  z.object({ h: z.number(), s: z.number() }),
]);

/** Calls that may be learnt for a whole sentence: a change that is named outright, of devices that are named outright. */
const LEARNT_CALL = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), state: z.enum(SET_STATES), target }),
  z.strictObject({ do: z.literal('adjust'), attr: z.string().max(40), value: VALUE, target }),
  z.strictObject({
    do: z.literal('run'),
    op: z.enum(['activate', 'start', 'stop', 'pause', 'dock']),
    target,
  }),
]) satisfies z.ZodType<Call>;
export type LearntCall = z.infer<typeof LEARNT_CALL>;

export const MEANT = z.union([
  z.strictObject({ device: ID }),
  z.strictObject({ area: ID }),
  z.strictObject({ calls: z.array(LEARNT_CALL).min(1).max(8) }),
]);
export type Meant = z.infer<typeof MEANT>;

/** What one correction says. */
export interface Lesson {
  /** In normal form: the words for the thing, or the whole sentence. */
  readonly said: string;
  readonly meant: Meant;
}

export const LESSON_STATES = ['heard', 'applied', 'refused', 'withdrawn'] as const;
export type LessonState = (typeof LESSON_STATES)[number];

export interface KeptLesson extends Lesson {
  readonly id: number;
  readonly state: LessonState;
  /** Corrections that agree, and corrections of it since it is applied. */
  readonly count: number;
  readonly against: number;
  /** Local dates and times of the first and last correction and the last use. */
  readonly first: string;
  readonly last: string;
  readonly used: string | null;
  /** What the replay said, or why it ended; null: nothing was decided yet. */
  readonly why: string | null;
}

/** Of a whole sentence; null: the lesson is about a name. */
export const callsOf = ({ meant }: Lesson): readonly LearntCall[] | null =>
  'calls' in meant ? meant.calls : null;

export const devicesIn = (calls: readonly LearntCall[]): string[] => [
  ...new Set(calls.flatMap(({ target: { ids } }) => ids)),
];
