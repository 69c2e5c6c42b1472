/** The hub as a process: how long until it listens, and how much memory it holds. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { writeWav } from '../../audio/encode-wav.js';
import { concat } from '../../audio/pcm.js';
import { EarshotError } from '../../errors.js';
import type { Bench, BenchContext } from '../bench.js';
import { type Memory, memoryOf } from '../process-memory.js';
import { atMost, type Findings } from '../report.js';
import { EXAMPLE_HOME_SENTENCES } from '../sentences.js';
import { median, orNull } from '../statistics.js';
import { synthesise } from '../synthetic-speech.js';

interface Start {
  readonly coldStartMs: number;
  readonly memory: Memory | null;
}

const STARTS = 3;
const COMMANDS = 5;
/** Until what was loaded lazily is loaded, and what was only needed for loading is given back (12 MB after the first 8 s). */
const SETTLE_MS = 20_000;
/** Far beyond the goal: a hub that takes this long does not start. */
const PATIENCE_MS = 60_000;
const COMMAND = fileURLToPath(new URL('../../../bin/earshot', import.meta.url));
const READY = z.object({
  event: z.literal('ready'),
  parts: z.array(z.object({ part: z.string(), ok: z.boolean() })),
});

export const footprint: Bench = {
  name: 'footprint',
  title: 'memory of the hub, cold start to listening',
  run: async (context) => {
    const starts: Start[] = [];
    for (let index = 0; index < STARTS; index += 1) {
      context.progress.step('starting the hub', index, STARTS + 1);
      starts.push(await idleHub(context.signal));
    }
    context.progress.step('the hub hears commands', STARTS, STARTS + 1);
    return findings(starts, await busyHub(context));
  },
};

async function idleHub(signal: AbortSignal): Promise<Start> {
  const hub = new SpawnedHub(['--port', '0'], signal);
  try {
    const coldStartMs = await hub.ready;
    await sleep(SETTLE_MS, undefined, { signal });
    return { coldStartMs, memory: await hub.memory() };
  } finally {
    await hub.stop();
  }
}

/** The most memory seen while a hub hears commands and speaks its replies. */
async function busyHub(context: BenchContext): Promise<number> {
  const { signal } = context;
  const { clips } = await synthesise(EXAMPLE_HOME_SENTENCES.slice(0, COMMANDS), context);
  const pause = new Float32Array(16_000);
  const input = join(context.scratch, 'commands.wav');
  const samples = concat(clips.slice(0, COMMANDS).flatMap((clip) => [clip.samples, pause]));
  await writeWav(input, { samples, sampleRateHz: 16_000 });
  const hub = new SpawnedHub(['--port', '0', '--input', input], signal);
  try {
    await hub.ready;
    let most = 0;
    while (!hub.over) {
      most = Math.max(most, (await hub.memory())?.residentMb ?? 0);
      await sleep(200, undefined, { signal });
    }
    return most;
  } finally {
    await hub.stop();
  }
}

/** `earshot run --json` as a process of its own. */
class SpawnedHub {
  readonly #child;
  readonly #exit: Promise<unknown>;
  /** Milliseconds from the start of the process to the event `ready`, with everything that listens open. */
  readonly ready: Promise<number>;
  #complaint = '';

  constructor(flags: readonly string[], signal: AbortSignal) {
    const started = performance.now();
    const child = spawn(COMMAND, ['run', '--json', ...flags], {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    this.#child = child;
    child.on('error', () => {});
    this.#exit = once(child, 'close').catch(() => {});
    child.stderr.on('data', (chunk: Buffer) => {
      this.#complaint = (this.#complaint + chunk.toString()).slice(-500);
    });
    const lines = createInterface({ input: child.stdout });
    this.ready = new Promise((resolve, reject) => {
      const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      lines.on('line', (line) => {
        const event = READY.safeParse(JSON.parse(line));
        if (!event.success) return;
        clearTimeout(patience);
        if (event.data.parts.some(({ part, ok }) => part === 'recognizer' && ok)) {
          resolve(performance.now() - started);
        } else reject(failed('its recogniser did not open'));
      });
      child.on('close', () => {
        clearTimeout(patience);
        reject(failed(this.#complaint.trim().split('\n').at(-1) ?? 'it ended'));
      });
    });
    this.ready.catch(() => {});
  }

  get over(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async memory(): Promise<Memory | null> {
    return this.#child.pid === undefined ? null : await memoryOf(this.#child.pid);
  }

  async stop(): Promise<void> {
    if (!this.over) this.#child.kill('SIGTERM');
    await this.#exit;
  }
}

const failed = (why: string): EarshotError =>
  new EarshotError('BENCH_HUB', `The hub did not start listening: ${why}. Run \`earshot doctor\`.`);

function findings(starts: readonly Start[], busyMb: number): Findings {
  const times = starts.map(({ coldStartMs }) => coldStartMs / 1_000);
  const resident = starts.map(({ memory }) => memory?.residentMb ?? Number.NaN);
  const proportional = starts.map(({ memory }) => memory?.proportionalMb ?? Number.NaN);
  return {
    figures: [
      { name: 'cold start to listening, median', value: orNull(median(times)), unit: 's', goal: atMost(2.5) },
      { name: 'resident memory, idle', value: orNull(median(resident)), unit: 'MB', goal: atMost(330) },
      {
        name: 'resident memory, shared pages divided, idle',
        value: orNull(median(proportional)),
        unit: 'MB',
      },
      {
        name: 'resident memory, the most while it hears and speaks',
        value: orNull(busyMb || Number.NaN),
        unit: 'MB',
      },
    ],
    plots: [
      {
        kind: 'bars',
        title: 'Resident memory',
        unit: 'MB',
        goal: 330,
        bars: [
          { label: 'idle', value: median(resident) },
          { label: 'at most, hearing and speaking', value: busyMb },
        ].filter(({ value }) => Number.isFinite(value)),
      },
    ],
    notes: [
      `\`earshot run\` on the bundled example house, page and voice on, started ${STARTS} times; its files were in the page cache. Memory of the process and its children (${starts[0]?.memory?.processes ?? 0}), ${SETTLE_MS / 1_000} s after the start.`,
      `The most was seen over ${COMMANDS} synthetic commands streamed in real time. 1 MB is 1,000,000 bytes.`,
    ],
    rows: starts.map(({ coldStartMs, memory }) => ({ coldStartMs, ...memory })),
  };
}
