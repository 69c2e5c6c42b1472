/** "To fifty", "okay, 75 then", "half only", "full speed", "all the way": a level alone, of what was just spoken of. */
import type { Device } from '../../../actions/home.js';
import { abilityOf, LEVELLED } from '../../../actions/kinds/kinds.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { secondsBetween } from '../../time.js';
import { isSetSince } from '../session.js';

const LEAD =
  '(?:(?:no|nope|okay|alright|fine|well|actually|and|but|only|just|then|maybe|lets say|say|try|go|make it|make that|put it|turn it|set it|rather|open it|close it) )*';
const END = '(?: (?:then|only|instead|please|is enough|is fine|will do|for now))*$';
const NUMBER = new RegExp(
  `^(${LEAD})((?:up |down )?(?:to|at|on) )?(\\d+(?:\\.\\d+)?)( percent| degrees)?(${END.slice(0, -1)})$`,
);
const WORD = new RegExp(
  `^${LEAD}(?:(?:to|at|on) )?(not )?(?:the )?(?:(half|halfway|half way)|(full|fully|max|maximum|all the way|completely|highest|as high as it goes|full blast|flat out)|(min|minimum|lowest|as low as it goes))(?: (speed|brightness|power|open|closed|up|down|shut|of it))?${END}`,
);
/** What says that a number alone is a level, and no answer to something else. */
const CUED =
  /^(?:okay|then|try|say|lets|maybe|actually|no|make|put|set|turn)\b|\b(?:then|only|instead|please|fine)\b/;

/** The level, of the one thing or the things of a kind that were spoken of last. */
export function bareLevel(text: string, session: Session, world: World): Call | null {
  const last = remembered(session, world.now);
  if (last === null || last.devices.length === 0 || !last.calls.every(isDeed)) return null;
  // A timer was set since: the number is of that.
  if (isSetSince(session, last)) return null;
  const devices = world.home.devices.filter(({ id }) => last.devices.includes(id));
  const [first] = devices;
  if (first === undefined || !devices.every(({ kind }) => kind === first.kind && LEVELLED.has(kind)))
    return null;
  // "Fifteen'll do."
  const said = normalWords(text.replace(/['’]ll (?:do|be (?:fine|enough|plenty))/i, ' will do')).join(' ');
  const set = (value?: number): Call => ({
    do: 'adjust',
    attr: 'level',
    ...(value === undefined ? {} : { value }),
    target: { ref: 'last' },
  });
  const [, lead = '', to, number, unit, end = ''] = NUMBER.exec(said) ?? [];
  if (number !== undefined) {
    const cued =
      to !== undefined ||
      unit !== undefined ||
      CUED.test(`${lead}${end}`.trim()) ||
      isWarmth(first, Number(number), secondsBetween(last.at, world.now));
    return cued && fits(first, Number(number)) ? set(Number(number)) : null;
  }
  const [, not, half, full, least, of] = WORD.exec(said) ?? [];
  // "Full brightness", just after the thermostat was set.
  if (of !== undefined && LEVEL_OF[of]?.has(first.kind) === false) return null;
  if (not !== undefined) return full === undefined ? null : askedHow(first);
  if (half !== undefined) return PERCENT.has(first.kind) ? set(50) : null;
  const shuts = last.calls.some((call) => call.do === 'set' && call.state === 'close');
  if (full !== undefined) return set(shuts ? 0 : (limitOf(first, 'max') ?? 100));
  const low = limitOf(first, 'min');
  return least === undefined || low === undefined ? null : set(low);
}

/** Seconds; "AC on." "Twenty two." */
const MOMENT = 30;

/** A number that can only be how warm it shall be, said just after. */
function isWarmth(device: Device, value: number, age: number): boolean {
  const { min, max } = abilityOf(device, 'target') ?? {};
  return (
    device.kind === 'climate' &&
    age <= MOMENT &&
    min !== undefined &&
    max !== undefined &&
    value >= min &&
    value <= max
  );
}

/** Whose level is called so. */
const LEVEL_OF: Readonly<Record<string, ReadonlySet<Device['kind']>>> = {
  brightness: new Set<Device['kind']>(['light']),
  speed: new Set<Device['kind']>(['fan', 'vacuum']),
  open: new Set<Device['kind']>(['cover', 'valve']),
  closed: new Set<Device['kind']>(['cover', 'valve']),
  shut: new Set<Device['kind']>(['cover', 'valve']),
};

const PERCENT: ReadonlySet<Device['kind']> = new Set<Device['kind']>([
  'light',
  'cover',
  'fan',
  'media',
  'valve',
]);

/** Not to the end, but how far is not said. */
function askedHow({ kind }: Device): Call | null {
  return kind === 'cover' || kind === 'valve'
    ? { do: 'adjust', attr: 'position', target: { ref: 'last' } }
    : null;
}

const isDeed = (call: Call): boolean => call.do === 'set' || call.do === 'adjust' || call.do === 'media';

function limitOf(device: Device, end: 'min' | 'max'): number | undefined {
  return abilityOf(device, 'target')?.[end];
}

function fits({ kind }: Device, value: number): boolean {
  return !PERCENT.has(kind) || value <= 100;
}
