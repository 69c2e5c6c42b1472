/**
 * All commands of a sentence as one transaction: each is tried on the house as the ones before would leave it, then the
 * policy looks at the sum. Nothing has happened yet when this returns.
 */
import { applyEffects } from '../../actions/apply-effects.js';
import { type Performance, type PerformContext, performCall } from '../../actions/perform/index.js';
import { judge, type Verdict } from '../../actions/policy/policy.js';
import type { ResolvedCall } from '../../actions/resolve/resolved-call.js';
import type { Effect, ScheduledCalls, World } from '../../actions/world.js';
import type { Call } from '../call.js';
import type { Pending, Session } from '../conversation.js';
import type { Command } from './interpret.js';
import { type Remembered, remember, standsIn } from './session.js';
import { performUndo } from './undo.js';

export interface Trial {
  readonly parts: readonly Performance[];
  readonly commands: readonly Remembered[];
  readonly effects: readonly Effect[];
  /** The first question that came up; nothing is carried out before its answer. */
  readonly question: { readonly text: string; readonly pending: Pending } | null;
  readonly verdict: Verdict;
}

export function tryOut(
  commands: readonly Command[],
  world: World,
  session: Session,
  room: string | null,
): Trial {
  const tried: Remembered[] = [];
  let then = world;
  let now = session;
  let question: Trial['question'] = null;
  const putOff: ScheduledCalls[] = [];
  const allCalls = commands.flat();
  for (const calls of commands) {
    const performances: Performance[] = [];
    for (const call of calls) {
      const variety = session.turns ?? 0;
      const beside = allCalls.filter((other) => other !== call);
      const context: PerformContext = {
        world: then,
        session: now,
        room,
        variety,
        putOff,
        before: world,
        beside,
      };
      const part = perform(call, context);
      performances.push(part);
      if (part.pending !== null && question === null) {
        const rest = allCalls.filter((other) => other !== call);
        question = { text: part.reply, pending: withRest(part.pending, rest) };
      }
      then = applyEffects(then, part.effects);
      for (const effect of part.effects)
        if (effect.type === 'schedule' && effect.op === 'set') putOff.push(effect.entry);
    }
    tried.push({ calls, performances });
    // "... and set it to 50 %": the command before in the same sentence is what "it" means.
    if (tried.length < commands.length) now = { ...now, last: remember(now, tried, world) };
  }
  const parts = tried.flatMap(({ performances }) => performances);
  const effects = parts.flatMap((part) => part.effects);
  return {
    parts,
    commands: tried,
    effects,
    question,
    verdict: judge(effects, world, standsIn(session, world)),
  };
}

function perform(call: Call, context: PerformContext): Performance {
  return call.do === 'control' && call.op === 'undo'
    ? performUndo(context, call.target)
    : performCall(call, context);
}

function withRest(pending: Pending, rest: readonly Call[]): Pending {
  return pending.kind === 'confirm' || rest.length === 0 ? pending : { ...pending, rest };
}

/** How much sense the sentence makes in this house: 2 all of it can be done, 1 part of it or after a question, 0 none. */
export function senseOf(trial: Trial): 0 | 1 | 2 {
  const good = trial.parts.filter((part) => !isRefusal(part));
  if (good.length === 0) return 0;
  return good.length === trial.parts.length && trial.question === null ? 2 : 1;
}

/** Understood, and the thing is there, but it cannot do that: other meanings of the words are not what was asked. */
export function isUnable({ parts }: Trial): boolean {
  return parts.length > 0 && parts.every((part) => isRefusal(part) && part.calls.every(isInability));
}

/** Something is to be done, and it must be asked to which of several. */
export function isChoice({ question }: Trial): boolean {
  return question?.pending.kind === 'choose' && question.pending.call.do !== 'query';
}

const isInability = (call: ResolvedCall): boolean =>
  call['reason'] === 'no_ability' || call['reason'] === 'unsupported';

export function isRefusal(part: Performance): boolean {
  return part.pending === null && part.calls.length > 0 && part.calls.every((call) => call.do === 'none');
}
