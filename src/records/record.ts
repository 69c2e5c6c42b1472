/**
 * What an utterance leaves behind: all that the understanding was given, and all that it made of it, so that the same can
 * be done again. Plain data; the house (hundreds of kilobytes that rarely change) stands apart and is named by its hash.
 */
import type { DeviceState } from '../actions/home.js';
import type { QuietHours } from '../actions/policy/quiet.js';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import type { Agenda, Effect, LocalTime } from '../actions/world.js';
import type { Judgement } from '../asr/confidence.js';
import type { CommandResult } from '../asr/recognizer.js';
import type { Outcome, Session } from '../nlu/conversation.js';
import type { Proposed } from '../nlu/converse/proposed.js';

export const RECORD_VERSION = 1;

/** Where the words came from; `page`: typed or spoken in a browser. */
export type RecordSource = 'microphone' | 'page' | 'recording' | 'typed';

/** What the recogniser said, and which of its two texts was taken. */
export interface HeardRecord {
  readonly text: string;
  readonly freeText: string;
  readonly confidence: number;
  readonly accepted: boolean;
  /** What confidence and acceptance came from; left out: there was nothing to be judged, or it is not kept. */
  readonly judgement?: Judgement;
  readonly path: CommandResult['path'];
  /** Best first, with the search's scores (nats); empty where there was no search. */
  readonly readings: NonNullable<CommandResult['readings']>;
  /** Length of the speech. */
  readonly seconds: number;
  /** What stood before the command in the same breath: tokens of the wake phrase, and the second at which it ended. */
  readonly opening: { readonly tokens: readonly number[]; readonly seconds: number } | null;
  /** The house asked for something that no command says: the free text was taken although it is no command. */
  readonly freely: boolean;
  /** Hash of the house whose phrases steered the recogniser. */
  readonly house: string;
}

/** The world and the memory of the conversation when the sentence was understood. */
export interface BeforeRecord {
  /** Hash of the house as it was, and of the one whose phrases were understood (they differ for a moment after a change). */
  readonly house: string;
  readonly phrases: string;
  readonly now: LocalTime;
  /** Left out: it was never quiet there. */
  readonly quiet?: readonly QuietHours[];
  readonly states: Readonly<Record<string, DeviceState>>;
  readonly unavailable: readonly string[];
  /** Left out in records from before the hub told these apart. */
  readonly assumed?: Readonly<Record<string, readonly string[]>>;
  /** Left out: the house could be reached. */
  readonly cutOff?: true;
  readonly agenda: Agenda;
  readonly session: Session;
}

/** What was given to the conversation. */
export interface SaidRecord {
  readonly text: string;
  readonly confidence: number | null;
  /** The micro LLM's proposal, where it was asked. */
  readonly proposed: Proposed | null;
  /** The recogniser's free words, outside the grammar. */
  readonly loose?: true;
}

export interface DecisionRecord {
  readonly source: Outcome['source'];
  readonly calls: readonly ResolvedCall[];
  readonly effects: readonly Effect[];
  readonly ask: string | null;
  readonly reply: string;
  readonly confidence: number;
}

/** A PIN is never kept: only whether one is set, and whether what was said was right (null: none was said). */
export interface PinRecord {
  readonly set: boolean;
  readonly right: boolean | null;
}

/** What a later replay may run with other versions of; each a short hash or a version. */
export interface Versions {
  readonly earshot: string;
  /** Node and the machine's architecture, e.g. `v20.19.2 arm64`. */
  readonly runtime: string;
  readonly config: string;
  /** Id -> beginning of the file's sha256. */
  readonly models: Readonly<Record<string, string>>;
  /** Id of an added skill -> hash of its phrases. */
  readonly plugins: Readonly<Record<string, string>>;
}

export interface UtteranceRecord {
  readonly version: typeof RECORD_VERSION;
  readonly id: string;
  /** ISO, UTC. */
  readonly time: string;
  readonly source: RecordSource;
  /** Area id of the room in which it was said, as far as known. */
  readonly room: string | null;
  /** null: it was typed. */
  readonly heard: HeardRecord | null;
  /** null: it was heard and not accepted, or the dialog went another way. */
  readonly before: BeforeRecord | null;
  readonly said: SaidRecord | null;
  readonly pin: PinRecord;
  readonly decided: DecisionRecord | null;
  /** What was answered in the end, when the house had done it or had not. */
  readonly answered: { readonly reply: string; readonly interrupted: boolean | null } | null;
  /** Milliseconds by stage: wait, encode, decode, understand, act, sound. */
  readonly ms: Readonly<Record<string, number>>;
  readonly versions: Versions;
  /** Texts that were left out and why: `pin`, or `overheard` (speech that was not meant for the hub). */
  readonly hidden: 'pin' | 'overheard' | null;
}
