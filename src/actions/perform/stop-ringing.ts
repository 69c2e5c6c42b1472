/** Timers, alarms and reminders that ring now. */
import type { Effect, World } from '../world.js';
import { stopEntry } from './agenda/clock.js';

/** Ends everything that rings; empty where nothing does. */
export function stopRinging({ agenda, now }: Pick<World, 'agenda' | 'now'>): Effect[] {
  return [
    ...agenda.timers.filter(rings).map((timer): Effect => ({ type: 'timer', op: 'cancel', timer })),
    ...agenda.clock.filter(rings).flatMap((entry) => stopEntry(entry, now)),
  ];
}

const rings = (entry: { readonly ringing: boolean }): boolean => entry.ringing;
