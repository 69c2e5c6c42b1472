/** The types of a conversation; `converse.ts` is the pure function over them. */
import type { PropertyValue } from '../actions/home.js';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import type { ClockEntry, Effect, ScheduledCalls, Timer, World } from '../actions/world.js';
import type { Call } from './call.js';
import type { RankedText } from './converse/contested.js';
import type { Proposed } from './converse/proposed.js';
import type { Reading } from './skill.js';

/** What is remembered of a speaker's session: small, serialisable, with an age. */
export interface Session {
  readonly room: string | null;
  /** Spoken to from another machine: the house's own room is meant, but nobody knows who is in it. */
  readonly afar?: true;
  /** Targets of the last command, for "it", "them", "there". */
  readonly last: {
    readonly devices: readonly string[];
    readonly areas: readonly string[];
    readonly calls: readonly Call[];
    readonly at: string;
    /** Devices to which the same was done just before: meant by "them", never by "it". */
    readonly also?: readonly string[];
    /** The one device spoken of just before, whatever was done with it: meant by "both". */
    readonly before?: readonly string[];
    /** Several that the same sentence spoke of before one alone: "them" are no single thing. */
    readonly many?: readonly string[];
    /** Which way "more" goes, where that is not the way of the call: down after "lower it to fifty", up after "a bit less" of "brighter". */
    readonly more?: 1 | -1;
  } | null;
  /** A question of ours that is open: a confirmation, or a choice between alternatives, or a missing value. */
  readonly pending: Pending | null;
  /** The last deed, for "undo that". */
  readonly undo: Undo | null;
  readonly lastReply: string | null;
  /** Failures in a row. */
  readonly failures: number;
  /** Commands so far: picks among wordings, so that replay says the same. */
  readonly turns?: number;
  /** The last command as said, so that "and the bedroom too" can go on from it. */
  readonly lastText?: string | null;
  /** The last sentence, where it came to nothing: "I meant the hall light" says it again with that name. */
  readonly unmet?: { readonly text: string; readonly at: string } | null;
}

/** What a deed changed, and how it was before. */
export interface Undo {
  /** Device id -> properties. */
  readonly devices: Readonly<Record<string, Readonly<Record<string, PropertyValue>>>>;
  readonly effects: readonly Effect[];
  /** Timers, alarms, reminders and plans as they were before they were touched. */
  readonly timers?: readonly Timer[];
  readonly clock?: readonly ClockEntry[];
  readonly scheduled?: readonly ScheduledCalls[];
  /** When it was done. */
  readonly at?: string;
  /** How it was told. */
  readonly reply?: string;
  /** The deed before it, which is undone next. */
  readonly before?: Undo | null;
}

export type Pending =
  | {
      readonly kind: 'confirm';
      readonly calls: readonly Call[];
      readonly at: string;
      readonly pin?: boolean;
      /** The risky devices that were named in the question: a yes covers no others. */
      readonly devices?: readonly string[];
    }
  | {
      readonly kind: 'choose';
      readonly call: Call;
      /** Other calls of the same sentence, carried out with the chosen one. */
      readonly rest: readonly Call[];
      readonly options: readonly { readonly devices: readonly string[]; readonly label: string }[];
      readonly at: string;
    }
  | {
      readonly kind: 'missing';
      readonly call: Call;
      readonly field: string;
      readonly at: string;
      /** Other calls of the same sentence, carried out with the completed one. */
      readonly rest?: readonly Call[];
    };

/** What was said: text, and the parse where it is known already (the recogniser's graph matched). */
export interface Utterance {
  readonly text: string;
  readonly confidence?: number;
  readonly readings?: readonly Reading[];
  /** What the micro LLM makes of it: looked at only where the grammar has nothing to say. */
  readonly proposed?: Proposed;
  /** Heard without the grammar's help: what the grammar makes of it is no surer than `confidence`. */
  readonly loose?: boolean;
  /** All that the recogniser's search found, `text` among it; left out: it looked for nothing else, or it was typed. */
  readonly ranked?: readonly RankedText[];
}

export interface Outcome {
  readonly session: Session;
  readonly source: 'grammar' | 'llm' | 'none';
  readonly calls: readonly ResolvedCall[];
  readonly effects: readonly Effect[];
  /** Spoken if every effect succeeds. Includes the question, if any. */
  readonly reply: string;
  readonly ask: string | null;
  readonly confidence: number;
  readonly ms: { readonly total: number; readonly grammar?: number; readonly llm?: number };
}

export type Converse = (world: World, session: Session, utterance: Utterance) => Outcome;
