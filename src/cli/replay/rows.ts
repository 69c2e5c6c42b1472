/** What `earshot replay` prints: a row per record, for programs and for people. */
import { EarshotError, messageOf } from '../../errors.js';
import { isLeft } from '../../llm/fallback.js';
import type { UtteranceRecord, Versions } from '../../records/record.js';
import { changesOf } from '../../records/versions.js';
import type { Replayed } from '../../replay/replayer.js';
import type { Stage } from '../../replay/stages.js';
import { hundredths } from '../audio-rows.js';
import type { Chosen } from './records.js';

export interface RecordError {
  readonly id: string;
  readonly error: { readonly code: string; readonly message: string };
}

/** One JSON line of `earshot replay --json`. */
export interface ReplayRow {
  readonly id: string;
  readonly time: string;
  readonly source: UtteranceRecord['source'];
  readonly say: string;
  /** `same`: equal to the last bit; `none`: nothing could be done again. */
  readonly result: 'same' | 'different' | 'none';
  /** The first stage that is not equal, with what it gave then and gives now. */
  readonly stage?: Stage;
  readonly before?: unknown;
  readonly after?: unknown;
  /** What the house would notice. */
  readonly decision: 'same' | 'different';
  readonly heard_again: boolean;
  /** What is not as it was then, in words. */
  readonly changed: readonly string[];
  readonly ms: { readonly hear?: number; readonly understand?: number };
  readonly why?: readonly string[];
}

export interface ListRow {
  readonly id: string;
  readonly time: string;
  readonly source: UtteranceRecord['source'];
  readonly room: string | null;
  readonly say: string;
  readonly accepted: boolean;
  /** No phrase covered it, so that the language model was asked, where there is one. */
  readonly asked: boolean;
  readonly reply: string | null;
  readonly sound: boolean;
  readonly bytes: number;
}

export function replayRow(replayed: Replayed, now: Versions, why?: readonly string[]): ReplayRow {
  const { record, difference, decision, heard, judged, outcome, ms } = replayed;
  const nothing = heard === null && judged === null && outcome === null;
  return {
    id: record.id,
    time: record.time,
    source: record.source,
    say: sayOf(record),
    result: nothing ? 'none' : difference === null ? 'same' : 'different',
    ...(difference ?? {}),
    decision: decision === null ? 'same' : 'different',
    heard_again: heard !== null,
    changed: changesOf(record.versions, now),
    ms: {
      ...(ms.hear === null ? {} : { hear: hundredths(ms.hear) }),
      ...(ms.understand === null ? {} : { understand: hundredths(ms.understand) }),
    },
    ...(why === undefined ? {} : { why }),
  };
}

export function listRow(record: UtteranceRecord, { entry }: Chosen): ListRow {
  const { id, time, source, room, heard, said, decided, answered } = record;
  return {
    id,
    time,
    source,
    room,
    say: sayOf(record),
    accepted: decided !== null && (heard === null || heard.accepted || heard.freely),
    asked: decided !== null && (said?.proposed != null || isLeft(decided, sayOf(record))),
    reply: answered?.reply ?? decided?.reply ?? null,
    sound: (entry?.audioBytes ?? 0) > 0,
    bytes: (entry?.bytes ?? 0) + (entry?.audioBytes ?? 0),
  };
}

export function errorRow(id: string, error: unknown): RecordError {
  const code = error instanceof EarshotError ? error.code : 'INTERNAL';
  return { id, error: { code, message: messageOf(error) } };
}

export function replayText(row: ReplayRow): string {
  const head = `${row.id}  ${quoted(row.say)}: `;
  if (row.why !== undefined) return `${row.id}\n${row.why.map((line) => `  ${line}\n`).join('')}\n`;
  if (row.result === 'none') return `${head}nothing to do again (the sound was not kept)\n`;
  if (row.result === 'same') return `${head}the same${row.heard_again ? ', heard again' : ''}\n`;
  const since = row.changed.length === 0 ? '' : `\n  since then: ${row.changed.join('; ')}`;
  const what = row.decision === 'same' ? 'the same decision, but another' : 'DIFFERENT';
  return `${head}${what} ${row.stage}\n  then: ${shown(row.before)}\n  now:  ${shown(row.after)}${since}\n`;
}

export function listText(row: ListRow): string {
  const said = row.say === '' ? '(words not kept)' : quoted(row.say);
  const answer = row.reply === null ? 'not taken for a command' : row.reply;
  return `${row.id}  ${row.source.padEnd(10)} ${said}\n  ${answer}${row.sound ? '  [sound kept]' : ''}\n`;
}

function sayOf({ said, heard }: UtteranceRecord): string {
  return said?.text ?? (heard?.text !== '' ? heard?.text : heard.freeText) ?? '';
}

const quoted = (text: string): string => `"${text}"`;

/** Long lists of calls are for --json. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 297)}...` : text;
}
