/**
 * The first of two stages: which stretches of speech are worth the recogniser's reading. It listens along while somebody
 * speaks, and lets pass what is anything like one of the phrases; whether it was said, the second stage knows
 * (src/wake/spotter.ts).
 */
import type { Stretch } from '../stretches.js';
import { LetterStream } from './letter-stream.js';
import { likeness } from './likeness.js';
import type { ListenerNetwork } from './network.js';
import { spellingOf } from './spelling.js';

/**
 * Nats a letter, for a recall of 99 %: loose on purpose. It belongs to the network that is shipped, and is measured anew with
 * each (training/listener/RESULTS.md).
 */
export const LOOSEST = -3;
/** 448 ms: what stretches begin with before the first speech, and a little more to get used to the room. */
const BEFORE_FRAMES = 14;

export class FirstStage {
  #stream: LetterStream | null = null;
  /** Frame that the stream began with. */
  #from = 0;
  /** Frames since `restart`, as `Stretches` counts them. */
  #frames = 0;
  #before: Float32Array[] = [];

  constructor(private readonly network: Pick<ListenerNetwork, 'hear'>) {}

  /**
   * @param frame the next of the stream; kept for a while: do not write into it
   * @param speaking a stretch is open, or ends with this frame
   */
  push(frame: Float32Array, speaking: boolean): void {
    this.#frames += 1;
    if (!speaking) {
      this.#stream = null;
      this.#before.push(frame);
      if (this.#before.length > BEFORE_FRAMES) this.#before.shift();
      return;
    }
    if (this.#stream === null) {
      this.#stream = new LetterStream(this.network);
      this.#from = this.#frames - 1 - this.#before.length;
      for (const earlier of this.#before) this.#stream.push(earlier);
      this.#before = [];
    }
    this.#stream.push(frame);
  }

  /**
   * Of the stretch that ends with the last frame: nats a letter for each phrase.
   * @throws what the network throws
   */
  async likenesses({ begin }: Pick<Stretch, 'begin'>, phrases: readonly string[]): Promise<number[]> {
    if (this.#stream === null) return phrases.map(() => Number.NEGATIVE_INFINITY);
    const heard = await this.#stream.since(begin - this.#from);
    return phrases.map((phrase) => {
      const spelling = spellingOf(phrase);
      // What cannot be spelled cannot be missed.
      return spelling.length === 0 ? 0 : likeness(heard, spelling);
    });
  }

  /** Whether one of the phrases may be in the stretch that ends with the last frame. @throws what the network throws */
  async mayHold(stretch: Pick<Stretch, 'begin'>, phrases: readonly string[]): Promise<boolean> {
    const found = await this.likenesses(stretch, phrases);
    return found.some((nats) => nats >= LOOSEST);
  }

  /** What comes next is another stream, and its first frame has number 0. */
  restart(): void {
    this.#stream = null;
    this.#before = [];
    this.#frames = 0;
  }
}
