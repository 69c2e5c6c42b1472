/**
 * What the micro LLM proposes where the grammar has nothing to say. Its calls take the road of all calls (tryOut, policy,
 * confirmation); how sure it is decides whether they are carried out, asked about, or forgotten. It can widen what is
 * understood, never what is allowed.
 */
import { describeCalls } from '../../actions/perform/describe-calls.js';
import type { Call } from '../call.js';
import { sayWhenOf } from '../reply/when-said.js';
import { joinAnd } from '../time.js';
import { eventInstead } from './agenda/asked-event.js';
import { senseOf, type Trial, tryOut } from './carry-out.js';
import { type Around, type Conclusion, conclude, refusing } from './conclude.js';
import { isOnlyTalk } from './telling/talk.js';
import { vetoOn } from './veto/veto.js';

export interface Proposed {
  readonly calls: readonly Call[];
  /** 0-1, calibrated. */
  readonly confidence: number;
  /** Not the model's: people of this house taught it (docs/adaptation.md). */
  readonly learned?: true;
}

/**
 * Sure enough to act: of the requests of homes whose writer the fit has not seen one in seventeen is then done wrongly, and most of
 * these nearly rightly (training/llm/RESULTS.md has the table).
 */
export const ACTS_FROM = 0.55;
/** The same where the words were heard without the grammar's help, and may be others. */
export const HEARD_ACTS_FROM = 0.8;
/** Sure enough to ask "Did you mean ...?": about half of what is asked about is meant. */
export const ASKS_FROM = 0.35;

/** Null where the proposal is better forgotten: the sentence then was not understood. */
export function concludeProposed(
  { calls, confidence, learned }: Proposed,
  around: Around,
  text: string,
  actsFrom = ACTS_FROM,
): Conclusion | null {
  if (calls.length === 0 || confidence < ASKS_FROM || isTalk(calls)) return null;
  if (isOnlyTalk(text, calls)) return null;
  const { session, world, room } = around;
  const tried = (all: readonly Call[]): Trial =>
    tryOut(
      all.map((call) => [call]),
      world,
      { ...session, pending: null },
      room,
    );
  const first = tried(calls);
  const event = eventInstead(calls, first, text, world);
  const trial = event === null ? first : tried(event);
  const veto = learned === true ? null : vetoOn(text, calls, trial, { home: world.home, room });
  if (veto !== null)
    return veto.type === 'forget' ? null : { ...refusing(around, veto.reply), source: 'llm' };
  const sure = confidence >= actsFrom;
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
  const meant = joinAnd(
    trial.parts
      .flatMap((part) => part.calls)
      .filter((call) => call.do !== 'none')
      .map((call) => `${describeCalls([call], world.home)} ${sayWhenOf(call, world.home, world.now)}`.trim()),
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
