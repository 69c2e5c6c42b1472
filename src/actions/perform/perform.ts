/**
 * One executor per `do` of the call schema (`perform/set.ts`, `perform/agenda/timer.ts` ...): resolve the target, check ability and range, and say
 * what would be done as effects and a reply. Pure: nothing is published here. The policy (policy.ts) runs over the
 * result, outside the executor's reach.
 */
import type { Call } from '../../nlu/call.js';
import type { Pending, Session } from '../../nlu/conversation.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';
import type { Effect, ScheduledCalls, World } from '../world.js';

export interface PerformContext {
  readonly world: World;
  readonly session: Session;
  /** The speaker's area id, if known. */
  readonly room: string | null;
  /** Picks among reply variants: deterministic, from the session's length, so that replay says the same. */
  readonly variety: number;
  /** The house before the sentence, where calls before this one have changed it. */
  readonly before?: World;
  /** The other calls of the same sentence: "everything off and the heating". */
  readonly beside?: readonly Call[];
  /** What the calls before this one in the same sentence have put off: "at seven ... and off at eleven". */
  readonly putOff?: readonly ScheduledCalls[];
}

export interface Performance {
  /** Empty when refused or when something must be asked first; a refusal may hold one `none` call with its reason. */
  readonly calls: readonly ResolvedCall[];
  readonly effects: readonly Effect[];
  readonly reply: string;
  /** A question that must be answered before anything is done; `reply` then speaks it. */
  readonly pending: Pending | null;
  /** Device and area ids to remember for "it" and "there". */
  readonly devices: readonly string[];
  readonly areas: readonly string[];
}

export type Perform<C extends Call> = (call: C, context: PerformContext) => Performance;
