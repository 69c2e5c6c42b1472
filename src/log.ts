import { type Logger, pino } from 'pino';

export type { Logger };

/** Structured logs, always on stderr: stdout belongs to the command's own output (cli.md). Level by `EARSHOT_LOG`. */
export function createLog(name: string, level = process.env['EARSHOT_LOG'] ?? 'warn'): Logger {
  return pino({ name, level, base: { name } }, pino.destination({ fd: 2, sync: true }));
}
