/**
 * A calendar file cut into its events and zones, each to be parsed for itself: ical.js takes a file whole or not at all, and one bad
 * line in a thousand appointments would cost them all.
 */

export interface Piece {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** From `BEGIN:` to `END:`, without what else may lie in an event (its alarms). */
  readonly text: string;
}

export interface Pieces {
  readonly events: readonly Piece[];
  readonly zones: readonly Piece[];
  /** The line of an event or zone that never ends; null: the file is whole. */
  readonly cutOffAt: number | null;
}

const EVENT = 'VEVENT';
const ZONE = 'VTIMEZONE';
const BORDER = /^(BEGIN|END):([A-Z0-9-]+)\s*$/i;
/** RFC 5545: a name, then parameters or the value. Anything else is text whose line was broken without a space, and says nothing. */
const CONTENT = /^[A-Z0-9-]+[;:]/i;
const FOLDED = /^[ \t]/;

/** @throws Error where the text is no calendar, saying why */
export function piecesOf(text: string): Pieces {
  if (text.trim() === '') throw new Error('it is empty');
  const found: Record<string, Piece[]> = { [EVENT]: [], [ZONE]: [] };
  let isCalendar = false;
  let open: { readonly kind: string; readonly line: number; readonly lines: string[] } | null = null;
  /** Components in the open one: an event's are left out, a zone's are what it is made of. */
  let within = 0;
  let keepsFolds = false;
  let cutOffAt: number | null = null;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const border = BORDER.exec(line);
    const kind = border?.[2]?.toUpperCase() ?? '';
    const begins = border?.[1]?.toUpperCase() === 'BEGIN';
    if (begins && kind === 'VCALENDAR') isCalendar = true;
    if (begins && (kind === EVENT || kind === ZONE)) {
      if (open !== null) cutOffAt ??= open.line;
      open = { kind, line: index + 1, lines: [line] };
      within = 0;
    } else if (open === null) {
    } else if (border !== null && !begins && kind === open.kind) {
      found[kind]?.push({ line: open.line, text: [...open.lines, line].join('\r\n') });
      open = null;
    } else if (border !== null) {
      if (open.kind === ZONE) open.lines.push(line);
      within += begins ? 1 : -1;
      keepsFolds = false;
    } else {
      keepsFolds = FOLDED.test(line)
        ? keepsFolds
        : CONTENT.test(line) && (open.kind === ZONE || within === 0);
      if (keepsFolds) open.lines.push(line);
    }
  }
  if (!isCalendar) throw new Error('there is no line BEGIN:VCALENDAR in it');
  return { events: found[EVENT] ?? [], zones: found[ZONE] ?? [], cutOffAt: cutOffAt ?? open?.line ?? null };
}
