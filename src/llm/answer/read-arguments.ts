/** What a call holds beside its target, by its head: values, lengths of time, texts, lists. */

import type { Problem } from '../problem/problem.js';
import type { Fields } from './fields.js';
import { type Part, type Reading, symbols, take } from './legal.js';
import {
  choicePart,
  dayPart,
  entitiesOf,
  entityAt,
  entityPart,
  everyPart,
  secondsPart,
  textPart,
} from './parts.js';
import { changeParts, plainValue, testParts } from './read-changes.js';
import {
  momentParts,
  momentStarts,
  opens,
  readMoment,
  readRule,
  readText,
  valuesOfType,
  wordsFrom,
} from './read-values.js';

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
      const item = yield* readText(problem);
      // Said twice in the sentence, or pointed at twice: it is wanted once.
      fields.items = [...new Set([...(fields.items ?? []), item])];
    },
  };
  return [
    entityPart('list', 'list', problem, (id) => (fields.list = id)),
    ...(op === 'clear' ? [] : [items]),
  ];
}
