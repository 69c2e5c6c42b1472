/** `earshot try` for people: the reply, and below it what changed in the house. */
import type { Changes } from '../../actions/apply-effects.js';
import type { PropertyValue } from '../../actions/home.js';
import type { TryRow } from './simulation.js';

const DIM = '\u001b[2m';
const BOLD = '\u001b[1m';
const PLAIN = '\u001b[0m';

export interface TranscriptOptions {
  /** Colours, on a terminal. */
  readonly color: boolean;
  /** Repeat the sentence: where it was piped in, nobody has seen it. */
  readonly echo: boolean;
}

export function transcript(row: TryRow, options: TranscriptOptions): string {
  const dim = (text: string): string => (options.color ? `${DIM}${text}${PLAIN}` : text);
  const bold = (text: string): string => (options.color ? `${BOLD}${text}${PLAIN}` : text);
  const lines = [
    ...(options.echo ? [`> ${row.say}`] : []),
    ...(row.announced ?? []).map((text) => `  ${bold(text)}`),
    `  ${bold(row.reply)}`,
    ...describe(row.changes).map((text) => dim(`    ${text}`)),
    ...(row.published ?? []).map(({ topic, payload }) => dim(`    ${topic}: ${payload}`)),
  ];
  return `${lines.join('\n')}\n`;
}

const SHOWN_APART = new Set(['lists', 'timers', 'alarms', 'reminders', 'scheduled', 'fired']);

function describe(changes: Changes): string[] {
  const devices = Object.entries(changes).flatMap(([id, properties]) =>
    SHOWN_APART.has(id) || typeof properties !== 'object' || properties === null
      ? []
      : [
          `${id}: ${Object.entries(properties)
            .map(([name, value]) => `${name} ${say(value)}`)
            .join(', ')}`,
        ],
  );
  const lists = Object.entries(changes.lists ?? {}).flatMap(([id, change]) =>
    Object.entries(change).map(([op, texts]) => `${id} list, ${op}: ${texts.join(', ')}`),
  );
  const timers = (changes.timers ?? []).map(
    ({ op, id, label, seconds }) => `${label ?? id}: ${op}, ${seconds} s left`,
  );
  const clock = [...(changes.alarms ?? []), ...(changes.reminders ?? [])].map(
    ({ op, id, time, label }) => `${label ?? id}: ${op}, ${time}`,
  );
  const scheduled = (changes.scheduled ?? []).map(
    ({ op, id, at }) => `${id}: ${op}${at === null ? '' : `, ${at}`}`,
  );
  return [...devices, ...lists, ...timers, ...clock, ...scheduled];
}

function say(value: PropertyValue | unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
