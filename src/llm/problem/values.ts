/**
 * The values of a sentence: numbers, lengths of time, points in time, days, repeats, colours and the words that devices
 * of the house take as values. Found by the same phrases as the grammar's, wherever they stand, so that the model only
 * has to point at one: a value that nobody said cannot be invented.
 */

import type { Home } from '../../actions/home.js';
import { abilityOf } from '../../actions/kinds/kinds.js';
import { normalWords } from '../../nlu/normalize.js';
import type { Match } from '../../nlu/skill.js';
import { readDay, readDuration, readRepeat, readTime } from '../../nlu/time.js';
import { type Found, withBareLengths } from './bare-lengths.js';
import type { Unit, Value, Word } from './problem.js';
import { readValue, VALUE_WORDS } from './value-phrases.js';

/** Longest phrase of a value, in words, and the most values that are kept. */
const MAX_PHRASE = 8;
export const MAX_VALUES = 8;

/** The values said, in the order of the sentence. */
export function valuesOf(said: readonly Word[], home: Home): Value[] {
  const words = said.map((word) => ({ ...word, text: withoutIs(word.text) }));
  const norms = words.map(({ text }) => normalWords(text));
  const mayBe = norms.map((parts) =>
    parts.some((part) => VALUE_WORDS.has(part) || /\d/.test(part) || IN_NUMBERS.has(part)),
  );
  const found: Found[] = [];
  for (let first = 0; first < words.length; first += 1) {
    if (mayBe[first] !== true) continue;
    for (let last = first; last < Math.min(words.length, first + MAX_PHRASE); last += 1) {
      if (mayBe[last] !== true) break;
      const text = words
        .slice(first, last + 1)
        .map((word) => word.text)
        .join(' ');
      const before = norms[first - 1]?.at(-1) ?? '';
      for (const value of valuesIn(text)) {
        if (!isRange(value, before)) found.push({ first, last, value });
      }
    }
  }
  found.push(...houseWords(norms, words, home));
  return settle(withBareLengths(found, said, norms, home))
    .sort((a, b) => a.first - b.first || a.last - b.last)
    .slice(0, MAX_VALUES)
    .map(({ value }) => value);
}

/** "Forty's ample", "eco's fine", "thirty'll do"; "that one's too bright" speaks of no number. */
const withoutIs = (word: string): string => word.replace(/(?<!^one)['’](?:s|ll|d)$/i, '');

/** "From seven till eleven": two times, not seven minutes before one. */
function isRange({ type, text }: Value, before: string): boolean {
  return (
    type === 'time' && /^(?:from|between)$/.test(before) && /^\S+(?: \S+)? (?:to|till|til|until) /i.test(text)
  );
}

/** Words that are no number alone: "four thousand", "a hundred and five", "twenty one point five". */
const IN_NUMBERS: ReadonlySet<string> = new Set(['hundred', 'thousand', 'point', 'and', 'minus', 'negative']);

/** What a whole phrase may be: at most one value of each type. */
function valuesIn(text: string): Value[] {
  const values: Value[] = [];
  for (const { commands } of readValue(text)) {
    const [match, ...more] = commands;
    const value = match === undefined || more.length > 0 ? null : meantBy(match, text);
    if (value !== null && !values.some(({ type }) => type === value.type)) values.push(value);
  }
  return values;
}

function meantBy({ intent, slots }: Match, text: string): Value | null {
  switch (intent) {
    case 'duration': {
      const seconds = readDuration(slots);
      return seconds === null || seconds <= 0 ? null : { type: 'duration', seconds, text };
    }
    case 'time': {
      const at = readTime(slots, 't_');
      const whole = at === null || !('clock' in at) || /^\d\d:\d\d$/.test(at.clock);
      return at === null || !whole ? null : { type: 'time', time: at, text };
    }
    case 'day': {
      const said = readDay(slots, 'd_');
      return said === null || said.part !== undefined ? null : { type: 'day', day: said.day, text };
    }
    case 'repeat': {
      const said = readRepeat(slots, 'r_');
      return said === null ? null : { type: 'repeat', rule: said.rule, text };
    }
    case 'number': {
      const number = slots['number']?.value;
      const unit = slots['unit']?.value;
      return typeof number === 'number'
        ? { type: 'number', number, unit: isUnit(unit) ? unit : null, text }
        : null;
    }
    default: {
      const name = slots['color']?.value;
      return typeof name === 'string' ? { type: 'color', name, text } : null;
    }
  }
}

const UNITS: ReadonlySet<unknown> = new Set(['percent', 'celsius', 'fahrenheit', 'kelvin', 'degrees']);
const isUnit = (unit: unknown): unit is Unit => UNITS.has(unit);

/** Modes, sources, presets and options of this house's devices, where they are said. */
function houseWords(norms: readonly (readonly string[])[], words: readonly Word[], home: Home): Found[] {
  const found: Found[] = [];
  for (const [word, parts] of optionsOf(home)) {
    for (let first = 0; first + parts.length <= norms.length; first += 1) {
      if (!parts.every((part, index) => norms[first + index]?.join(' ') === part)) continue;
      const last = first + parts.length - 1;
      const text = words
        .slice(first, last + 1)
        .map((each) => each.text)
        .join(' ');
      found.push({ first, last, value: { type: 'word', word, text } });
    }
  }
  return found;
}

const optionsOfHome = new WeakMap<Home, ReadonlyMap<string, readonly string[]>>();

function optionsOf(home: Home): ReadonlyMap<string, readonly string[]> {
  const known = optionsOfHome.get(home);
  if (known !== undefined) return known;
  const options = new Map<string, readonly string[]>();
  for (const device of home.devices) {
    for (const property of ['source', 'preset', 'mode', 'fan_mode', 'value']) {
      for (const word of abilityOf(device, property)?.values ?? []) {
        const parts = normalWords(word.replaceAll('_', ' '));
        if (parts.length > 0) options.set(word, parts);
      }
    }
  }
  optionsOfHome.set(home, options);
  return options;
}

/**
 * Of each type the longest at its place; a number that is part of a length of time or of a clock time is not one of
 * its own.
 */
function settle(found: readonly Found[]): Found[] {
  const within = (a: Found, b: Found): boolean =>
    a !== b && b.first <= a.first && a.last <= b.last && b.last - b.first > a.last - a.first;
  // "Every Saturday at eight": the day is the repeat's, the time stands alone.
  const crosses = (a: Found, b: Found): boolean =>
    a.value.type === 'time' &&
    b.value.type === 'repeat' &&
    a.first > b.first &&
    a.first <= b.last &&
    a.last > b.last;
  const apart = found.filter((one) => !found.some((other) => crosses(one, other)));
  return apart.filter(
    (one) =>
      !apart.some((other) => {
        if (!within(one, other)) return false;
        // "The light blue": light blue, or blue.
        if (other.value.type === one.value.type) return one.value.type !== 'color';
        // "Twenty" of "twenty percent" is no hour, nor is the nineteen of "nineteen and a half".
        if (other.value.type === 'number' && one.value.type === 'time') return true;
        const timed = other.value.type === 'duration' || other.value.type === 'repeat';
        return (
          (timed && one.value.type !== 'word') || (other.value.type === 'time' && one.value.type === 'number')
        );
      }),
  );
}
