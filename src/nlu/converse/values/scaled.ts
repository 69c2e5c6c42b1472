/** "Half that", "reduce by half", "half as bright", "double it": a part or a multiple of the level that what was spoken of has now. */
import { attrOf } from '../../../actions/adjusting.js';
import { LEVELLED } from '../../../actions/kinds/kinds.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { AdjustCall, Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { isSetSince } from '../session.js';

const LEAD =
  '^(?:(?:no|nope|nah|okay|and|but|now|then|please|just|whoa|make it|make them|same (?:colou?r|one) but|only) )*';
const IT = '(?:it|that|this|them|those|both)';
const LESS = '(?:reduce|lower|cut|drop|turn|bring|take|dim|slow|decrease)';
const HALF = new RegExp(
  `${LEAD}(?:halve(?: ${IT})?|half (?:of )?(?:that|it)|half as (?:\\w+)(?: as (?:that|this|now))?|${LESS}(?: ${IT})?(?: down)? (?:by|in|to) half(?: (?:of )?that)?|by half)(?: please| now)*$`,
);
const DOUBLE = new RegExp(
  `${LEAD}(?:double(?: ${IT})?|twice (?:that|as \\w+(?: as (?:that|this|now))?)|(?:increase|raise|turn up|bring up)(?: ${IT})? by double)(?: please| now)*$`,
);
/** "Down to half" of a lamp is half of all it has; of what is at 30 percent nobody would brighten it so. */
const WHOLE = /\bto half$/;
const MOST = 100;

/** Null where nothing was spoken of that has a level which is known, or several have different ones. */
export function scaled(text: string, session: Session, world: World): Call | null {
  const last = remembered(session, world.now);
  const said = normalWords(text).join(' ');
  const factor = HALF.test(said) && !WHOLE.test(said) ? 0.5 : DOUBLE.test(said) ? 2 : null;
  if (factor === null || last === null || isSetSince(session, last)) return null;
  const devices = world.home.devices.filter(({ id }) => last.devices.includes(id));
  const before = last.calls.findLast((call): call is AdjustCall => call.do === 'adjust');
  const levels = new Set(
    devices.map((device) => {
      if (!LEVELLED.has(device.kind) || device.kind === 'climate' || device.kind === 'water_heater')
        return null;
      const level = world.states.get(device.id)?.[attrOf(device, 'level')];
      return typeof level === 'number' ? level : null;
    }),
  );
  const [level, ...others] = [...levels];
  if (level == null || others.length > 0) return null;
  const value = Math.min(MOST, Math.round(level * factor));
  // "Set the timer" between the two is none of it, but a colour or a source may be.
  const attr = before !== undefined && typeof before.value === 'number' ? before.attr : 'level';
  return { do: 'adjust', attr: attr === 'color_temp' ? 'level' : attr, value, target: { ref: 'last' } };
}
