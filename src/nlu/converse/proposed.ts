/**
 * What the micro LLM proposes where the grammar has nothing to say. Its calls take the road of all calls (tryOut, policy,
 * confirmation); how sure it is decides whether they are carried out, asked about, or forgotten. It can widen what is
 * understood, never what is allowed.
 */
import { describeCalls } from '../../actions/perform/describe-calls.js';
import type { World } from '../../actions/world.js';
import type { Call } from '../call.js';
import type { Session } from '../conversation.js';
import { senseOf, type Trial, tryOut } from './carry-out.js';
import { type Conclusion, conclude } from './conclude.js';
import { isOnlyTalk } from './talk.js';

export interface Proposed {
  readonly calls: readonly Call[];
  /** 0-1, calibrated. */
  readonly confidence: number;
  /** Not the model's: people of this house taught it (docs/adaptation.md). */
  readonly learned?: true;
}

/** Sure enough to act: measured on held-out homes and out-of-scope sentences (training/llm/RESULTS.md). */
export const ACTS_FROM = 0.9;
/** Sure enough to ask "Did you mean ...?". */
export const ASKS_FROM = 0.75;

interface Around {
  readonly session: Session;
  readonly world: World;
  readonly room: string | null;
}

/** Null where the proposal is better forgotten: the sentence then was not understood. */
export function concludeProposed(
  { calls, confidence }: Proposed,
  around: Around,
  text: string,
): Conclusion | null {
  if (calls.length === 0 || confidence < ASKS_FROM || isTalk(calls)) return null;
  if (isOnlyTalk(text, calls)) return null;
  const { session, world, room } = around;
  const trial = tryOut(
    calls.map((call) => [call]),
    world,
    { ...session, pending: null },
    room,
  );
  const sure = confidence >= ACTS_FROM;
  // A refusal says why, but only of what was surely asked.
  if (senseOf(trial) === 0 && !sure) return null;
  if (sure || isHarmless(trial)) {
    return { ...conclude(trial, around, { confirmed: null, text }), source: 'llm' };
  }
  return { ...asking(trial, calls, around), source: 'llm' };
}

/** Nothing was asked of the house, or too little was heard. */
function isTalk(calls: readonly Call[]): boolean {
  return calls.some(
    (call) =>
      call.do === 'none' &&
      (call.reason === 'out_of_scope' || call.reason === 'ambiguous' || call.reason === 'unheard'),
  );
}

/** An answer to a question changes nothing, a question of ours neither. */
function isHarmless({ effects, question }: Trial): boolean {
  return effects.length === 0 && question === null;
}

/** "Did you mean ...?": nothing is done before the answer. */
export function asking(trial: Trial, calls: readonly Call[], { session, world }: Around): Conclusion {
  const meant = describeCalls(
    trial.parts.flatMap((part) => part.calls).filter((call) => call.do !== 'none'),
    world.home,
  );
  const question = meant === '' ? 'Can you say that in other words?' : `Did you mean: ${meant}?`;
  return {
    source: 'llm',
    calls: [],
    effects: [],
    reply: question,
    ask: question,
    session: {
      ...session,
      pending: meant === '' ? null : { kind: 'confirm', calls, at: world.now, devices: [] },
      lastReply: question,
      failures: 0,
    },
  };
}
