/** When a call is to be carried out: times, days and conditions as said. */
import type { Target } from './call-target.js';

/** A condition on state, tested now (`if`) or waited for (`once`). */
export interface Condition {
  readonly target: Target;
  readonly attr: string;
  readonly is?: string | number | boolean;
  readonly above?: number;
  readonly below?: number;
  /** Of `above` and `below`, where it was said: `kW`, `°F`. */
  readonly unit?: string;
  /** "Reaches 20", "at least 20": the level itself is enough. */
  readonly reach?: boolean;
  /** "all the windows", "nobody": every device must fit; otherwise one of them is enough. */
  readonly all?: boolean;
  /** It must not be so: "unless it is raining". */
  readonly not?: boolean;
  /** For so many seconds without a break: "has been open for ten minutes". Only of what is waited for. */
  readonly lasts?: number;
}

/** Local wall time; `HH:MM` or ISO date-time without offset, or a sun event with an offset in seconds. */
export type TimeExpression =
  | { readonly clock: string; readonly meridiem?: 'am' | 'pm'; readonly day?: DayExpression }
  | {
      readonly sun: 'sunrise' | 'sunset';
      readonly offset?: number;
      readonly day?: DayExpression;
      /** "When it's dark": at once where it is so already. */
      readonly already?: boolean;
    }
  | {
      readonly day: DayExpression;
      readonly part?: 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight';
    };

/** A day as said: relative, by weekday (the next one), or by date. */
export type DayExpression =
  | { readonly in: number }
  | { readonly weekday: 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU'; readonly next?: boolean }
  | { readonly month: number; readonly day: number; readonly year?: number }
  /** "the 22nd": of this month, or of the next where it has passed; -1: the last of this month. */
  | { readonly dayOfMonth: number };

export type When =
  | { readonly delay: number }
  | { readonly at: TimeExpression; readonly repeat?: string }
  | { readonly if: Condition }
  | { readonly once: Condition };
