/** What a big house costs: compiling its grammar, matching text, and hearing the same clips as in a small one. */
import { withListeners } from '../../cli/audio-rows.js';
import { type Bench, type BenchContext, spread } from '../bench.js';
import type { Clip } from '../clips.js';
import { Hearing } from '../hearing.js';
import { type HouseCost, houseCost } from '../house-cost.js';
import { atMost, type Figure, type Findings } from '../report.js';
import { SIZED_HOUSE_SENTENCES, sizedHouse, sizedHouseTexts } from '../sized-house.js';
import { median, orNull, percent, percentile, sum } from '../statistics.js';
import { synthesise } from '../synthetic-speech.js';
import { sameCommand } from '../words.js';

const SMALL = 20;
const BIG = 500;
/** Small, big, small, big: what else the machine does falls on both. */
const ROUNDS = 3;

interface Heard {
  readonly clip: string;
  readonly devices: number;
  readonly ms: number;
  readonly right: boolean;
}

export const grammar: Bench = {
  name: 'grammar',
  title: `a house of ${BIG} devices beside one of ${SMALL}`,
  run: async (context) => {
    const { clips, voices } = await synthesise(SIZED_HOUSE_SENTENCES, context);
    const big = sizedHouse(BIG);
    context.progress.step(`making the grammar of ${BIG} devices`, 0, 1);
    const cost = await withListeners(({ recognizer }) => houseCost(big, sizedHouseTexts(big), recognizer));
    const heard = await hearBoth(spread(clips, context.limit), context);
    const note = `The same clips of ${voices.join(', ')} in both houses, ${ROUNDS} rounds in turn.`;
    return findings(cost, heard, note);
  },
};

async function hearBoth(
  clips: readonly Clip[],
  { progress, signal, scratch }: BenchContext,
): Promise<Heard[]> {
  return await withListeners(async (listeners) => {
    const heard: Heard[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const devices of [SMALL, BIG]) {
        const hearing = await Hearing.open(listeners, sizedHouse(devices), scratch);
        for (const clip of clips) {
          signal.throwIfAborted();
          progress.step(`hearing in a house of ${devices}`, heard.length, 2 * ROUNDS * clips.length);
          const { text, accepted, ms } = await hearing.hear(clip.samples);
          heard.push({
            clip: clip.name,
            devices,
            ms: ms.encode + ms.decode,
            right: accepted && sameCommand(text, clip.text),
          });
        }
      }
    }
    return heard;
  });
}

function findings(cost: HouseCost, heard: readonly Heard[], note: string): Findings {
  const inHouse = (devices: number): readonly Heard[] => heard.filter((row) => row.devices === devices);
  const clips = [...new Set(heard.map(({ clip }) => clip))];
  // The middle round of each clip, so that one hiccup is not a cost.
  const middles = (devices: number): number[] =>
    clips.map((clip) =>
      median(
        inHouse(devices)
          .filter((row) => row.clip === clip)
          .map(({ ms }) => ms),
      ),
    );
  const rightShare = (devices: number): Figure => {
    const rows = inHouse(devices);
    const value = percent(rows.filter(({ right }) => right).length, rows.length);
    return { name: `text right and accepted, ${devices} devices`, value, unit: '%' };
  };
  return {
    figures: [
      {
        name: `graph of the recogniser made, ${BIG} devices`,
        value: cost.graphMs,
        unit: 'ms',
        goal: atMost(300),
        note: 'median of 5, from the house to the thread of the recogniser',
      },
      { name: `grammar and matcher for text made, ${BIG} devices`, value: cost.textMs, unit: 'ms' },
      {
        name: `text matched, ${BIG} devices, 95th percentile`,
        value: orNull(percentile(cost.matchMs, 0.95)),
        unit: 'ms',
        goal: atMost(2),
        note: `${cost.matchMs.length} texts; ${cost.notUnderstood} not understood`,
      },
      {
        name: `recognition cost, ${BIG} devices to ${SMALL}`,
        value: sum(middles(BIG)) / sum(middles(SMALL)),
        unit: 'x',
        goal: atMost(1.2),
      },
      rightShare(SMALL),
      rightShare(BIG),
    ],
    plots: [
      {
        kind: 'distribution',
        title: `A text matched in a house of ${BIG} devices`,
        unit: 'ms',
        series: [{ label: 'a text', values: [...cost.matchMs] }],
      },
      {
        kind: 'distribution',
        title: 'Encoding and decoding a clip',
        unit: 'ms',
        series: [SMALL, BIG].map((devices) => ({ label: `${devices} devices`, values: middles(devices) })),
      },
    ],
    notes: [note],
    rows: heard.map((row) => ({ ...row })),
  };
}
