/**
 * Feeds a registry with spoiled announcements and states, through a house without a broker, and counts what becomes of
 * them. Sound messages come in between, so that there are devices whose states can be spoiled.
 */

import { parseHome } from '../../../../src/actions/home-file.js';
import type { House, HouseMessage } from '../../../../src/actions/house.js';
import { topicMatches } from '../../../../src/actions/mqtt/topic.js';
import { Registry } from '../../../../src/actions/registry/registry.js';
import { type Corpus, readCorpus } from './corpus.js';
import { mutatePayload, randomFrom } from './mutate.js';

export { readCorpus };

export interface FuzzReport {
  readonly payloads: number;
  /** Thrown by an adapter, a reader, an encoder or the registry. */
  readonly crashes: readonly string[];
  /** Problems standing at the end, after a sound message on each topic. */
  readonly problems: number;
  /** Devices that stood after the last sound round: all of the corpus. */
  readonly devices: number;
  /** Growth of the heap from one half to the end, MB; NaN without --expose-gc. */
  readonly growthMb: number;
}

/** Delivers at once, and lets what is thrown through. */
class DirectHouse implements House {
  readonly connected = true;
  private readonly listeners: [string, (message: HouseMessage) => void][] = [];

  async publish(): Promise<void> {}
  async subscribe(filter: string, listener: (message: HouseMessage) => void): Promise<() => Promise<void>> {
    const entry: [string, (message: HouseMessage) => void] = [filter, listener];
    this.listeners.push(entry);
    return async () => {
      this.listeners.splice(this.listeners.indexOf(entry), 1);
    };
  }
  onConnection(): () => void {
    return () => {};
  }
  async close(): Promise<void> {}

  say(topic: string, payload: Uint8Array): void {
    for (const [filter, listener] of [...this.listeners]) {
      if (topicMatches(filter, topic)) listener({ topic, payload, retained: false });
    }
  }
}

export interface FuzzOptions {
  readonly count: number;
  readonly seed: number;
  readonly corpus: Corpus;
  readonly units?: 'metric' | 'imperial';
  readonly onProgress?: (done: number) => void;
}

/** Spoiled messages between two turns of the event loop, in which the registry takes them in. */
const ROUND = 500;

export async function fuzz({
  count,
  seed,
  corpus,
  units = 'metric',
  onProgress,
}: FuzzOptions): Promise<FuzzReport> {
  const random = randomFrom(seed);
  const { home } = parseHome(`units: ${units}\ndevices: []`, 'home.yaml');
  const house = new DirectHouse();
  const registry = new Registry(house, home);
  await registry.start();
  const crashes: string[] = [];
  const attempt = (what: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (crashes.length < 20)
        crashes.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  };
  const all = [...corpus.announcements, ...corpus.states];
  const sound = async (): Promise<void> => {
    for (const [topic, payload] of all) {
      const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
      attempt(topic, () => house.say(topic, new TextEncoder().encode(text)));
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  };
  await sound();
  let middle = Number.NaN;
  for (let done = 0; done < count; done += ROUND) {
    for (let index = 0; index < ROUND; index++) {
      const [topic, payload] = all[Math.floor(random() * all.length)] ?? ['', ''];
      const bytes = mutatePayload(payload, random);
      attempt(`${topic} ${Buffer.from(bytes).toString('latin1').slice(0, 300)}`, () =>
        house.say(topic, bytes),
      );
    }
    attempt('encoding', () => tellAll(registry, random));
    if ((done / ROUND) % 4 === 3) await sound();
    else await new Promise((resolve) => setImmediate(resolve));
    if (done === Math.floor(count / ROUND / 2) * ROUND) middle = heapMb();
    onProgress?.(done + ROUND);
  }
  await sound();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const report: FuzzReport = {
    payloads: Math.ceil(count / ROUND) * ROUND,
    crashes,
    problems: registry.problems.length,
    devices: registry.snapshot.home.devices.length,
    growthMb: heapMb() - middle,
  };
  await registry.close();
  return report;
}

/** Every device is told all that it can do: commands of spoiled announcements must not throw either. */
function tellAll(registry: Registry, random: () => number): void {
  for (const [device, { encode }] of registry.bindings) {
    const abilities = registry.device(device)?.abilities ?? {};
    for (const name of ['on', 'locked', 'position', 'activity', ...Object.keys(abilities)]) {
      const value =
        name === 'color' ? { h: random() * 360, s: 50 } : name === 'on' ? random() < 0.5 : random() * 100;
      encode({ type: 'device', device, set: { [name]: value } }, registry.state(device));
      encode({ type: 'device', device, set: { [name]: 'word' } }, {});
    }
    for (const op of ['run', 'stop', 'constructor']) encode({ type: 'device-op', device, op }, {});
  }
}

function heapMb(): number {
  if (globalThis.gc === undefined) return Number.NaN;
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
