/** What the grammar of a house costs by the house's size: compiling it, matching text against it, memory. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { grammarSource } from '../nlu/grammar-source.js';
import { createReader } from '../nlu/matcher/read.js';
import type { Reading } from '../nlu/skill.js';
import { SKILLS } from '../nlu/skills/index.js';
import { namedHouse } from './named-house.js';
import { saidIn } from './said-in-house.js';
import { median, percentile } from './statistics.js';

const HOUSES = [
  { devices: 20, areas: 6 },
  { devices: 500, areas: 40 },
  { devices: 5000, areas: 200 },
] as const;
const COMPILES = 7;
/** Each sentence with so many different names. */
const ROUNDS = 12;
const TRIES = 3;

/** Milliseconds, of each text the best of three: what else the machine does is not the matcher's. */
export interface Times {
  readonly texts: number;
  /** Texts that have a reading. */
  readonly read: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface HouseGrammar {
  readonly devices: number;
  readonly areas: number;
  /** Phrases and matcher from the house and the skills: the first in this process, and the median of those after it. */
  readonly compileMs: { readonly first: number; readonly median: number; readonly best: number };
  readonly realistic: Times;
  readonly mutated: Times;
  readonly hostile: Times;
  /** What the compiled grammar holds, after garbage collection. */
  readonly memoryMb: number;
}

export async function benchGrammar({
  progress,
}: {
  readonly progress?: (line: string) => void;
}): Promise<{ readonly houses: readonly HouseGrammar[] }> {
  const houses: HouseGrammar[] = [];
  for (const { devices, areas } of HOUSES) {
    progress?.(`grammar of a house of ${devices} devices in ${areas} areas`);
    houses.push(measured(devices, areas));
    // Lets timers and signals of the caller have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { houses };
}

function measured(devices: number, areas: number): HouseGrammar {
  const home = namedHouse(devices, areas);
  const compile = (): ((text: string) => Reading[]) => createReader(grammarSource(home, SKILLS));
  const [first = Number.NaN, ...later] = Array.from({ length: COMPILES }, () => elapsed(compile));
  const before = heapMb();
  const read = compile();
  const memoryMb = heapMb() - before;
  const { realistic, mutated, hostile } = saidIn(home, ROUNDS);
  for (const text of realistic) read(text);
  return {
    devices,
    areas,
    compileMs: { first, median: median(later), best: Math.min(...later) },
    realistic: timed(read, realistic),
    mutated: timed(read, mutated),
    hostile: timed(read, hostile),
    memoryMb,
  };
}

function timed(read: (text: string) => Reading[], texts: readonly string[]): Times {
  let understood = 0;
  const times = texts.map((text) => {
    if (read(text).length > 0) understood += 1;
    return Math.min(...Array.from({ length: TRIES }, () => elapsed(() => read(text))));
  });
  return {
    texts: texts.length,
    read: understood,
    p50: median(times),
    p95: percentile(times, 0.95),
    max: Math.max(...times),
  };
}

function elapsed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Megabytes in use after a full collection. */
function heapMb(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1e6;
}
