/** The hub's adaptation: opened with its file where config.yaml asks for it, and the context with what it has learnt. */

import { messageOf } from '../errors.js';
import type { HubContext } from '../hub/context.js';
import type { Grammar } from '../hub/grammar.js';
import { HUB_SKILLS } from '../hub/hub-skills.js';
import type { HubWorld } from '../hub/hub-world.js';
import type { CallProposer } from '../llm/understand.js';
import type { Skill } from '../nlu/skill.js';
import { openLessons } from '../store/lesson-store.js';
import { Adaptation } from './adaptation.js';
import { openHistory } from './history.js';

/** How often the clock, and the file, are looked at. */
const LOOK_MS = 10_000;

export interface HubAdaptation {
  /** null: nobody learns (`adaptation: false`, the default). */
  readonly adaptation: Adaptation | null;
  readonly context: HubContext;
}

/** Never rejects: a hub whose file cannot be opened learns nothing, and says so. */
export async function openAdaptation(context: HubContext): Promise<HubAdaptation> {
  const { config, state, closers, log } = context;
  if (!config.adaptation.enabled) return { adaptation: null, context };
  try {
    const { store, problem } = await openLessons(state);
    if (problem !== null) log.warn(problem);
    const adaptation = new Adaptation({ store, hour: config.adaptation.hour, log });
    const timer = setInterval(() => adaptation.tick(), LOOK_MS);
    timer.unref();
    closers.add('what is learnt', async () => {
      clearInterval(timer);
      await adaptation.close();
    });
    return { adaptation, context: adapted(context, adaptation) };
  } catch (error) {
    log.warn({ error: messageOf(error) }, 'nothing is learnt from corrections: learned.db cannot be used');
    return { adaptation: null, context };
  }
}

export interface HubParts {
  readonly grammar: Grammar;
  readonly world: HubWorld;
  /** The names of the house are others: its phrases are made anew. */
  readonly changed: () => void;
  /** Skills of the hub beside the built-in ones, at the moment. */
  readonly plugins: () => readonly Skill[];
}

/** When the hub is put together. */
export function beginAdaptation(
  adaptation: Adaptation | null,
  { config, state }: HubContext,
  { grammar, world, changed, plugins }: HubParts,
): void {
  adaptation?.begin({
    world: () => world.snapshot(),
    converse: () => grammar.converse,
    changed,
    history: (home, now) =>
      openHistory({ state, records: config.records, home, skills: [...HUB_SKILLS, ...plugins()], now }),
  });
}

/** The same openers, in a house with the learnt names. Around those of the records, which so know them, too. */
function adapted(context: HubContext, adaptation: Adaptation): HubContext {
  const { openers } = context;
  return {
    ...context,
    openers: {
      ...openers,
      understanding: (home, verifyPin, added) => {
        const { converse, grammar } = openers.understanding(adaptation.learned(home), verifyPin, added);
        return {
          grammar,
          converse: (world, session, utterance) =>
            converse({ ...world, home: adaptation.learned(world.home) }, session, utterance),
        };
      },
      proposer: () => taught(openers.proposer(), adaptation),
    },
  };
}

/** What was learnt first, then the model, if there is one. */
function taught(model: CallProposer | null, adaptation: Adaptation): CallProposer {
  return {
    propose: async (sentence, world, session, options) => {
      const known = adaptation.means(sentence, world.home);
      if (known !== null) return { ...known, rivals: [], ms: 0 };
      const home = adaptation.learned(world.home);
      return (await model?.propose(sentence, { ...world, home }, session, options)) ?? null;
    },
    close: async () => model?.close(),
  };
}
