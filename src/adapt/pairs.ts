/**
 * Follows a conversation and finds the corrections in it: what was said, and what was meant in the end. It only looks on,
 * and remembers one sentence per speaker for a minute.
 */
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import type { World } from '../actions/world.js';
import type { Outcome, Session } from '../nlu/conversation.js';
import { CORRECTING, cameToNothing } from '../nlu/converse/correction/instead.js';
import { secondsBetween } from '../nlu/time.js';

export interface Turn {
  /** Who speaks, as far as sessions tell. */
  readonly speaker: string;
  readonly text: string;
  /** The session and the house before it was understood. */
  readonly before: Session;
  readonly world: World;
  readonly outcome: Outcome;
}

export interface Pair {
  readonly said: string;
  /** What was done in the end, without what took the mistake back. */
  readonly calls: readonly ResolvedCall[];
  /** In so many words ("I meant ..."), by a yes, after a no, or (false) by just saying it again in other words. */
  readonly explicit: boolean;
}

export interface Found {
  readonly pair: Pair | null;
  /** Words that were understood and corrected: something learnt may be wrong. */
  readonly corrected: { readonly said: string; readonly devices: readonly string[] } | null;
}

/** Seconds: a question may wait for its answer for longer than a mistake for its correction. */
const ANSWERED_WITHIN = 120;
const CORRECTED_WITHIN = 60;
const MOST_SPEAKERS = 64;

const YES =
  /^(?:yes|yeah|yep|yup|sure|ok|okay|correct|right|exactly|do it|please do|that'?s (?:right|it)|go ahead)\b[^,]{0,24}$/i;

interface Attempt {
  readonly said: string;
  readonly at: string;
  /** `known`: done, and the grammar knew the words; `guessed`: done, and it did not. */
  readonly came: 'nothing' | 'question' | 'rejected' | 'guessed' | 'known';
  readonly devices: readonly string[];
}

const NOTHING: Found = { pair: null, corrected: null };

export class PairFinder {
  readonly #attempts = new Map<string, Attempt>();

  look(turn: Turn): Found {
    const { speaker, before, world } = turn;
    const known = this.#attempts.get(speaker);
    this.#attempts.delete(speaker);
    // Words about a PIN are looked at by nobody.
    if (before.pending?.kind === 'confirm' && before.pending.pin === true) return NOTHING;
    const attempt = known !== undefined && isFresh(known, world.now) ? known : null;
    const found = attempt === null ? NOTHING : foundIn(turn, attempt);
    const next = nextAttempt(turn, attempt);
    if (next !== null) this.#attempts.set(speaker, next);
    const [oldest] = this.#attempts.keys();
    if (this.#attempts.size > MOST_SPEAKERS && oldest !== undefined) this.#attempts.delete(oldest);
    return found;
  }
}

function foundIn({ text, outcome }: Turn, attempt: Attempt): Found {
  const calls = outcome.calls.filter(({ do: does }) => does !== 'control' && does !== 'none');
  if (!isDone(outcome) || calls.length === 0) return NOTHING;
  const devices = devicesOf(calls);
  const pair = (explicit: boolean): Found => ({
    pair: { said: attempt.said, calls, explicit },
    corrected: null,
  });
  const correcting = CORRECTING.test(text);
  switch (attempt.came) {
    case 'question':
      // Another command in the place of an answer says nothing about the question.
      return pair(correcting || YES.test(text.trim()));
    case 'nothing':
      return pair(correcting);
    case 'rejected':
      return pair(true);
    case 'guessed':
      return correcting && isOther(devices, attempt.devices) ? pair(true) : NOTHING;
    case 'known':
      if (!correcting || !isOther(devices, attempt.devices)) return NOTHING;
      return { pair: null, corrected: { said: attempt.said, devices } };
  }
}

/** What the next turn may be about. */
function nextAttempt({ text, outcome, world }: Turn, attempt: Attempt | null): Attempt | null {
  const { source, calls, ask } = outcome;
  const here = { said: text, at: world.now, devices: devicesOf(calls) };
  const isControl = calls.length > 0 && calls.every(({ do: does }) => does === 'control');
  if (isControl) {
    const lives = attempt !== null && ['question', 'guessed', 'rejected'].includes(attempt.came);
    return lives && isTakenBack(calls) ? { ...attempt, at: world.now, came: 'rejected' } : null;
  }
  if (cameToNothing(outcome)) {
    // "No, the flor lamp" was not understood either: it is still about the sentence before.
    return attempt !== null && CORRECTING.test(text) ? attempt : { ...here, came: 'nothing' };
  }
  if (ask !== null) return source === 'llm' ? { ...here, came: 'question' } : null;
  if (!isDone(outcome)) return null;
  return { ...here, came: source === 'llm' ? 'guessed' : 'known' };
}

/** "No", "undo that", "never mind". */
export const isTakenBack = (calls: readonly ResolvedCall[]): boolean =>
  calls.some((call) => TAKES_BACK.has(call.do === 'control' ? String(call['op']) : ''));

const TAKES_BACK = new Set(['no', 'cancel', 'nevermind', 'stop', 'undo']);

/** Something was done or told: a thing that is on already is not turned on, and was meant all the same. */
function isDone({ source, calls, ask }: Outcome): boolean {
  return source !== 'none' && ask === null && calls.some((call) => (call.devices?.length ?? 0) > 0);
}

function isFresh({ at, came }: Attempt, now: string): boolean {
  const age = secondsBetween(at, now);
  return age >= 0 && age <= (came === 'question' ? ANSWERED_WITHIN : CORRECTED_WITHIN);
}

export const devicesOf = (calls: readonly ResolvedCall[]): string[] => [
  ...new Set(calls.flatMap(({ devices = [] }) => devices)),
];

const isOther = (now: readonly string[], then: readonly string[]): boolean =>
  now.some((id) => !then.includes(id));
