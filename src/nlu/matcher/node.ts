/**
 * The compiled grammar: a graph of nodes in which equal pieces, of whatever skill, are one node, so that a place in a
 * sentence is matched against each piece once.
 */
import type { GrammarGroup } from '../../asr/recognizer.js';
import type { NumberRange, PhraseGroup, SlotMatch } from '../skill.js';
import type { ListView } from './lists.js';
import type { Needs } from './needs.js';
import type { SentenceIndex } from './sentence-index.js';
import type { Trie, Vocabulary } from './trie.js';

export type ListRef =
  | { readonly type: 'items'; readonly id: number; readonly view: ListView }
  | { readonly type: 'range'; readonly id: number; readonly range: NumberRange }
  | { readonly type: 'wildcard'; readonly id: number };

interface Base {
  readonly id: number;
  readonly first: First;
}

/** What may begin with something else than a word of its own. */
export const Opens = {
  /** The name of a thing, a place or a value. */
  name: 1,
  /** A name with the s of an owner. */
  owner: 2,
  number: 4,
  /** Any word. */
  anything: 8,
} as const;

/** What a piece can begin with. */
export interface First {
  readonly words: ReadonlySet<number>;
  /** Or with something of a list: bits of `Opens`. */
  readonly opens: number;
  /** Or it may have no words at all. */
  readonly empty: boolean;
  /** Any word may begin it, names of lists aside. */
  readonly any: boolean;
}

export interface WordNode extends Base {
  readonly type: 'word';
  readonly words: readonly number[];
}
export interface SequenceNode extends Base {
  readonly type: 'sequence';
  readonly items: readonly Node[];
}
export interface ChoiceNode extends Base {
  readonly type: 'choice';
  readonly items: readonly Node[];
  /** Items that can begin with a word, where there are many; `others` can with every other word. */
  readonly byWord: ReadonlyMap<number, readonly Node[]> | null;
  readonly others: readonly Node[];
}
export interface ListNode extends Base {
  readonly type: 'list';
  readonly list: ListRef;
  readonly slot: string;
  readonly owner: boolean;
}
/** A rule inside itself. */
export interface LoopNode extends Base {
  readonly type: 'loop';
  readonly target: () => Node | null;
}
export type Node = WordNode | SequenceNode | ChoiceNode | ListNode | LoopNode;

export interface CompiledGroup {
  readonly group: GrammarGroup;
  /** The group as a match shows it. */
  readonly phrases: PhraseGroup;
  readonly slots: Readonly<Record<string, SlotMatch>>;
  readonly weight: number;
  readonly continuation: boolean;
}

export interface CompiledSentence {
  readonly of: CompiledGroup;
  readonly node: Node;
  /** All of them must be met, or the sentence is not in the text (`Needs`). */
  readonly needs: readonly number[];
}

export interface CompiledGrammar {
  readonly words: Vocabulary;
  readonly trie: Trie;
  readonly commands: SentenceIndex;
  readonly times: SentenceIndex;
  readonly needs: Needs;
}
