/** The house as plugins reach it. The hub gives them its own; `earshot plugins test` a simulated one. */
import type { House } from '../actions/house.js';
import type { Effect, World } from '../actions/world.js';

export interface PluginHouse extends Pick<House, 'publish' | 'subscribe'> {
  world(): World;
  /** Effects on devices and timers, as one transaction. `reply` is the planned one; the result's what came of it. */
  carryOut(
    effects: readonly Effect[],
    reply: string,
    signal: AbortSignal,
  ): Promise<{ readonly ok: boolean; readonly reply: string }>;
  /** When nobody else speaks. */
  say(text: string): void;
}
