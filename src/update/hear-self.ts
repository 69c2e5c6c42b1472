/**
 * The hub hears itself: its voice says a few sentences that fit this house, its ears listen, and what was heard must mean
 * what was said. No recording of anybody is needed, so it works on the first day.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Home } from '../actions/home.js';
import type { Recognizer } from '../asr/recognizer.js';
import { cutSpeech } from '../audio/cut-speech.js';
import type { Voice } from '../audio/ports.js';
import type { TryLine } from '../cli/try/line.js';
import { type Dialogue, firstLines } from '../cli/try/phrase-tests.js';
import { Simulation } from '../cli/try/simulation.js';
import type { Detector } from '../hub/openers.js';
import { samplesFor, speakSample } from '../hub/page/samples.js';
import type { Understanding } from '../nlu/understanding.js';
import type { Hearing } from './judge.js';

/** What every house can be told. */
const ALWAYS = [
  'What time is it?',
  'Set a timer for ten minutes.',
  'Set a timer for an hour and a half.',
  'Wake me up at seven thirty.',
  'What is seven times eight?',
  'Cancel the timer.',
];

/** What the voice says in any case: no tests are needed for it. */
export const sentencesFor = (home: Home): readonly string[] => [
  ...samplesFor(home).map(({ text }) => text),
  ...ALWAYS,
];

/** Of the home's own: each takes a Pi seconds, three times over. */
const MOST_TESTS = 40;

export interface SelfHearingParts {
  readonly home: Home;
  readonly skills: Understanding;
  readonly voice: Voice;
  readonly recognizer: Recognizer;
  readonly detector: Detector & Parameters<typeof cutSpeech>[1];
  /** Phrase tests of this home. */
  readonly tests: readonly Dialogue[];
}

/** One row per sentence, as it comes. */
export async function* hearSelf(
  { home, skills, voice, recognizer, detector, tests }: SelfHearingParts,
  signal: AbortSignal,
): AsyncGenerator<Hearing, void, void> {
  await recognizer.setGrammar(skills.grammar);
  // A house of its own for each sentence: what was said before must not matter.
  const meaning = (line: TryLine, say: string): unknown => {
    const { source, calls, reply, ask } = new Simulation(home, skills).answer({ ...line, say });
    return source === 'none' ? null : { calls, reply, ask };
  };
  const own = sentencesFor(home).map((say) => ({ ...LINE, say }));
  for (const line of [...own, ...spread(firstLines(tests, home), MOST_TESTS)]) {
    const { say } = line;
    const fixed = { ...line, now: line.now ?? NOW };
    const meant = meaning(fixed, say);
    // The house may have no word for it; then nothing can be learnt from it either.
    if (meant === null) continue;
    const { recording } = await speakSample(voice, say, signal);
    const started = performance.now();
    const speech = await cutSpeech(recording.samples, detector);
    const heard = speech === undefined ? null : await recognizer.command(speech.samples, { signal });
    const ms = performance.now() - started;
    const text = heard?.text ?? '';
    yield {
      say,
      heard: text,
      right: heard?.accepted === true && isDeepStrictEqual(meaning(fixed, text), meant),
      ms,
    };
  }
}

/** So many of a long list, from all over it. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, at) => all[Math.floor(at * step)]).flatMap(
    (one) => (one === undefined ? [] : [one]),
  );
}

/** A fixed clock: times of day mean the same whenever they are heard. */
const NOW = '2026-01-15T09:00:00';
const LINE: Omit<TryLine, 'say'> = { room: null, session: null, state: {}, now: NOW };
