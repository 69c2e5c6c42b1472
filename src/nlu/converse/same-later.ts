/** "Same for Wednesday", "the same tomorrow at half past six", "remind me again on Friday": what was just set, done or put off, once more at that time. */
import { remembered } from '../../actions/place.js';
import type { World } from '../../actions/world.js';
import type { Call, ClockCall, TimeExpression, When } from '../call.js';
import type { Session } from '../conversation.js';
import { clockOf } from '../time.js';
import { made } from './afterwards.js';
import { justPlanned } from './plans.js';
import type { ReadAs } from './sense.js';

const SAME =
  /^(?:(?:and|also|okay|ok|yes|do|now|please)[\s,]+)*(?:(?:the )?same(?: (?:thing|again|one|alarm|reminder))*|(?:remind|wake|tell) (?:me|us)(?: (?:of|about) (?:it|that))? again)\s+(?:(?:for|on)\s+)?(?<time>.+?)(?:[\s,]+(?:too|as well|also|please|again))*[\s.!]*$/i;
const REPEATABLE: ReadonlySet<Call['do']> = new Set<Call['do']>(['set', 'adjust', 'media', 'run']);

/** Null where nothing was set or done that could be so again, or the words say no time. */
export function sameLater(
  text: string,
  session: Session,
  world: World,
  readAs: ReadAs,
): readonly Call[] | null {
  const time = SAME.exec(text.trim())?.groups?.['time'];
  if (time === undefined) return null;
  const effect = made(session);
  if (effect?.type === 'timer') return null;
  if (effect !== null) {
    const { kind, label, time: at, repeat } = effect.entry;
    const call = timeOf(time, clockOf(at), kind, readAs);
    return call === null || (repeat !== null && call.repeat === undefined)
      ? null
      : [{ ...call, ...(label === null ? {} : { label }) }];
  }
  const last = remembered(session, world.now);
  if (last === null || last.devices.length === 0) return null;
  if (!last.calls.every(({ do: does }) => REPEATABLE.has(does))) return null;
  const [plan] = justPlanned(session, world);
  const call = timeOf(time, clockOf(plan?.at ?? last.at), 'reminder', readAs);
  if (call?.time === undefined) return null;
  const when: When = {
    at: call.time,
    ...(call.repeat === undefined ? {} : { repeat: call.repeat }),
  };
  const calls = plan === undefined ? last.calls : last.calls.filter((one) => one.when !== undefined);
  return calls.map((one) => ({ ...one, target: { ids: last.devices }, when }));
}

/** The time that was said; of a day alone, that day at the same hour. */
function timeOf(said: string, clock: string, kind: ClockCall['do'], readAs: ReadAs): ClockCall | null {
  const carried = (words: string): string =>
    kind === 'alarm' ? `set an alarm ${words}` : `remind me ${words} to call`;
  const ways = [said, `on ${said}`, `at ${said}`, `for ${said}`].map(carried);
  const plain = ways.map(readAs).find((call): call is ClockCall => isTimed(call, kind));
  if (plain?.time !== undefined && hasHour(plain.time)) return bare(plain);
  const dated = [`at ${clock} ${said}`, `at ${clock} on ${said}`].map(carried);
  const found = dated.map(readAs).find((call): call is ClockCall => isTimed(call, kind));
  return found?.time !== undefined && 'clock' in found.time && clock.endsWith(found.time.clock)
    ? bare(found)
    : null;
}

function isTimed(call: Call | null, kind: ClockCall['do']): boolean {
  return (
    call?.do === kind &&
    call.op === 'set' &&
    call.time !== undefined &&
    (kind === 'alarm' ? call.label === undefined : call.label === 'call')
  );
}

const hasHour = (time: TimeExpression): boolean => !('day' in time) || 'clock' in time || 'sun' in time;

function bare({ label: _label, ...call }: ClockCall): ClockCall {
  return call;
}
