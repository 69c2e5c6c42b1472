import { type DestinationStream, type Logger, pino } from 'pino';
import { isJournal, type Priority, prefixed } from './journal.js';

export type { Logger };

/**
 * Structured logs, always on stderr: stdout belongs to the command's own output (cli.md). Level by `EARSHOT_LOG`. What
 * was said in the house is in none of them.
 */
export function createLog(name: string, level = process.env['EARSHOT_LOG'] ?? 'warn'): Logger {
  const stderr = pino.destination({ fd: 2, sync: true });
  return pino({ name, level, base: { name } }, isJournal() ? withPriority(stderr) : stderr);
}

/** pino tells the level of a line to destinations that carry its mark. */
export function withPriority(destination: DestinationStream): DestinationStream {
  return {
    [pino.symbols.needsMetadataGsym]: true,
    lastLevel: pino.levels.values['info'],
    write(this: { readonly lastLevel: number }, line: string) {
      destination.write(prefixed(priorityOf(this.lastLevel), line));
    },
  } as DestinationStream;
}

function priorityOf(level: number): Priority {
  if (level >= 50) return 'err';
  if (level >= 40) return 'warning';
  return level >= 30 ? 'info' : 'debug';
}
