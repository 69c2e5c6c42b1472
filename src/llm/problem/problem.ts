/**
 * What the model for calls is given, and all that it may speak of: the words of the sentence, the few things of the
 * house that it could mean, the values that were said, and what was done last.
 */
import type { Kind } from '../../actions/home.js';
import type { DayExpression, TimeExpression } from '../../nlu/call.js';

export interface Word {
  readonly text: string;
  /** Character span in the sentence. */
  readonly start: number;
  readonly end: number;
}

export type EntityType = 'device' | 'area' | 'floor' | 'list' | 'calendar';

export interface Entity {
  readonly type: EntityType;
  readonly id: string;
  /** As it is called: the name or the alias that is nearest to the sentence's words. */
  readonly text: string;
  /** Devices only. */
  readonly kind: Kind | null;
  /** The room's name where the text does not hold it. */
  readonly place: string | null;
  /** In the speaker's room, or that room. */
  readonly here: boolean;
  /** Meant by the last command. */
  readonly last: boolean;
  /** Words for its state, class and abilities (traits.ts). */
  readonly traits: readonly string[];
}

export type Unit = 'percent' | 'celsius' | 'fahrenheit' | 'kelvin' | 'degrees';

/** A value that was said, found by rule (values.ts). */
export type Value = { readonly text: string } & (
  | { readonly type: 'number'; readonly number: number; readonly unit: Unit | null }
  | { readonly type: 'duration'; readonly seconds: number }
  | { readonly type: 'time'; readonly time: TimeExpression }
  | { readonly type: 'day'; readonly day: DayExpression }
  | { readonly type: 'repeat'; readonly rule: string }
  | { readonly type: 'color'; readonly name: string }
  /** A word that some device takes as a value: a mode, a source, a preset. */
  | { readonly type: 'word'; readonly word: string }
);
export type ValueType = Value['type'];

export interface Problem {
  readonly sentence: string;
  readonly words: readonly Word[];
  readonly entities: readonly Entity[];
  readonly values: readonly Value[];
  /** Kinds of device that this house has. */
  readonly kinds: ReadonlySet<Kind>;
  /** The room's name, if known. */
  readonly room: string | null;
  /** The head of the last command ("set:on"), while it may be meant by "it". */
  readonly lastHead: string | null;
  /** The metric of bare temperatures. */
  readonly units: 'metric' | 'imperial';
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ.:,][\p{L}\p{M}\p{N}]+)*/gu;

/** Words as they may be copied: without punctuation around them. */
export function wordsOf(sentence: string): Word[] {
  return [...sentence.matchAll(WORD)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
