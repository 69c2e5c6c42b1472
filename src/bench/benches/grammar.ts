/** What a big house costs: its grammar compiled, text matched, and the same clips heard as in a small one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Listeners, withListeners } from '../../cli/audio-rows.js';
import { createUnderstanding } from '../../nlu/understanding.js';
import { type Bench, type BenchContext, spread } from '../bench.js';
import type { Clip } from '../clips.js';
import { benchGrammar, type HouseGrammar } from '../grammar.js';
import { Hearing } from '../hearing.js';
import { namedHouse } from '../named-house.js';
import { atMost, type Figure, type Findings } from '../report.js';
import { SIZED_HOUSE_SENTENCES, sizedHouse } from '../sized-house.js';
import { median, percent, sum } from '../statistics.js';
import { synthesise } from '../synthetic-speech.js';
import { sameCommand } from '../words.js';

const SMALL = 20;
const BIG = 500;
const BIG_AREAS = 40;
/** Small, big, small, big: what else the machine does falls on both. */
const ROUNDS = 3;
const GRAPHS = 5;
const AT_REST_MS = 1_500;
/** The goals are those of a house of 500. */
const COMPILE_GOAL_MS = 300;
const MATCH_GOAL_MS = 2;

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
    const { houses } = await benchGrammar({ progress: (line) => context.progress.step(line, 0, 1) });
    const spoken = await withListeners(async (listeners) => ({
      graphMs: await graphMs(listeners),
      heard: await hearBoth(spread(clips, context.limit), listeners, context),
    }));
    const voiceNote = `The same clips of ${voices.join(', ')} in houses of ${SMALL} and ${BIG}, ${ROUNDS} rounds in turn.`;
    return findings(houses, spoken, voiceNote);
  },
};

/** From the phrases to the recogniser's thread, the median after a first one. */
async function graphMs({ recognizer }: Listeners): Promise<number> {
  const { grammar: source } = createUnderstanding(namedHouse(BIG, BIG_AREAS));
  const times: number[] = [];
  for (let round = 0; round <= GRAPHS; round += 1) {
    // A house that is new to the thread sets it warming up on both cores, which is no part of the next round.
    await sleep(AT_REST_MS);
    const started = performance.now();
    await recognizer.setGrammar(source);
    if (round > 0) times.push(performance.now() - started);
  }
  return median(times);
}

async function hearBoth(
  clips: readonly Clip[],
  listeners: Listeners,
  { progress, signal, scratch }: BenchContext,
): Promise<Heard[]> {
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
}

function findings(
  houses: readonly HouseGrammar[],
  { graphMs: graph, heard }: { readonly graphMs: number; readonly heard: readonly Heard[] },
  note: string,
): Findings {
  const clips = [...new Set(heard.map(({ clip }) => clip))];
  const inHouse = (devices: number): readonly Heard[] => heard.filter((row) => row.devices === devices);
  // The middle round of each clip, so that one hiccup is not a cost.
  const middles = (devices: number): number[] => {
    const rows = inHouse(devices);
    return clips.map((clip) => median(rows.flatMap((row) => (row.clip === clip ? row.ms : []))));
  };
  const rightShare = (devices: number): Figure => {
    const rows = inHouse(devices);
    const value = percent(rows.filter(({ right }) => right).length, rows.length);
    return { name: `text right and accepted, ${devices} devices`, value, unit: '%' };
  };
  return {
    figures: [
      ...houses.flatMap(houseFigures),
      {
        name: `recogniser's graph made, ${BIG} devices`,
        value: graph,
        unit: 'ms',
        goal: atMost(COMPILE_GOAL_MS),
        note: `median of ${GRAPHS}, until its thread has it`,
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
        kind: 'bars',
        title: 'Text matched, 95th percentile',
        unit: 'ms',
        goal: MATCH_GOAL_MS,
        bars: houses.flatMap(({ devices, realistic, mutated, hostile }) => [
          { label: `${devices} devices, as people say it`, value: realistic.p95 },
          { label: `${devices}, words wrong`, value: mutated.p95 },
          { label: `${devices}, meant to do harm`, value: hostile.p95 },
        ]),
      },
      {
        kind: 'distribution',
        title: 'Encoding and decoding a clip',
        unit: 'ms',
        series: [SMALL, BIG].map((devices) => ({ label: `${devices} devices`, values: middles(devices) })),
      },
    ],
    notes: [note, 'Of each text matched, the best of three tries; compiling is the median after the first.'],
    rows: [...houses.map((house) => ({ ...house })), ...heard.map((row) => ({ ...row }))],
  };
}

function houseFigures({ devices, compileMs, realistic, mutated, memoryMb }: HouseGrammar): Figure[] {
  const goal = (most: number): Pick<Figure, 'goal'> => (devices === BIG ? { goal: atMost(most) } : {});
  return [
    {
      name: `grammar compiled, ${devices} devices`,
      value: compileMs.median,
      unit: 'ms',
      ...goal(COMPILE_GOAL_MS),
      note: `the first in the process ${compileMs.first.toFixed(0)} ms; holds ${memoryMb.toFixed(1)} MB`,
    },
    {
      name: `text matched, ${devices} devices, 95th percentile`,
      value: realistic.p95,
      unit: 'ms',
      ...goal(MATCH_GOAL_MS),
      note: `${realistic.texts} texts as people say them; with words wrong ${mutated.p95.toFixed(2)} ms`,
    },
  ];
}
