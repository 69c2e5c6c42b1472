/** From the slots of a match to the `Target` a call is about: names, groups, places, exceptions, pronouns. */
import { isPlural } from '../../actions/resolve/names.js';
import type { Target } from '../call.js';
import type { Match, SlotMatch } from '../skill.js';

export function stringSlot(match: Match, slot: string): string | undefined {
  const value = match.slots[slot]?.value;
  return typeof value === 'string' ? value : undefined;
}

export function numberSlot(match: Match, slot: string): number | undefined {
  const value = match.slots[slot]?.value;
  return typeof value === 'number' ? value : undefined;
}

export function textSlot(match: Match, slot: string): string | undefined {
  const text = match.slots[slot]?.text.trim();
  return text === undefined || text === '' ? undefined : text;
}

/** A name as the house writes it, however it was typed: "anna" is Anna. */
export function asWritten({ text, items }: SlotMatch): string {
  const names = items.flatMap(({ context }) => (typeof context?.name === 'string' ? [context.name] : []));
  return names.find((name) => name.toLowerCase() === text.toLowerCase()) ?? text;
}

/** Ids of the devices a spoken name stands for. */
export function idsOf(slot: SlotMatch): string[] {
  return slot.items.flatMap((item) => {
    const id = item.context?.id;
    return typeof id === 'string' ? [id] : [];
  });
}

/** Kinds of the devices a spoken name stands for, each once. */
export function kindsOf(slot: SlotMatch): string[] {
  const kinds = slot.items.flatMap((item) =>
    typeof item.context?.kind === 'string' ? [item.context.kind] : [],
  );
  return [...new Set(kinds)];
}

function namedTarget(slot: SlotMatch): Target {
  const kinds = kindsOf(slot);
  return { name: slot.text, ids: idsOf(slot), ...(kinds.length === 1 ? { kind: kinds[0] } : {}) };
}

/** The part of the target that a `group` word brings. */
function groupTarget(match: Match): Target {
  const value = match.slots.group?.value;
  if (typeof value !== 'object' || value === null) return {};
  const target: Target = value;
  const isWorded = target.class === 'heating' || (target.name !== undefined && target.kind === undefined);
  const word = isWorded && target.word === undefined ? textSlot(match, 'group') : undefined;
  return word === undefined ? target : { ...target, word };
}

function place(match: Match): Target {
  const area = stringSlot(match, 'area');
  const second = stringSlot(match, 'area2');
  if (area !== undefined && second !== undefined) return { areas: [area, second] };
  const areas = match.slots.area === undefined ? [] : idsOf(match.slots.area);
  if (new Set(areas).size > 1) return { areas: [...new Set(areas)], oneOf: true };
  if (area !== undefined) return { area };
  const floor = stringSlot(match, 'floor');
  if (floor !== undefined) return { floor };
  const scope = stringSlot(match, 'scope');
  // "Every light up here": of the floor.
  const floors = match.slots.quant !== undefined && /^(?:up|down) here/i.test(match.slots.scope?.text ?? '');
  if (scope === 'here') return floors ? { floor: 'here' } : { area: 'here' };
  if (scope === 'floor') return { floor: 'here' };
  if (scope === 'outside' || scope === 'inside') return { area: scope };
  if (scope === 'there') return { ref: 'there' };
  return {};
}

function exceptions(match: Match): Target[] {
  const except: Target[] = [];
  for (const suffix of ['', '2']) {
    const name = match.slots[`except_name${suffix}`];
    const area = stringSlot(match, `except_area${suffix}`);
    if (name !== undefined) except.push(namedTarget(name));
    else if (area !== undefined) except.push({ area });
  }
  return except;
}

/** Was any place said? */
export function hasPlace(match: Match): boolean {
  return ['area', 'floor', 'scope'].some((slot) => match.slots[slot] !== undefined);
}

/**
 * @param fallback what the words are about where they name neither device nor group, e.g. `{kind: 'light', all: true}`
 */
export function targetOf(match: Match, fallback: Target = {}): Target {
  const name = match.slots.name;
  const count = stringSlot(match, 'quant') === 'both' ? { count: 2 } : {};
  if (name !== undefined) {
    // "Both reading lamps", "all the spots": all that are called so.
    const quantified = match.slots.quant === undefined ? {} : { all: true, ...count };
    return { ...namedTarget(name), ...quantified, ...place(match) };
  }
  const ref = match.slots.ref;
  if (ref !== undefined) {
    return { ref: ref.value === 'other' ? 'other' : 'last', ...kindOnly(fallback), ...place(match) };
  }
  const group = match.slots.group === undefined ? fallback : groupTarget(match);
  // "all the lights" and "the lights everywhere" are the house's; "the lights" alone is for resolve.ts: the room's.
  const elsewhere = stringSlot(match, 'scope') === 'elsewhere';
  const all = match.slots.quant !== undefined || elsewhere || stringSlot(match, 'scope') === 'home';
  const left = [...(elsewhere ? [{ area: 'here' }] : []), ...exceptions(match)];
  return {
    ...group,
    ...(all ? { all } : {}),
    ...count,
    ...place(match),
    ...(left.length > 0 ? { except: left } : {}),
    ...(isMine(match) ? { mine: true } : {}),
  };
}

/** "My lamp", not "my lamps" and not "the lamp". */
function isMine({ slots, text }: Match): boolean {
  // "Dim my light": the light is a word of the phrase.
  const word = slots.group?.text ?? 'light';
  if (isPlural(word) || new RegExp(`my ${word}\\p{L}`, 'iu').test(text)) return false;
  return text.toLowerCase().includes(`my ${word.toLowerCase().replace(/^my /, '')}`);
}

function kindOnly(target: Target): Target {
  return {
    ...(target.kind === undefined ? {} : { kind: target.kind }),
    ...(target.kinds === undefined ? {} : { kinds: target.kinds }),
  };
}
