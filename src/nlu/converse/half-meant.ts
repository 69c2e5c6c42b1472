/** Readings of which only a part can be what was meant: better none of it is done than that part. */
import type { Call } from '../call.js';
import type { Trial } from './carry-out.js';
import type { Understood } from './sense.js';
import { ruledOut } from './veto/forbidden.js';

/** "Where the kids sleep, light out": what a part asks of nothing here, the others cannot mean alone. "Both lamps" are two. */
export function isHalfMeant({ trial, commands }: Understood, text: string): boolean {
  const isNone = (part: Trial['parts'][number] | undefined, reason: string): boolean =>
    part?.calls.some((call) => call.do === 'none' && call['reason'] === reason) === true;
  const calls = commands.flat();
  if (trial.parts.some((part, at) => isNone(part, 'no_device') && calls[at]?.target?.count !== undefined))
    return true;
  if (trial.effects.length === 0) return false;
  // "The lights on the": where, or which, was to come.
  if (UNFINISHED.test(text)) return true;
  // "No movie night for us": it will not take place.
  if (ruledOut(text) !== null && calls.some((call) => call.do === 'run')) return true;
  // "The radio off, ah well no, lower it": nobody can be sure how much of it is taken back.
  if (calls.slice(1).some((call) => call.do === 'control' && call.op === 'no')) return true;
  // "The drapes and the shutters" are two, where one thing here is taken for either.
  if (isTwice(trial, calls)) return true;
  if (isNone(trial.parts[0], 'out_of_scope')) return true;
  // "Doors down, kettle on": without a verb nobody can be sure that the first are not here.
  const found = (part: Trial['parts'][number]): boolean =>
    !isNone(part, 'no_device') && !isNone(part, 'no_ability');
  return !ORDERED.test(text) && !isSideBySide(calls) && !trial.parts.every(found);
}

const UNFINISHED = /\b(?:the|my|our|your)$/i;

/** "Kitchen to 20 and den to 18": rooms with a value each say what is asked, also of the one that has no such thing. */
function isSideBySide(calls: readonly Call[]): boolean {
  const [first, ...more] = calls;
  return (
    first?.do === 'adjust' &&
    more.length > 0 &&
    calls.every(
      (call) =>
        call.do === 'adjust' &&
        call.attr === first.attr &&
        call.value !== undefined &&
        call.target?.area !== undefined &&
        call.target.name === undefined,
    )
  );
}

/** Two kinds of a thing that come to the same devices. */
function isTwice({ parts }: Trial, calls: readonly Call[]): boolean {
  const kinds = calls.flatMap(({ target }, at) => {
    const [done] = parts[at]?.calls ?? [];
    const named = target?.class !== undefined && target.ids === undefined && done?.devices !== undefined;
    return named ? [{ class: target.class, on: `${calls[at]?.do} ${done.devices.join()}` }] : [];
  });
  return kinds.some((one, at) =>
    kinds.some((other, index) => index < at && one.on === other.on && one.class !== other.class),
  );
}

const ORDERED =
  /\b(?:turn|switch|put|set|open|close|shut|lock|unlock|start|stop|play|dim|make|get|run|pause|mute|lower|raise|brighten|wake|remind|tell|let|bring|send|kill|cut|add|give|have)\b/i;
