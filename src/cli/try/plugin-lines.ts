/**
 * The simulated house as plugins reach it: the world of the line that is being answered, and MQTT on which no device
 * answers. Between two lines the house stands still.
 */
import { applyEffects, startWorld } from '../../actions/apply-effects.js';
import type { Home } from '../../actions/home.js';
import type { HouseMessage } from '../../actions/house.js';
import { MemoryHouse } from '../../actions/memory-house.js';
import type { ResolvedCall } from '../../actions/resolve/resolved-call.js';
import type { Effect, World } from '../../actions/world.js';
import { answerWith } from '../../plugins/answer.js';
import type { PluginHouse } from '../../plugins/house-port.js';
import type { Plugins } from '../../plugins/plugins.js';
import { wallClock } from './clock.js';

export interface PublishedMessage {
  readonly topic: string;
  readonly payload: string;
}

/** What plugins made of the calls of a line. */
export interface Acted {
  readonly world: World;
  readonly effects: readonly Effect[];
  /** In the place of the usual acknowledgement. */
  readonly answers: readonly string[];
  /** By themselves. */
  readonly said: readonly string[];
  readonly published: readonly PublishedMessage[];
}

/** Has plugins carry out their part of a line's calls. */
export type Act = (world: World, calls: readonly ResolvedCall[], room: string | null) => Promise<Acted>;

interface Line {
  world: World;
  readonly effects: Effect[];
  readonly said: string[];
  readonly published: PublishedMessage[];
}

export class PluginLines implements PluginHouse {
  readonly #topics = new MemoryHouse();
  #last: World;
  #line: Line | null = null;

  constructor(home: Home) {
    this.#last = startWorld(home, wallClock(home.location?.timezone ?? null));
  }

  /** One line at a time. */
  async act(
    plugins: Pick<Plugins, 'handles' | 'run' | 'rows'>,
    world: World,
    calls: readonly ResolvedCall[],
    room: string | null,
  ): Promise<Acted> {
    const line: Line = { world, effects: [], said: [], published: [] };
    this.#line = line;
    this.#last = world;
    try {
      const answers = await answerWith(plugins, calls, { room, signal: new AbortController().signal });
      await Promise.all(plugins.rows.map(({ loaded }) => loaded.plugin?.idle()));
      return { ...line, answers };
    } finally {
      this.#line = null;
      this.#last = line.world;
    }
  }

  world(): World {
    return this.#line?.world ?? this.#last;
  }

  async publish(topic: string, payload: string | Uint8Array): Promise<void> {
    const text = typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
    this.#line?.published.push({ topic, payload: text });
    await this.#topics.publish(topic, text);
  }

  subscribe(filter: string, listener: (message: HouseMessage) => void): Promise<() => Promise<void>> {
    return this.#topics.subscribe(filter, listener);
  }

  async carryOut(effects: readonly Effect[], reply: string): Promise<{ ok: boolean; reply: string }> {
    if (this.#line === null) return { ok: false, reply: 'Nothing is being said to the simulated house now.' };
    this.#line.world = applyEffects(this.#line.world, effects);
    this.#line.effects.push(...effects);
    return { ok: true, reply };
  }

  say(text: string): void {
    this.#line?.said.push(text);
  }
}
