/**
 * How much, which colour, which setting: said of something that can only be switched. "Make the kotatsu a little weaker" is
 * not "turn it on".
 */
import { COLOR_NAMES } from '../../../actions/colors.js';
import type { Device, Home } from '../../../actions/home.js';
import { abilityOf } from '../../../actions/kinds/kinds.js';
import type { Call } from '../../call.js';
import { bareWords, normalWords } from '../../normalize.js';
import type { Trial } from '../carry-out.js';
import { nameIn, spaced } from './named.js';

/** A degree, a setting or an effect that is not simply all of it. */
const LEVEL: readonly RegExp[] = [
  /\b(?:level|setting|speed|stage|gear|power|strength|mark) \d+\b/,
  /\b(?:to|at|on|it) \d+ (?:percent|degrees?|celsius|fahrenheit)\b(?! (?:in|outside|body)\b)|\b(?:to|at|on) \d+$/,
  /\b(?:to|at|on) (?:half|low|medium|minimum)\b(?! (?:past|an? hour|hour|price))/,
  /\bit (?:\w+ )?(?:low|high|medium|half)(?: please)?$|\bin half\b(?! an?\b)/,
  /\bhalf (?:as|power|speed|strength|heat|suction|brightness)\b|\bnotch(?:es)?\b|\bturbo\b/,
  /\bit (?:\w+ ){0,2}(?:extra|super|double|really|nice and|very) (?:strong|weak|hot|cold|mild|light|dark|thick|thin)\b/,
  /\b\w+ mode$|\b(?:rainbow|blink|strobe|flash|pulse)\b/,
];
/** "Dim the towel rail", "could it be a bit hotter". */
const DEGREE =
  /\b(?:weaker|stronger|gentler|dimmer|brighter|softer|louder|quieter|slower|faster|hotter)\b|\b(?:dim|brighten|quieten|tone down) it\b/;
/** "Get that fan blowing hot", "have the stove blow cold": of what can do no such thing. */
const BLOWN =
  /\b(?:get|make|have|let|want|set) (?:\w+ ){1,4}blow(?:ing)? (?:\w+ )?(?:(?<warm>hot|warm)|cold|cool)\b/;
const LESS = /\b(?:less|lower|cooler|colder)\b|\b(?:turn|bring|come|go|take) (?:it )?down\b/;
const COLOR = new RegExp(
  `\\b(?:it|glow|turn|be|in|to) (?:(?:in|to|a bit|very|bright|dark|light|deep) )*(?:${Object.keys(COLOR_NAMES).join('|')})$`,
);
/** "Set the elephant to eucalyptus". */
const SET_TO = /^(?:please )?(?:set|put|change|switch|turn) .+? to (?<value>\w+)$/;
const SWITCHED = /^(?:on|off|open|closed|shut|standby|sleep|work|life|bed)$/;

/** The thing that was named and cannot be told so finely; null where nothing of the kind was said. */
export function tooFineFor(text: string, calls: readonly Call[], trial: Trial, home: Home): Device | null {
  if (!calls.every(isSwitching)) return null;
  const words = spaced(text);
  const ids = new Set(trial.effects.flatMap((effect) => ('device' in effect ? [effect.device] : [])));
  for (const device of home.devices) {
    const name = ids.has(device.id) && !hasLevels(device) ? saidAs(words, device) : null;
    if (name === null) continue;
    const rest = words.replace(name, ' it ').trim();
    const value = SET_TO.exec(rest)?.groups?.['value'];
    const fine = [...LEVEL, COLOR, DEGREE].some((pattern) => pattern.test(rest));
    if (fine || (value !== undefined && !SWITCHED.test(value))) return device;
    if (LESS.test(rest) && calls.every((call) => call.do !== 'set' || call.state === 'on')) return device;
  }
  return null;
}

/** As it is called in full, or by a word of its name: "the urn" of the Coffee Urn. */
function saidAs(words: string, device: Device): string | null {
  const parts = [device.name, ...device.aliases].flatMap(normalWords);
  const pointed = parts.flatMap((part) => ARTICLES.map((article) => ` ${article} ${part} `));
  return nameIn(words, device) ?? pointed.find((one) => words.includes(one)) ?? null;
}

const ARTICLES = ['the', 'that', 'this', 'my', 'our'];

/** Switched on or off and nothing more, now. */
function isSwitching(call: Call): boolean {
  if (call.when !== undefined) return false;
  return (call.do === 'set' && (call.state === 'on' || call.state === 'off')) || call.do === 'run';
}

/** Whether something that cannot heat, or cool, is to blow warm or cold. */
export function blowsOtherwise(text: string, trial: Trial, home: Home): boolean {
  const blown = BLOWN.exec(bareWords(text));
  if (blown === null) return false;
  const mode = blown.groups?.['warm'] === undefined ? 'cool' : 'heat';
  const ids = new Set(trial.effects.flatMap((effect) => ('device' in effect ? [effect.device] : [])));
  return home.devices.some(
    (device) =>
      ids.has(device.id) &&
      BLOWERS.has(device.kind) &&
      abilityOf(device, 'mode')?.values?.includes(mode) !== true,
  );
}

const BLOWERS: ReadonlySet<string> = new Set(['fan', 'climate']);

function hasLevels({ kind, abilities }: Device): boolean {
  return kind === 'scene' || kind === 'script' || Object.keys(abilities).length > 0;
}
