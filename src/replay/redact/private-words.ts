/** Words that must not be in a report even where the program knows them: of names, rooms, lists, labels, messages. */
import type { Home } from '../../actions/home.js';
import type { UtteranceRecord } from '../../records/record.js';
import { foldedWords } from './fold.js';
import { isFixed } from './own-words.js';

/** Fields of calls and of the agenda that hold people's own words. */
const FREE: ReadonlySet<string> = new Set([
  'items',
  'message',
  'label',
  'query',
  'text',
  'added',
  'removed',
  'completed',
  'argument',
  'slots',
  // Started by voice, its id is its name.
  'list',
  'title',
]);

export function privateWords(houses: Iterable<Home>, records: readonly UtteranceRecord[]): Set<string> {
  const words = new Set<string>();
  const take = (text: string): void => {
    for (const word of foldedWords(text)) {
      words.add(word);
      // "Bob's" and "errands" are said as "Bob" and "errand", too.
      if (/^.{2,}s$/.test(word)) words.add(word.slice(0, -1));
    }
  };
  for (const home of houses) {
    const named = [...home.floors, ...home.areas, ...home.devices, ...home.lists, ...home.calendars];
    for (const { id, name, aliases } of named) for (const text of [id, name, ...aliases]) take(text);
    for (const { items } of home.lists) items.forEach(take);
    for (const { state, abilities } of home.devices) {
      takeValues(state, take);
      for (const { values = [] } of Object.values(abilities)) takeValues(values, take);
    }
    for (const { events } of home.calendars)
      for (const { summary, location, description } of events)
        for (const text of [summary, location, description]) take(text ?? '');
  }
  for (const { before, decided, said } of records) {
    const agenda = before?.agenda;
    for (const state of Object.values(before?.states ?? {})) takeValues(state, take);
    Object.keys(agenda?.lists ?? {}).forEach(take);
    for (const part of [agenda, before?.session, decided?.calls, decided?.effects, said?.proposed])
      freeTexts(part, take);
  }
  return words;
}

/** What is playing, where somebody is, what a scene is called: anything but the program's own values. */
function takeValues(values: object, take: (text: string) => void): void {
  for (const value of Object.values(values)) if (typeof value === 'string' && !isFixed(value)) take(value);
}

function freeTexts(value: unknown, take: (text: string) => void, free = false): void {
  if (typeof value === 'string') {
    if (free) take(value);
  } else if (Array.isArray(value)) {
    for (const part of value) freeTexts(part, take, free);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) freeTexts(part, take, free || FREE.has(key));
  }
}
