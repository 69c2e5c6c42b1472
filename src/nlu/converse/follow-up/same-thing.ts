/** What a command is about, beside the one before it: the same thing, another, or nothing that it could be. */
import type { AdjustCall, Call, Target } from '../../call.js';
import type { Match } from '../../skill.js';
import type { Command } from '../interpret.js';

/** "Make the lamp orange and not so bright": still the lamp. */
export function ofTheSame(call: Call, before: Call | undefined, { skill, text }: Match): Call {
  const named = before?.target;
  // "Turn on the star projector and dim it": that lamp, not the room's.
  const points = skill !== 'indirect' && /\b(?:it|them)\b/i.test(text);
  if (points && call.do === 'adjust' && isBare(call.target) && named?.kind === call.target.kind)
    return { ...call, target: { ref: 'last', kind: call.target.kind } };
  // "Spots on, and turn it down": the spots, and no music that plays beside them.
  if (points && isTurned(call, text) && named !== undefined && isBegun(before))
    return { ...call, attr: 'level', target: { ref: 'last' } };
  // "Open the blinds a little, then stop": the blinds.
  if (call.do === 'control' && call.op === 'stop' && named !== undefined && isMoving(before))
    return { do: 'set', state: 'stop', target: { ref: 'last' } };
  // "Turn on the hood and set it to 75": whatever level a hood has.
  if (call.do === 'adjust' && isLevelOf(call, named?.kind))
    return { ...call, attr: 'level', target: { ref: 'last' } };
  if (call.do !== 'adjust' || !isBare(call.target) || before?.do !== 'adjust' || named === undefined)
    return call;
  const { kind } = call.target;
  const fits = named.ref !== undefined || (named.kind === kind && (named.ids ?? named.name) !== undefined);
  return fits ? { ...call, target: { ref: 'last', kind } } : call;
}

const OF_SOUND = /\b(?:loud|quiet|volume|sound|audio|music|noise|soft)/i;

/** "Turn it down" is read as said of what sounds, whatever "it" is. */
function isTurned(call: Call, text: string): call is AdjustCall {
  return call.do === 'adjust' && call.attr === 'volume' && call.delta !== undefined && !OF_SOUND.test(text);
}

/** Turned on or set to something; what was closed or locked is not turned down after that. */
function isBegun(before: Call | undefined): boolean {
  return before?.do === 'adjust' || (before?.do === 'set' && before.state === 'on');
}

/** A bare number for "it", read as a property of another kind of thing than "it" is. */
function isLevelOf(call: AdjustCall, kind: string | undefined): boolean {
  if (call.target?.ref !== 'last' || typeof call.value !== 'number') return false;
  const { kind: read, kinds } = call.target;
  return (
    kind !== undefined && (read ?? kinds) !== undefined && read !== kind && kinds?.includes(kind) !== true
  );
}

function isMoving(call: Call | undefined): boolean {
  if (call?.do === 'adjust') return call.attr === 'position';
  return call?.do === 'set' && (call.state === 'open' || call.state === 'close');
}

const NO_DEVICE: ReadonlySet<string> = new Set(['timer', 'alarm', 'reminder', 'list']);

/** "It" or "them", of what is no device. */
export function isOfNoDevice(said: readonly Call[], before: Call | undefined): boolean {
  return (
    before !== undefined &&
    NO_DEVICE.has(before.do) &&
    said.some((call) => (call.do === 'set' || call.do === 'adjust') && call.target?.ref === 'last')
  );
}

/** The same verb of "it" and then, after a pause, of what it is. */
export function isNamedNow(
  before: Match | undefined,
  match: Match,
  said: Command | undefined,
  pause: string,
): boolean {
  const [vague, ...more] = said ?? [];
  const verb = /^\w+/.exec(match.text)?.[0].toLowerCase();
  if (before === undefined || vague === undefined || more.length > 0 || verb === undefined) return false;
  return (
    new RegExp(`^${verb} (?:it|that|them|those)$`, 'i').test(before.text) &&
    /^\s*,\s*$/.test(pause) &&
    match.slots['name'] !== undefined
  );
}

/** One thing by its name, after a pause, for the "it" or the bare kind of thing before. */
export function namesIt(calls: readonly Call[], before: Command | undefined, pause: string): boolean {
  const [call, ...more] = calls;
  const [vague, ...others] = before ?? [];
  if (call?.target?.ids === undefined || vague?.target === undefined || more.length + others.length > 0)
    return false;
  if (!/^\s*,\s*$/.test(pause) || vague.when !== undefined) return false;
  const { target } = vague;
  return isBare(target) ? target.kind === call.target.kind : target.ref === 'last';
}

/** It says which thing it is about, or where. */
export function names(call: Call): boolean {
  const target = 'target' in call ? call.target : undefined;
  return target !== undefined && !isBare(target);
}

/** A kind of thing, and neither which nor where. */
export function isBare(target: Target | undefined): target is Target & { readonly kind: string } {
  return target?.kind !== undefined && Object.keys(target).length === 1;
}
