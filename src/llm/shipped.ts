/** The model for calls that this installation brings; none where models/ holds none. */
import { loadManifest } from '../models.js';
import { onDemand } from './on-demand.js';
import type { CallProposer } from './understand.js';

/**
 * @param open how: on this thread (`openProposer`) or on one of its own (`openWorkerProposer`)
 * @param idleMs without a question until it is released
 */
export function shippedProposer(open: () => Promise<CallProposer>, idleMs?: number): CallProposer | null {
  return loadManifest().files.some(({ id }) => id === 'llm-calls-encoder') ? onDemand(open, idleMs) : null;
}
