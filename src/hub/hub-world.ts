/** The world as the conversation sees it: the live house, the hub's own agenda and the clock, in one snapshot. */
import { applyToAgenda, startAgenda } from '../actions/apply-effects.js';
import type { DeviceState, Home } from '../actions/home.js';
import type { Agenda, Effect, World } from '../actions/world.js';
import type { Clock } from './local-clock.js';

/** What the registry knows. The fields are read anew at every look. */
export interface HouseView {
  readonly home: Home;
  readonly states: ReadonlyMap<string, DeviceState>;
  readonly unavailable: ReadonlySet<string>;
}

export class HubWorld {
  readonly clock: Clock;
  private readonly house: HouseView;
  private agenda: Agenda;

  constructor(house: HouseView, clock: Clock) {
    this.house = house;
    this.clock = clock;
    this.agenda = startAgenda(house.home);
  }

  snapshot(now = this.clock()): World {
    const { home, states, unavailable } = this.house;
    return { home, states, unavailable, agenda: this.agenda, now };
  }

  /** Timers, alarms, lists and what is scheduled. Device effects are the house's business. */
  applyToAgenda(effects: readonly Effect[]): void {
    this.agenda = applyToAgenda(this.agenda, effects);
  }

  setAgenda(agenda: Agenda): void {
    this.agenda = agenda;
  }
}
