/**
 * A command said in one breath with the wake phrase. The sound is not cut: words run into each other, and no date of the
 * phrase's end is good enough (of 123 synthetic commands the best cut spoilt 45, this 15; docs/wake.md). The
 * recogniser hears all of it and its decoder is told that it has written the phrase, so that it goes on with the command.
 */
import type { Decoding } from '../asr/decoding.js';
import type { Encoded, Moonshine } from '../asr/moonshine.js';
import type { CommandResult } from '../asr/recognizer.js';
import { wordsFollow } from './continuation.js';
import type { Opening } from './port.js';

/** Shorter audio is no command. */
const LEAST_SECONDS = 0.3;
/** Set by eye: whoever says the wake phrase means the hub, so less is asked than of speech that may be meant for nobody. */
const ACCEPT_AFTER_PHRASE = 0.25;

/**
 * @param recognize a command with the given model in the place of the plain one
 * @returns `path` none where no word follows the opening
 */
export async function commandAfter(
  model: Moonshine,
  samples: Float32Array,
  { tokens, seconds }: Opening,
  recognize: (model: Moonshine) => Promise<CommandResult>,
): Promise<CommandResult> {
  const began = performance.now();
  const encoded = await model.encode(samples);
  const encode = performance.now() - began;
  if (!(await wordsFollow(model, encoded, tokens))) {
    return {
      text: '',
      freeText: '',
      confidence: 0,
      accepted: false,
      path: 'none',
      ms: { encode, decode: performance.now() - began - encode },
    };
  }
  // With a comma: "Computer, lock the door" is an order, "Computer locked the door" a report, and the sound alone is both.
  const comma = model.tokenizer.id(',');
  const opened = [...tokens, ...(comma === undefined ? [] : [comma])];
  const rest = { ...encoded, seconds: Math.max(LEAST_SECONDS, encoded.seconds - seconds) };
  const heard = await recognize(await opening(model, rest, opened));
  return {
    ...heard,
    accepted: heard.path !== 'none' && heard.confidence >= ACCEPT_AFTER_PHRASE,
    ms: { encode, decode: performance.now() - began - encode },
  };
}

/** The model for one utterance: whatever is asked of it, it has read these tokens before. */
async function opening(model: Moonshine, encoded: Encoded, tokens: readonly number[]): Promise<Moonshine> {
  const past = model.decoding(encoded);
  await follow(past, tokens);
  const row = past.rows[0]?.slice() ?? new Float32Array();
  const begin = (): Continued => new Continued(model.decoding(encoded), tokens, row);
  const own = new Map<PropertyKey, unknown>([
    ['encode', async () => encoded],
    ['decoding', begin],
    // A search over several views of the utterance has this one.
    ['jointDecoding', begin],
    [
      'silentDecoding',
      async () => {
        const silent = await model.silentDecoding();
        await follow(silent, tokens);
        return silent;
      },
    ],
  ]);
  return new Proxy(model, {
    get: (target, key) => {
      if (own.has(key)) return own.get(key);
      const value: unknown = Reflect.get(target, key, target);
      // The greedy reading is made of the parts above; the rest knows nothing of the opening.
      return typeof value === 'function' && key !== 'greedy' ? value.bind(target) : value;
    },
  });
}

async function follow(decoding: Pick<Decoding, 'step'>, tokens: readonly number[]): Promise<void> {
  for (const token of tokens) await decoding.step([0], [token]);
}

/** A search that begins after the opening. Searches share their buffers, so the opening is gone through when it begins. */
class Continued implements Pick<Decoding, 'rows' | 'step'> {
  rows: readonly Float32Array[];
  #begun = false;

  constructor(
    private readonly inner: Decoding,
    private readonly opening: readonly number[],
    row: Float32Array,
  ) {
    this.rows = [row];
  }

  async step(parents: readonly number[], tokens: readonly number[]): Promise<void> {
    if (!this.#begun) await follow(this.inner, this.opening);
    this.#begun = true;
    await this.inner.step(parents, tokens);
    this.rows = this.inner.rows;
  }
}
