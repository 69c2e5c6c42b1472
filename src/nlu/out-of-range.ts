/**
 * A plugin's own sentence with a number that it does not take ("moon 25", of 1 to 20): understood by its words, and refused by its
 * range. Whoever hears more words than the grammar must not make something else of it.
 */
import type { Home } from '../actions/home.js';
import { grammarSource } from './grammar-source.js';
import { createReader } from './matcher/read.js';
import type { ListSource, NumberRange, Skill } from './skill.js';
import { SKILLS } from './skills/index.js';

/** Nobody speaks of numbers beyond these to a house. */
const WIDE: NumberRange = { from: -10_000, to: 100_000, fractions: 'tenths' };

/** What to say of a text that only its number keeps from being understood; null for any other. */
export type OutOfRange = (text: string) => string | null;

export function outOfRange(home: Home, skills: readonly Skill[]): OutOfRange {
  const own = skills.filter((skill) => !SKILLS.includes(skill) && ranged(skill).length > 0);
  if (own.length === 0) return () => null;
  const read = createReader(grammarSource(home, own.map(widened)));
  const byId = new Map(own.map((skill) => [skill.id, skill]));
  return (text) => {
    const [match, ...more] = read(text)[0]?.commands ?? [];
    if (match === undefined || more.length > 0) return null;
    const ranges = new Map(ranged(byId.get(match.skill)));
    for (const [name, slot] of Object.entries(match.slots)) {
      const range = ranges.get(name);
      const beyond = typeof slot.value === 'number' && range !== undefined;
      if (beyond && (Number(slot.value) < range.from || Number(slot.value) > range.to))
        return `${slot.text} is out of range: it goes from ${range.from} to ${range.to}.`;
    }
    return null;
  };
}

function ranged(skill: Skill | undefined): [name: string, range: NumberRange][] {
  return Object.entries(skill?.lists ?? {}).flatMap(([name, list]) =>
    'range' in list ? [[name, list.range]] : [],
  );
}

function widened(skill: Skill): Skill {
  const lists = Object.entries(skill.lists ?? {}).map(([name, list]): [string, ListSource] => [
    name,
    'range' in list ? { range: WIDE } : list,
  ]);
  return { ...skill, lists: Object.fromEntries(lists) };
}
