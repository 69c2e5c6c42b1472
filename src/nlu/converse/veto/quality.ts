/**
 * "Is the chandelier warm": what only shows whether it is on does not tell. "Is the lane flooded", "how much power are we
 * using": a gate that is open and a radio's volume are no answers either.
 */
import type { Device, Home } from '../../../actions/home.js';
import type { Call } from '../../call.js';
import { bareWords, uncontracted } from '../../normalize.js';
import type { Trial } from '../carry-out.js';

const ASKED =
  /^(?:(?:and|so|but|hey|okay) )*(?:is|are) (?:the|my|our|this|that|these|those) (?:\w+ ){1,4}?(?:hot|warm|cold|cool|wet|dry|full|empty|clean|dirty|safe|broken|fast|slow|heavy|tasty|expensive)(?: (?:yet|now|enough|already|again|still|today))*$/;
/** These show in one bit whatever they are made for. */
const SENSING: ReadonlySet<string> = new Set(['binary_sensor', 'sensor']);

export function asksQuality(text: string, calls: readonly Call[], trial: Trial, home: Home): boolean {
  if (!ASKED.test(bareWords(uncontracted(text)))) return false;
  const ids = new Set(trial.parts.flatMap(({ devices }) => devices));
  return (
    calls.length > 0 &&
    calls.every(
      (call) =>
        call.do === 'query' && (call.attr === 'on' || call.attr === 'state') && call.test !== undefined,
    ) &&
    home.devices.every(({ id, kind }) => !ids.has(id) || !SENSING.has(kind))
  );
}

interface Sense {
  readonly asked: RegExp;
  /** Does it tell of what is asked? */
  readonly tells: (device: Device, attr: string) => boolean;
}

const CLASSES_OF_WET: ReadonlySet<string | null> = new Set([
  'moisture',
  'humidity',
  'water',
  'precipitation',
]);
const CLASSES_OF_DARK: ReadonlySet<string | null> = new Set(['illuminance', 'light']);
const AMOUNTS: ReadonlySet<string> = new Set(['battery', 'power', 'energy', 'water', 'gas']);

const SENSES: readonly Sense[] = [
  {
    asked: /^(?:is|are) .*\b(?:flooded|flooding|leaking|soaked)(?: (?:again|now|yet))?$/,
    tells: ({ deviceClass }) => CLASSES_OF_WET.has(deviceClass),
  },
  {
    asked: /^is it (?:getting )?(?:dark|light) (?:yet|out|outside|already)\b/,
    tells: ({ deviceClass, kind }) => CLASSES_OF_DARK.has(deviceClass) || kind === 'weather',
  },
  {
    asked:
      /\bhow (?:much|many) (?:power|electricity|energy|watts?|kilowatts?|kilowatt hours|kwh|water|gas|fuel|oil|rain)\b/,
    tells: ({ kind, deviceClass }, attr) =>
      AMOUNTS.has(attr) || (kind === 'sensor' && deviceClass !== 'temperature') || kind === 'weather',
  },
];

/** Is one thing asked, and told another of? */
export function tellsOther(text: string, calls: readonly Call[], trial: Trial, home: Home): boolean {
  const said = bareWords(uncontracted(text));
  const sense = SENSES.find(({ asked }) => asked.test(said));
  if (sense === undefined || calls.length === 0 || calls.some((call) => call.do !== 'query')) return false;
  const ids = new Set(trial.parts.flatMap(({ devices }) => devices));
  const attrs = calls.flatMap((call) => (call.do === 'query' ? [call.attr] : []));
  const told = home.devices.filter(({ id }) => ids.has(id));
  return told.length > 0 && !told.some((device) => attrs.some((attr) => sense.tells(device, attr)));
}
