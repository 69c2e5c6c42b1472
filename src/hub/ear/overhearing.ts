/**
 * What is said over the hub's own sound, without the wake phrase: stop words while it rings or speaks, and commands and
 * answers while it speaks. Whatever else is said in the room is nobody's business, the log's least of all.
 */
import type { Meaning } from '../../audio/segmenter.js';
import type { Candidate } from '../../wake/spotter.js';
import type { WakeEar } from '../wake/wake-ear.js';
import type { BargeInParts } from './barge-in.js';
import { type Ear, hearUtterance, type Utterance } from './ear.js';
import { SURE_OF_THANKS, stopWord, THANKS } from './stop-word.js';

/** 384 ms: what was said before it was noticed. */
const LOOK_BACK_FRAMES = 12;

export interface OverhearingParts {
  readonly ringing: () => boolean;
  /** The hub speaks. */
  readonly speaking: () => boolean;
  /** Ends what the hub says. */
  readonly cancel: () => void;
  /** Carries out what was heard. False: it was nothing. */
  readonly say: (utterance: Utterance) => boolean;
}

export class Overhearing {
  readonly #parts: OverhearingParts;

  constructor(parts: OverhearingParts) {
    this.#parts = parts;
  }

  /** Phrases to look for in the sound itself. */
  get phrases(): readonly string[] {
    return this.#stoppable ? THANKS : [];
  }

  /**
   * @param candidates where `phrases` were looked for
   * @returns whether it was a stop word
   */
  takeStopWord(transcript: string, candidates: readonly Candidate[]): boolean {
    if (!this.#stoppable) return false;
    const word = stopWord(transcript);
    if (word === null || (word === 'thanks' && !isSure(candidates))) return false;
    if (this.#parts.ringing()) return this.#parts.say(saying(word === 'thanks' ? 'stop' : word));
    // "There is nothing to stop" is no answer to somebody who wants silence.
    if (word === 'snooze') return false;
    this.#parts.cancel();
    return true;
  }

  /** What a barge-in listens to, and what becomes of it. */
  in(
    wakeEar: Pick<WakeEar, 'overheard' | 'forget'>,
    ear: Ear,
    meaning: (command: string) => Meaning,
  ): Pick<BargeInParts, 'listen' | 'take'> {
    return {
      listen: ({ signal, finish, onSpeechStart }) =>
        hearUtterance(
          ear,
          wakeEar.overheard(LOOK_BACK_FRAMES),
          { signal, finish },
          { onSpeechStart, onSpeechEnd: () => {}, meaning },
        ),
      take: (utterance) => {
        const taken = this.take(utterance);
        // The phrase, too, if it was said with the command: it has been obeyed.
        if (taken) wakeEar.forget();
        return taken;
      },
    };
  }

  /** Spoken into a conversation that is going on: a command needs no wake phrase there. True: it was for the hub. */
  take(utterance: Utterance): boolean {
    const { accepted, freeText } = utterance.result;
    if (this.takeStopWord(freeText, [])) return true;
    // While something rings and nobody speaks, nobody has been addressed.
    return accepted && this.#parts.speaking() && this.#parts.say(utterance);
  }

  get #stoppable(): boolean {
    return this.#parts.speaking() || this.#parts.ringing();
  }
}

/** As if it had been recognised for sure. */
function saying(text: string): Utterance {
  const heard = { text, freeText: text, confidence: 1, accepted: true, path: 'free' } as const;
  return { result: { ...heard, ms: { encode: 0, decode: 0 } }, seconds: 0, waitMs: 0 };
}

const isSure = (candidates: readonly Candidate[]): boolean =>
  candidates.some(({ phrase, score }) => THANKS.some((word) => word === phrase) && score >= SURE_OF_THANKS);
