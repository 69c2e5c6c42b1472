/**
 * Hub events for the log of a hub that nobody watches: what worked, what failed, how long it took. No word that was said
 * or spoken is among it: a log is kept for years and read by others than the house. Pure: an event in, an entry out.
 */
import type { HubEvent } from '../../hub/events.js';
import { createLog } from '../../log.js';

export interface LogEntry {
  readonly level: 'error' | 'warn' | 'info' | 'debug';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** null: nothing worth a line. */
export function logEntry(event: HubEvent): LogEntry | null {
  switch (event.event) {
    case 'ready': {
      const { page, broker, home, ms } = event;
      return {
        level: 'info',
        message: 'the hub is ready',
        fields: { page, broker, home, ms: Math.round(ms) },
      };
    }
    case 'health': {
      const { part, ok, message } = event.health;
      return { level: ok ? 'info' : 'warn', message, fields: { part, ok } };
    }
    case 'error': {
      const { part, code, message } = event;
      return { level: 'error', message, fields: { part, code } };
    }
    case 'understood': {
      const { turn, from, source, confidence, calls, ask, ms } = event;
      const fields = { turn, from, source, confidence, calls: calls.length, asks: ask !== null, ms };
      return { level: 'info', message: 'a command', fields };
    }
    case 'heard': {
      const { turn, confidence, accepted, seconds, ms } = event;
      return { level: 'debug', message: 'heard', fields: { turn, confidence, accepted, seconds, ms } };
    }
    case 'spoken': {
      const { turn, interrupted, ms } = event;
      return { level: 'debug', message: 'spoken', fields: { turn, interrupted, ms } };
    }
    case 'timeout':
      return { level: 'info', message: 'a wait ran out', fields: { waited_for: event.waited_for } };
    case 'clock':
      return {
        level: 'info',
        message: 'the clock was set',
        fields: { stepped: event.stepped, zone: event.zone },
      };
    default:
      return null;
  }
}

/** Writes them to stderr. `EARSHOT_LOG` sets another level than `info`. */
export function eventLog(): (event: HubEvent) => void {
  const log = createLog('run', process.env['EARSHOT_LOG'] ?? 'info');
  return (event) => {
    const entry = logEntry(event);
    if (entry !== null) log[entry.level](entry.fields, entry.message);
  };
}
