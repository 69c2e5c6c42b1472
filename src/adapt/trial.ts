/** A lesson on trial: all that was said in this house is decided again, with it and without it. Nothing may get worse. */
import type { Outcome } from '../nlu/conversation.js';
import { normalWords } from '../nlu/normalize.js';
import { decisionDifference } from '../replay/stages.js';
import type { Case, History } from './history.js';
import type { Lesson } from './lesson.js';

export interface Verdict {
  readonly ok: boolean;
  /** One line with the figures, and the first sentence that got worse. */
  readonly text: string;
}

/**
 * @param applied lessons that are in use already
 * @param breathe resolves when the next sentence may be tried
 */
export async function tryLesson(
  lesson: Lesson,
  applied: readonly Lesson[],
  { what, cases }: History,
  breathe: () => Promise<void>,
): Promise<Verdict> {
  const after = [...applied, lesson];
  let better = 0;
  for (const one of cases) {
    await breathe();
    const { say, decide } = one;
    const [before, now] = [await decide(applied), await decide(after)];
    if (before === null || now === null || decisionDifference(decisionOf(before), decisionOf(now)) === null)
      continue;
    if (!isBetter(one, before, now, lesson)) {
      const text = `not applied: "${say}" would have come out otherwise (of ${what})`;
      return { ok: false, text };
    }
    better += 1;
  }
  return { ok: true, text: `${what}: none worse, ${better} better` };
}

/**
 * The words that the lesson is about, of which nothing had come, or what a model had guessed and somebody took back, and
 * which now do something. A guess that was left as it was is taken for right.
 */
function isBetter({ say, corrected }: Case, before: Outcome, now: Outcome, { said }: Lesson): boolean {
  const about = ` ${normalWords(say).join(' ')} `.includes(` ${said} `);
  const wrong = isNothing(before) || (before.source === 'llm' && corrected);
  return about && wrong && !isNothing(now);
}

const isNothing = ({ source, calls, ask }: Outcome): boolean =>
  source === 'none' || (ask === null && calls.every(({ do: does }) => does === 'none'));

const decisionOf = ({ source, calls, effects, ask, reply }: Outcome) => ({
  source,
  calls,
  effects,
  ask,
  reply,
});
