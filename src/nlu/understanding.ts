/** A house as something to talk to: its grammar compiled once, and the conversation over it. */
import type { Home } from '../actions/home.js';
import type { GrammarSource } from '../asr/recognizer.js';
import type { Converse } from './conversation.js';
import { createConverse } from './converse.js';
import { grammarSource } from './grammar-source.js';
import { createReader } from './matcher/read.js';
import type { Skill } from './skill.js';
import { SKILLS } from './skills/index.js';
import { attachWhen } from './skills/when.js';

export interface Understanding {
  readonly converse: Converse;
  /** The same phrases for the recogniser. */
  readonly grammar: GrammarSource;
}

export interface UnderstandingOptions {
  /** In place of the built-in skills. */
  readonly skills?: readonly Skill[];
  /** Left out or null: no PIN is set, and what needs one is refused. */
  readonly verifyPin?: ((said: string) => boolean) | null;
}

export function createUnderstanding(home: Home, options: UnderstandingOptions = {}): Understanding {
  const skills = options.skills ?? SKILLS;
  const grammar = grammarSource(home, skills);
  const { verifyPin } = options;
  const converse = createConverse({
    read: createReader(grammar),
    skills: new Map(skills.map((skill) => [skill.id, skill])),
    withWhen: attachWhen,
    ...(verifyPin == null ? {} : { verifyPin }),
  });
  return { converse, grammar };
}
