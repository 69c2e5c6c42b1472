/**
 * The symbols that the model for calls writes. They are the call schema spelt out: heads (what is done), parts of a
 * target, keys before a copied value, constants. Names, values and free texts are no symbols: they are pointed at.
 * Training reads the same list (models/llm/vocabulary.json, written by training/llm/generate.mjs).
 */
import { KINDS } from '../../actions/home.js';
import { CONTROL_OPS, NONE_REASONS, SET_STATES } from '../../nlu/call.js';

const each = (prefix: string, names: readonly string[]): string[] => names.map((name) => `${prefix}:${name}`);

export const ADJUST_ATTRS = [
  ...['brightness', 'color', 'color_temp', 'volume', 'muted', 'source', 'speed', 'oscillating', 'direction'],
  ...['position', 'tilt', 'target', 'target_low', 'target_high', 'humidity', 'mode', 'preset', 'fan_mode'],
  ...['value', 'level', 'playback'],
] as const;

export const QUERY_ATTRS = [
  ...['on', 'locked', 'state', 'value', 'temperature', 'humidity', 'battery', 'location', 'brightness'],
  ...['volume', 'position', 'target', 'title', 'playback', 'calendar', 'color', 'mode', 'speed', 'muted'],
  ...['activity', 'condition', 'source', 'power', 'energy', 'sun', 'moisture', 'open'],
] as const;

export const CLASSES = [
  ...['blind', 'curtain', 'shade', 'shutter', 'garage', 'door', 'gate', 'window', 'awning', 'garage_door'],
  ...[
    'motion',
    'temperature',
    'humidity',
    'smoke',
    'moisture',
    'occupancy',
    'battery',
    'gas',
    'tv',
    'speaker',
  ],
] as const;

/** Values that are words of the schema, not of the house. */
export const WORDS = [
  ...['heat', 'cool', 'auto', 'heat_cool', 'dry', 'fan_only', 'off', 'on', 'open', 'closed', 'locked'],
  ...['unlocked', 'armed_home', 'armed_away', 'armed_night', 'disarmed', 'forward', 'reverse', 'home'],
  ...[
    'not_home',
    'playing',
    'paused',
    'idle',
    'cleaning',
    'docked',
    'returning',
    'running',
    'done',
    'up',
    'down',
  ],
] as const;

/** Levels that words stand for: "half", "all the way", "low". */
export const LEVELS = [0, 1, 20, 25, 33, 50, 66, 75, 80, 100] as const;

export const HEADS = [
  ...each('set', SET_STATES),
  ...each('adjust', ADJUST_ATTRS),
  ...each('query', QUERY_ATTRS),
  ...each('run', ['activate', 'start', 'stop', 'pause', 'dock', 'clean_area']),
  ...each('media', ['play', 'pause', 'resume', 'next', 'previous', 'stop']),
  ...each('timer', ['set', 'cancel', 'pause', 'resume', 'add', 'subtract', 'query']),
  ...each('alarm', ['set', 'cancel', 'pause', 'resume', 'add', 'subtract', 'query', 'snooze']),
  ...each('reminder', ['set', 'cancel', 'pause', 'resume', 'add', 'subtract', 'query', 'snooze']),
  ...each('list', ['add', 'remove', 'complete', 'query', 'clear']),
  ...each('info', ['time', 'date', 'weekday', 'weather', 'help']),
  'announce',
  ...each('control', CONTROL_OPS),
  ...each('none', NONE_REASONS),
];

export const TARGET_SYMBOLS = [
  ...['here', 'outside', 'all', 'except'],
  ...each('ref', ['last', 'there', 'other']),
  ...each('kind', KINDS),
  ...each('class', CLASSES),
];

export const SOMES = ['+some', '-some', '+few', '-few', '+lot', '-lot'] as const;

/** `BEGIN` starts every sequence, `;` ends a call, `.` ends the answer. */
export const SYMBOLS: readonly string[] = [
  ...['BEGIN', '.', ';'],
  ...HEADS,
  ...TARGET_SYMBOLS,
  ...['=', '+', '-', ...SOMES, 'true', 'false', 'is', 'above', 'below', 'next'],
  ...each('num', LEVELS.map(String)),
  ...each('word', WORDS),
  ...each('agg', ['which', 'any', 'all', 'count']),
  ...each('ask', ['what', 'when', 'where', 'who']),
  ...['range', 'about', 'dur', 'at', 'until', 'which', 'repeat', 'label', 'every', 'query', 'source'],
  ...['list', 'item', 'message', 'day', 'calendar'],
  ...['delay', 'when-at', 'if', 'once', 'am', 'pm'],
  ...each('attr', QUERY_ATTRS),
];

export type Pointer =
  | { readonly entity: number }
  | { readonly value: number }
  /** Index of a word of the sentence; a text is its first and its last word. */
  | { readonly word: number };

/** One step of the answer: a symbol, or something pointed at. */
export type Item = string | Pointer;
