/** Home commands through `earshot hear` and through the hub's ear: words right and accepted, other speech refused, clean and in noise. */
import type { Home } from '../../actions/home.js';
import { type Listeners, withListeners } from '../../cli/audio-rows.js';
import type { Bench } from '../bench.js';
import { type Clip, homeCommands, type Noise } from '../clips.js';
import { Hearing, isRight } from '../hearing.js';
import { LiveHearing } from '../live-hearing.js';
import { CLEAN, householdNoise, levelName, SNRS_DB, withNoise } from '../noisy.js';
import { atLeast, type Findings } from '../report.js';
import { mean, median, orNull, percent, percentile, wilson95 } from '../statistics.js';

interface Row {
  readonly clip: string;
  readonly voice: string;
  readonly inGrammar: boolean;
  readonly snrDb: number;
  readonly said: string;
  readonly heard: string;
  readonly accepted: boolean;
  readonly confidence: number;
  readonly right: boolean;
  readonly ms: number | null;
}

/** Of 104 commands. */
const CLEAN_GOAL_PERCENT = (100 * 101) / 104;
const NOISY_GOAL_PERCENT = 96;

/** A way for a clip to be heard. */
interface Hears {
  /** The clip as it is before noise is mixed in. */
  readonly placed?: (samples: Float32Array) => Float32Array;
  hear(samples: Float32Array): Promise<{
    readonly text: string;
    readonly accepted: boolean;
    readonly confidence: number;
    /** Left out: it tells nothing of the machine. */
    readonly ms?: { readonly total: number };
  }>;
}

type Open = (listeners: Listeners, home: Home, scratch: string) => Promise<Hears>;

export const commands = commandsBench(
  'commands',
  'home commands, clean and in household noise',
  Hearing.open,
);

export const liveCommands = commandsBench(
  'live-commands',
  'the same through the ear of the hub, frame by frame',
  LiveHearing.open,
);

function commandsBench(name: string, title: string, open: Open): Bench {
  return {
    name,
    title,
    run: async (context) => {
      const { clips, home, note } = await homeCommands(context);
      const { noise, note: noiseNote } = await householdNoise(context);
      const rows = await withListeners(async (listeners) => {
        const hearing = await open(listeners, home, context.scratch);
        return hearAll(clips, noise, hearing, context.progress.step, context.signal);
      });
      return findings(rows, [note, noiseNote]);
    },
  };
}

async function hearAll(
  clips: readonly Clip[],
  noise: readonly Noise[],
  { hear, placed = (samples) => samples }: Hears,
  step: (what: string, done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = [];
  const levels = [CLEAN, ...SNRS_DB];
  for (const snrDb of levels) {
    for (const [index, clip] of clips.entries()) {
      signal.throwIfAborted();
      step(`hearing, ${levelName(snrDb)}`, rows.length, clips.length * levels.length);
      const heard = await hear(withNoise(placed(clip.samples), noise, index, snrDb));
      rows.push({
        clip: clip.name,
        voice: clip.voice,
        inGrammar: clip.inGrammar,
        snrDb,
        said: clip.text,
        heard: heard.text,
        accepted: heard.accepted,
        confidence: heard.confidence,
        right: isRight(clip, heard),
        ms: heard.ms?.total ?? null,
      });
    }
  }
  return rows;
}

function findings(all: readonly Row[], notes: readonly string[]): Findings {
  const rows = all.map((row) => ({ ...row, snrDb: row.snrDb === CLEAN ? 'clean' : row.snrDb }));
  const at = (snrDb: number, inGrammar: boolean): readonly Row[] =>
    all.filter((row) => row.snrDb === snrDb && row.inGrammar === inGrammar);
  const rightPercent = (found: readonly Row[]): number =>
    percent(found.filter(({ right }) => right).length, found.length);
  const clean = at(CLEAN, true);
  const other = at(CLEAN, false);
  const right = clean.filter((row) => row.right).length;
  const curve = SNRS_DB.map((snrDb): [number, number] => [snrDb, rightPercent(at(snrDb, true))]);
  const times = clean.flatMap(({ ms }) => ms ?? []);
  const [low, high] = wilson95(right, clean.length);
  const voices = [...new Set(all.map(({ voice }) => voice))];
  return {
    figures: [
      {
        name: 'text right and accepted, clean',
        value: orNull(percent(right, clean.length)),
        unit: '%',
        goal: atLeast(CLEAN_GOAL_PERCENT),
        note: `${right} of ${clean.length}; 95 % interval ${low.toFixed(1)} to ${high.toFixed(1)} %`,
      },
      ...curve.map(([snrDb, value]) => ({
        name: `text right and accepted at ${snrDb} dB`,
        value: orNull(value),
        unit: '%',
      })),
      {
        name: 'mean over the noise levels',
        value: orNull(mean(curve.map(([, value]) => value))),
        unit: '%',
        goal: atLeast(NOISY_GOAL_PERCENT),
      },
      {
        name: 'speech outside the grammar refused, clean',
        value: orNull(rightPercent(other)),
        unit: '%',
        goal: atLeast(100),
        note: `${other.filter((row) => row.right).length} of ${other.length}`,
      },
      {
        name: 'speech outside the grammar refused, with noise',
        value: orNull(rightPercent(SNRS_DB.flatMap((snrDb) => at(snrDb, false)))),
        unit: '%',
      },
      ...timesToHear(times),
    ],
    plots: [
      {
        kind: 'lines',
        title: 'Text right and accepted, by level of household noise',
        x: 'SNR in dB',
        y: '% of commands',
        goal: NOISY_GOAL_PERCENT,
        series: voices.map((voice) => ({
          label: voice,
          points: SNRS_DB.flatMap((snrDb): [number, number][] => {
            const own = at(snrDb, true).filter((row) => row.voice === voice);
            return own.length === 0 ? [] : [[snrDb, rightPercent(own)]];
          }),
        })),
      },
      ...(times.length === 0
        ? []
        : [
            {
              kind: 'distribution' as const,
              title: 'Time to hear one, clean',
              unit: 'ms',
              series: [{ label: 'all stages', values: times }],
            },
          ]),
    ],
    notes: [
      ...notes,
      'Right: the words are those that were said (case, punctuation and how numbers are written apart), and it was accepted.',
    ],
    rows,
  };
}

const timesToHear = (times: readonly number[]): Findings['figures'] =>
  times.length === 0
    ? []
    : [
        { name: 'time to hear one, clean, median', value: median(times), unit: 'ms' },
        { name: 'time to hear one, clean, 95th percentile', value: percentile(times, 0.95), unit: 'ms' },
      ];
