/** "Bring it to twenty", with nothing before it, where a lamp and a thermostat are in the room: percent or degrees? */
import { abilityOf } from '../../../actions/kinds/kinds.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';

/** What people set rooms to; anything else is a percentage. */
const DEGREES = { from: 5, to: 35 } as const;
/** Words that say of what the number is. */
const OF_WHAT =
  /%|\b(?:percent|degrees?|celsius|fahrenheit|dim\w*|bright\w*|darken|lights?|lit|lamps?|volume|loud\w*|quiet\w*|sound|speed|fast\w*|heat\w*|warm\w*|cool\w*|temp\w*|open\w*|close\w*)\b/i;

/** A clock time that is begun; an event or a reminder that is put off. */
const OF_AN_HOUR =
  /\b(?:to|past)[\s.!]*$|\b(?:move|shift|push) (?:it|that|them) (?:back |forward )?to\b(?!.*(?:%|\bpercent\b))/i;

const LAST_HOUR = 12;
const AT_HOUR = /\bat \p{L}+|\bat \d/iu;
const OF_SHARE = /%|\bper ?cent\b/i;

const DOWN_TO = /\b(?:up|down) to\b/i;

function spokenOfLight(session: Session, world: World): boolean {
  const ids = remembered(session, world.now)?.devices ?? [];
  return world.home.devices.some((device) => device.kind === 'light' && ids.includes(device.id));
}

/** "The cabin one too": a noun, and no level of one percent. */
export function isNounOne(call: Call, said: string): boolean {
  return call.do === 'adjust' && call.value === 1 && /\bone\b/i.test(said) && !LEVEL_ONE.test(said);
}

const LEVEL_ONE = /\b(?:to|at|by|number|level|step|speed|volume) one\b|\bone (?:percent|per cent|degree|%)/i;

export function isUnsaidUnit(
  call: Call,
  said: string,
  { world, session, room }: { world: World; session: Session; room: string | null },
): boolean {
  if (call.do !== 'adjust' || call.target?.ref !== 'last') return false;
  // "Bring it down to 22" is by 22 no more than it is 22 percent.
  const level =
    call.value ?? (typeof call.delta === 'number' && DOWN_TO.test(said) ? Math.abs(call.delta) : null);
  if (typeof level !== 'number') return false;
  // "Make it five to", "move it to four", of no thing that moves: an hour.
  // "Close the blind." "Open it again at seven."
  if (call.attr === 'position' && level <= LAST_HOUR && AT_HOUR.test(said) && !OF_SHARE.test(said))
    return true;
  if (OF_AN_HOUR.test(said) && call.target.kind === 'light' && !spokenOfLight(session, world)) return true;
  if (level < DEGREES.from || level > DEGREES.to || OF_WHAT.test(said)) return false;
  if ((remembered(session, world.now)?.devices.length ?? 0) > 0) return false;
  const here = world.home.devices.filter(({ area }) => area !== null && area === room);
  return (
    here.some((one) => one.kind === 'light' && abilityOf(one, 'brightness') !== null) &&
    here.some((one) => one.kind === 'climate' && abilityOf(one, 'target') !== null)
  );
}
