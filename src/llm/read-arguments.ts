/** What a call holds beside its target, by its head: values, lengths of time, texts, lists. */
import type { Fields } from './fields.js';
import { either, type Legal, type Part, pointers, type Reading, symbols, take } from './legal.js';
import type { EntityType, Problem } from './problem.js';
import {
  momentParts,
  momentStarts,
  numberOf,
  opens,
  readDay,
  readMoment,
  readRule,
  readSeconds,
  readText,
  valueAt,
  valuesOfType,
  wordsFrom,
} from './read-values.js';
import { type Item, LEVELS, type Pointer, WORDS } from './vocabulary.js';

const LEVEL_SYMBOLS = symbols(...LEVELS.map((level) => `num:${level}`));
const WORD_SYMBOLS = symbols(...WORDS.map((word) => `word:${word}`));
const FLAGS = symbols('true', 'false');
/** Attributes that are true or false. */
const FLAGGED: ReadonlySet<string> = new Set(['muted', 'oscillating']);

export function argumentParts(head: string, problem: Problem, fields: Fields): Part[] {
  const [does = '', what = ''] = head.split(':');
  switch (does) {
    case 'adjust':
      return changeParts(what, problem, fields);
    case 'query':
      return what === 'calendar' ? calendarParts(problem, fields) : testParts(problem, fields);
    case 'run':
      return what === 'clean_area' ? [areaPart(problem, fields)] : [];
    case 'media':
      return what === 'play' ? mediaParts(problem, fields) : [];
    case 'timer':
      return timerParts(what, problem, fields);
    case 'alarm':
    case 'reminder':
      return clockParts(what, problem, fields);
    case 'list':
      return listParts(what, problem, fields);
    case 'info':
      return what === 'time' || what === 'help' ? [] : [dayPart('day', problem, (day) => (fields.day = day))];
    case 'announce':
      return [textPart('message', problem, (text) => (fields.message = text))];
    default:
      return [];
  }
}

const SOME = {
  '+some': { some: 1 },
  '-some': { some: -1 },
  '+few': { some: 1, size: 'few' },
  '-few': { some: -1, size: 'few' },
  '+lot': { some: 1, size: 'lot' },
  '-lot': { some: -1, size: 'lot' },
} as const;
const isSome = (item: Item): item is keyof typeof SOME => typeof item === 'string' && item in SOME;

/** A value or a difference, never both. */
function changeParts(attr: string, problem: Problem, fields: Fields): Part[] {
  const free = (legal: Legal): Legal =>
    fields.value === undefined && fields.delta === undefined ? legal : symbols();
  const numbers = valuesOfType(problem, 'number');
  const values =
    attr === 'color'
      ? valuesOfType(problem, 'color')
      : FLAGGED.has(attr)
        ? FLAGS
        : either(numbers, LEVEL_SYMBOLS, valuesOfType(problem, 'word'), WORD_SYMBOLS);
  const measured = attr !== 'color' && !FLAGGED.has(attr);
  return [
    {
      starts: () => free(opens('=', values)),
      *read(): Reading<void> {
        const item = yield* take(values);
        fields.value = plainValue(item, problem);
        const unit = numberOf(item, problem)?.unit ?? null;
        if (unit === 'celsius' || unit === 'fahrenheit') fields.unit = unit;
      },
    },
    ...(['+', '-'] as const).map(
      (sign): Part => ({
        starts: () => (measured ? free(opens(sign, numbers)) : symbols()),
        *read(): Reading<void> {
          const found = numberOf(yield* take(numbers), problem);
          const amount = Math.abs(found?.number ?? 0);
          fields.delta = sign === '+' ? amount : -amount;
          if (found?.unit === 'celsius' || found?.unit === 'fahrenheit') fields.unit = found.unit;
        },
      }),
    ),
    {
      starts: () => (measured || attr === 'color' ? free(symbols(...Object.keys(SOME))) : symbols()),
      fill(item): void {
        if (isSome(item)) fields.delta = SOME[item];
      },
    },
  ];
}

/** A symbol or a value that was said, as it stands in a call. */
export function plainValue(item: Item, problem: Problem): string | number | boolean {
  if (item === 'true' || item === 'false') return item === 'true';
  const number = numberOf(item, problem);
  if (number !== null) return number.number;
  if (typeof item === 'string') return item.replace(/^word:/, '');
  const value = valueAt(item, problem);
  if (value?.type === 'color') return value.name;
  return value?.type === 'word' ? value.word : '';
}

interface Test {
  is?: string | number | boolean;
  above?: number;
  below?: number;
}

/** What stands after `is`, `above` or `below`. */
export function* readTest(key: 'is' | 'above' | 'below', problem: Problem): Reading<Test> {
  const numbers = either(valuesOfType(problem, 'number'), LEVEL_SYMBOLS);
  if (key === 'is') {
    const words = either(numbers, FLAGS, WORD_SYMBOLS, valuesOfType(problem, 'word', 'color'));
    return { is: plainValue(yield* take(words), problem) };
  }
  const { number } = numberOf(yield* take(numbers), problem) ?? { number: 0 };
  return key === 'above' ? { above: number } : { below: number };
}

function testParts(problem: Problem, fields: Fields): Part[] {
  return [
    ...(['is', 'above', 'below'] as const).map(
      (key): Part => ({
        starts: () => (fields.test === undefined ? symbols(key) : symbols()),
        *read(): Reading<void> {
          fields.test = yield* readTest(key, problem);
        },
      }),
    ),
    choicePart('agg', ['which', 'any', 'all', 'count'] as const, (agg) => (fields.agg = agg)),
  ];
}

function calendarParts(problem: Problem, fields: Fields): Part[] {
  return [
    entityPart('calendar', 'calendar', problem, (id) => (fields.calendar = id)),
    choicePart('ask', ['what', 'when', 'where', 'who'] as const, (ask) => (fields.ask = ask)),
    dayPart('range', problem, (day) => (fields.range = day)),
    {
      starts: () => (fields.range === undefined ? symbols('next') : symbols()),
      fill(): void {
        fields.range = 'next';
      },
    },
    textPart('about', problem, (text) => (fields.about = text)),
    ...testParts(problem, fields),
  ];
}

function areaPart(problem: Problem, fields: Fields): Part {
  const { pointers: areas } = entitiesOf('area', problem);
  return {
    starts: () => ({ symbols: fields.area === undefined ? ['here'] : [], pointers: areas }),
    fill(item): void {
      fields.area = item === 'here' ? 'here' : entityAt(item, problem);
    },
  };
}

function mediaParts(problem: Problem, fields: Fields): Part[] {
  return [
    textPart('query', problem, (text) => (fields.query = text)),
    {
      starts: () => opens('source', valuesOfType(problem, 'word')),
      *read(): Reading<void> {
        fields.source = String(plainValue(yield* take(valuesOfType(problem, 'word')), problem));
      },
    },
  ];
}

function timerParts(op: string, problem: Problem, fields: Fields): Part[] {
  const until = {
    get: () => fields.until ?? null,
    set: (time: NonNullable<Fields['until']>) => {
      fields.until = time;
    },
  };
  const amount = op === 'set' || op === 'add' || op === 'subtract';
  return [
    ...(amount ? [secondsPart('dur', problem, (seconds) => (fields.duration = seconds))] : []),
    ...(op === 'set'
      ? [
          {
            starts: () => (fields.duration === undefined ? opens('until', momentStarts(problem)) : symbols()),
            *read(): Reading<void> {
              fields.until = yield* readMoment(problem);
            },
          },
          ...momentParts(problem, until),
        ]
      : [secondsPart('which', problem, (seconds) => (fields.which = seconds))]),
    textPart('label', problem, (text) => (fields.label = text)),
    ...(op === 'set' ? [] : [everyPart(fields)]),
  ];
}

function clockParts(op: string, problem: Problem, fields: Fields): Part[] {
  const time = {
    get: () => fields.time ?? null,
    set: (at: NonNullable<Fields['time']>) => {
      fields.time = at;
    },
  };
  return [
    {
      starts: () => opens('at', momentStarts(problem)),
      *read(): Reading<void> {
        fields.time = yield* readMoment(problem);
      },
    },
    ...momentParts(problem, time),
    secondsPart('dur', problem, (seconds) => (fields.duration = seconds)),
    {
      starts: () => opens('repeat', valuesOfType(problem, 'repeat')),
      *read(): Reading<void> {
        fields.repeat = yield* readRule(problem);
      },
    },
    textPart('label', problem, (text) => (fields.label = text)),
    ...(op === 'set' ? [] : [everyPart(fields)]),
  ];
}

/** More is a dictation, not a request. */
const MAX_ITEMS = 8;

function listParts(op: string, problem: Problem, fields: Fields): Part[] {
  const items: Part = {
    starts: () =>
      (fields.items?.length ?? 0) < MAX_ITEMS ? opens('item', wordsFrom(problem, 0)) : symbols(),
    again: true,
    *read(): Reading<void> {
      fields.items = [...(fields.items ?? []), yield* readText(problem)];
    },
  };
  return [
    entityPart('list', 'list', problem, (id) => (fields.list = id)),
    ...(op === 'query' || op === 'clear' ? [] : [items]),
  ];
}

function everyPart(fields: Fields): Part {
  return {
    starts: () => symbols('every'),
    fill(): void {
      fields.all = true;
    },
  };
}

function textPart(key: string, problem: Problem, put: (text: string) => void): Part {
  return {
    starts: () => opens(key, wordsFrom(problem, 0)),
    *read(): Reading<void> {
      put(yield* readText(problem));
    },
  };
}

function secondsPart(key: string, problem: Problem, put: (seconds: number) => void): Part {
  return {
    starts: () => opens(key, valuesOfType(problem, 'duration')),
    *read(): Reading<void> {
      put(yield* readSeconds(problem));
    },
  };
}

function dayPart(key: string, problem: Problem, put: (day: NonNullable<Fields['day']>) => void): Part {
  return {
    starts: () => opens(key, valuesOfType(problem, 'day')),
    *read(): Reading<void> {
      put(yield* readDay(problem));
    },
  };
}

function choicePart<T extends string>(key: string, choices: readonly T[], put: (choice: T) => void): Part {
  return {
    starts: () => symbols(...choices.map((choice) => `${key}:${choice}`)),
    fill(item): void {
      const choice = choices.find((one) => item === `${key}:${one}`);
      if (choice !== undefined) put(choice);
    },
  };
}

function entityPart(key: string, type: EntityType, problem: Problem, put: (id: string) => void): Part {
  const those = entitiesOf(type, problem);
  return {
    starts: () => opens(key, those),
    *read(): Reading<void> {
      put(entityAt(yield* take(those), problem));
    },
  };
}

function entitiesOf(type: EntityType, { entities }: Problem): Legal {
  return pointers(
    entities.flatMap((entity, index): Pointer[] => (entity.type === type ? [{ entity: index }] : [])),
  );
}

function entityAt(item: Item, { entities }: Problem): string {
  return typeof item !== 'string' && 'entity' in item ? (entities[item.entity]?.id ?? '') : '';
}
