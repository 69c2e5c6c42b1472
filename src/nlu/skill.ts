/**
 * A skill is data plus one small function per intent: the phrases people say and the calls they mean.
 * Built-in skills (`src/nlu/skills/`), plugins and custom_sentences folders all take this shape; the text matcher,
 * the recogniser's phrase graph and the generated docs read the same tree.
 */
import type { Home } from '../actions/home.js';
import type { Call } from './call.js';

/** A value in a list slot. `in` is a template (`[the] (tv|television)`); `out` is what the slot yields. */
export interface ListItem {
  readonly in: string;
  readonly out: unknown;
  /** Tested against `requires`/`excludes` of a phrase group, e.g. `{kind: 'light', area: 'kitchen'}`. */
  readonly context?: Readonly<Record<string, unknown>>;
}

export interface NumberRange {
  readonly from: number;
  readonly to: number;
  /**
   * Only `from` and so many more, again and again, with `fractions` also the halves or tenths above each ("two and a half").
   * Left out: any number from `from` to `to`, of which speech offers the whole ones and, with `fractions`, their tenths.
   */
  readonly step?: number;
  readonly fractions?: 'halves' | 'tenths';
  readonly multiplier?: number;
}

export type ListSource =
  | { readonly values: readonly ListItem[] }
  | { readonly range: NumberRange }
  /** Free words, at least one; the shortest reading that lets the rest of the sentence match wins. */
  | { readonly wildcard: true }
  /** The items of another list whose context fits: `{from: 'name', where: {kind: ['light']}}`. */
  | { readonly from: string; readonly where: Context };

/** Each key must equal the value, be one of the values, or (an array on the item's side) hold one of them. */
export type Context = Readonly<Record<string, unknown>>;

/** Home Assistant's sentence templates: `(a|b)`, `[x]`, `{list}`, `{list:slot}`, `<rule>`, `(a;b)`. */
export interface PhraseGroup {
  readonly sentences: readonly string[];
  /** Slots with fixed values, as if said. */
  readonly slots?: Readonly<Record<string, unknown>>;
  /**
   * Keeps only list items (of any list in the sentences that has contexts) that fit; a key that an item's context has not
   * got is not asked of it, so that a kind of device may be required beside a room.
   */
  readonly requires?: Context;
  readonly excludes?: Context;
  /** Rules and lists of this group alone; they win over the skill's. */
  readonly rules?: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, ListSource>>;
  /** Means something only where the speaker's room is known, whose name is then the value of this slot. */
  readonly roomSlot?: string;
  /**
   * May only follow another command of the same sentence ("... and {area} to {temperature}"); `interpret` then gets
   * that command's calls as `previous`.
   */
  readonly continuation?: boolean;
  /** Means something only as all that is said, politeness apart: a lamp's name alone, not after a "good night". */
  readonly alone?: boolean;
  /** Mostly said to a question, or to what is going on ("yes", "ten minutes"): the recogniser must hear it clearly to take it. */
  readonly answers?: boolean;
  /** Not offered to the recogniser's phrase graph: readings that only typed text or the free transcript should reach. */
  readonly textOnly?: boolean;
  /** Whether this house can be told so at all; where it cannot, the phrases are left out. */
  readonly needs?: (home: Home) => boolean;
  /** Added to the score of a match (default 0): break ties between groups; negative for deliberately loose phrases. */
  readonly weight?: number;
}

export interface SlotMatch {
  /** The list item's `out`, the number, or the free words. */
  readonly value: unknown;
  /** The words as said. */
  readonly text: string;
  /** All list items that share this text (two devices of one name in different rooms). */
  readonly items: readonly ListItem[];
}

/** One command found in a sentence. */
export interface Match {
  /** Skill id. */
  readonly skill: string;
  readonly intent: string;
  readonly group: PhraseGroup;
  readonly slots: Readonly<Record<string, SlotMatch>>;
  /** Slots of the time or condition said around the command ("in ten minutes"), for skills/when/when.ts. */
  readonly when: {
    readonly intent: string;
    readonly slots: Readonly<Record<string, SlotMatch>>;
    /** Said before the command: what follows in the same breath may be meant then too. */
    readonly leads?: true;
  } | null;
  /** The words of this command as said. */
  readonly text: string;
}

/** A sentence read: one command or several, best reading first in the matcher's result. */
export interface Reading {
  readonly commands: readonly Match[];
  /** Higher is better. Literal words count most, then names, then numbers; wildcards count against. */
  readonly score: number;
  /** The whole sentence as said, in the grammar's own spelling of names and numbers. */
  readonly text: string;
}

export interface InterpretContext {
  /** The speaker's area id, if known. */
  readonly room: string | null;
  /** What that area is called. */
  readonly roomName?: string | null;
  readonly units: 'metric' | 'imperial';
  /** The whole sentence with what is around the command, where it is known ("let's" is left out of a match). */
  readonly said?: string;
  /** Something was spoken of before, which "it" may be. */
  readonly recalls?: boolean;
  /** Calls of the command before, in the same sentence (continuations) . */
  readonly previous: readonly Call[];
}

export interface IntentSpec {
  readonly groups: readonly PhraseGroup[];
  /** What the words mean. Pure. An empty list means: this reading makes no sense here, take the next one. */
  readonly interpret: (match: Match, context: InterpretContext) => readonly Call[];
}

/** Checked by `earshot plugins test` and by the project's own tests, on the bundled example house. */
export interface SkillTest {
  readonly say: string;
  readonly room?: string;
  /** Expected calls, before resolution; only the given keys are compared. */
  readonly calls: readonly Readonly<Record<string, unknown>>[];
}

export interface Skill {
  readonly id: string;
  /** One line for `earshot plugins` and the docs. */
  readonly summary: string;
  /** Its words ("bed", "corner") belong to questions alone: in a request they may be part of a name. */
  readonly asksOnly?: true;
  readonly rules?: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, ListSource>>;
  readonly intents: Readonly<Record<string, IntentSpec>>;
  readonly tests: readonly SkillTest[];
}

export function defineSkill(skill: Skill): Skill {
  return skill;
}
