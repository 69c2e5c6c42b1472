/**
 * The letters of the speech that is going on: frames in, the network's posteriors out, a few steps at a time so that no
 * frame waits long for another. Brought up to the level that the network knows from its training.
 */
import { ALPHABET, type LetterPosteriors } from '../../asr/letters/posteriors.js';
import { FRAME_SAMPLES } from '../../audio/ports.js';
import { RunningGain } from '../gain.js';
import { LogMel, STEP_VALUES } from './log-mel.js';
import { ANSWER_SAMPLES, DELAY, type ListenerNetwork, type Memory } from './network.js';

/** 0.4 s: a run costs the less a step the more there are. */
const STEPS_AT_ONCE = 8;
/** 192 ms: what the network has heard is answered by then (DELAY), whole steps or not. */
const STEPS_AFTER = 4;
/** Frames that are kept, 6 s: more than the longest stretch. */
const KEPT = 250;

export class LetterStream {
  readonly #mel = new LogMel();
  readonly #gain = new RunningGain();
  #waiting: Float32Array[] = [];
  #steps = 0;
  #memory: Memory | null = null;
  #logs: Float32Array[] = [];
  /** Answers that are no longer kept. */
  #gone = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(private readonly network: Pick<ListenerNetwork, 'hear'>) {}

  /** @param frame FRAME_SAMPLES samples at 16 kHz */
  push(frame: Float32Array): void {
    const steps = this.#mel.push(this.#gain.apply(frame));
    if (steps.length === 0) return;
    this.#waiting.push(steps);
    this.#steps += steps.length / STEP_VALUES;
    if (this.#steps >= STEPS_AT_ONCE) this.#hear();
  }

  /**
   * What was heard from that frame of the stream on.
   * @throws what the network throws
   */
  async since(frame: number): Promise<LetterPosteriors> {
    if (this.#steps > 0) this.#hear();
    await this.#work;
    const all = joined([...this.#logs, await this.#after()]);
    const answer = Math.floor((frame * FRAME_SAMPLES) / ANSWER_SAMPLES) + DELAY - this.#gone;
    const logs = all.subarray(Math.max(0, answer) * ALPHABET.length);
    return { frames: logs.length / ALPHABET.length, logs };
  }

  /** Answers to what was heard last, as if it went on; the stream itself does not know of it. */
  async #after(): Promise<Float32Array> {
    if (this.#memory === null) return new Float32Array(0);
    const last = this.#memory.steps.slice(-STEP_VALUES);
    const steps = joined(Array.from({ length: STEPS_AFTER }, () => last));
    return (await this.network.hear(steps, this.#memory)).logs;
  }

  #hear(): void {
    const steps = joined(this.#waiting);
    this.#waiting = [];
    this.#steps = 0;
    this.#work = this.#work.then(async () => {
      const { logs, memory } = await this.network.hear(steps, this.#memory);
      this.#memory = memory;
      this.#keep(logs);
    });
    // Told by `since`.
    this.#work.catch(() => {});
  }

  #keep(logs: Float32Array): void {
    this.#logs.push(logs);
    let kept = this.#logs.reduce((sum, part) => sum + part.length / ALPHABET.length, 0);
    for (let first = this.#logs[0]; first !== undefined; first = this.#logs[0]) {
      const frames = first.length / ALPHABET.length;
      if (kept - frames < KEPT) return;
      this.#logs.shift();
      this.#gone += frames;
      kept -= frames;
    }
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
