/** A simulated house for a plugin's tests: it answers over MQTT as the test says, and remembers what was done. */
import { applyEffects, type Changes, diffWorld, startWorld } from '../actions/apply-effects.js';
import type { DeviceState, Home } from '../actions/home.js';
import type { HouseMessage } from '../actions/house.js';
import { MemoryHouse } from '../actions/memory-house.js';
import type { Effect, World } from '../actions/world.js';
import type { PluginHouse } from './house-port.js';
import type { ManifestTest } from './manifest.js';

/** Tests have a clock that stands still. */
const NOW = '2026-11-21T09:00:00';

export class TestHouse implements PluginHouse {
  readonly published: { readonly topic: string; readonly payload: string }[] = [];
  readonly said: string[] = [];
  private readonly home: Home;
  private readonly topics = new MemoryHouse();
  private answers: ManifestTest['answers'] = [];
  private start: World;
  private now: World;
  private readonly effects: Effect[] = [];

  constructor(home: Home) {
    this.home = home;
    this.start = startWorld(home, NOW);
    this.now = this.start;
  }

  /** Forgets everything; the house is as at the start, with these states. */
  reset(states: Readonly<Record<string, DeviceState>>, answers: ManifestTest['answers']): void {
    const world = startWorld(this.home, NOW);
    const merged = new Map(world.states);
    for (const [id, state] of Object.entries(states)) merged.set(id, { ...merged.get(id), ...state });
    this.start = { ...world, states: merged };
    this.now = this.start;
    this.answers = answers;
    for (const list of [this.published, this.said, this.effects]) list.length = 0;
  }

  get changes(): Changes {
    return diffWorld(this.start, this.now, this.effects);
  }

  world(): World {
    return this.now;
  }

  async publish(topic: string, payload: string | Uint8Array): Promise<void> {
    const text = typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
    this.published.push({ topic, payload: text });
    await this.topics.publish(topic, text);
    for (const { to, topic: from, payload: answer } of this.answers) {
      if (to === topic) await this.topics.publish(from, textOf(answer));
    }
  }

  subscribe(filter: string, listener: (message: HouseMessage) => void): Promise<() => Promise<void>> {
    return this.topics.subscribe(filter, listener);
  }

  async carryOut(effects: readonly Effect[], reply: string): Promise<{ ok: boolean; reply: string }> {
    this.now = applyEffects(this.now, effects);
    this.effects.push(...effects);
    return { ok: true, reply };
  }

  say(text: string): void {
    this.said.push(text);
  }
}

/** A payload as a test writes it: anything but text is JSON. */
export function textOf(payload: unknown): string {
  return typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? '');
}
