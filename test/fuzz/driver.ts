/**
 * Feeds a parser with spoiled inputs and counts what becomes of them. What is answered in a way that no input before it
 * was is kept and spoiled further (the answer stands for the coverage that Node does not give).
 */
import { type Random, randomFrom } from '../actions/discovery/fuzz/mutate.js';
import { spoil } from './mutate.js';
import type { Target } from './target.js';

export interface FuzzOptions {
  readonly count: number;
  readonly seed: number;
  readonly corpus: readonly Uint8Array[];
  /** Told before each input is read: whoever watches for a hang knows what hangs. */
  readonly onInput?: (input: Uint8Array) => void;
  readonly onProgress?: (done: number) => void;
  /** Told at once: a run of hours may be ended before it ends. */
  readonly onCrash?: (crash: Crash, index: number) => void;
}

export interface Crash {
  readonly error: string;
  /** Base64. */
  readonly input: string;
}

export interface FuzzReport {
  readonly parser: string;
  readonly inputs: number;
  /** By the first line of their stack: each once. */
  readonly crashes: readonly Crash[];
  /** Inputs that were read without a refusal. */
  readonly accepted: number;
  /** Different answers. */
  readonly answers: number;
  /** The longest that one input took, ms of this thread's time. */
  readonly slowestMs: number;
  readonly slowest: string;
}

const MAX_KEPT = 3_000;
const MAX_KEPT_BYTES = 8 * 1024;
const MAX_CRASHES = 20;
const SOUND_SHARE = 0.7;

const pick = (pool: readonly Uint8Array[], random: Random): Uint8Array =>
  pool[Math.floor(random() * pool.length)] ?? new Uint8Array();

export async function fuzz(target: Target, options: FuzzOptions): Promise<FuzzReport> {
  const { count, seed, corpus, onInput, onProgress, onCrash } = options;
  const random = randomFrom(seed);
  const sound = [...corpus];
  const odd: Uint8Array[] = [];
  if (sound.length === 0) throw new Error(`${target.name} has no input to begin with`);
  const answers = new Set<string>();
  const crashes = new Map<string, Crash>();
  let accepted = 0;
  let slowestMs = 0;
  let slowest: Uint8Array = new Uint8Array();
  // What is refused already is refused again for the same reason: most begin with what is sound.
  // Of two the shorter: it is read sooner, and more of what is spoiled in it matters.
  const any = (): Uint8Array => {
    const pool = odd.length === 0 || random() < SOUND_SHARE ? sound : odd;
    const [one, two] = [pick(pool, random), pick(pool, random)];
    return one.length < two.length ? one : two;
  };
  for (let done = 0; done < count; done += 1) {
    const { kind, words } = target;
    // What is in the corpus itself comes first.
    const spoiled =
      done < corpus.length ? (corpus[done] ?? any()) : spoil(any(), random, { kind, words, other: any() });
    const input = done < corpus.length ? spoiled : (target.mend?.(spoiled, random) ?? spoiled);
    onInput?.(input);
    const startedAt = performance.now();
    try {
      const answer = await target.run(input);
      const isSound = !/^[A-Z][A-Z0-9_]+: /.test(answer);
      if (isSound) accepted += 1;
      if (!answers.has(answer) && answers.size < MAX_KEPT) {
        answers.add(answer);
        if (input.length <= MAX_KEPT_BYTES) (isSound ? sound : odd).push(input.slice());
      }
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const name = text.split('\n').slice(0, 2).join(' ').replace(/\d+/g, '#').slice(0, 200);
      if (crashes.size < MAX_CRASHES && !crashes.has(name)) {
        const crash = { error: text.slice(0, 2_000), input: Buffer.from(input).toString('base64') };
        onCrash?.(crash, crashes.size);
        crashes.set(name, crash);
      }
    }
    const ms = performance.now() - startedAt;
    if (ms > slowestMs) [slowestMs, slowest] = [ms, input];
    onProgress?.(done + 1);
  }
  return {
    parser: target.name,
    inputs: count,
    crashes: [...crashes.values()],
    accepted,
    answers: answers.size,
    slowestMs: Math.round(slowestMs),
    slowest: Buffer.from(slowest).toString('base64'),
  };
}
