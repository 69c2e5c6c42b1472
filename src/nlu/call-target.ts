import type { SetState } from './call.js';

/** Whom a call is about, as said. Everything given must hold; resolved outside the model (actions/resolve/resolve.ts). */
export interface Target {
  /** A device name or alias as said, or a group word ("lamp"). */
  readonly name?: string;
  /** Device ids the name is already known to stand for (the matcher found it in a list of this home's names). */
  readonly ids?: readonly string[];
  /** Devices spoken of before: of the place, those that are called so, where it has any ("and Tom's", after Zoë's lamp). */
  readonly like?: readonly string[];
  /** Area id, or `here` for the speaker's room. */
  readonly area?: string;
  /** More than one area: "in the kitchen and the hall". */
  readonly areas?: readonly string[];
  /** One of `areas`, and it was not said which: "the bathroom", where there are two. */
  readonly oneOf?: boolean;
  /** Floor id, or `here` for the speaker's floor. */
  readonly floor?: string;
  readonly kind?: string;
  /** Several kinds where the word fits them all ("open" fits cover and valve). */
  readonly kinds?: readonly string[];
  readonly class?: string;
  /** The word that was said for what heats or for an appliance: what is called so is meant before what else may be. */
  readonly word?: string;
  /** The whole set that fits, not one of it: "all the lights", "the lights". */
  readonly all?: boolean;
  /** How many there must be: "both lamps" are two, of the room or else of the house. */
  readonly count?: number;
  /** `area: here` was not said but taken for granted ("the blinds"): a wish for the speaker's room, not a condition. */
  readonly assumed?: boolean;
  /** Left out of the set: "everything except the hall". */
  readonly except?: readonly Target[];
  /** Kept as they are: of a set those that are so already, as far as any is ("leave the lights on until ten"). */
  readonly already?: SetState;
  /** "My lamp": of several that are called their owners', one. */
  readonly mine?: boolean;
  /** `last`: it, them, that one; `there`: the last area; `other`: the other one. */
  readonly ref?: 'last' | 'there' | 'other';
}
