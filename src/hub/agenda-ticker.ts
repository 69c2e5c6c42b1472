/** Makes timers, alarms, reminders and delayed commands happen: looks once a second what has come due. */
import { advance, type Fired } from '../actions/perform/advance.js';
import type { Effect } from '../actions/world.js';
import type { HubWorld } from './hub-world.js';

export interface AgendaOutlet {
  /** Device effects of delayed commands; failures are reported by whoever carries them out. */
  carryOut(effects: readonly Effect[]): void;
  /** Something came due; `says` is to be spoken. */
  fired(fired: Fired, effects: readonly Effect[]): void;
}

export class AgendaTicker {
  private readonly world: HubWorld;
  private readonly outlet: AgendaOutlet;
  private last: string;

  constructor(world: HubWorld, outlet: AgendaOutlet) {
    this.world = world;
    this.outlet = outlet;
    this.last = world.clock();
  }

  /** Also called when a state changes: delayed commands may wait for one. */
  tick(): void {
    const now = this.world.clock();
    const { world, effects, fired } = advance(this.world.snapshot(this.last), now);
    this.last = now;
    this.world.setAgenda(world.agenda);
    const devices = effects.filter(({ type }) => type === 'device' || type === 'device-op');
    if (devices.length > 0) this.outlet.carryOut(devices);
    for (const entry of fired) this.outlet.fired(entry, effects);
  }

  /** Once a second until stopped. */
  start(): () => void {
    const timer = setInterval(() => this.tick(), 1000);
    return () => clearInterval(timer);
  }
}
