/** Open dictation through the code of `earshot transcribe`: word error rate and speed. */
import { withListeners } from '../../cli/audio-rows.js';
import { transcribeFile } from '../../cli/transcribe.js';
import { normalWords } from '../../nlu/normalize.js';
import { type Bench, spread } from '../bench.js';
import { readSet } from '../recorded-sets.js';
import { atMost, type Findings } from '../report.js';
import { percent, sum, wordErrors } from '../statistics.js';
import { plainWords } from '../words.js';

interface Row {
  readonly clip: string;
  readonly said: string;
  readonly heard: string;
  readonly seconds: number;
  readonly ms: number;
}

const SET = 'dev-commonvoice-18-20';

export const dictation: Bench = {
  name: 'dictation',
  title: 'open dictation of read sentences',
  run: async ({ data, limit, progress, signal }) => {
    const recordings = await readSet(data, SET);
    if (recordings === null) return nothing();
    const chosen = spread(recordings, limit);
    const rows = await withListeners(async (listeners) => {
      const heard: Row[] = [];
      // The first run of a session allocates; it is nobody's word error and not the speed of the others.
      if (chosen[0] !== undefined) await transcribeFile(chosen[0].path, listeners);
      for (const { path, file, text = '' } of chosen) {
        signal.throwIfAborted();
        progress.step('writing down', heard.length, chosen.length);
        const row = await transcribeFile(path, listeners);
        heard.push({ clip: file, said: text, heard: row.text, seconds: row.seconds, ms: row.ms.total });
      }
      return heard;
    });
    return findings(rows);
  },
};

function findings(rows: readonly Row[]): Findings {
  const factors = rows.map(({ ms, seconds }) => ms / 1_000 / seconds);
  return {
    figures: [
      { name: 'word error rate', value: errorRate(rows, plainWords), unit: '%', goal: atMost(19) },
      {
        name: 'word error rate, numbers and spellings made equal',
        value: errorRate(rows, normalWords),
        unit: '%',
      },
      {
        name: 'time, x real time',
        value: sum(rows.map(({ ms }) => ms)) / 1_000 / sum(rows.map(({ seconds }) => seconds)),
        unit: 'x',
        goal: atMost(0.03),
        note: 'decoding the file and cutting it at pauses included',
      },
    ],
    plots: [
      {
        kind: 'distribution',
        title: 'Time, x real time',
        unit: 'x',
        series: [{ label: 'a clip', values: factors }],
      },
    ],
    notes: [
      `${rows.length} clips of ${SET}, ${sum(rows.map(({ seconds }) => seconds)).toFixed(0)} s of speech.`,
      'Words are compared in lower case, without accents and punctuation.',
    ],
    rows: rows.map((row) => ({ ...row })),
  };
}

function errorRate(rows: readonly Row[], words: (text: string) => readonly string[]): number {
  const pairs = rows.map(({ said, heard }) => ({ said: words(said), heard: words(heard) }));
  const errors = sum(pairs.map(({ said, heard }) => wordErrors(said, heard)));
  return percent(errors, sum(pairs.map(({ said }) => said.length)));
}

function nothing(): Findings {
  const note = `${SET} is not here: point --data at the folder that holds it.`;
  return {
    figures: [{ name: 'word error rate', value: null, unit: '%', goal: atMost(19), note }],
    plots: [],
    notes: [note],
    rows: [],
  };
}
