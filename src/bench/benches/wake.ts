/** Wake phrases through the code of `earshot wake`: misses at given false alarms an hour, near misses and CPU time. */
import { decodeFile } from '../../audio/decode-file.js';
import { SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { candidatesOf, withDetector } from '../../cli/wake.js';
import type { WakeDetector } from '../../wake/detector.js';
import { peaks } from '../../wake/peaks.js';
import { DEFAULT_THRESHOLD } from '../../wake/score.js';
import type { Bench, BenchContext } from '../bench.js';
import { CLEAN, householdNoise, levelName, withNoise } from '../noisy.js';
import type { Recording } from '../recorded-sets.js';
import { atMost, type Figure, type Findings } from '../report.js';
import { mean, orNull, percent, sum, wilson95 } from '../statistics.js';
import { type Said, type WakeSets, wakeSets } from '../wake-sets.js';

const LEVELS_DB = [CLEAN, 10] as const;
/** Goals: misses in per cent at so many false alarms an hour. */
const RATES = [
  { perHour: 0.5, goal: 4 },
  { perHour: 0.1, goal: 8 },
] as const;
const SILENCE_SECONDS = 60;

interface Heard {
  readonly clip: string;
  readonly phrase: string;
  readonly level: string;
  /** Highest score in the clip; 0 without a candidate. */
  readonly score: number;
}

interface Alarm {
  readonly clip: string;
  readonly phrase: string;
  readonly score: number;
}

interface Measured {
  readonly said: readonly Heard[];
  readonly near: readonly Heard[];
  readonly alarms: readonly Alarm[];
  readonly hours: number;
  readonly cpuShare: number;
  readonly silenceShare: number;
}

export const wake: Bench = {
  name: 'wake',
  title: 'wake phrases that nothing was tuned on: misses, false alarms, cost',
  run: async (context) => {
    const sets = await wakeSets(context);
    if (sets === null) return nothing();
    const noise = await householdNoise(context);
    const near = await withDetector([sets.near.phrase], (detector) =>
      bestScores(sets.near, detector, context, (samples) => samples, 'clean'),
    );
    const measured = await withDetector(
      sets.phrases.map(({ phrase }) => phrase),
      async (detector) => {
        const said: Heard[] = [];
        for (const level of LEVELS_DB) {
          for (const phrase of sets.phrases) {
            const mixed = (samples: Float32Array, index: number): Float32Array =>
              withNoise(samples, noise.noise, index, level);
            said.push(...(await bestScores(phrase, detector, context, mixed, levelName(level))));
          }
        }
        return { said, near, ...(await falseAlarms(sets, detector, context)) };
      },
    );
    return findings(measured, sets, noise.note);
  },
};

async function samplesOf({ path }: Recording, { signal }: BenchContext): Promise<Float32Array> {
  signal.throwIfAborted();
  return (await decodeFile(path, { maxSeconds: 600, signal })).samples;
}

async function bestScores(
  { phrase, recordings }: Said,
  detector: WakeDetector,
  context: BenchContext,
  mixed: (samples: Float32Array, index: number) => Float32Array,
  level: string,
): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (const [index, recording] of recordings.entries()) {
    context.progress.step(`"${phrase}", ${level}`, index, recordings.length);
    const found = await candidatesOf(mixed(await samplesOf(recording, context), index), detector);
    const own = found.filter((candidate) => candidate.phrase === phrase);
    heard.push({ clip: recording.file, phrase, level, score: Math.max(0, ...own.map(({ score }) => score)) });
  }
  return heard;
}

async function falseAlarms(
  { other }: WakeSets,
  detector: WakeDetector,
  context: BenchContext,
): Promise<Pick<Measured, 'alarms' | 'hours' | 'cpuShare' | 'silenceShare'>> {
  const alarms: Alarm[] = [];
  let seconds = 0;
  let cpuSeconds = 0;
  for (const [index, recording] of other.entries()) {
    context.progress.step('listening to other speech', index, other.length);
    const samples = await samplesOf(recording, context);
    seconds += samples.length / SAMPLE_RATE_HZ;
    const before = process.cpuUsage();
    const found = await candidatesOf(samples, detector);
    cpuSeconds += cpuSince(before);
    alarms.push(...peaks(found).map(({ phrase, score }) => ({ clip: recording.file, phrase, score })));
  }
  const before = process.cpuUsage();
  await candidatesOf(new Float32Array(SILENCE_SECONDS * SAMPLE_RATE_HZ), detector);
  return {
    alarms,
    hours: seconds / 3_600,
    cpuShare: percent(cpuSeconds, seconds),
    silenceShare: percent(cpuSince(before), SILENCE_SECONDS),
  };
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The least threshold that leaves at most so many alarms of the phrase in the hours heard. */
export function thresholdFor(scores: readonly number[], hours: number, perHour: number): number {
  const allowed = Math.floor(perHour * hours);
  const sorted = [...scores].sort((a, b) => b - a);
  return sorted[allowed] ?? 0;
}

function findings(measured: Measured, { phrases, other }: WakeSets, noiseNote: string): Findings {
  const { said, near, alarms, hours, cpuShare, silenceShare } = measured;
  const names = phrases.map(({ phrase }) => phrase);
  const missed = (
    level: string,
    phrase: string,
    least: (phrase: string) => number,
  ): readonly [number, number] => {
    const own = said.filter((heard) => heard.level === level && heard.phrase === phrase);
    return [own.filter(({ score }) => score <= least(phrase)).length, own.length];
  };
  const thresholds =
    ({ perHour }: (typeof RATES)[number]) =>
    (phrase: string): number =>
      thresholdFor(
        alarms.filter((alarm) => alarm.phrase === phrase).map(({ score }) => score),
        hours,
        perHour,
      );
  const misses = LEVELS_DB.map(levelName).flatMap((level) =>
    RATES.map((rate): Figure => {
      const each = names.map((phrase) => missed(level, phrase, thresholds(rate)));
      const parts = names.map((phrase, index) => `${phrase} ${each[index]?.join(' of ')}`).join(', ');
      return {
        name: `misses at ${rate.perHour} false alarms an hour, ${level}`,
        value: orNull(mean(each.map(([part, whole]) => percent(part, whole)))),
        unit: '%',
        goal: atMost(rate.goal),
        note: parts,
      };
    }),
  );
  const atDefault = LEVELS_DB.map(levelName).map((level): Figure => {
    const each = names.map((phrase) => missed(level, phrase, () => DEFAULT_THRESHOLD - Number.EPSILON));
    const part = sum(each.map(([count]) => count));
    const whole = sum(each.map(([, count]) => count));
    const [low, high] = wilson95(part, whole);
    return {
      name: `misses at the default threshold, ${level}`,
      value: orNull(percent(part, whole)),
      unit: '%',
      note: `${part} of ${whole}; 95 % interval ${low.toFixed(1)} to ${high.toFixed(1)} %`,
    };
  });
  const loud = alarms.filter(({ score }) => score >= DEFAULT_THRESHOLD);
  const woken = near.filter(({ score }) => score >= DEFAULT_THRESHOLD).length;
  return {
    figures: [
      ...misses,
      ...atDefault,
      {
        name: 'false alarms an hour and phrase at the default threshold',
        value: orNull(loud.length / (hours * names.length)),
        unit: '/h',
        goal: atMost(0.5),
        note: `${loud.length} in ${hours.toFixed(2)} h with ${names.length} phrases; with none seen, 95 % sure of less than ${(3 / (hours * names.length)).toFixed(2)}`,
      },
      {
        name: 'near misses that wake',
        value: orNull(percent(woken, near.length)),
        unit: '%',
        goal: atMost(2),
        note: `${woken} of ${near.length} of "hey savant", on which the threshold was tuned`,
      },
      {
        name: 'share of one core, speech',
        value: cpuShare,
        unit: '%',
        goal: atMost(6),
        note: `${names.length} phrases at once`,
      },
      { name: 'share of one core, silence', value: silenceShare, unit: '%', goal: atMost(1) },
    ],
    plots: [],
    notes: [
      `${other.length} recordings of other speech, ${hours.toFixed(2)} h: ${[...new Set(other.map(({ set }) => set))].join(', ')}; recordings with a word of a phrase are left out.`,
      'Under 10 hours the rate of 0.1 an hour allows no alarm at all. The threshold at a rate belongs to each phrase and is taken from the same hours.',
      noiseNote,
      ...loud.map(({ clip, phrase, score }) => `False alarm: "${phrase}" in ${clip} (${score.toFixed(2)}).`),
    ],
    rows: [...said, ...near, ...alarms].map((row) => ({ ...row })),
  };
}

function nothing(): Findings {
  const note = 'no set with wake phrases is here: point --data at the folder that holds wake-words.';
  return {
    figures: [
      { name: 'misses at 0.5 false alarms an hour, clean', value: null, unit: '%', goal: atMost(4), note },
    ],
    plots: [],
    notes: [note],
    rows: [],
  };
}
