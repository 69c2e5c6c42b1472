/** Timer and list commands as a seeded random walk: the same number gives the same day. */
import type { Call } from '../../src/nlu/call.js';
import { addSeconds } from '../../src/nlu/time.js';
import { type KillCommand, START } from './kill-protocol.js';

const FIRST = ['red', 'green', 'dried', 'frozen'];
const SECOND = ['apples', 'beans', 'carrots', 'onions', 'plums'];
/** Simulated time between two commands. A ring is stopped long before it ends by itself. */
const STEP_SECONDS = 5;

/** Mulberry32: 32 bits of state, good enough to mix commands. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function killCommands(count: number, seed: number): KillCommand[] {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const upTo = (most: number): number => 1 + Math.floor(next() * most);
  const item = (): string => `${pick(FIRST)} ${pick(SECOND)}`;
  const list = (op: 'add' | 'remove' | 'complete'): Call => ({
    do: 'list',
    op,
    list: 'shopping',
    items: [item()],
  });
  const calls: (() => Call)[] = [
    () => list('add'),
    () => list('add'),
    () => list('remove'),
    () => list('complete'),
    () => ({ do: 'timer', op: 'set', duration: upTo(50), label: pick(SECOND) }),
    () => ({ do: 'timer', op: 'set', duration: upTo(9) }),
    () => ({ do: 'timer', op: 'set', duration: 60 * upTo(50) }),
    () => ({ do: 'timer', op: 'add', duration: 60 * upTo(9), label: pick(SECOND) }),
    () => ({ do: 'timer', op: 'pause', label: pick(SECOND) }),
    () => ({ do: 'timer', op: 'cancel', label: pick(SECOND) }),
    () => ({ do: 'reminder', op: 'set', duration: 60 * upTo(20), label: `buy ${item()}` }),
    () => ({ do: 'alarm', op: 'set', time: { clock: `${9 + upTo(12)}:30` } }),
    () => ({ do: 'set', state: 'on', target: { ids: ['lamp'] }, when: { delay: 60 * upTo(15) } }),
    () => ({ do: 'control', op: 'stop' }),
  ];
  return Array.from({ length: count }, (_, index) => ({
    id: `command-${index}`,
    call: pick(calls)(),
    now: addSeconds(START, index * STEP_SECONDS),
  }));
}
