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
import { Simulation } from '../cli/try/simulation.js';
import type { Detector } from '../hub/openers.js';
import { samplesFor, speakSample } from '../hub/samples.js';
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

export interface SelfHearingParts {
  readonly home: Home;
  readonly skills: Understanding;
  readonly voice: Voice;
  readonly recognizer: Recognizer;
  readonly detector: Detector & Parameters<typeof cutSpeech>[1];
}

/** One row per sentence, as it comes. */
export async function* hearSelf(
  { home, skills, voice, recognizer, detector }: SelfHearingParts,
  signal: AbortSignal,
): AsyncGenerator<Hearing, void, void> {
  await recognizer.setGrammar(skills.grammar);
  // A house of its own for each sentence: what was said before must not matter.
  const meaning = (say: string): unknown => {
    const { source, calls, reply, ask } = new Simulation(home, skills).answer({ ...LINE, say });
    return source === 'none' ? null : { calls, reply, ask };
  };
  for (const say of [...samplesFor(home).map(({ text }) => text), ...ALWAYS]) {
    const meant = meaning(say);
    // The house may have no word for it; then nothing can be learnt from it either.
    if (meant === null) continue;
    const { recording } = await speakSample(voice, say, signal);
    const started = performance.now();
    const speech = await cutSpeech(recording.samples, detector);
    const heard = speech === undefined ? null : await recognizer.command(speech, { signal });
    const ms = performance.now() - started;
    const text = heard?.text ?? '';
    yield {
      say,
      heard: text,
      right: heard?.accepted === true && isDeepStrictEqual(meaning(text), meant),
      ms,
    };
  }
}

/** A fixed clock: times of day mean the same whenever they are heard. */
const NOW = '2026-01-15T09:00:00';
const LINE: Omit<TryLine, 'say'> = { room: null, session: null, state: {}, now: NOW };
