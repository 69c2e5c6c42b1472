/** A hub's agenda on a real state file, with clocks that a test sets, and lives that end without a goodbye. */
import type { DeviceState } from '../../src/actions/home.js';
import type { Effect, ScheduledCalls } from '../../src/actions/world.js';
import { AgendaTicker } from '../../src/hub/agenda/agenda-ticker.js';
import { clockMarks } from '../../src/hub/agenda/machine-clock.js';
import { HubWorld } from '../../src/hub/hub-world.js';
import { localClock } from '../../src/local-clock.js';
import { openDatabase } from '../../src/store/open-database.js';
import { SqliteStore } from '../../src/store/sqlite-store.js';
import { HOME } from './fake-house.js';

export class AgendaRig {
  /** 9:00 in London on a winter's day. */
  utcMs = Date.parse('2026-11-21T09:00:00Z');
  uptimeS = 100_000;
  boot = 'boot-1';
  zone = 'Europe/London';
  /** As the house is, and whether it can be reached. */
  states = new Map<string, DeviceState>([['lamp', { on: false }]]);
  unavailable = new Set<string>();
  ready = true;
  /** The next transactions do not come to an end. */
  stuck = false;
  readonly said: string[] = [];
  readonly carried: Effect[] = [];
  readonly clock: (string | null)[] = [];
  world!: HubWorld;
  ticker!: AgendaTicker;
  private readonly file: string;
  private store: SqliteStore | null = null;

  constructor(file: string) {
    this.file = file;
  }

  /** A new life on the same file. What the last one said and did is forgotten. */
  async start(): Promise<this> {
    this.end();
    for (const past of [this.said, this.carried, this.clock]) past.length = 0;
    const { sql } = await openDatabase(this.file);
    this.store = new SqliteStore(sql, this.file);
    const { states, unavailable } = this;
    const boot = this.boot;
    this.world = new HubWorld(
      { home: HOME, states, unavailable },
      localClock(this.zone, () => this.utcMs),
      {
        store: this.store,
        mark: clockMarks(this.zone, {
          utcMs: () => this.utcMs,
          uptimeS: () => this.uptimeS,
          boot: () => boot,
        }),
      },
    );
    this.ticker = new AgendaTicker(
      this.world,
      {
        carryOut: (effects) => {
          this.carried.push(...effects);
          return this.stuck ? new Promise<void>(() => {}) : undefined;
        },
        fired: ({ says }) => this.said.push(says),
        say: (text) => this.said.push(text),
        clockChanged: (_, text) => this.clock.push(text),
      },
      { ready: () => this.ready },
    );
    this.ticker.resume();
    return this;
  }

  /** As by a kill: nothing is saved on the way out. */
  end(): void {
    this.store?.close();
    this.store = null;
  }

  /** Time goes by, a tick each second at most ten times, then one at the end. */
  pass(seconds: number): void {
    for (let done = 0; done < seconds; ) {
      const step = Math.min(seconds - done, Math.max(1, seconds / 10), 60);
      this.utcMs += step * 1000;
      this.uptimeS += step;
      done += step;
      this.ticker.tick();
    }
  }

  /** The machine is off: the clock goes on, the uptime begins anew. */
  powerCut(seconds: number): void {
    this.end();
    this.utcMs += seconds * 1000;
    this.uptimeS = 30;
    this.boot = `${this.boot}+`;
  }

  timer(seconds: number, label: string | null = 'pasta'): void {
    const { agenda, now } = this.world.snapshot();
    const endsAt = new Date(Date.parse(`${now}Z`) + seconds * 1000).toISOString().slice(0, 19);
    const id = `timer_${agenda.nextId}`;
    const timer = { id, label, room: null, duration: seconds, endsAt, remaining: null, ringing: false };
    this.world.applyToAgenda([{ type: 'timer', op: 'set', timer }]);
  }

  clockEntry(kind: 'alarm' | 'reminder', time: string, more: { repeat?: string; label?: string } = {}): void {
    const id = `${kind}_${this.world.snapshot().agenda.nextId}`;
    const { repeat = null, label = null } = more;
    const entry = { id, kind, time, repeat, label, room: null, ringing: false };
    this.world.applyToAgenda([{ type: 'clock', op: 'set', entry }]);
  }

  schedule(state: string, at: string | null, more: Partial<ScheduledCalls> = {}): void {
    const id = `scheduled_${this.world.snapshot().agenda.nextId}`;
    const calls = [{ do: 'set', state, devices: ['lamp'] }];
    this.world.applyToAgenda([
      { type: 'schedule', op: 'set', entry: { id, at, repeat: null, once: null, calls, ...more } },
    ]);
  }

  get agenda() {
    return this.world.snapshot().agenda;
  }
}
