/** From a match of a custom sentence or a plugin's to its call: the intent's name and its slots, as strings. */
import { nameWords } from '../actions/resolve/names.js';
import type { IntentCall } from './call.js';
import type { InterpretContext, Match, SlotMatch } from './skill.js';

/** Empty where the sentence means something in a room only and the speaker's is not known. */
export function callsOf(match: Match, { roomName = null }: InterpretContext): IntentCall[] {
  const said = Object.entries(match.slots).map(([name, slot]): [string, string] => [name, slotText(slot)]);
  const { roomSlot } = match.group;
  const slots = Object.fromEntries(said);
  if (roomSlot !== undefined && slots[roomSlot] === undefined) {
    if (roomName === null) return [];
    slots[roomSlot] = roomName;
  }
  return [{ do: 'intent', intent: match.intent, slots }];
}

function slotText({ value: out, text, items }: SlotMatch): string {
  const [item] = items;
  const { id, name } = item?.context ?? {};
  // One of the house's own: what it is called, not its id.
  if (item !== undefined && typeof name === 'string' && id === out) return houseName(name, item.in);
  return out === null || out === undefined || typeof out === 'object' ? text : String(out);
}

/** The name that the house gives it, whichever alias was said; "Kitchen Lamp" where there are lamps in two rooms. */
function houseName(name: string, listed: string): string {
  const words = nameWords(name);
  const more = nameWords(listed);
  return more.length > words.length && words.every((word) => more.includes(word)) ? listed : name;
}
