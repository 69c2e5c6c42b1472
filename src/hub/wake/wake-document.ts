/** The wake phrases that were typed on the page, as they lie in the state folder. */
import { z } from 'zod';
import type { WakeWish } from '../../wake/wake-rule.js';

export const WAKE_FILE = 'wake.json';

/** As in config.yaml. */
export const PHRASE = /^[\p{L}' -]{3,60}$/u;

const wish = z.strictObject({
  phrase: z.string().regex(PHRASE),
  sensitivity: z.number().min(0).max(1),
});
export const WakeDocument = z.strictObject({
  version: z.literal(1),
  /** What config.yaml said when these were typed; null: nobody typed any. */
  typed: z.strictObject({ instead: z.array(wish), phrases: z.array(wish).min(1).max(8) }).nullable(),
  /** Whether the sound of mistakes is kept. */
  keep: z.boolean(),
  /** Mistakes by local date, the last days. */
  wrong: z.record(z.string().regex(/^\d{4}-\d\d-\d\d$/), z.number().int().nonnegative()),
});
export type WakeDocument = z.infer<typeof WakeDocument>;
export const NOTHING_TYPED: WakeDocument = { version: 1, typed: null, keep: false, wrong: {} };

/** What is listened for: what was typed, until config.yaml says something new. @param configured of config.yaml */
export function wishesInForce(
  { typed }: Pick<WakeDocument, 'typed'>,
  configured: readonly WakeWish[],
): readonly WakeWish[] {
  return typed !== null && sameWishes(typed.instead, configured) ? typed.phrases : configured;
}

export function sameWishes(a: readonly WakeWish[], b: readonly WakeWish[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ phrase, sensitivity }, at) => b[at]?.phrase === phrase && b[at]?.sensitivity === sensitivity)
  );
}
