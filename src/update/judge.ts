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
  /** Share of its letters that were heard wrong, 0 to 1; left out: nobody counted. */
  readonly lost?: number | undefined;
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

/** Standard errors by which more letters must be lost: ears that are as good exceed it once in 44 updates. */
const SURE = 2;
/** Share of the letters: below it nobody notices, however sure it is. */
const NOTICED = 0.02;

/**
 * Not more letters lost than chance explains. Each row is compared with the same sound's before, and the sum of the differences
 * with what it would be if each had been as likely the other way round (a paired test; its variance is the sum of squares).
 * The same ears differ nowhere, so they always pass.
 */
export function compareLost(what: string, before: readonly Hearing[], after: readonly Hearing[]): Verdict {
  if (after.length !== before.length || after.length === 0) {
    return { ok: false, text: `${what}: the sentences could not be heard` };
  }
  const differences = after.map(({ lost = 1 }, at) => lost - (before[at]?.lost ?? 1));
  const more = sum(differences);
  const chance = Math.sqrt(sum(differences.map((one) => one * one)));
  const percent = (rows: readonly Hearing[]): string =>
    ((100 * sum(rows.map(({ lost = 1 }) => lost))) / rows.length).toFixed(1);
  return {
    ok: more <= SURE * chance || more <= NOTICED * after.length,
    text: `${what}: ${percent(after)} % of the letters lost, ${percent(before)} before`,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const rightOf = (hearings: readonly Hearing[]): number => hearings.filter(({ right }) => right).length;
const msOf = (hearings: readonly Hearing[]): number => sum(hearings.map(({ ms }) => ms));
