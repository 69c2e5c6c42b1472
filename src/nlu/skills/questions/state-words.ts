/**
 * What "open", "running" or "low" asks of a device, by its kind: the property and the value that makes it true.
 * Binary sensors read every word by polarity; a word also says which classes it fits, so that of the ten sensors called
 * "Phone" the right one answers "is the phone charging?".
 */
import type { QueryCall } from '../../call.js';
import type { ListSource } from '../../skill.js';
import { wordsOf } from '../shared-rules.js';

export interface StateWord {
  /** The word in its plainest form; `attr: 'state'` with it is the question where kinds are mixed. */
  readonly word: string;
  /** What a binary sensor shows then. */
  readonly on: boolean;
  /** Classes of binary sensors the word is said of; none: any. */
  readonly classes?: readonly string[];
}

const OPENINGS = ['door', 'garage_door', 'garage', 'opening', 'window', 'gate'];
const DETECTORS = [
  'motion',
  'occupancy',
  'smoke',
  'gas',
  'carbon_monoxide',
  'moisture',
  'sound',
  'light',
  'tamper',
  'vibration',
  'power',
  'problem',
  'presence',
];

const TABLE: readonly (readonly [words: string, meaning: StateWord])[] = [
  ['[turned|switched|still|powered] on', { word: 'on', on: true }],
  ['[turned|switched|powered] off', { word: 'off', on: false }],
  ['[wide|still|left] (open|up|raised)', { word: 'open', on: true, classes: OPENINGS }],
  [
    '[fully|all|still|properly] (closed|shut|down|lowered|drawn)',
    { word: 'closed', on: false, classes: OPENINGS },
  ],
  ['opening', { word: 'opening', on: true }],
  ['(closing|shutting)', { word: 'closing', on: true }],
  [
    '[securely|properly|still|all] (locked|locked up|secured|bolted|secure)',
    { word: 'locked', on: false, classes: ['lock'] },
  ],
  ['[still|left] (unlocked|unbolted|not locked|insecure)', { word: 'unlocked', on: true, classes: ['lock'] }],
  [
    '[still] (running|going|in use|active|working)',
    { word: 'running', on: true, classes: ['running', 'power', 'moving'] },
  ],
  [
    '(done|finished|not running|stopped|idle|ready|complete)',
    { word: 'done', on: false, classes: ['running', 'power', 'moving'] },
  ],
  ['[still] playing', { word: 'playing', on: true }],
  ['paused', { word: 'paused', on: false }],
  ['muted', { word: 'muted', on: true }],
  ['[still] (cleaning|vacuuming|mowing)', { word: 'cleaning', on: true, classes: ['running'] }],
  ['(docked|on its base|at its base|in its dock|on the dock)', { word: 'docked', on: false }],
  ['(detected|triggered|going off|sounding)', { word: 'detected', on: true, classes: DETECTORS }],
  ['clear', { word: 'clear', on: false, classes: DETECTORS }],
  ['(wet|flooded|leaking)', { word: 'wet', on: true, classes: ['moisture'] }],
  ['dry', { word: 'dry', on: false, classes: ['moisture'] }],
  ['hot', { word: 'hot', on: true, classes: ['heat'] }],
  ['cold', { word: 'cold', on: true, classes: ['cold'] }],
  ['normal', { word: 'normal', on: false, classes: ['battery', 'heat', 'cold'] }],
  ['[running] low', { word: 'low', on: true, classes: ['battery'] }],
  ['[fully] (charged|full)', { word: 'charged', on: false, classes: ['battery'] }],
  ['charging', { word: 'charging', on: true, classes: ['battery_charging'] }],
  ['not charging', { word: 'not charging', on: false, classes: ['battery_charging'] }],
  ['(connected|online)', { word: 'connected', on: true, classes: ['connectivity'] }],
  ['(disconnected|offline|not connected)', { word: 'disconnected', on: false, classes: ['connectivity'] }],
  ['plugged in', { word: 'plugged in', on: true, classes: ['plug'] }],
  ['(unplugged|not plugged in)', { word: 'unplugged', on: false, classes: ['plug'] }],
  ['(powered|powered on|power detected)', { word: 'powered', on: true, classes: ['power'] }],
  ['(not powered|powered off)', { word: 'not powered', on: false, classes: ['power'] }],
  ['[at] (home|present)', { word: 'home', on: true, classes: ['presence', 'occupancy'] }],
  [
    '(away|gone|not home|not at home|not present|out)',
    { word: 'away', on: false, classes: ['presence', 'occupancy'] },
  ],
  ['occupied', { word: 'occupied', on: true, classes: ['occupancy', 'presence', 'motion'] }],
  ['(empty|unoccupied|vacant)', { word: 'empty', on: false, classes: ['occupancy', 'presence', 'motion'] }],
  ['(unsafe|not safe)', { word: 'unsafe', on: true, classes: ['safety'] }],
  ['safe', { word: 'safe', on: false, classes: ['safety'] }],
  ['(tampered with|tampered)', { word: 'tampered', on: true, classes: ['tamper'] }],
  ['(vibrating|shaking)', { word: 'vibrating', on: true, classes: ['vibration'] }],
  ['not vibrating', { word: 'not vibrating', on: false, classes: ['vibration'] }],
  ['(up to date|updated)', { word: 'up to date', on: false, classes: ['update'] }],
  ['(out of date|outdated)', { word: 'outdated', on: true, classes: ['update'] }],
  ['(ok|okay|all right|fine)', { word: 'ok', on: false, classes: ['problem', 'safety'] }],
];

export const STATE_WORDS: ListSource = wordsOf(TABLE);

export function isStateWord(value: unknown): value is StateWord {
  return typeof value === 'object' && value !== null && 'word' in value && 'on' in value;
}

type Question = Pick<QueryCall, 'attr'> & { readonly test?: NonNullable<QueryCall['test']> };

const FIXED: Readonly<Record<string, Readonly<Record<string, Question>>>> = {
  lock: {
    locked: { attr: 'locked', test: { is: true } },
    unlocked: { attr: 'locked', test: { is: false } },
    open: { attr: 'locked', test: { is: false } },
    closed: { attr: 'locked', test: { is: true } },
  },
  cover: {
    // "Is the awning out?"
    away: { attr: 'position', test: { above: 0 } },
    open: { attr: 'position', test: { above: 0 } },
    closed: { attr: 'position', test: { is: 0 } },
    opening: { attr: 'moving', test: { is: true } },
    closing: { attr: 'moving', test: { is: true } },
  },
  media: {
    playing: { attr: 'playback', test: { is: 'playing' } },
    running: { attr: 'playback', test: { is: 'playing' } },
    paused: { attr: 'playback', test: { is: 'paused' } },
    muted: { attr: 'muted', test: { is: true } },
  },
  vacuum: {
    running: { attr: 'activity', test: { is: 'cleaning' } },
    cleaning: { attr: 'activity', test: { is: 'cleaning' } },
    on: { attr: 'activity', test: { is: 'cleaning' } },
    docked: { attr: 'activity', test: { is: 'docked' } },
    home: { attr: 'activity', test: { is: 'docked' } },
    done: { attr: 'activity', test: { is: 'docked' } },
    charging: { attr: 'activity', test: { is: 'docked' } },
    charged: { attr: 'battery', test: { above: 95 } },
    paused: { attr: 'activity', test: { is: 'paused' } },
  },
  person: {
    home: { attr: 'location', test: { is: 'home' } },
    away: { attr: 'location', test: { is: 'not_home' } },
  },
};

/** What the word asks of a device of this kind; null where the word is not said of it. */
export function askOf(kind: string, word: StateWord): Question | null {
  if (kind === 'binary_sensor') return { attr: 'on', test: { is: word.on } };
  const table = FIXED[kind === 'valve' ? 'cover' : kind === 'mower' ? 'vacuum' : kind];
  const fixed = table?.[word.word];
  if (fixed !== undefined) return fixed;
  if (word.word === 'on' || word.word === 'off') return { attr: 'on', test: { is: word.word === 'on' } };
  // "Is the iron hot?" of what only shows whether it has power.
  if (word.word === 'hot' && (kind === 'outlet' || kind === 'switch'))
    return { attr: 'on', test: { is: true } };
  // "Are the lights out?"
  if (word.word === 'away' && kind === 'light') return { attr: 'on', test: { is: false } };
  if (word.word === 'running' || word.word === 'done')
    return { attr: 'on', test: { is: word.word === 'running' } };
  return null;
}
