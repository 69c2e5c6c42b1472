/** Renews the copy of the state file soon after each change, so that a damaged file costs nothing at the next start. */
import { messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import type { HubWorld } from './hub-world.js';

/** A burst of commands becomes one copy. */
const AFTER_CHANGE_MS = 2_000;
/** The disk that has no room for a copy now has none in two seconds either. */
const AFTER_FAILURE_MS = 60_000;

/** @returns ends it */
export function keepCopies(world: Pick<HubWorld, 'backUp'>, log: Pick<Logger, 'warn'>): () => void {
  let timer: NodeJS.Timeout;
  let told: string | null = null;
  const renew = (): number => {
    try {
      world.backUp();
      told = null;
      return AFTER_CHANGE_MS;
    } catch (error) {
      const why = messageOf(error);
      if (why !== told) log.warn({ error: why }, 'the state file could not be copied; it is tried again');
      told = why;
      return AFTER_FAILURE_MS;
    }
  };
  const wait = (ms: number): void => {
    timer = setTimeout(() => wait(renew()), ms);
    timer.unref();
  };
  wait(AFTER_CHANGE_MS);
  return () => clearTimeout(timer);
}
