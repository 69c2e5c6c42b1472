/** What a hub costs that nobody talks to: in a silent room, and beside a television; where there is a first-stage listener, with it and without. */
import { openRecognizer } from '../../asr/open-recognizer.js';
import { decodeFile } from '../../audio/decode-file.js';
import { pinkNoise } from '../../audio/noise.js';
import { FRAME_SAMPLES, type FrameSource, SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { SileroVad } from '../../audio/vad.js';
import { WakeEar, type WakeEarParts } from '../../hub/wake/wake-ear.js';
import { ListenerNetwork, listenerShipped } from '../../wake/listener/network.js';
import { USUAL_SENSITIVITY } from '../../wake/wake-rule.js';
import { type Bench, type BenchContext, spread } from '../bench.js';
import type { Recording } from '../recorded-sets.js';
import { atMost, type Figure, type Findings } from '../report.js';
import { orNull, percent } from '../statistics.js';
import { wakeSets } from '../wake-sets.js';

const PHRASES = ['hey earshot', 'computer', 'hey jarvis'] as const;
const QUIET_SECONDS = 120;
/** -66 dBFS: a quiet room and its microphone. */
const QUIET_PEAK = 5e-4;
const TALK_SECONDS = 300;

interface Cost {
  readonly name: string;
  readonly cpuSeconds: number;
  readonly seconds: number;
  /** Of sound that the recogniser read. */
  readonly readSeconds: number;
  readonly wakes: number;
}

export const idle: Bench = {
  name: 'idle',
  title: 'a hub that nobody talks to: one core in silence and beside a television',
  run: async (context) => {
    const vad = await SileroVad.load();
    const recognizer = await openRecognizer({ worker: false });
    const listener = listenerShipped() ? await ListenerNetwork.load() : undefined;
    const { wake } = recognizer;
    try {
      if (wake === undefined) throw new Error('no wake phrases');
      const quiet = pinkNoise(QUIET_SECONDS * SAMPLE_RATE_HZ, 3).map((sample) => sample * QUIET_PEAK);
      const talk = await talkOf(context);
      const hear = async (name: string, samples: Float32Array, first: ListenerNetwork | undefined) =>
        await costOf(name, samples, { detector: vad, spotter: wake, listener: first });
      await hear('warm-up', talk.slice(0, 20 * SAMPLE_RATE_HZ), listener);
      const costs = [
        await hear('silence', quiet, listener),
        await hear('speech not meant for it', talk, listener),
      ];
      if (listener !== undefined)
        costs.push(await hear('speech not meant for it, without the first stage', talk, undefined));
      return findings(costs, process.memoryUsage.rss());
    } finally {
      await listener?.close();
      await recognizer.close();
      await vad.close();
    }
  },
};

/** One recording after the other, half a second apart. */
async function talkOf(context: BenchContext): Promise<Float32Array> {
  const found: readonly Recording[] = (await wakeSets(context))?.other ?? [];
  const talk = new Float32Array(TALK_SECONDS * SAMPLE_RATE_HZ);
  let at = 0;
  for (const { path } of spread(found, 200)) {
    context.signal.throwIfAborted();
    const { samples } = await decodeFile(path, { maxSeconds: 60 });
    talk.set(samples.subarray(0, talk.length - at), at);
    at += samples.length + SAMPLE_RATE_HZ / 2;
    if (at >= talk.length) break;
  }
  return talk.subarray(0, Math.min(at, talk.length));
}

async function costOf(
  name: string,
  samples: Float32Array,
  parts: Pick<WakeEarParts, 'detector' | 'spotter' | 'listener'>,
): Promise<Cost> {
  let reading = 0;
  let readSamples = 0;
  let wakes = 0;
  const ear = new WakeEar({
    ...parts,
    spotter: {
      spot: async (phrases, heard, ...rest) => {
        reading += 1;
        readSamples += heard.length;
        try {
          return await parts.spotter.spot(phrases, heard, ...rest);
        } finally {
          reading -= 1;
        }
      },
    },
    wishes: PHRASES.map((phrase) => ({ phrase, sensitivity: USUAL_SENSITIVITY })),
    isOwn: () => false,
    onWake: () => {
      wakes += 1;
    },
    onSentence: () => {},
  });
  const stream: FrameSource = {
    async *frames() {
      for (let start = 0; start + FRAME_SAMPLES <= samples.length; start += FRAME_SAMPLES) {
        yield samples.slice(start, start + FRAME_SAMPLES);
        // In a room the recogniser has the time that the speech takes.
        do await new Promise(setImmediate);
        while (reading > 0);
      }
    },
  };
  const before = process.cpuUsage();
  await ear.run(stream, new AbortController().signal);
  const { user, system } = process.cpuUsage(before);
  const seconds = samples.length / SAMPLE_RATE_HZ;
  return {
    name,
    cpuSeconds: (user + system) / 1e6,
    seconds,
    readSeconds: readSamples / SAMPLE_RATE_HZ,
    wakes,
  };
}

const GOALS = new Map([
  ['silence', 1],
  ['speech not meant for it', 6],
]);

function findings(costs: readonly Cost[], rss: number): Findings {
  const figures = costs.map(({ name, cpuSeconds, seconds, readSeconds, wakes }): Figure => {
    const goal = GOALS.get(name);
    return {
      name: `share of one core, ${name}`,
      value: orNull(percent(cpuSeconds, seconds)),
      unit: '%',
      ...(goal === undefined ? {} : { goal: atMost(goal) }),
      note: `${Math.round(seconds)} s, of which the recogniser read ${percent(readSeconds, seconds).toFixed(0)} %; woken ${wakes} times`,
    };
  });
  return {
    figures: [
      ...figures,
      { name: 'memory', value: rss / 2 ** 20, unit: 'MiB', note: 'of the whole process' },
    ],
    plots: [],
    notes: [`Listening for ${PHRASES.map((phrase) => `"${phrase}"`).join(', ')}.`],
    rows: costs.map((cost) => ({ ...cost })),
  };
}
