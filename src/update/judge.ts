/** Who decides whether new models may be used: what was understood before must be understood after. */

/** Two models folders, whole and checked. */
export interface Candidates {
  readonly current: string;
  readonly candidate: string;
}

export interface Verdict {
  readonly ok: boolean;
  /** One line with the figures. */
  readonly text: string;
}

export type Judge = (candidates: Candidates, signal?: AbortSignal) => Promise<Verdict>;

/** One sentence, as one pair of ears and voice got on with it. */
export interface Hearing {
  readonly say: string;
  readonly heard: string;
  /** It was accepted and means what the sentence means. */
  readonly right: boolean;
  readonly ms: number;
}

/** All must agree; the first that does not is the answer. */
export function allJudges(judges: readonly Judge[]): Judge {
  return async (candidates, signal) => {
    const texts: string[] = [];
    for (const judge of judges) {
      const verdict = await judge(candidates, signal);
      if (!verdict.ok) return verdict;
      texts.push(verdict.text);
    }
    return { ok: true, text: texts.join('; ') };
  };
}

/** Slower by so much is no noise of the machine: a hub that answers after three times its time is broken. */
const SLOWEST = 3;
/** Below it time tells nothing, ms over all sentences. */
const COUNTED_FROM_MS = 500;

/**
 * Not a sentence fewer, and not out of all proportion slower.
 * @param what names what was exchanged or listened to
 * @param slack share of the sentences that may be lost, 0 to 1
 */
export function compareHearings(
  what: string,
  before: readonly Hearing[],
  after: readonly Hearing[],
  slack = 0,
): Verdict {
  const [had, has] = [rightOf(before), rightOf(after)];
  const figures = `${what}: ${has} of ${after.length} sentences right, ${had} before`;
  if (after.length !== before.length || after.length === 0) {
    return { ok: false, text: `${what}: the sentences could not be heard` };
  }
  if (has < had - Math.floor(slack * before.length)) {
    const lost = after.find(({ right }, index) => !right && before[index]?.right === true);
    const example = lost === undefined ? '' : ` (now "${lost.heard}" for "${lost.say}")`;
    return { ok: false, text: `${figures}${example}` };
  }
  const [took, takes] = [msOf(before), msOf(after)];
  if (takes > COUNTED_FROM_MS && takes > took * SLOWEST) {
    return {
      ok: false,
      text: `${what}: ${Math.round(takes)} ms for what took ${Math.round(took)} ms before`,
    };
  }
  return { ok: true, text: figures };
}

const rightOf = (hearings: readonly Hearing[]): number => hearings.filter(({ right }) => right).length;
const msOf = (hearings: readonly Hearing[]): number => hearings.reduce((sum, { ms }) => sum + ms, 0);
