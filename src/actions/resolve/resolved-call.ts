/** A call whose target has been resolved to devices: what `calls` shows on the command line (cli.md). */
import type { PropertyValue } from '../home.js';
import type { LocalTime, ResolvedCondition } from '../world.js';

export type ResolvedWhen =
  | { readonly delay: number }
  | { readonly at: LocalTime | string; readonly repeat?: string }
  | { readonly if: ResolvedCondition }
  | { readonly once: ResolvedCondition };

/** `do` and the fields of the call schema, with `devices` in place of `target` and values in the house's own units. */
export interface ResolvedCall {
  readonly do: string;
  /** Device ids acted on; for a query: all that were considered. */
  readonly devices?: readonly string[];
  /** For a query: those that fit. */
  readonly matching?: readonly string[];
  readonly when?: ResolvedWhen;
  readonly [field: string]:
    | PropertyValue
    | readonly string[]
    | ResolvedWhen
    | Readonly<Record<string, unknown>>
    | undefined;
}
