/** What a big house costs: compiling its grammar, matching text, and hearing the same clips as in a small one. */

import { withListeners } from '../../cli/audio-rows.js';
import type { Bench, BenchContext } from '../bench.js';
import { spread } from '../bench.js';
import type { Clip } from '../clips.js';
import { Hearing } from '../hearing.js';
import { atMost, type Figure, type Findings } from '../report.js';
import { SIZED_HOUSE_SENTENCES, sizedHouse } from '../sized-house.js';
import { median, percent, sum } from '../statistics.js';
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
    const heard = await hearBoth(spread(clips, context.limit), context);
    return findings(
      heard,
      `The same clips of ${voices.join(', ')} in both houses, ${ROUNDS} rounds in turn.`,
    );
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

function findings(heard: readonly Heard[], note: string): Findings {
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
        title: 'Encoding and decoding a clip',
        unit: 'ms',
        series: [SMALL, BIG].map((devices) => ({ label: `${devices} devices`, values: middles(devices) })),
      },
    ],
    notes: [note],
    rows: heard.map((row) => ({ ...row })),
  };
}
