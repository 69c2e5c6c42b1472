/** How a turn ends: done, asked, refused, repeated, not understood; and what the session keeps of it. */
import { applyEffects } from '../../actions/apply-effects.js';
import { examples } from '../../actions/perform/facts/help-examples.js';
import type { PerformContext } from '../../actions/perform/index.js';
import { afterRight, afterWrong, lockedSeconds, sayLocked } from '../../actions/policy/pin-tries.js';
import { judge, type Verdict } from '../../actions/policy/policy.js';
import { MEMORY_SECONDS } from '../../actions/resolve/place.js';
import type { ResolvedCall } from '../../actions/resolve/resolved-call.js';
import type { Effect, World } from '../../actions/world.js';
import type { Call, ControlOp } from '../call.js';
import type { Outcome, Pending, Session } from '../conversation.js';
import { joined } from '../reply/joined.js';
import { joinDays } from '../reply/joined-days.js';
import { askConfirm, askPin, askQuiet, refuseRisk, sayDeed, sayNoPin, sayPlan } from '../reply/risk.js';
import { vary } from '../reply/wording.js';
import { secondsBetween } from '../time.js';
import type { Consent } from './answer.js';
import { isRefusal, type Trial } from './carry-out.js';
import { afterUndo, remember, standsIn, undoable } from './session.js';
import { UNDONE } from './undo.js';

export type Conclusion = Omit<Outcome, 'ms' | 'confidence'>;

export interface Around {
  readonly session: Session;
  readonly world: World;
  readonly room: string | null;
  /** No PIN is set: asking for one would be in vain. */
  readonly noPin?: boolean;
}

/** From here on, help is offered. */
const FAILURES_BEFORE_HELP = 2;

export function conclude(
  trial: Trial,
  around: Around,
  how: {
    readonly confirmed: Consent | null;
    /** What the next sentence may go on from. */
    readonly text: string | null;
    /** Whether this one went on from the one before. */
    readonly too?: boolean;
  },
): Conclusion {
  const { session, world } = around;
  const stands = standsIn(session, world);
  if (trial.question !== null) {
    // "The aft one", "and the forward one too": what goes on goes on from the sentence that was asked about.
    const asked = { ...around, session: { ...session, lastText: how.text } };
    return asking(trial.question.pending, trial.question.text, asked);
  }
  const context = contextOf(around);
  const calls: ResolvedCall[] = [];
  const effects: Effect[] = [];
  const replies: string[] = [];
  const again: Call[] = [];
  for (const command of trial.commands) {
    command.performances.forEach((part, index) => {
      const verdict = judge(part.effects, world, stands);
      if (verdict.level === 'never' || verdict.level === 'inside') {
        calls.push({ do: 'none', reason: 'unsupported' });
        replies.push(refuseRisk(verdict, sayDeed(verdict, part.effects, context)));
        return;
      }
      const call = command.calls[index];
      if (call !== undefined && !isRefusal(part)) again.push(call);
      calls.push(...part.calls);
      effects.push(...part.effects);
      replies.push(part.reply);
    });
  }
  const verdict = judge(effects, world, stands);
  if ((verdict.level === 'confirm' || verdict.level === 'pin') && !covers(how.confirmed, verdict)) {
    return askFirst(verdict, effects, again, around);
  }
  const refused = calls.length > 0 && calls.every((call) => call.do === 'none');
  // "Make it six": the new alarm says what there is now.
  const said = replies.filter((text) => text !== '' && (text !== UNDONE || replies.length === 1));
  const reply = joined(joinDays([...new Set(said)]));
  const agreed = verdict.level === 'none' ? effects : effects.map((one) => withConsent(one, how.confirmed));
  if (how.confirmed?.level === 'pin') agreed.push(...afterRight(world.agenda.pin));
  const undone = calls.some((call) => call.do === 'control' && call['op'] === 'undo');
  const failures = refused ? session.failures + 1 : 0;
  const offered = refused && failures >= FAILURES_BEFORE_HELP ? `${reply} ${offerHelp(context)}` : reply;
  return {
    source: 'grammar',
    calls: refused ? calls.slice(0, 1) : calls,
    effects: agreed,
    reply: offered,
    ask: null,
    session: {
      ...session,
      pending: null,
      last: remember(session, trial.commands, world, how.too),
      undo:
        undone && trial.commands.length === 1
          ? afterUndo(session, trial.commands[0]?.calls[0]?.target?.ids)
          : toldAs(reply, undoneAnew(trial, session, agreed, world), session),
      lastReply: offered,
      lastText: refused || (undone && trial.commands.length === 1) ? (session.lastText ?? null) : how.text,
      failures,
    },
  };
}

/**
 * "No, the hall lamp": what the new deed is undone to is the house before the one that it took the place of, which is as
 * it was; what was set anew goes back to how it was set.
 */
function undoneAnew(
  { commands }: Trial,
  session: Session,
  effects: readonly Effect[],
  world: World,
): Session['undo'] {
  const [first, ...rest] = commands;
  const [undo] = first?.calls ?? [];
  const back = first?.performances.flatMap((part) => part.effects) ?? [];
  const swapped =
    undo?.do === 'control' && undo.op === 'undo' && undo.target === undefined && rest.length > 0;
  if (!swapped || back.length === 0 || !back.every(({ type }) => type === 'device' || type === 'device-op'))
    return undoable(session, effects, world);
  const before = { ...session, undo: afterUndo(session, undefined) };
  return undoable(before, effects.slice(back.length), applyEffects(world, back));
}

/** The deed with how it is told, where there is a new one. */
function toldAs(reply: string, undo: Session['undo'], { undo: before }: Session): Session['undo'] {
  return undo === null || undo === before ? undo : { ...undo, reply };
}

/** When it is due nobody can be asked. */
function withConsent(effect: Effect, consent: Consent | null): Effect {
  if (effect.type !== 'schedule' || effect.op !== 'set' || consent === null) return effect;
  return { ...effect, entry: { ...effect.entry, consent: consent.level } };
}

function covers(consent: Consent | null, verdict: Verdict): boolean {
  if (consent === null || (verdict.level === 'pin' && consent.level !== 'pin')) return false;
  return verdict.devices.every((id) => consent.devices.includes(id));
}

function askFirst(
  verdict: Verdict,
  effects: readonly Effect[],
  calls: readonly Call[],
  around: Around,
): Conclusion {
  // Nobody is asked for what would not be listened to.
  if (verdict.level === 'pin' && isPinLocked(around)) return wrongPin(around, 'pin-locked');
  const plan = sayPlan(effects, contextOf(around));
  const deed = plan ?? sayDeed(verdict, effects, contextOf(around));
  const later = plan === null && effects.some(({ type }) => type === 'schedule');
  const pin = verdict.level === 'pin';
  if (pin && around.noPin === true)
    return quiet(around, [{ do: 'none', reason: 'unsupported' }], sayNoPin(deed));
  const pending: Pending = {
    kind: 'confirm',
    calls,
    at: around.world.now,
    devices: verdict.devices,
    ...(pin ? { pin } : {}),
  };
  const ask = verdict.quiet === true ? askQuiet : askConfirm;
  return asking(pending, pin ? askPin(deed) : ask(deed, later), around);
}

function asking(pending: Pending, question: string, { session }: Around): Conclusion {
  return {
    source: 'grammar',
    calls: [],
    effects: [],
    reply: question,
    ask: question,
    session: { ...session, pending, lastReply: question, failures: 0 },
  };
}

/** "That's wrong": of the deed, which may be undone; null where there was none, or it is long ago. */
export function offerUndo(around: Around): Conclusion | null {
  const { session, world } = around;
  const at = session.undo?.at;
  if (at === undefined || secondsBetween(at, world.now) > MEMORY_SECONDS) return null;
  const calls: readonly Call[] = [{ do: 'control', op: 'undo' }];
  return asking({ kind: 'confirm', calls, at: world.now, devices: [] }, 'Should I undo that?', around);
}

/** A question declined, or a yes or no that nobody asked for. */
export function decline(around: Around, op: ControlOp): Conclusion {
  const context = contextOf(around);
  const reply =
    op === 'yes'
      ? 'There is nothing to confirm.'
      : vary(context, "OK, I won't.", 'All right.', 'OK, never mind.');
  return quiet(around, [{ do: 'control', op }], reply);
}

export function wrongPin(around: Around, why: 'wrong-pin' | 'pin-locked' | 'no-pin-set'): Conclusion {
  const { world } = around;
  const tries = why === 'wrong-pin' ? afterWrong(world.agenda.pin, world.now) : world.agenda.pin;
  const locked = lockedSeconds(tries, world.now);
  const reply =
    why === 'no-pin-set'
      ? 'No PIN has been set up, so I have to leave it. Earshot setup sets one.'
      : locked > 0
        ? sayLocked(locked)
        : "That's not the PIN.";
  const refused = quiet(around, [{ do: 'none', reason: 'unsupported' }], reply);
  return why === 'wrong-pin' && tries !== undefined
    ? { ...refused, effects: [{ type: 'pin', tries }] }
    : refused;
}

const isPinLocked = ({ world }: Around): boolean => lockedSeconds(world.agenda.pin, world.now) > 0;

export function repeatLast(around: Around): Conclusion {
  const reply = around.session.lastReply ?? "I haven't said anything yet.";
  return quiet(around, [{ do: 'control', op: 'repeat' }], reply);
}

function quiet({ session }: Around, calls: readonly ResolvedCall[], reply: string): Conclusion {
  return {
    source: 'grammar',
    calls,
    effects: [],
    reply,
    ask: null,
    session: { ...session, pending: null, lastReply: reply, failures: 0 },
  };
}

/** A courtesy is answered by one; nothing was asked for, so nothing failed. */
export function acknowledge(around: Around, reply: string): Conclusion {
  return { ...quiet(around, [], reply), source: 'none' };
}

/** The same, told in other words. */
export function answering(conclusion: Conclusion, reply: string): Conclusion {
  return { ...conclusion, reply, session: { ...conclusion.session, lastReply: reply } };
}

/** Told to leave something as it is. */
export function leaving(around: Around, reply: string): Conclusion {
  return quiet(around, [], reply);
}

/** Understood, but it is not to be had. */
export function refusing(around: Around, reply: string): Conclusion {
  return quiet(around, [{ do: 'none', reason: 'unsupported' }], reply);
}

/** Nothing the grammar knows. An open question stays open, and is asked again. */
export function notUnderstood(session: Session, world: World, room: string | null): Conclusion {
  const context = contextOf({ session, world, room });
  const failures = session.failures + 1;
  const question = failures < FAILURES_BEFORE_HELP + 1 && session.pending !== null ? session.lastReply : null;
  const sorry = vary(
    context,
    "Sorry, I didn't understand that.",
    "I didn't get that.",
    "Sorry, that's beyond me.",
  );
  const help = question === null && failures >= FAILURES_BEFORE_HELP ? ` ${offerHelp(context)}` : '';
  const reply = question === null ? `${sorry}${help}` : `${sorry} ${question}`;
  return {
    source: 'none',
    calls: [],
    effects: [],
    reply,
    ask: question,
    session: {
      ...session,
      pending: question === null ? null : session.pending,
      lastReply: question ?? reply,
      failures,
    },
  };
}

function offerHelp(context: PerformContext): string {
  const said = examples(context, 2).map((text) => `"${text}"`);
  return said.length === 0 ? '' : `You can say ${said.join(' or ')}.`;
}

function contextOf({ session, world, room }: Around): PerformContext {
  return { world, session, room, variety: session.turns ?? 0 };
}
