/**
 * How much, which colour, which setting: said of something that can only be switched. "Make the kotatsu a little weaker" is
 * not "turn it on".
 */
import { COLOR_NAMES } from '../../../actions/colors.js';
import type { Device, Home } from '../../../actions/home.js';
import type { Call } from '../../call.js';
import type { Trial } from '../carry-out.js';
import { nameIn, spaced } from './named.js';

/** A degree, a setting or an effect that is not simply all of it. */
const LEVEL: readonly RegExp[] = [
  /\b(?:level|setting|speed|stage|gear|power|strength|mark) \d+\b/,
  /\b(?:to|at|on|it) \d+ (?:percent|degrees?|celsius|fahrenheit)\b(?! (?:in|outside|body)\b)|\b(?:to|at|on) \d+$/,
  /\b(?:to|at|on) (?:half|low|medium|minimum)\b(?! (?:past|an? hour|hour|price))/,
  /\bit (?:\w+ )?(?:low|high|medium|half)(?: please)?$|\bin half\b(?! an?\b)/,
  /\bhalf (?:as|power|speed|strength|heat|suction|brightness)\b|\bnotch(?:es)?\b|\bturbo\b/,
  /\b\w+ mode$|\b(?:rainbow|blink|strobe|flash|pulse)\b/,
];
/** "Dim the towel rail", "could it be a bit hotter". */
const DEGREE =
  /\b(?:weaker|stronger|gentler|dimmer|brighter|softer|louder|quieter|slower|faster|hotter)\b|\b(?:dim|brighten|quieten|tone down) it\b/;
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
    const name = ids.has(device.id) && !hasLevels(device) ? nameIn(words, device) : null;
    if (name === null) continue;
    const rest = words.replace(name, ' it ').trim();
    const value = SET_TO.exec(rest)?.groups?.['value'];
    const fine = [...LEVEL, COLOR, DEGREE].some((pattern) => pattern.test(rest));
    if (fine || (value !== undefined && !SWITCHED.test(value))) return device;
    if (LESS.test(rest) && calls.every((call) => call.do !== 'set' || call.state === 'on')) return device;
  }
  return null;
}

/** Switched on or off and nothing more, now. */
function isSwitching(call: Call): boolean {
  if (call.when !== undefined) return false;
  return (call.do === 'set' && (call.state === 'on' || call.state === 'off')) || call.do === 'run';
}

function hasLevels({ kind, abilities }: Device): boolean {
  return kind === 'scene' || kind === 'script' || Object.keys(abilities).length > 0;
}
