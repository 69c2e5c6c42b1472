/**
 * Which models a hub uses, as one value that is replaced as a whole: the slot in use, where a rollback leads, whether the
 * slot is on trial, and the highest release that ever was in use. Every step of an update is a function from value to value.
 */
import { z } from 'zod';
import type { Shipped } from './shipped.js';

export const SLOTS = ['a', 'b'] as const;
export type SlotName = (typeof SLOTS)[number];

const slotName = z.enum(SLOTS);
const release = z.int().min(1);

const slotSchema = z.object({
  release,
  name: z.string(),
  made: z.string(),
  keyId: z.string(),
  /** sha256 of the manifest of the models that Earshot came with when this was installed. */
  beside: z.string(),
});

/** Who turned a release down: the hub (it failed), the judge (it hears worse), a person. */
const REFUSERS = ['hub', 'judge', 'person'] as const;

const refusalSchema = z.object({ release, by: z.enum(REFUSERS), why: z.string() });

export const slotStateSchema = z.object({
  version: z.literal(1),
  /** null: the models that came with Earshot, which are never written. */
  active: slotName.nullable(),
  previous: slotName.nullable(),
  /** Not yet proven: how many starts did not come to an end that proves it. null: no trial is on. */
  trial: z.object({ starts: z.int().min(0) }).nullable(),
  /** Releases below it are refused for ever: an old bundle may be known to be bad. */
  highest: z.int().min(0),
  /** What each slot holds, complete and checked; null: nothing that may be used. */
  slots: z.object({ a: slotSchema.nullable(), b: slotSchema.nullable() }),
  refused: z.array(refusalSchema),
});

export type SlotState = z.infer<typeof slotStateSchema>;
export type SlotInfo = z.infer<typeof slotSchema>;
export type Refusal = z.infer<typeof refusalSchema>;

/** More refusals than anybody has updates; the oldest goes. */
const MAX_REFUSED = 50;
const MAX_WHY = 300;

export const NO_SLOTS: SlotState = {
  version: 1,
  active: null,
  previous: null,
  trial: null,
  highest: 0,
  slots: { a: null, b: null },
  refused: [],
};

/** What the slot in use holds; null: the shipped models are in use. */
export function activeSlot({ active, slots }: SlotState): SlotInfo | null {
  return active === null ? null : slots[active];
}

/**
 * Where the next release goes: never the slot in use; an empty one before one that could be gone back to.
 * @param open what a hub still loads models from: after a rollback that is another than the slot in use
 * @returns null: there is none
 */
export function freeSlot(
  { active, previous, slots }: SlotState,
  open: readonly SlotName[] = [],
): SlotName | null {
  const free = SLOTS.filter((slot) => slot !== active && !open.includes(slot));
  return (
    free.find((slot) => slots[slot] === null) ?? free.find((slot) => slot !== previous) ?? free[0] ?? null
  );
}

/** Before a slot is emptied, nothing may lead to it. */
export function emptied(state: SlotState, slot: SlotName): SlotState {
  return {
    ...state,
    previous: state.previous === slot ? null : state.previous,
    slots: { ...state.slots, [slot]: null },
  };
}

export function activated(state: SlotState, slot: SlotName, info: SlotInfo): SlotState {
  return {
    ...state,
    active: slot,
    previous: state.active,
    trial: { starts: 0 },
    highest: Math.max(state.highest, info.release),
    slots: { ...state.slots, [slot]: info },
    // Installed again by a person: what was said against it is settled.
    refused: state.refused.filter((refusal) => refusal.release !== info.release),
  };
}

export function startCounted(state: SlotState): SlotState {
  return state.trial === null ? state : { ...state, trial: { starts: state.trial.starts + 1 } };
}

export function startForgiven(state: SlotState): SlotState {
  const starts = (state.trial?.starts ?? 0) - 1;
  return state.trial === null || starts < 0 ? state : { ...state, trial: { starts } };
}

export function confirmed(state: SlotState): SlotState {
  return { ...state, trial: null };
}

/** What failed is never used again. */
export function failed(state: SlotState, why: string): SlotState {
  const { active } = state;
  if (active === null) return state;
  const back: SlotState = { ...emptied(state, active), active: state.previous, previous: null, trial: null };
  const info = state.slots[active];
  return info === null ? back : refused(back, { release: info.release, by: 'hub', why });
}

/** A person goes back; a second time leads forward again, to what is still there, and on trial: it may never have ended one. */
export function wentBack(state: SlotState, why: string): SlotState {
  const from = activeSlot(state);
  const swapped: SlotState = { ...state, active: state.previous, previous: state.active, trial: null };
  const to = activeSlot(swapped);
  if (to === null || (from !== null && to.release < from.release)) {
    return from === null ? swapped : refused(swapped, { release: from.release, by: 'person', why });
  }
  // What was said against it when it was gone back from is settled.
  return {
    ...swapped,
    trial: { starts: 0 },
    refused: state.refused.filter(({ release }) => release !== to.release),
  };
}

export function refused(state: SlotState, refusal: Refusal): SlotState {
  const others = state.refused.filter((known) => known.release !== refusal.release);
  const why = refusal.why.replaceAll(/\s+/g, ' ').slice(0, MAX_WHY);
  return { ...state, refused: [...others, { ...refusal, why }].slice(-MAX_REFUSED) };
}

/** Earshot itself was updated and brought models that are as new, or that do not say how old they are. */
export function outdated(state: SlotState, shipped: Pick<Shipped, 'release' | 'hash'>): boolean {
  const info = activeSlot(state);
  if (info === null) return false;
  return shipped.release === null ? shipped.hash !== info.beside : shipped.release >= info.release;
}

export function withShipped(state: SlotState): SlotState {
  return { ...state, active: null, previous: null, trial: null };
}
