/**
 * Lines for people on stderr. Where systemd's journal reads it, each begins with its syslog priority (sd-daemon(3)), so
 * that `journalctl -p err` finds what failed; the journal takes the prefix off.
 */
import { fstatSync } from 'node:fs';

/** syslog(3). */
export const PRIORITY = { err: 3, warning: 4, notice: 5, info: 6, debug: 7 } as const;
export type Priority = keyof typeof PRIORITY;

const STDERR = 2;

/** As systemd.exec(5) says of `$JOURNAL_STREAM`: the variable outlives a redirection, so the file itself is compared. */
export function isJournal(
  descriptor = STDERR,
  stream: string | undefined = process.env['JOURNAL_STREAM'],
): boolean {
  if (stream === undefined) return false;
  try {
    const { dev, ino } = fstatSync(descriptor, { bigint: true });
    return stream === `${dev}:${ino}`;
  } catch {
    return false;
  }
}

/** Every line of the text for itself: the journal makes an entry of each. */
export function prefixed(priority: Priority, text: string): string {
  return text.replaceAll(/^(?=.)/gm, `<${PRIORITY[priority]}>`);
}

/** A line on stderr. */
export function tell(priority: Priority, text: string): void {
  console.error(isJournal() ? prefixed(priority, text) : text);
}
