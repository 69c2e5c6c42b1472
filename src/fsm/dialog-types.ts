/** What the dialog machine speaks: its events, its memory, and the shape of the actors that do the work outside. */
import type { Outcome, Utterance } from '../nlu/conversation.js';

/** Who is talking: the hub's own microphone, a browser (by connection), a recording, or the keyboard. */
export type Speaker =
  | { readonly kind: 'microphone' }
  | { readonly kind: 'browser'; readonly id: string }
  | { readonly kind: 'recording'; readonly id: string }
  | { readonly kind: 'typed'; readonly id?: string };

/** What came of listening. A timeout (nobody spoke) is the machine's own finding and never looks like one of these. */
export type Heard =
  | {
      /** `loose`: no command of the grammar, but words that were heard well enough to think about. */
      readonly kind: 'command' | 'loose' | 'rejected';
      /** The hub's number for this utterance and all that follows from it. */
      readonly turn: number;
      readonly text: string;
      readonly freeText: string;
      readonly confidence: number;
      /** What else it may have been (nlu/conversation.ts). */
      readonly ranked?: Utterance['ranked'];
      /** Length of the speech. */
      readonly seconds: number;
      readonly ms: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'silence' };

/** Words that need no listening: typed, or recognised elsewhere. */
export interface Said {
  readonly text: string;
  readonly speaker: Speaker;
  /** Where it came from listening; typed words get theirs when they are understood. */
  readonly turn?: number;
  readonly confidence?: number;
  /** The recogniser's own words, outside the grammar: nothing is done on them without a question. */
  readonly loose?: boolean;
  readonly ranked?: Utterance['ranked'];
  readonly ms?: Readonly<Record<string, number>>;
}

export interface Speech {
  readonly text: string;
  /** The window for an answer follows. */
  readonly asks: boolean;
  /** null: an announcement, for whoever is there. */
  readonly to: Speaker | null;
}

export interface Acted {
  /** What to say now that the house has answered (or has not). */
  readonly reply: string;
  readonly ask: string | null;
}

export type DialogEvent =
  | { readonly type: 'wake'; readonly phrase: string | null }
  | { readonly type: 'talk.start'; readonly speaker: Speaker }
  | { readonly type: 'talk.end' }
  | { readonly type: 'said'; readonly said: Said }
  | { readonly type: 'announce'; readonly text: string }
  | { readonly type: 'cancel' }
  | { readonly type: 'mute' }
  | { readonly type: 'unmute' }
  /** From the `listen` actor. */
  | { readonly type: 'speech.started' }
  | { readonly type: 'speech.ended' }
  | { readonly type: 'heard'; readonly heard: Heard }
  | { readonly type: 'listen.failed'; readonly error: unknown }
  /** From the `capture` actor. */
  | { readonly type: 'capture.failed'; readonly error: unknown };

/** Told to the hub, which owns the conversation's memory and the log. */
export type DialogNews =
  /** Nobody answered: an open question is forgotten, so that a later "yes" confirms nothing. */
  | { readonly type: 'question.dropped' }
  | { readonly type: 'timeout'; readonly waitedFor: keyof Timing }
  | { readonly type: 'failed'; readonly stage: Stage; readonly error: unknown };

export type Stage = 'listen' | 'understand' | 'act' | 'speak' | 'capture';

/** Every wait of the dialog, in milliseconds. The names are the machine's delay names. */
export interface Timing {
  /** After the wake: nobody speaks. */
  readonly noSpeech: number;
  /** After a question: nobody answers. */
  readonly noAnswer: number;
  /** Speech that does not end is cut and taken as it is. */
  readonly tooLong: number;
  readonly recognition: number;
  readonly thinking: number;
  readonly acting: number;
  readonly talking: number;
  /** Between attempts to open a microphone that failed. */
  readonly microphoneRetry: number;
}

export const DEFAULT_TIMING: Timing = {
  noSpeech: 5_000,
  noAnswer: 7_000,
  tooLong: 15_000,
  recognition: 6_000,
  thinking: 15_000,
  acting: 12_000,
  talking: 90_000,
  microphoneRetry: 10_000,
};

export interface DialogInput {
  readonly timing?: Partial<Timing>;
  /** False: no microphone on this hub; typing, the page and timers still work. */
  readonly microphone: boolean;
}

export interface DialogContext {
  readonly timing: Timing;
  readonly hasMicrophone: boolean;
  readonly muted: boolean;
  readonly speaker: Speaker;
  /** Somebody addressed the hub (wake phrase, button), so that silence after a rejection would be rude. */
  readonly addressed: boolean;
  /** The second chance to answer our question has been given. */
  readonly askedAgain: boolean;
  /** A question of ours waits in the conversation; back in idle it is dropped. */
  readonly questionOpen: boolean;
  readonly said: Said | null;
  readonly outcome: Outcome | null;
  readonly reply: string;
  /** Nobody spoke before: a timer rings, a reminder is due. */
  readonly announcing: boolean;
  /** The reply ends in a question, so a follow-up window opens after it. */
  readonly asks: boolean;
}

export interface ListenInput {
  readonly speaker: Speaker;
  /** An answer to our own question: no wake phrase is expected. */
  readonly answering: boolean;
}
