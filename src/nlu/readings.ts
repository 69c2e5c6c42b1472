/** Readings of the same words, heard in several ways, as one list. */
import type { Match, Reading } from './skill.js';

/** Best first; of those that say the same only the best. */
export function bestFirst(heard: readonly (readonly Reading[])[]): Reading[] {
  const sorted = heard.flat().sort((a, b) => b.score - a.score);
  if (heard.filter(({ length }) => length > 0).length < 2) return sorted;
  const seen = new Set<string>();
  return sorted.filter(({ commands }) => {
    const key = JSON.stringify(commands.map(meaning));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function meaning({ skill, intent, slots, when }: Match): unknown {
  const values = (of: Match['slots']): unknown =>
    Object.entries(of).map(([name, { value, text }]) => [name, value, text]);
  return [skill, intent, values(slots), when === null ? null : [when.intent, values(when.slots)]];
}
