/** A house as something to talk to: its grammar compiled once, and the conversation over it. */
import type { Home } from '../actions/home.js';
import { listsKey, withOwnLists } from '../actions/own-lists.js';
import type { World } from '../actions/world.js';
import type { GrammarSource } from '../asr/recognizer.js';
import type { Converse } from './conversation.js';
import { createConverse } from './converse.js';
import { grammarSource } from './grammar-source.js';
import { createReader } from './matcher/read.js';
import { outOfRange } from './out-of-range.js';
import type { Reading, Skill } from './skill.js';
import { SKILLS } from './skills/index.js';
import { attachWhen } from './skills/when/when.js';

export interface Understanding {
  readonly converse: Converse;
  /** The same phrases for the recogniser. */
  readonly grammar: GrammarSource;
}

export interface UnderstandingOptions {
  /** In place of the built-in skills. */
  readonly skills?: readonly Skill[];
  /** null: no PIN is set, and what needs one is refused. Left out: it is asked for, and none is right. */
  readonly verifyPin?: ((said: string) => boolean) | null;
}

export function createUnderstanding(home: Home, options: UnderstandingOptions = {}): Understanding {
  const skills = options.skills ?? SKILLS;
  const grammar = grammarSource(home, skills);
  const { verifyPin } = options;
  const reader = new Reader(home, skills, grammar);
  const converse = createConverse({
    read: (text) => reader.read(text),
    skills: new Map(skills.map((skill) => [skill.id, skill])),
    withWhen: attachWhen,
    outOfRange: outOfRange(home, skills),
    ...(verifyPin === undefined ? {} : { verifyPin }),
  });
  return {
    converse: (world, session, utterance) => {
      reader.follow(world);
      return converse(world, session, utterance);
    },
    grammar,
  };
}

/** Reads text by the phrases of the house, with the names of the lists that there are at the moment. */
class Reader {
  read: (text: string) => readonly Reading[];
  readonly #skills: readonly Skill[];
  #lists: string;

  constructor(home: Home, skills: readonly Skill[], grammar: GrammarSource) {
    this.read = createReader(grammar);
    this.#skills = skills;
    this.#lists = listsKey(home);
  }

  /** Made anew where a list has been started or given up since: rare, and then the name is understood at once. */
  follow(world: World): void {
    const home = withOwnLists(world);
    const lists = listsKey(home);
    if (lists === this.#lists) return;
    this.#lists = lists;
    this.read = createReader(grammarSource(home, this.#skills));
  }
}
