/** Small builders of a `Performance`, so that executors read as what they decide. */
import type { Call } from '../../nlu/call.js';
import type { Pending } from '../../nlu/conversation.js';
import { joinAnd } from '../../nlu/time.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';
import type { Effect, LocalTime } from '../world.js';
import type { Performance } from './perform.js';

const NOTHING = { calls: [], effects: [], pending: null, devices: [], areas: [] } as const;

/** Carried out, or answered. */
export function done(
  call: ResolvedCall | readonly ResolvedCall[],
  effects: readonly Effect[],
  reply: string,
  devices: readonly string[] = [],
): Performance {
  const calls = isMany(call) ? call : [call];
  return { ...NOTHING, calls, effects, reply, devices };
}

/** Understood, but there was nothing to do: the call stands, the house does not change, and the reply says why. */
export function told(call: ResolvedCall, reply: string): Performance {
  return done(call, [], reply);
}

/** Not possible here. */
export function refused(reason: string, reply: string): Performance {
  return done({ do: 'none', reason }, [], reply);
}

/** Something must be known first. */
export function asked(pending: Pending, question: string): Performance {
  return { ...NOTHING, reply: question, pending };
}

/** Several fit: which of them? @param say how one is called in the question */
export function askedWhich(
  call: Call,
  options: Extract<Pending, { kind: 'choose' }>['options'],
  at: LocalTime,
  say: (label: string) => string = (label) => label,
): Performance {
  const names = joinAnd(
    options.map(({ label }) => say(label)),
    'or',
  );
  return asked({ kind: 'choose', call, rest: [], options, at }, `Which one: ${names}?`);
}

function isMany(call: ResolvedCall | readonly ResolvedCall[]): call is readonly ResolvedCall[] {
  return Array.isArray(call);
}
