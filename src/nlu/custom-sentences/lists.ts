/** Lists and contexts of Home Assistant's sentences as the grammar's own. */
import type { Context, ListItem, ListSource } from '../skill.js';
import type { ListEntry, ValueEntry } from './sentences-file.js';

const TEMPLATE_CHARACTERS = /[()[\]{}<>|;\\]/;

/** Values of lists with one name are one list; of ranges and wildcards the last counts. */
export function mergeLists(all: readonly Readonly<Record<string, ListEntry>>[]): Record<string, ListSource> {
  const merged: Record<string, ListSource> = {};
  for (const [name, source] of all.flatMap((one) => Object.entries(one))) {
    const known = merged[name];
    const own = listOf(source);
    merged[name] =
      known !== undefined && 'values' in known && 'values' in own
        ? { values: [...known.values, ...own.values] }
        : own;
  }
  return merged;
}

function listOf(source: ListEntry): ListSource {
  if ('values' in source) return { values: source.values.map(itemOf) };
  if ('wildcard' in source) return { wildcard: true };
  // Home Assistant's ranges are of whole numbers, where nothing else is said.
  const { from, to, step = 1, fractions, multiplier } = source.range;
  return {
    range: {
      from,
      to,
      step,
      ...(fractions === undefined ? {} : { fractions }),
      ...(multiplier === undefined ? {} : { multiplier }),
    },
  };
}

function itemOf(entry: ValueEntry): ListItem {
  const item = typeof entry === 'object' ? entry : { in: entry, out: undefined, context: undefined };
  const said = String(item.in);
  // A template without an `out` yields the words that were said.
  const out = item.out ?? (TEMPLATE_CHARACTERS.test(said) ? null : said);
  return { in: said, out, ...(item.context === undefined ? {} : { context: contextOf(item.context) }) };
}

/** `{value}` is the value; `{area: {slot: true}}` asks for the speaker's room and is no context. */
export function contextOf(from: Readonly<Record<string, unknown>>): Context {
  return Object.fromEntries(
    Object.entries(from).flatMap(([key, wanted]): [string, unknown][] => {
      if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return [[key, wanted]];
      return 'value' in wanted ? [[key, wanted.value]] : [];
    }),
  );
}
