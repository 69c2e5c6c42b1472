/** What a state word asks of things by their name: "is the desk lamp on", "are the spots off". */
import type { QueryCall } from '../../call.js';
import type { Match, SlotMatch } from '../../skill.js';
import { kindsOf, targetOf } from '../target.js';
import { askOf, type StateWord } from './state-words.js';

/** Of several devices of one name, those the word can be said of. */
function narrowed(slot: SlotMatch, word: StateWord): SlotMatch {
  const fitting = slot.items.filter((item) => {
    const { kind, class: deviceClass } = item.context ?? {};
    if (typeof kind !== 'string' || askOf(kind, word) === null) return false;
    if (kind !== 'binary_sensor' || word.classes === undefined) return true;
    return typeof deviceClass === 'string' && word.classes.includes(deviceClass);
  });
  // Open and closed is the contact's to say, where the lock has one beside it.
  const doors = fitting.filter((item) => item.context?.kind !== 'lock');
  if (OPEN_OR_SHUT.has(word.word) && doors.length > 0) return { ...slot, items: doors };
  return fitting.length > 0 ? { ...slot, items: fitting } : slot;
}

const OPEN_OR_SHUT: ReadonlySet<string> = new Set(['open', 'closed']);

export function askNamed(match: Match, word: StateWord): QueryCall[] {
  const said = match.slots.name;
  if (said === undefined) return [];
  const name = narrowed(said, word);
  const target = targetOf({ ...match, slots: { ...match.slots, name } });
  const kind = kindsOf(name)[0] ?? '';
  const question = askOf(kind, word) ?? { attr: 'state', test: { is: word.word } };
  return [{ do: 'query', ...question, target }];
}
