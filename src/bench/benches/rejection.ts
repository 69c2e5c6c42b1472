/** What nobody said: silence, noise, tones and music through `earshot hear`, none of which may become a command. */
import { music, pinkNoise, tone, whiteNoise } from '../../audio/noise.js';
import { SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { withListeners } from '../../cli/audio-rows.js';
import { EXAMPLE_HOME, openHome } from '../../cli/home-option.js';
import { type Bench, type BenchContext, spread } from '../bench.js';
import { type Noise, noises } from '../clips.js';
import { Hearing } from '../hearing.js';
import { atMost, type Findings } from '../report.js';

interface Sound extends Noise {
  readonly kind: string;
}

interface Row {
  readonly kind: string;
  readonly sound: string;
  readonly heard: string;
  readonly accepted: boolean;
  readonly confidence: number;
}

const SETS = ['noise-esc10', 'noise-household'] as const;
const SECONDS = 4;
/** Long recordings are heard in pieces, as a hub that listens would. */
const PIECE_SAMPLES = 10 * SAMPLE_RATE_HZ;

export const rejection: Bench = {
  name: 'rejection',
  title: 'silence, noise, tones and music: none may be accepted',
  run: async (context) => {
    const recorded = await recordedSounds(context);
    const sounds = [...spread(madeSounds(), context.limit), ...recorded.sounds];
    const home = await openHome(EXAMPLE_HOME);
    const rows = await withListeners(async (listeners) => {
      const hearing = await Hearing.open(listeners, home, context.scratch);
      const heard: Row[] = [];
      for (const { kind, label, samples } of sounds) {
        context.signal.throwIfAborted();
        context.progress.step(`hearing ${kind}`, heard.length, sounds.length);
        const { text, accepted, confidence } = await hearing.hear(samples);
        heard.push({ kind, sound: label, heard: text, accepted, confidence });
      }
      return heard;
    });
    return findings(rows, recorded.missing);
  },
};

/** The same sounds on every machine. */
export function madeSounds(): readonly Sound[] {
  const length = SECONDS * SAMPLE_RATE_HZ;
  const levels = [0.003, 0.03, 0.3];
  return [
    { kind: 'silence', label: 'digital silence', samples: new Float32Array(length) },
    ...levels.flatMap((level) =>
      [1, 2, 3].flatMap((seed): Sound[] => [
        {
          kind: 'white noise',
          label: `amplitude ${level}, seed ${seed}`,
          samples: whiteNoise(length, seed, level),
        },
        {
          kind: 'pink noise',
          label: `amplitude ${level}, seed ${seed}`,
          samples: pinkNoise(length, seed, level),
        },
      ]),
    ),
    ...[50, 120, 440, 1_000, 3_000].map(
      (hz): Sound => ({ kind: 'tone', label: `${hz} Hz`, samples: tone(hz, length, 0.3) }),
    ),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map(
      (seed): Sound => ({ kind: 'music', label: `melody ${seed}`, samples: music(length, seed) }),
    ),
  ];
}

async function recordedSounds(
  context: BenchContext,
): Promise<{ readonly sounds: readonly Sound[]; readonly missing: readonly string[] }> {
  const sounds: Sound[] = [];
  const missing: string[] = [];
  for (const set of SETS) {
    const recorded = await noises(context, set);
    if (recorded === null) missing.push(set);
    for (const noise of spread(recorded ?? [], context.limit)) sounds.push(...inPieces(noise, set));
  }
  return { sounds, missing };
}

function inPieces({ label, samples }: Noise, kind: string): Sound[] {
  const count = Math.max(1, Math.ceil(samples.length / PIECE_SAMPLES));
  return Array.from({ length: count }, (_, index) => ({
    kind,
    label: count === 1 ? label : `${label}, from second ${(index * PIECE_SAMPLES) / SAMPLE_RATE_HZ}`,
    samples: samples.subarray(index * PIECE_SAMPLES, (index + 1) * PIECE_SAMPLES),
  }));
}

function findings(rows: readonly Row[], missing: readonly string[]): Findings {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const accepted = rows.filter((row) => row.accepted);
  return {
    figures: [
      {
        name: 'sounds accepted as a command',
        value: accepted.length,
        unit: `of ${rows.length}`,
        goal: atMost(0),
      },
      ...kinds.map((kind) => {
        const own = rows.filter((row) => row.kind === kind);
        return { name: kind, value: own.filter((row) => row.accepted).length, unit: `of ${own.length}` };
      }),
    ],
    plots: [
      {
        kind: 'distribution',
        title: 'Confidence of what was heard (0 where nothing was)',
        unit: 'confidence',
        series: kinds.map((kind) => ({
          label: kind,
          values: rows.filter((row) => row.kind === kind).map(({ confidence }) => confidence),
        })),
      },
    ],
    notes: [
      'In the bundled example house.',
      ...missing.map((set) => `${set} is not here: made sounds only.`),
      ...accepted.map(({ kind, sound, heard }) => `Accepted: ${kind}, ${sound}, as "${heard}".`),
    ],
    rows: rows.map((row) => ({ ...row })),
  };
}
