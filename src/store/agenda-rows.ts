/**
 * Entries of the agenda <-> text in a row. What is read back is parsed like anything from outside: a row that a bad disk
 * or a stranger's hand has changed is left out, and nothing else is lost.
 */
import { z } from 'zod';
import type { PropertyValue } from '../actions/home.js';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import type {
  Agenda,
  ClockEntry,
  Effect,
  Note,
  PinTries,
  ResolvedCondition,
  ScheduledCalls,
  Timer,
} from '../actions/world.js';

export const ENTRY_KINDS = ['timer', 'clock', 'scheduled', 'carrying', 'note'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export interface EntryRow {
  readonly kind: EntryKind;
  readonly id: string;
  readonly position: number;
  readonly body: string;
}

/** Where each kind of row stands in the agenda, in its order there. */
export function entryRows(agenda: Agenda): EntryRow[] {
  const rows = (kind: EntryKind, entries: readonly { readonly id: string }[]): EntryRow[] =>
    entries.map((entry, position) => ({ kind, id: entry.id, position, body: JSON.stringify(entry) }));
  return [
    ...rows('timer', agenda.timers),
    ...rows('clock', agenda.clock),
    ...rows('scheduled', agenda.scheduled),
    ...rows('carrying', agenda.carrying),
    ...rows('note', agenda.notes),
  ];
}

export interface ReadEntries
  extends Record<'timers' | 'clock' | 'scheduled' | 'carrying' | 'notes', readonly unknown[]> {
  readonly timers: readonly Timer[];
  readonly clock: readonly ClockEntry[];
  readonly scheduled: readonly ScheduledCalls[];
  readonly carrying: readonly ScheduledCalls[];
  readonly notes: readonly Note[];
  /** `kind id` of what could not be read. */
  readonly bad: readonly string[];
}

const ROW = z.object({ kind: z.enum(ENTRY_KINDS), id: z.string(), body: z.string() });

/** @param rows in the order of their positions */
export function readEntries(rows: readonly unknown[]): ReadEntries {
  const timers: Timer[] = [];
  const clock: ClockEntry[] = [];
  const scheduled: ScheduledCalls[] = [];
  const carrying: ScheduledCalls[] = [];
  const notes: Note[] = [];
  const bad: string[] = [];
  for (const raw of rows) {
    const row = ROW.safeParse(raw);
    if (!row.success) {
      bad.push('a row without a kind');
      continue;
    }
    const { kind, id, body } = row.data;
    const value = parseJson(body);
    const kept =
      kind === 'timer'
        ? keep(timers, TIMER, value)
        : kind === 'clock'
          ? keep(clock, CLOCK, value)
          : kind === 'note'
            ? keep(notes, NOTE, value)
            : keep(kind === 'scheduled' ? scheduled : carrying, SCHEDULED, value);
    if (!kept) bad.push(`${kind} ${id}`);
  }
  return { timers, clock, scheduled, carrying, notes, bad };
}

/** What is broken counts as no wrong PIN at all. */
export function readPin(text: string | null): PinTries | undefined {
  return text === null ? undefined : PIN.safeParse(parseJson(text)).data;
}

function keep<T>(into: T[], schema: z.ZodType<T>, value: unknown): boolean {
  const parsed = schema.safeParse(value);
  if (parsed.success) into.push(parsed.data);
  return parsed.success;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const TIME = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
const ID = z.string().min(1).max(200);

/** As written by us, checked in shape: `shape` knows the fields, the type is the agenda's own. */
function checked<T>(shape: z.ZodType): z.ZodType<T> {
  return z.custom<T>((value) => shape.safeParse(value).success);
}

const RINGING = { ringing: z.boolean(), since: TIME.optional(), delivered: z.boolean().optional() };

const TIMER = checked<Timer>(
  z.object({
    id: ID,
    label: z.string().nullable(),
    room: z.string().nullable(),
    duration: z.number(),
    endsAt: TIME.nullable(),
    remaining: z.number().nullable(),
    ...RINGING,
  }),
);

const CLOCK = checked<ClockEntry>(
  z.object({
    id: ID,
    kind: z.enum(['alarm', 'reminder']),
    time: TIME,
    repeat: z.string().nullable(),
    label: z.string().nullable(),
    room: z.string().nullable(),
    relative: z.boolean().optional(),
    ...RINGING,
  }),
);

const NOTE = checked<Note>(z.object({ id: ID, at: TIME, text: z.string() }));

const COUNT = z.number().int().nonnegative();
const PIN: z.ZodType<PinTries> = z.object({ wrong: COUNT, locks: COUNT, until: TIME.nullable() });

const VALUE = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.null(),
  z.object({ h: z.number(), s: z.number() }),
]) satisfies z.ZodType<PropertyValue>;

const CONDITION = checked<ResolvedCondition>(
  z.object({
    devices: z.array(z.string()),
    attr: z.string(),
    is: VALUE.optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    unit: z.string().optional(),
    reach: z.boolean().optional(),
    all: z.boolean().optional(),
    not: z.boolean().optional(),
    lasts: z.number().optional(),
  }),
);

const CALL = checked<ResolvedCall>(
  z.looseObject({ do: z.string(), devices: z.array(z.string()).optional() }),
);

const EFFECT: z.ZodType<Effect> = checked<Effect>(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('device'), device: z.string(), set: z.record(z.string(), VALUE) }),
    z.object({
      type: z.literal('device-op'),
      device: z.string(),
      op: z.string(),
      argument: z.string().optional(),
    }),
    z.object({ type: z.literal('timer'), op: z.string(), timer: TIMER }),
    z.object({ type: z.literal('clock'), op: z.string(), entry: CLOCK }),
    z.object({
      type: z.literal('list'),
      list: z.string(),
      added: z.array(z.string()).optional(),
      removed: z.array(z.string()).optional(),
      completed: z.array(z.string()).optional(),
    }),
    z.object({ type: z.literal('schedule'), op: z.string(), entry: z.looseObject({ id: ID }) }),
    z.object({ type: z.literal('announce'), message: z.string(), areas: z.array(z.string()) }),
    z.object({
      type: z.literal('hub'),
      volume: z.number().optional(),
      level: z.number().optional(),
      muted: z.boolean().optional(),
    }),
  ]),
);

const SCHEDULED = checked<ScheduledCalls>(
  z.object({
    id: ID,
    at: TIME.nullable(),
    repeat: z.string().nullable(),
    once: CONDITION.nullable(),
    calls: z.array(CALL),
    effects: z.array(EFFECT).optional(),
    sun: z.object({ event: z.enum(['sunrise', 'sunset']), offset: z.number() }).optional(),
    armed: z.boolean().optional(),
    since: TIME.optional(),
    consent: z.enum(['confirm', 'pin']).optional(),
    relative: z.boolean().optional(),
  }),
);
