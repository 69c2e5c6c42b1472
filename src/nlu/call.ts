/**
 * Meaning is a list of calls (docs/calls.md, the schema of design.md). The grammar, the micro LLM and plugins all
 * produce `Call`s with unresolved targets; `src/actions` resolves them to devices, checks policy and carries them out.
 * Nothing here knows a device id except through `Target`.
 */
import type { Color } from '../actions/home.js';
import type { Target } from './call-target.js';
import type { DayExpression, TimeExpression, When } from './call-when.js';
import type { DayPart } from './time.js';

export type { Target } from './call-target.js';
export type { Condition, DayExpression, TimeExpression, When } from './call-when.js';

interface Base {
  readonly target?: Target;
  readonly when?: When;
}

export const SET_STATES = ['on', 'off', 'toggle', 'open', 'close', 'stop', 'lock', 'unlock'] as const;

export type SetState = (typeof SET_STATES)[number];

export interface SetCall extends Base {
  readonly do: 'set';
  readonly state: SetState;
}

export interface AdjustCall extends Base {
  readonly do: 'adjust';
  /** A state property: brightness, color, color_temp, speed, position, target, volume ... */
  readonly attr: string;
  readonly value?: number | string | boolean | Color;
  /** Signed. `some` is "a bit", "warmer" without a number: the executor turns it into a number (`few` is a smaller step). */
  readonly delta?: number | { readonly some: 1 | -1; readonly size?: 'few' | 'lot' };
  readonly unit?: 'percent' | 'celsius' | 'fahrenheit' | 'kelvin' | 'degrees';
  /** To what it was before this sentence, in place of a value: the end of "at thirty percent for an hour". */
  readonly back?: boolean;
  /** What is off, or does the opposite, begins to work towards the value: "heat the sauna to 85". */
  readonly begin?: 'on' | 'heat' | 'cool';
  /** Of the hub's own voice: "set your volume to 50". */
  readonly own?: true;
}

/** What is compared room by room, and what thing by thing. */
export type OfRooms = 'temperature' | 'humidity' | 'carbon_dioxide';
export type OfThings = 'battery' | 'power' | 'energy' | 'moisture';

/** Readings side by side: of `target` and another place or thing, or, without `than`, of all rooms indoors or all things. */
export interface Comparison {
  readonly of: OfRooms | OfThings;
  /** Warmer, more humid, fuller; false: colder, drier, emptier. */
  readonly more: boolean;
  readonly than?: Target;
  readonly asks: 'whether' | 'which' | 'how much';
  /** Of the rooms those whose names hold this word: "which bedroom". */
  readonly among?: string;
}

export interface QueryCall extends Base {
  readonly do: 'query';
  /** A state property, or an everyday word for it (temperature, battery, brightness, state ...). */
  readonly attr: string;
  readonly test?: {
    readonly is?: string | number | boolean;
    readonly above?: number;
    readonly below?: number;
  };
  /** `sum` and `average` are of readings, which then need no test. */
  readonly agg?: 'which' | 'any' | 'all' | 'count' | 'sum' | 'average';
  /** Told room by room: "which rooms have lights on", "how many rooms are below 16 degrees". */
  readonly by?: 'room';
  readonly compare?: Comparison;
  /** The scale that a temperature is wanted in, where it was said. */
  readonly unit?: 'celsius' | 'fahrenheit';
  readonly calendar?: string;
  /** today, tomorrow, next, or an ISO date; a weekday is turned into its date by the executor. */
  readonly range?: string | DayExpression;
  readonly ask?: 'what' | 'when' | 'where' | 'who';
  /** Of that day only this part: "tomorrow afternoon". */
  readonly part?: DayPart;
  /** With `when`: when it ends, how long it takes, how long it is until then, when it or somebody comes. */
  readonly moment?: 'end' | 'length' | 'away' | 'coming';
  /** For calendars: words the event's summary must hold. */
  readonly about?: string;
  /** What falls together with the event, or with the one of these words; with no event, of all. */
  readonly clash?: string | true;
  /** What is scheduled of a day, by the house or by its people: the calendar is asked as well. */
  readonly diary?: true;
  /** The words may mean something else altogether: out of scope unless an event fits. */
  readonly loose?: boolean;
}

export interface RunCall extends Base {
  readonly do: 'run';
  readonly op: 'activate' | 'start' | 'stop' | 'pause' | 'dock' | 'clean_area';
  /** For clean_area: the area to clean. */
  readonly area?: string;
}

export interface MediaCall extends Base {
  readonly do: 'media';
  readonly op: 'play' | 'pause' | 'resume' | 'next' | 'previous' | 'stop';
  readonly query?: string;
  readonly source?: string;
  /** "The next song": of music, not of what is watched. */
  readonly sung?: true;
}

/** With `query`: how long until then, when it will be, whether it is the only one or there are others, whether it rings on `time`'s day. */
export type AgendaQuestion = 'left' | 'when' | 'only' | 'others' | 'on';

export interface TimerCall extends Base {
  readonly do: 'timer';
  readonly op: 'set' | 'cancel' | 'pause' | 'resume' | 'add' | 'subtract' | 'query';
  /** Seconds. For set, add, subtract. */
  readonly duration?: number;
  /** Set to ring at a time instead of after a length: "a timer until five". */
  readonly until?: TimeExpression;
  readonly label?: string;
  /** Picks an existing timer by the length it was set for: "the five minute timer" (seconds). */
  readonly which?: number;
  readonly all?: boolean;
  readonly asks?: AgendaQuestion;
}

export interface ClockCall extends Base {
  readonly do: 'alarm' | 'reminder';
  readonly op: 'set' | 'cancel' | 'pause' | 'resume' | 'add' | 'subtract' | 'query' | 'snooze';
  readonly time?: TimeExpression;
  /** With `add`: moved to this time, instead of by a length. */
  readonly to?: TimeExpression;
  /** With `add`: from now on repeated so (an RRULE), at the same time of day. */
  readonly every?: string;
  /** With `cancel`: of what comes again only the next time, or only on the day that was said. */
  readonly next?: boolean;
  /** Seconds from now, or the amount to snooze, add or subtract. */
  readonly duration?: number;
  /** iCalendar RRULE, e.g. `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR`. */
  readonly repeat?: string;
  readonly label?: string;
  readonly all?: boolean;
  readonly asks?: AgendaQuestion;
}

export interface ListCall extends Base {
  readonly do: 'list';
  readonly op: 'add' | 'remove' | 'complete' | 'query' | 'clear' | 'create' | 'delete';
  /** List id; left out: the only list, or the shopping list. */
  readonly list?: string;
  /** A list's name as said: one that was started by voice, one to be started, or none, and the executor says so. */
  readonly listName?: string;
  /** On whichever list it is: "remove milk from all lists". */
  readonly every?: boolean;
  /** To be deleted with what is on it: that was asked. */
  readonly sure?: boolean;
  /** Which lists there are, not what is on one. */
  readonly which?: boolean;
  /** How many things there are on it. */
  readonly agg?: 'count';
  readonly items?: readonly string[];
}

export interface InfoCall extends Base {
  readonly do: 'info';
  readonly topic: 'time' | 'date' | 'weekday' | 'weather' | 'math' | 'conversion' | 'help';
  /** math: `12 * 7`; conversion: amount and units; weather: day or place as said. */
  readonly expression?: string;
  readonly amount?: number;
  readonly from?: string;
  /** conversion: the unit; time: the time zone of another place (IANA name). */
  readonly to?: string;
  readonly day?: DayExpression;
  /** weather: what is to come is asked for. */
  readonly later?: boolean;
  /** weather: the sky that is asked after (rain, snow, sun, wind, fog, cloud, storm). */
  readonly test?: string;
  /** date: how many of these lie between today and that day. */
  readonly count?: 'days' | 'weeks';
  /** date: the week of the year is asked for. */
  readonly week?: true;
  /** time: when the sun does that today, or on `day`. */
  readonly sun?: 'sunrise' | 'sunset';
  /** date: whether today is that day. */
  readonly check?: boolean;
  /** time: what it is so many seconds from now; less than none, what it was. */
  readonly in?: number;
  /** time: how long it is until then. */
  readonly until?: TimeExpression;
}

export interface AnnounceCall extends Base {
  readonly do: 'announce';
  readonly message: string;
  /** The message is that what was waited for has come. */
  readonly notice?: boolean;
  /** Whom of the house the notice is for; left out: whoever asked. */
  readonly to?: string;
}

export const CONTROL_OPS = [
  'yes',
  'no',
  'cancel',
  'repeat',
  'nevermind',
  'undo',
  'louder',
  'quieter',
  'mute',
  'unmute',
  'stop',
  'snooze',
] as const;

export type ControlOp = (typeof CONTROL_OPS)[number];

export interface ControlCall extends Base {
  readonly do: 'control';
  /** `cancel` with a target: these plans, by the ids of what is scheduled (actions/perform/agenda/plans.ts). */
  readonly op: ControlOp;
  /** Of a plan that comes again: not the next time, but after it. */
  readonly next?: boolean;
  /** Not given up, but at another time. */
  readonly moved?: Extract<When, { readonly delay: unknown } | { readonly at: unknown }>;
  /** Said of the hub's own voice ("speak up"), not of whatever sounds ("louder"). */
  readonly own?: true;
}

/** A plugin's or a custom sentence's own. Slot values are strings: the list's `out` where it has one. */
export interface IntentCall extends Base {
  readonly do: 'intent';
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
}

export const NONE_REASONS = [
  'no_device',
  'no_ability',
  'unsupported',
  'out_of_scope',
  'ambiguous',
  'unheard',
] as const;

export type NoneReason = (typeof NONE_REASONS)[number];

export interface NoneCall extends Base {
  readonly do: 'none';
  readonly reason: NoneReason;
  /** What was to be changed in a calendar, which can only be read. */
  readonly diary?: {
    readonly change: 'add' | 'move' | 'remove';
    /** Words of the event. */
    readonly about?: string;
  };
}

export type Call =
  | SetCall
  | AdjustCall
  | QueryCall
  | RunCall
  | MediaCall
  | TimerCall
  | ClockCall
  | ListCall
  | InfoCall
  | AnnounceCall
  | ControlCall
  | IntentCall
  | NoneCall;

/** What was done last is taken back. */
export const UNDO: Call = { do: 'control', op: 'undo' };
