/**
 * Everything a conversation may look at, as one immutable snapshot, and everything it may do, as data.
 * `converse` reads a `World` and returns `Effect`s; `apply-effects.ts` makes the next `World` of them (simulator, tests),
 * `transaction.ts` carries the device effects out over MQTT (hub).
 */
import type { DeviceState, Home, PropertyValue } from './home.js';
import type { QuietHours } from './policy/quiet.js';
import type { ResolvedCall } from './resolve/resolved-call.js';

/** Local wall time as `YYYY-MM-DDTHH:MM:SS`, no offset: all of Earshot's times are the house's own. */
export type LocalTime = string;

export interface Timer {
  readonly id: string;
  readonly label: string | null;
  readonly room: string | null;
  /** Length it was set for, seconds. */
  readonly duration: number;
  /** When it ends; null while paused. */
  readonly endsAt: LocalTime | null;
  /** Seconds left, while paused. */
  readonly remaining: number | null;
  readonly ringing: boolean;
  /** Rings since; left out: since `endsAt`. */
  readonly since?: LocalTime;
}

export interface ClockEntry {
  readonly id: string;
  readonly kind: 'alarm' | 'reminder';
  readonly time: LocalTime;
  readonly repeat: string | null;
  readonly label: string | null;
  readonly room: string | null;
  readonly ringing: boolean;
  /** Set as a length ("in ten minutes", a snooze): keeps that length when the clock is set or the time zone changes. */
  readonly relative?: boolean;
  /** Rings since; left out: since `time`. */
  readonly since?: LocalTime;
  /** A reminder that has been said: a restart does not say it again, a snooze still finds it. */
  readonly delivered?: boolean;
}

/** To be told when somebody next speaks to the house: what rang unheard, a clock that was set. */
export interface Note {
  readonly id: string;
  readonly at: LocalTime;
  readonly text: string;
}

export interface ScheduledCalls {
  readonly id: string;
  readonly at: LocalTime | null;
  readonly repeat: string | null;
  /** Waiting for a state instead of a time. */
  readonly once: ResolvedCondition | null;
  readonly calls: readonly ResolvedCall[];
  /** Effects of calls that act on no device (announcements, lists): known when they were given, done when due. */
  readonly effects?: readonly Effect[];
  /** Repeats with the sun, whose time differs from day to day; seconds after (before: negative) the event. */
  readonly sun?: { readonly event: 'sunrise' | 'sunset'; readonly offset: number };
  /** `once`: the state has been seen otherwise, so that its coming is news. */
  readonly armed?: boolean;
  /** `once` with `lasts`: since when it has been so, as far as the house has seen. */
  readonly since?: LocalTime;
  /** What somebody agreed to when it was said: nobody can be asked when it is due. */
  readonly consent?: 'confirm' | 'pin';
  /** `at` was said as a length ("in ten minutes", "for twenty minutes"): see ClockEntry. */
  readonly relative?: boolean;
}

export interface ResolvedCondition {
  readonly devices: readonly string[];
  readonly attr: string;
  readonly is?: PropertyValue;
  readonly above?: number;
  readonly below?: number;
  /** Of these two, where it was said: `kW`; otherwise the house's degrees, or whatever the device counts in. */
  readonly unit?: string;
  /** The level itself is enough: "reaches 20". */
  readonly reach?: boolean;
  /** Every device must fit, not just one of them. */
  readonly all?: boolean;
  /** It must not be so. */
  readonly not?: boolean;
  /** For so many seconds without a break. */
  readonly lasts?: number;
}

export interface TodoItem {
  readonly text: string;
  readonly done: boolean;
}

/** Wrong PINs since the last right one (pin-tries.ts), for the whole hub. */
export interface PinTries {
  /** In a row, since the last lock. */
  readonly wrong: number;
  /** How often it came to a lock. */
  readonly locks: number;
  /** Until then no PIN is taken; it is a length, and moves with the clock. */
  readonly until: LocalTime | null;
}

export interface Agenda {
  readonly timers: readonly Timer[];
  readonly clock: readonly ClockEntry[];
  readonly scheduled: readonly ScheduledCalls[];
  /** Came due, and on their way to the devices: found here after a restart, they were perhaps not carried out. */
  readonly carrying: readonly ScheduledCalls[];
  readonly notes: readonly Note[];
  /** Left out: no PIN has been wrong since the last right one. */
  readonly pin?: PinTries;
  /** Items by list id. */
  readonly lists: Readonly<Record<string, readonly TodoItem[]>>;
  /** Counter for ids, so that they are the same in replay. */
  readonly nextId: number;
}

export interface World {
  readonly home: Home;
  readonly states: ReadonlyMap<string, DeviceState>;
  /** Devices that are known to be offline. */
  readonly unavailable: ReadonlySet<string>;
  /** By device: properties that no topic tells, only what it was told last. Left out: every device tells all of them. */
  readonly assumed?: ReadonlyMap<string, ReadonlySet<string>>;
  /** The house cannot be reached now: `states` is what it last told. */
  readonly cutOff?: true;
  readonly agenda: Agenda;
  readonly now: LocalTime;
  /** Left out: it is never quiet. */
  readonly quiet?: readonly QuietHours[];
}

export type TimerOp = 'set' | 'cancel' | 'pause' | 'resume' | 'add' | 'subtract' | 'fired';

export type Effect =
  /** Set these properties; the device's own physics may alter more (a lamp given a brightness turns on). */
  | { readonly type: 'device'; readonly device: string; readonly set: DeviceState }
  /** Something that is not a property: media next/previous, a cover's stop, a scene's run. */
  | { readonly type: 'device-op'; readonly device: string; readonly op: string; readonly argument?: string }
  | { readonly type: 'timer'; readonly op: TimerOp; readonly timer: Timer }
  | {
      readonly type: 'clock';
      readonly op: 'set' | 'cancel' | 'snooze' | 'add' | 'subtract' | 'pause' | 'resume' | 'fired';
      readonly entry: ClockEntry;
    }
  | {
      readonly type: 'list';
      readonly list: string;
      readonly added?: readonly string[];
      readonly removed?: readonly string[];
      readonly completed?: readonly string[];
      /** The list itself is new, or goes with all that is on it. */
      readonly created?: boolean;
      readonly deleted?: boolean;
      /** Of what is removed with its list: what was ticked off already. */
      readonly ticked?: readonly string[];
    }
  | { readonly type: 'schedule'; readonly op: 'set' | 'cancel' | 'fired'; readonly entry: ScheduledCalls }
  | { readonly type: 'announce'; readonly message: string; readonly areas: readonly string[] }
  /** A PIN was wrong, or (null) right. */
  | { readonly type: 'pin'; readonly tries: PinTries | null }
  /** The hub's own voice: so many percent louder (below 0: quieter), at so many percent, or muted. */
  | { readonly type: 'hub'; readonly volume?: number; readonly level?: number; readonly muted?: boolean };
