/** The house with the names that were learnt: other names of its things, as if somebody had written them down. */
import type { Home } from '../actions/home.js';
import type { Proposed } from '../nlu/converse/proposed.js';
import { normalWords } from '../nlu/normalize.js';
import { isFreeName, isFreeSentence } from './learnable.js';
import { callsOf, devicesIn, type Lesson } from './lesson.js';

/** Names that the house has come to know in the meantime win: such a lesson rests. */
export function withLessons(home: Home, lessons: readonly Lesson[]): Home {
  const added = new Map<string, string[]>();
  const taken = new Set<string>();
  for (const { said, meant } of lessons) {
    if ('calls' in meant || taken.has(said) || !isFreeName(home, said, meant)) continue;
    taken.add(said);
    const key = 'device' in meant ? `device ${meant.device}` : `area ${meant.area}`;
    added.set(key, [...(added.get(key) ?? []), said]);
  }
  if (added.size === 0) return home;
  const named = <T extends { readonly id: string; readonly aliases: readonly string[] }>(
    kind: string,
    all: readonly T[],
  ): T[] =>
    all.map((one) => {
      const more = added.get(`${kind} ${one.id}`);
      return more === undefined ? one : { ...one, aliases: [...one.aliases, ...more] };
    });
  return { ...home, devices: named('device', home.devices), areas: named('area', home.areas) };
}

/** What a whole sentence was learnt to mean; null: nothing, or its devices are no longer what they were. */
export function sentenceMeans(text: string, home: Home, lessons: readonly Lesson[]): Proposed | null {
  const said = normalWords(text).join(' ');
  const known = lessons.find((lesson) => lesson.said === said && callsOf(lesson) !== null);
  const calls = known === undefined ? null : callsOf(known);
  if (calls === null || !isFreeSentence(home, said, devicesIn(calls))) return null;
  return { calls, confidence: 1, learned: true };
}
