/**
 * Spoils messages: texts cut and bytes flipped, values of other types, keys gone, doubled or renamed, numbers out of all
 * bounds, texts of all kinds. Repeatable: the same random numbers make the same mess.
 */

/** From 0 to 1. */
export type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const NUMBERS = [0, -0, -1, 1, 254, 255, 1e308, -1e308, 1e-9, Number.MAX_SAFE_INTEGER, 0.1];
const WORDS = [
  '',
  ' ',
  '0',
  'NaN',
  'null',
  'ON',
  'OFF',
  'online',
  'true',
  '[]',
  '{}',
  '__proto__',
  'constructor',
];
const TOPICS = ['+', '#', 'a/#', 'a/+/b', '$SYS/x', '/', '~', '~/x'];
const TEXTS = ['\u0000', '\ud800', '💡', 'ä'.repeat(50), 'x'.repeat(5_000), '1:2:3:4', ':::', '-5:'];
const ADDRESSES = ['0x00158d0001a2b3c4', 'AA:BB:CC:DD:EE:FF'];
const TEMPLATES = [
  '{{ value }}',
  '{{ value_json.a.b }}',
  '{{',
  '{{ 1 / 0 }}',
  '{% if %}',
  '{% set a = 1 %}{{ a',
  "{{ value | replace('a', 'aaaaaaaa') }}",
  `{{ ${'('.repeat(60)}1`,
  '{{ value.constructor }}',
];
const SHAPES = [[], {}, [[]], [null], { a: 1 }, [1, 'a', null, {}]];
const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  ...NUMBERS,
  ...WORDS,
  ...TOPICS,
  ...TEXTS,
  ...ADDRESSES,
  ...TEMPLATES,
  ...SHAPES,
];
const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  'state',
  'on',
  'p',
  '~',
  'cmps',
  'features',
  'x'.repeat(300),
];

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined && list.length === 0) throw new RangeError('nothing to pick from');
  return found as T;
}

/** A value that differs from the given one in a few places, anywhere in it. */
export function mutateValue(value: unknown, random: Random): unknown {
  let result = structuredClone(value);
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time++) result = once(result, random);
  return result;
}

function once(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random() > 0.03) return onceInList(value, random);
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap || Object.keys(value).length === 0 || random() < 0.03) return spoil(value, random);
  const entries = Object.entries(value);
  const place = Math.floor(random() * entries.length);
  const [key, held] = entries[place] ?? ['', null];
  if (random() < 0.75) entries[place] = [key, once(held, random)];
  else {
    if (random() < 0.6) entries.splice(place, 1);
    entries.push([pick(random, [...KEYS, `${key}x`, key.toUpperCase(), key.slice(0, 3)]), held]);
  }
  // As JSON.parse does: an own property, __proto__, too.
  return Object.fromEntries(entries);
}

function onceInList(list: readonly unknown[], random: Random): unknown[] {
  const place = Math.floor(random() * list.length);
  const choice = random();
  if (choice < 0.75) return list.with(place, once(list[place], random));
  if (choice < 0.88) return list.toSpliced(place, 1);
  const crowd: unknown[] = random() < 0.05 ? Array(600).fill(list[place]) : [];
  return [...list, pick(random, STRANGE), ...crowd];
}

function spoil(value: unknown, random: Random): unknown {
  const choice = random();
  if (typeof value === 'number' && choice < 0.4) return value * pick(random, [-1, 0, 1000, 1e300, 0.001]);
  if (typeof value === 'string' && choice < 0.3) return value.slice(0, Math.floor(random() * value.length));
  if (typeof value === 'string' && choice < 0.4) {
    return value + pick(random, ['+', '#', '/', '\u0000', '{{', ' ', '\n']);
  }
  if (choice < 0.43) return nested(value, 20 + Math.floor(random() * 200));
  return pick(random, STRANGE);
}

function nested(value: unknown, depth: number): unknown {
  let result = value;
  for (let level = 0; level < depth; level++) result = level % 2 === 0 ? [result] : { a: result };
  return result;
}

/** The bytes of a message, sometimes no JSON and no UTF-8 any more, sometimes nothing. */
export function mutatePayload(payload: unknown, random: Random): Uint8Array {
  const mutated = random() < 0.9 ? mutateValue(payload, random) : payload;
  const plain = typeof mutated === 'string' && random() < 0.9;
  const bytes = new TextEncoder().encode(plain ? mutated : (JSON.stringify(mutated) ?? ''));
  const choice = random();
  if (choice > 0.995) return new Uint8Array();
  if (choice < 0.08) return bytes.subarray(0, Math.floor(random() * bytes.length));
  if (choice < 0.16) {
    for (let time = 0; time < 3 && bytes.length > 0; time++) {
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    }
  }
  return bytes;
}
