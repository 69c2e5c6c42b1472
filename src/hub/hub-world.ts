/**
 * The world as the conversation sees it: the live house, the hub's own agenda and the clock, in one snapshot. What
 * changes the agenda is in the store before it counts; where the store fails, the hub goes on in memory and says so.
 */
import { applyToAgenda, startAgenda } from '../actions/apply-effects.js';
import type { DeviceState, Home } from '../actions/home.js';
import type { QuietHours } from '../actions/policy/quiet.js';
import type { Agenda, Effect, World } from '../actions/world.js';
import type { Clock } from '../local-clock.js';
import { MemoryStore } from '../store/memory-store.js';
import type { AgendaStore, ClockMark, Operation } from '../store/store.js';

/** What the registry knows. The fields are read anew at every look. */
export interface HouseView {
  readonly home: Home;
  readonly states: ReadonlyMap<string, DeviceState>;
  readonly unavailable: ReadonlySet<string>;
  readonly assumed?: World['assumed'];
  /** False: nobody tells its states now. Left out: they are always told. */
  readonly connected?: boolean;
}

export interface HubWorldParts {
  /** Left out: it is never quiet. */
  readonly quiet?: readonly QuietHours[];
  /** Left out: what is planned is forgotten with the process. */
  readonly store?: AgendaStore;
  /** False: the store cannot be written from the start on, which has been told. */
  readonly writable?: boolean;
  /** Left out: jumps of the clock are not looked for. */
  readonly mark?: () => ClockMark;
  /** The store cannot be written (once per failure), or (null) can again. */
  readonly onStore?: (problem: unknown) => void;
  /** After every change of the agenda. */
  readonly onAgenda?: () => void;
}

export class HubWorld {
  readonly clock: Clock;
  private readonly house: HouseView;
  private readonly parts: HubWorldParts;
  private readonly store: AgendaStore;
  /** Answers that the store could not keep. */
  private readonly unkept = new MemoryStore();
  private kept: boolean;
  /** The clocks by which the agenda's times are right. */
  private reconciled: ClockMark | null = null;
  private agenda: Agenda;

  constructor(house: HouseView, clock: Clock, parts: HubWorldParts = {}) {
    this.house = house;
    this.clock = clock;
    this.parts = parts;
    this.store = parts.store ?? new MemoryStore();
    this.kept = parts.writable !== false;
    this.agenda = this.restore();
  }

  /** False while the store cannot be written: what is planned now does not survive a restart. */
  get durable(): boolean {
    return this.kept;
  }

  snapshot(now = this.clock()): World {
    const { home, states, unavailable, assumed, connected } = this.house;
    const { quiet = [] } = this.parts;
    return {
      home,
      states,
      unavailable,
      ...(assumed === undefined ? {} : { assumed }),
      ...(connected === false ? { cutOff: true } : {}),
      agenda: this.agenda,
      now,
      ...(quiet.length === 0 ? {} : { quiet }),
    };
  }

  mark(): ClockMark | null {
    return this.parts.mark?.() ?? null;
  }

  /** The clocks when the agenda was last saved, in this process or the one before. */
  lastMark(): ClockMark | null {
    try {
      return this.store.lastMark();
    } catch {
      return null;
    }
  }

  /**
   * Timers, alarms, lists and what is scheduled, on the disk when this returns. Device effects are the house's business.
   * @param operation where it has been carried out before, nothing happens
   */
  applyToAgenda(effects: readonly Effect[], operation?: Operation): void {
    if (operation !== undefined && this.replyTo(operation.id) !== null) return;
    this.commit(applyToAgenda(this.agenda, effects), operation);
  }

  setAgenda(agenda: Agenda): void {
    this.commit(agenda);
  }

  /** What an operation was answered; null: it has not been carried out. */
  replyTo(operation: string): string | null {
    try {
      return this.unkept.replyTo(operation) ?? this.store.replyTo(operation);
    } catch {
      return null;
    }
  }

  /** The agenda's times fit this reading of the clocks: saved with it, so that a restart knows what it missed. */
  reconcile(mark: ClockMark | null): void {
    this.reconciled = mark;
  }

  /** Writes the clocks, and what could not be written before. */
  checkpoint(): void {
    this.save();
  }

  /**
   * Renews the store's copy of itself, where anything changed.
   * @throws what the disk says
   */
  backUp(): void {
    if (this.kept) this.store.backUp();
  }

  private commit(agenda: Agenda, operation?: Operation): void {
    if (agenda === this.agenda && operation === undefined) return;
    this.agenda = agenda;
    this.save(operation);
    this.parts.onAgenda?.();
  }

  private save(operation?: Operation): void {
    try {
      this.store.save(this.agenda, { mark: this.reconciled, ...(operation ? { operation } : {}) });
      if (!this.kept) this.parts.onStore?.(null);
      this.kept = true;
    } catch (error) {
      if (operation !== undefined) this.unkept.save(this.agenda, { operation });
      if (this.kept) this.parts.onStore?.(error);
      this.kept = false;
    }
  }

  private restore(): Agenda {
    const start = startAgenda(this.house.home);
    try {
      const saved = this.store.load();
      // A list that is new in home.yaml begins as it stands there; one that is known is the hub's own by now.
      return saved === null ? start : { ...saved, lists: { ...start.lists, ...saved.lists } };
    } catch (error) {
      this.kept = false;
      this.parts.onStore?.(error);
      return start;
    }
  }
}
