/** From the last sample of speech to the MQTT message at a subscriber, stage by stage, through the real hub. */
import type { Home } from '../../actions/home.js';
import { EXAMPLE_HOME, openHome } from '../../cli/home-option.js';
import { Simulation } from '../../cli/try/simulation.js';
import { createUnderstanding } from '../../nlu/understanding.js';
import { type Bench, type BenchContext, spread } from '../bench.js';
import { type Clip, homeCommands } from '../clips.js';
import { LiveHub, type Turn } from '../live-hub.js';
import { atMost, type Figure, type Findings } from '../report.js';
import { EXAMPLE_HOME_SENTENCES } from '../sentences.js';
import { median, orNull, percentile } from '../statistics.js';
import { synthesise } from '../synthetic-speech.js';

interface Row {
  readonly clip: string;
  readonly said: string;
  readonly turn: Turn | null;
}

interface Part {
  readonly name: string;
  readonly note: string;
  readonly rows: readonly Row[];
}

/** Of each set: ten minutes together. */
const USUAL_CLIPS = 60;

export const latency: Bench = {
  name: 'latency',
  title: 'last sample of speech to the MQTT message at a subscriber',
  run: async (context) => {
    const limit = context.limit ?? USUAL_CLIPS;
    const parts = [await syntheticPart(context, limit)];
    const recorded = await recordedPart(context, limit);
    if (recorded !== null) parts.push(recorded);
    return findings(parts);
  },
};

async function syntheticPart(context: BenchContext, limit: number): Promise<Part> {
  const { clips, voices } = await synthesise(EXAMPLE_HOME_SENTENCES, context);
  // Sentence after sentence, each by another voice: what one switches on, the next one switches off.
  const count = EXAMPLE_HOME_SENTENCES.length;
  const chosen = Array.from({ length: Math.min(limit, clips.length) }, (_, index) => {
    const round = Math.floor(index / count);
    return clips[(((index % count) + round) % voices.length) * count + (index % count)];
  }).filter((clip) => clip !== undefined);
  const home = await openHome(EXAMPLE_HOME);
  const note = `${chosen.length} synthetic clips of ${voices.join(', ')} in the bundled example house.`;
  return { name: 'synthetic', note, rows: await sayAll(chosen, home, context) };
}

/** Only where recordings are at hand: those that make a device move. */
async function recordedPart(context: BenchContext, limit: number): Promise<Part | null> {
  const { clips, home, recorded } = await homeCommands({ ...context, limit: null });
  if (!recorded) return null;
  const simulation = new Simulation(home, createUnderstanding(home));
  const moving = clips.filter(({ text, inGrammar }) => {
    if (!inGrammar) return false;
    const { changes, ask } = simulation.answer({
      say: text,
      room: null,
      session: null,
      state: {},
      now: null,
    });
    return ask === undefined && home.devices.some(({ id }) => id in changes);
  });
  const chosen = spread(moving, limit);
  const note = `${chosen.length} recorded clips of dev-home-commands that change a device, in the house of bench/dev-home.yaml; a clip whose change an earlier one made brings no message.`;
  return { name: 'recorded', note, rows: await sayAll(chosen, home, context) };
}

async function sayAll(
  clips: readonly Clip[],
  home: Home,
  { progress, signal }: BenchContext,
): Promise<Row[]> {
  const hub = await LiveHub.start(home, signal);
  try {
    const rows: Row[] = [];
    for (const { name, text, samples } of clips) {
      progress.step('speaking to the hub in real time', rows.length, clips.length);
      rows.push({ clip: name, said: text, turn: await hub.say(samples, signal) });
    }
    return rows;
  } finally {
    await hub.close();
  }
}

function findings(parts: readonly Part[]): Findings {
  return {
    figures: parts.flatMap((part) => partFigures(part, parts.length > 1 ? `${part.name}: ` : '')),
    plots: parts.map(({ name, rows }) => {
      const turns = answered(rows);
      const series = (label: string, value: (turn: Turn) => number | null) => ({
        label,
        values: turns.map(value).filter((ms) => ms !== null),
      });
      return {
        kind: 'distribution',
        title: `Stages after the last sample of speech, ${name} clips`,
        unit: 'ms',
        series: [
          series('pause seen', ({ pause }) => pause),
          series('decode (in the pause)', ({ decode }) => decode),
          series('endpoint', ({ endpoint }) => endpoint),
          series('decode after endpoint', ({ afterEndpoint }) => afterEndpoint),
          series('words to message', ({ publish }) => publish),
          series('speech to message', ({ total }) => total),
        ],
      };
    }),
    notes: [
      ...parts.map(({ note }) => note),
      'Clips are streamed in real time as the microphone of the real hub, each followed by digital silence; the subscriber is a second MQTT client at the embedded broker. The last sample of speech is found by energy (35 dB below the loudest 10 ms). Replies are not spoken.',
    ],
    rows: parts.flatMap(({ name, rows }) =>
      rows.map(({ clip, said, turn }) => ({ set: name, clip, said, ...turn })),
    ),
  };
}

/** Those that brought a message. */
const answered = (rows: readonly Row[]): Turn[] =>
  rows.flatMap(({ turn }) => (turn === null || turn.total === null ? [] : [turn]));

function partFigures({ rows }: Part, prefix: string): Figure[] {
  const turns = answered(rows);
  const totals = turns.map(({ total }) => total ?? Number.NaN);
  const free = turns.filter(({ path }) => path === 'free').map(({ afterEndpoint }) => afterEndpoint);
  const waits = turns.map(({ afterEndpoint }) => afterEndpoint);
  const ms = (name: string, value: number, goal?: Figure['goal'], note?: string): Figure => ({
    name: `${prefix}${name}`,
    value: orNull(value),
    unit: 'ms',
    ...(goal === undefined ? {} : { goal }),
    ...(note === undefined ? {} : { note }),
  });
  return [
    ms(
      'speech to message, median',
      median(totals),
      atMost(450),
      `${turns.length} of ${rows.length} clips brought a message`,
    ),
    ms('speech to message, 95th percentile', percentile(totals, 0.95), atMost(800)),
    ms(
      'decode after the endpoint, 95th percentile, free-parse path',
      percentile(free, 0.95),
      atMost(60),
      `${free.length} clips`,
    ),
    ms('decode after the endpoint, 95th percentile, all', percentile(waits, 0.95)),
    ms('pause seen, median', median(turns.map(({ pause }) => pause))),
    ms('endpoint, median', median(turns.map(({ endpoint }) => endpoint))),
    ms('whole decode, median', median(turns.map(({ decode }) => decode))),
    ms('words to message, median', median(turns.flatMap(({ publish }) => publish ?? []))),
  ];
}
