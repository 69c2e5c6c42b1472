/** Values and amounts as people say them: "half", "to the max", "by twenty percent", "a bit". */
import type { AdjustCall } from '../call.js';
import type { ListSource, Match } from '../skill.js';
import { wordsOf } from './shared-rules.js';
import { numberSlot, stringSlot } from './target.js';

/** Words for a level of 0-100 %. The smallest is 1: "lowest" is not off. */
export const LEVELS: ListSource = wordsOf([
  ['[the] [very] (max|maximum|highest|full|fullest|full blast|full power|the top|brightest|loudest)', 100],
  ['[the] [very] (min|minimum|lowest|dimmest|faintest|bare minimum|quietest)', 1],
  ['[a|one] (half|half way|halfway|50 50)', 50],
  ['[a|one] (quarter|fourth)', 25],
  ['(3 quarters|3 fourths)', 75],
  ['[a|one] third', 33],
  ['2 thirds', 66],
  ['[a] [very] (low|dim|soft|faint|gentle|dark|mellow|subdued)', 20],
  ['[a] (medium|middle|mid|moderate|normal)', 50],
  ['[a] [very] (high|strong|bright)', 80],
  ['[a] [more] (comfortable|pleasant|relaxing|cozy|cosy) [level]', 40],
]);

/** Where a full sentence is needed: "as bright as possible" and the like. */
export const EXTREMES: ListSource = wordsOf([
  [
    '(all the way up|up all the way|up to the max|as (bright|loud|fast|high) as (possible|it goes|they go|it can go|you can)|to the max|fully|full blast|at full blast)',
    100,
  ],
  [
    '(all the way down|down all the way|down low|as (dim|quiet|dark|slow|low) as (possible|it goes|they go|it can go|you can))',
    1,
  ],
]);

/** A level from whichever slot was said. */
export function levelOf(match: Match): number | undefined {
  return numberSlot(match, 'percent') ?? numberSlot(match, 'level') ?? numberSlot(match, 'extreme');
}

/** The signed change: `by` a number, or "some" of a size. */
export function deltaOf(match: Match, sign: 1 | -1): NonNullable<AdjustCall['delta']> {
  const by = numberSlot(match, 'by') ?? numberSlot(match, 'by_level');
  if (by !== undefined) return sign * by;
  const size = stringSlot(match, 'few');
  if (size === 'few' || size === 'lot') return { some: sign, size };
  return { some: sign };
}

const LAST_HOUR = 12;

/** "Turn on the lamp at eight", "the hood on at six": what is switched on at a bare number is so at that hour. */
export function isHour(value: number, { text }: Match): boolean {
  return value >= 1 && value <= LAST_HOUR && /\bon\b.*\bat [^\s%]+$/i.test(text);
}

/** How warm a room may be meant to be, in each house's own degrees. */
const ROOM_WARMTH = { metric: [5, 30], imperial: [45, 90] } as const;

/** May a bare number, said of a room, be its warmth? */
export function isRoomWarmth(value: number, units: 'metric' | 'imperial'): boolean {
  const [coldest, warmest] = ROOM_WARMTH[units];
  return value >= coldest && value <= warmest;
}

/** `up` or `down` of a slot, as a sign. */
export function signOf(match: Match, slot = 'updown'): 1 | -1 {
  return stringSlot(match, slot) === 'down' ? -1 : 1;
}
