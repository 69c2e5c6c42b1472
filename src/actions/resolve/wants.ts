import type { Device } from '../home.js';

/** What a call needs of the devices that its target comes to. */
export interface Wants {
  /** Kinds meant where the target names none. */
  readonly kinds?: readonly string[];
  /** Kinds of the speaker's room that "it" means where nothing is remembered: what is dimmed is a light. */
  readonly unnamed?: readonly string[];
  /** Kinds meant where only a place was named, as far as it has any: "turn off the kitchen" means its lights. */
  readonly ofPlace?: readonly string[];
  /** Kinds meant where a place was named that has none of the others, and one of these: "turn on the sauna". */
  readonly onlyOfPlace?: readonly string[];
  /** The devices that can do it: chooses among namesakes, never widens a set. */
  readonly able?: (device: Device) => boolean;
  /** What the words are usually said of: "it" is rather what was spoken of before than what they hardly fit. */
  readonly suits?: (device: Device) => boolean;
  /** First choice among several: the one that plays, the one that is locked. */
  readonly prefer?: (device: Device) => boolean;
  /** One device, never a whole set: music, unlocking. */
  readonly single?: boolean;
  /** Only such devices are considered at all, unless one is named: those that measure what is asked. */
  readonly fits?: (device: Device) => boolean;
  /** What is asked for, where no device is named: for saying that nothing tells it. */
  readonly tells?: string;
  /** All of several elsewhere in the house, rather than a question which: they can all answer. */
  readonly many?: boolean;
  /** Classes that the word covers beside its own: of doors, garage doors and gates are asked too. */
  readonly also?: readonly string[];
  /** No place said means the whole house: "which lights are on?" */
  readonly everywhere?: boolean;
}
