/** The hub's own voice: a hundred replies spoken, timed, and written down again by the recogniser. */

import { join } from 'node:path';
import { writeWav } from '../../audio/encode-wav.js';
import { concat } from '../../audio/pcm.js';
import { resample } from '../../audio/resample.js';
import { openVoice } from '../../audio/voice/voice.js';
import { withListeners } from '../../cli/audio-rows.js';
import { transcribeFile } from '../../cli/transcribe.js';
import { type Bench, type BenchContext, spread } from '../bench.js';
import { atMost, type Findings } from '../report.js';
import { median, orNull, percent, percentile, sum, wordErrors } from '../statistics.js';
import { VOICE_REPLIES } from '../voice-replies.js';
import { spokenWords } from '../words.js';

interface Spoken {
  readonly text: string;
  readonly samples: Float32Array;
  readonly seconds: number;
  readonly firstMs: number;
  readonly totalMs: number;
}

interface Row extends Omit<Spoken, 'samples'> {
  readonly heard: string;
  readonly errors: number;
  readonly words: number;
}

export const voice: Bench = {
  name: 'voice',
  title: 'replies spoken and written down again',
  run: async (context) => {
    const replies = await speakAll(spread(VOICE_REPLIES, context.limit), context);
    const rows = await withListeners(async (listeners) => {
      const found: Row[] = [];
      for (const { samples, ...spoken } of replies) {
        context.signal.throwIfAborted();
        context.progress.step('writing down again', found.length, replies.length);
        const path = join(context.scratch, 'reply.wav');
        await writeWav(path, { samples, sampleRateHz: 16_000 });
        const { text: heard } = await transcribeFile(path, listeners);
        const words = spokenWords(spoken.text);
        found.push({ ...spoken, heard, errors: wordErrors(words, spokenWords(heard)), words: words.length });
      }
      return found;
    });
    return findings(rows);
  },
};

/** One after another, with nothing else running: these are the times that are reported. */
async function speakAll(replies: readonly string[], { progress, signal }: BenchContext): Promise<Spoken[]> {
  // No cache: a reply that was said before costs nothing, and would flatter.
  const speaker = await openVoice({ cacheBytes: 0 });
  try {
    const spoken: Spoken[] = [];
    // The hub, too, says a first word when it opens the voice.
    for await (const _ of speaker.speak('Ready.', signal));
    for (const text of replies) {
      signal.throwIfAborted();
      progress.step('speaking', spoken.length, replies.length);
      const started = performance.now();
      let firstMs = Number.NaN;
      const pieces = [];
      for await (const piece of speaker.speak(text, signal)) {
        if (pieces.length === 0) firstMs = performance.now() - started;
        pieces.push(piece);
      }
      const totalMs = performance.now() - started;
      const parts = await Promise.all(pieces.map((piece) => resample(piece)));
      const samples = concat(parts.map((part) => part.samples));
      spoken.push({ text, samples, seconds: samples.length / 16_000, firstMs, totalMs });
    }
    return spoken;
  } finally {
    await speaker.close();
  }
}

function findings(rows: readonly Row[]): Findings {
  const wrong = rows.filter(({ errors }) => errors > 0);
  const first = rows.map(({ firstMs }) => firstMs);
  return {
    figures: [
      {
        name: 'replies with a word that came back different',
        value: wrong.length,
        unit: `of ${rows.length}`,
        goal: atMost(0),
      },
      {
        name: 'words that came back different',
        value: orNull(percent(sum(rows.map(({ errors }) => errors)), sum(rows.map(({ words }) => words)))),
        unit: '%',
      },
      {
        name: 'time to speak, x real time',
        value: orNull(
          sum(rows.map(({ totalMs }) => totalMs)) / 1_000 / sum(rows.map(({ seconds }) => seconds)),
        ),
        unit: 'x',
        goal: atMost(0.05),
      },
      { name: 'first sound, median', value: orNull(median(first)), unit: 'ms' },
      {
        name: 'first sound, 95th percentile',
        value: orNull(percentile(first, 0.95)),
        unit: 'ms',
        goal: atMost(120),
      },
    ],
    plots: [
      {
        kind: 'distribution',
        title: 'Until the first sound',
        unit: 'ms',
        series: [{ label: 'a reply', values: first }],
      },
    ],
    notes: [
      `${rows.length} replies without the reply cache, written down again by the hub's own recogniser, without grammar; compared as they are spoken (numbers as words).`,
      ...wrong.map(({ text, heard }) => `Different: "${text}" came back as "${heard}".`),
    ],
    rows: rows.map((row) => ({ ...row })),
  };
}
