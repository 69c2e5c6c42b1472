/**
 * A model that is opened at the first question and released when nobody has asked for a while: a house that the grammar
 * serves pays no memory for it.
 */
import { isShortOfMemory } from '../../free-memory.js';
import type { CallProposer } from '../understand.js';

/** A second sentence of the same conversation finds it open. */
const IDLE_MS = 10 * 60_000;

/**
 * @param open tried again at the next question where it failed
 * @param idleMs without a question until it is released
 */
export function onDemand(open: () => Promise<CallProposer>, idleMs = IDLE_MS): CallProposer {
  let opened: Promise<CallProposer> | null = null;
  let asking = 0;
  let timer: NodeJS.Timeout | null = null;

  const release = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const last = opened;
    opened = null;
    await (await last?.catch(() => null))?.close();
  };
  const rest = (): void => {
    if (asking > 0 || opened === null) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      // Nobody waits for it, and what fails to close is gone all the same.
      if (asking === 0) release().catch(() => {});
    }, idleMs);
    timer.unref();
  };
  return {
    propose: async (...question) => {
      asking += 1;
      try {
        opened ??= open();
        const now = opened;
        const proposer = await now.catch((error: unknown) => {
          if (opened === now) opened = null;
          throw error;
        });
        return await proposer.propose(...question);
      } catch (error) {
        // What it holds is wanted elsewhere.
        if (isShortOfMemory(error)) release().catch(() => {});
        throw error;
      } finally {
        asking -= 1;
        rest();
      }
    },
    close: release,
  };
}
