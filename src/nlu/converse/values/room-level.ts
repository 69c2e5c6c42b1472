/**
 * "Kitchen to 30", "bedroom 40": a room and a number, and nothing says of what. What the room has decides: its warmth, its
 * lights, its blinds or its fan; where it could be a warmth as well as a level, one question.
 */
import { placesNamed } from '../../../actions/resolve/names.js';
import { normalWords } from '../../normalize.js';
import { isRoomWarmth } from '../../skills/values.js';
import { senseOf } from '../carry-out.js';
import type { Said } from '../said.js';
import type { Understood } from '../sense.js';

const ROOM_AT =
  /^(?:(?:okay|please|hey|and|set|put) )*(?:the |my |our )?(?<room>.+?)(?<to> (?:to|at|on))? (?<value>\d+(?:\.\d+)?)(?: please)?$/;

const LAST_HOUR = 12;

/** What a percentage may be of, likeliest first: in a sentence that says so. */
const LEVELS: readonly (readonly [noun: string, sentence: string])[] = [
  ['light', 'set the lights in the % to # percent'],
  ['blinds', 'set the blinds in the % to # percent'],
  ['curtains', 'set the curtains in the % to # percent'],
  ['fan', 'set the fan in the % to # percent'],
];

/** Null where no room is named alone with a number, or it has nothing that could be so. */
export function roomLevel({ text, world, sense }: Said): Understood | null {
  const { room, to, value: said } = ROOM_AT.exec(normalWords(text).join(' '))?.groups ?? {};
  const [area, ...others] = room === undefined ? [] : placesNamed(world.home.areas, room);
  if (area === undefined || others.length > 0 || said === undefined) return null;
  const value = Number(said);
  // "Bathroom eight" may be an hour.
  if (to === undefined && value <= LAST_HOUR) return null;
  const tried = (sentence: string): Understood | null => {
    const found = sense.ofText(sentence.replace('%', area.name).replace('#', said));
    return found !== null && senseOf(found.trial) === 2 ? found : null;
  };
  const warmth = isRoomWarmth(value, world.home.units)
    ? tried('set the temperature in the % to # degrees')
    : null;
  const level = value > 100 ? null : firstLevel(tried);
  if (warmth === null || level === null || !isRound(value)) return warmth ?? level?.found ?? null;
  return asking(
    [
      { label: `the heating at ${said} degrees`, found: warmth },
      { label: `the ${level.noun} at ${said} percent`, found: level.found },
    ],
    value,
    world.now,
  );
}

function firstLevel(
  tried: (sentence: string) => Understood | null,
): { readonly noun: string; readonly found: Understood } | null {
  for (const [noun, sentence] of LEVELS) {
    const found = tried(sentence);
    if (found !== null) return { noun, found };
  }
  return null;
}

/** Nobody dims a room to 21 percent; 20 may be degrees as well. */
const isRound = (value: number): boolean => value % 10 === 0 || value % 25 === 0;

interface Option {
  readonly label: string;
  readonly found: Understood;
}

function asking(meant: readonly [Option, ...Option[]], value: number, at: string): Understood {
  const [first] = meant;
  const options = meant.map(({ label, found }) => ({
    label,
    devices: found.trial.parts.flatMap(({ devices }) => devices),
  }));
  const call = { do: 'adjust', attr: 'level', value } as const;
  const text = `Do you mean ${meant.map(({ label }) => label).join(' or ')}?`;
  const pending = { kind: 'choose', call, rest: [], options, at } as const;
  return { commands: [[call]], trial: { ...first.found.trial, effects: [], question: { text, pending } } };
}
