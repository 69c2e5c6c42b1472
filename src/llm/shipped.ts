/** The model for calls that this installation brings; none where models/ holds none. */
import { loadManifest } from '../models.js';
import { onDemand } from './thread/on-demand.js';
import type { CallProposer } from './understand.js';

/**
 * @param open how: on this thread (`openProposer`) or on one of its own (`openWorkerProposer`)
 * @param idleMs without a question until it is released
 */
export function shippedProposer(open: () => Promise<CallProposer>, idleMs?: number): CallProposer | null {
  return isShipped() ? onDemand(open, idleMs) : null;
}

/** A manifest that cannot be read is no hub's end: it may be mended, and until then the question that needs it says so. */
function isShipped(): boolean {
  try {
    return loadManifest().files.some(({ id }) => id === 'llm-calls-encoder');
  } catch {
    return true;
  }
}
