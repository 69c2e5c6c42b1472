/**
 * Makes timers, alarms, reminders and delayed commands happen: looks once a second what has come due. Knows whether time
 * went by or the clock was set, and what to do with what came due while the hub was away.
 */
import { advance, type Fired } from '../../actions/perform/agenda/advance.js';
import type { Away } from '../../actions/perform/agenda/overdue.js';
import { shiftAgenda } from '../../actions/shift-agenda.js';
import type { Agenda, Effect } from '../../actions/world.js';
import type { ClockMark } from '../../store/store.js';
import type { HubWorld } from '../hub-world.js';
import { idsOf, isEmpty, keepingIdentity, underway } from './agenda-change.js';
import { type ClockChange, compareMarks, sayClockChange } from './clock-change.js';
import { afterRestart, cameMeanwhile } from './resume-agenda.js';

export interface AgendaOutlet {
  /**
   * Device effects of delayed commands; failures are reported by whoever carries them out.
   * @returns resolves when it is over, well or not; rejects where it was broken off and is to be tried after a restart
   */
  carryOut(effects: readonly Effect[]): Promise<void> | void;
  /** Something came due; `says` is to be spoken. */
  fired(fired: Fired): void;
  /** What came due for the hub itself: announcements, its volume. */
  apply?(effects: readonly Effect[]): void;
  /** To be spoken, although nothing came due. */
  say?(text: string): void;
  clockChanged?(change: ClockChange, text: string | null): void;
}

export interface TickerOptions {
  /** False while the house is not known yet, after a start: commands wait, for a while. */
  readonly ready?: () => boolean;
}

/** A second apart when all is well; a hub that loads models may be late, one that slept for this long was suspended. */
const ASLEEP_SECONDS = 90;
const STEPPED_SECONDS = 60;
/** Machines without a battery-backed clock start with an old time and are set right by the network within this. */
const FRESH_BOOT_SECONDS = 15 * 60;
/** A house that never answers must not keep commands waiting for ever. */
const READY_LIMIT_SECONDS = 60;
const CHECKPOINT_SECONDS = 60;

export class AgendaTicker {
  private readonly world: HubWorld;
  private readonly outlet: AgendaOutlet;
  private readonly options: TickerOptions;
  private last: string;
  private lastMark: ClockMark | null;
  private savedAt: number;
  /** Set by a clock that was right, before this machine started: its jump to the right time does not move them. */
  private settled: ReadonlySet<string> = new Set();
  /** After a start, until the house is known; `goneS`: how long the hub was off. */
  private holding: { readonly since: number; readonly goneS: number } | null = null;
  private ticking = false;

  constructor(world: HubWorld, outlet: AgendaOutlet, options: TickerOptions = {}) {
    this.world = world;
    this.outlet = outlet;
    this.options = options;
    this.last = world.clock();
    this.lastMark = world.mark();
    this.savedAt = this.lastMark?.uptimeS ?? 0;
  }

  /** Once, before the first tick: what was ringing rings again, and what came due meanwhile is told with its lateness. */
  resume(): void {
    const before = this.world.lastMark();
    const now = this.world.mark();
    const goneS = before === null || now === null ? 0 : Math.max(0, (now.utcMs - before.utcMs) / 1000);
    this.holding = { since: now?.uptimeS ?? 0, goneS };
    this.world.reconcile(now);
    const restarted = afterRestart(this.world.snapshot());
    this.world.setAgenda(restarted.agenda);
    for (const text of restarted.says) this.outlet.say?.(text);
    if (before !== null && now !== null) {
      const change = compareMarks(before, now);
      if (change.elapsedS === null && now.uptimeS < FRESH_BOOT_SECONDS) this.settled = idsOf(this.agenda);
      this.rebase(change, now);
    }
    this.lastMark = now;
    this.last = this.world.clock();
    this.step(before === null ? null : 'off');
    this.world.checkpoint();
  }

  /** Also called when a state changes: delayed commands may wait for one. */
  tick(): void {
    // What is carried out changes states, which tick again.
    if (this.ticking) return;
    this.ticking = true;
    try {
      this.step(this.followClock());
    } finally {
      this.ticking = false;
    }
  }

  /** Once a second until stopped. */
  start(): () => void {
    const timer = setInterval(() => this.tick(), 1000);
    return () => clearInterval(timer);
  }

  private get agenda(): Agenda {
    return this.world.snapshot().agenda;
  }

  /** @returns why what is overdue now is overdue, if it is */
  private followClock(): Away | null {
    const now = this.world.mark();
    const before = this.lastMark;
    this.lastMark = now;
    this.world.reconcile(now);
    if (now === null || before === null) return null;
    const change = compareMarks(before, now);
    this.rebase(change, now);
    if (now.uptimeS - this.savedAt >= CHECKPOINT_SECONDS || now.uptimeS < this.savedAt) {
      this.savedAt = now.uptimeS;
      this.world.checkpoint();
    }
    if (change.elapsedS !== null && change.elapsedS > ASLEEP_SECONDS) return 'asleep';
    return change.steppedS >= STEPPED_SECONDS ? 'clock' : null;
  }

  /** Lengths keep their length; what was set for a time of day stays there. */
  private rebase(change: ClockChange, now: ClockMark): void {
    const { steppedS, zoneS, behindS } = change;
    if (steppedS === 0 && zoneS === 0 && behindS === 0) return;
    const right = steppedS > 0 ? this.settled : new Set<string>();
    const bySteps = shiftAgenda(this.agenda, steppedS, right);
    const shifted = shiftAgenda(bySteps, zoneS);
    if (steppedS > 0) this.settled = new Set();
    const text = sayClockChange(change, now);
    const at = this.world.clock();
    const note = { id: `clock@${now.utcMs}`, at, text: text ?? '' };
    this.world.setAgenda(
      text === null || isEmpty(shifted) ? shifted : { ...shifted, notes: [...shifted.notes, note] },
    );
    // Not from where the clock was: nothing came due in a time that never was.
    this.last = at;
    this.outlet.clockChanged?.(change, text);
  }

  private step(away: Away | null): void {
    const now = this.world.clock();
    if (!this.isHeld()) this.meanwhile();
    const before = this.world.snapshot(this.last);
    const held = this.isHeld() ? before.agenda.scheduled : [];
    const whole = before.agenda;
    const open = held.length === 0 ? before : { ...before, agenda: { ...whole, scheduled: [] } };
    const why = held.length > 0 ? away : this.release(away);
    const { world, effects, fired } = advance(open, now, undefined, why);
    this.last = now;
    const devices = effects.filter(({ type }) => type === 'device' || type === 'device-op');
    const carrying = devices.length === 0 ? null : underway(fired, now);
    this.world.setAgenda(
      keepingIdentity(whole, {
        ...world.agenda,
        scheduled: held.length === 0 ? world.agenda.scheduled : held,
        carrying: carrying === null ? whole.carrying : [...whole.carrying, carrying],
      }),
    );
    for (const entry of fired) this.outlet.fired(entry);
    this.outlet.apply?.(effects.filter(({ type }) => type === 'announce' || type === 'hub'));
    if (carrying !== null) this.carryOut(devices, carrying.id);
  }

  private carryOut(effects: readonly Effect[], id: string): void {
    const over = (): void => {
      const { agenda } = this.world.snapshot();
      this.world.setAgenda({ ...agenda, carrying: agenda.carrying.filter((entry) => entry.id !== id) });
    };
    const running = this.outlet.carryOut(effects);
    if (running === undefined) over();
    // Broken off by a stop of the hub: found again when it starts.
    else running.then(over, () => {});
  }

  private isHeld(): boolean {
    if (this.holding === null || this.options.ready === undefined) return false;
    const waited = (this.world.mark()?.uptimeS ?? 0) - this.holding.since;
    return waited < READY_LIMIT_SECONDS && !this.options.ready();
  }

  /** The first look at the commands after they were held: late is late. */
  private release(away: Away | null): Away | null {
    const held = this.holding !== null;
    this.holding = null;
    return away ?? (held ? 'off' : null);
  }

  /** What somebody waited for came while the hub was off, nobody knows when. */
  private meanwhile(): void {
    if (this.holding === null) return;
    const { agenda, says } = cameMeanwhile(this.world.snapshot(), this.holding.goneS);
    this.world.setAgenda(agenda);
    for (const text of says) this.outlet.say?.(text);
  }
}
