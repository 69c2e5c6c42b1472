/** What a house costs before anybody speaks in it: its grammar for text, its graph for the recogniser, a text matched. */
import type { Home } from '../actions/home.js';
import type { Recognizer } from '../asr/recognizer.js';
import { Simulation } from '../cli/try/simulation.js';
import { createUnderstanding } from '../nlu/understanding.js';
import { median } from './statistics.js';

export interface HouseCost {
  /** Grammar and matcher for text. */
  readonly textMs: number;
  /** The recogniser has the phrase graph. */
  readonly graphMs: number;
  /** Each text from its words to its meaning. */
  readonly matchMs: readonly number[];
  /** Texts that meant nothing: their times would not count. */
  readonly notUnderstood: number;
}

const REPEATS = 5;

export async function houseCost(
  home: Home,
  texts: readonly string[],
  recognizer: Pick<Recognizer, 'setGrammar'>,
): Promise<HouseCost> {
  const textTimes: number[] = [];
  const graphTimes: number[] = [];
  // The first round compiles JavaScript, too; a hub makes its grammar again whenever a device comes.
  for (let round = 0; round <= REPEATS; round += 1) {
    const started = performance.now();
    const { grammar } = createUnderstanding(home);
    const made = performance.now();
    await recognizer.setGrammar(grammar);
    if (round === 0) continue;
    textTimes.push(made - started);
    graphTimes.push(performance.now() - made);
  }
  const simulation = new Simulation(home, createUnderstanding(home));
  const answer = (say: string) => simulation.answer({ say, room: null, session: null, state: {}, now: null });
  for (const text of texts.slice(0, 20)) answer(text);
  const matchMs: number[] = [];
  let notUnderstood = 0;
  for (const text of texts) {
    const { source, ms } = answer(text);
    if (source === 'none') notUnderstood += 1;
    else matchMs.push(ms.grammar ?? ms.total);
  }
  return { textMs: median(textTimes), graphMs: median(graphTimes), matchMs, notUnderstood };
}
