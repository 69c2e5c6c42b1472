/**
 * Records and houses as they come from a file. They may be somebody else's (a bug report), so they are checked in shape
 * before anything runs on them; `checked` knows the fields, the type is the program's own.
 */
import { z } from 'zod';
import type { Home } from '../actions/home.js';
import { KINDS, RISKS } from '../actions/home.js';
import { EarshotError } from '../errors.js';
import { WEEKDAYS } from '../nlu/time.js';
import { RECORD_VERSION, type UtteranceRecord } from './record.js';

function checked<T>(shape: z.ZodType): z.ZodType<T> {
  return z.custom<T>((value) => shape.safeParse(value).success);
}

const TEXT = z.string().max(10_000);
const ID = z.string().min(1).max(300);
const HASH = z.string().regex(/^[0-9a-f]{16}$/);
const TIME = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
const NAMES = { id: ID, name: TEXT, aliases: z.array(TEXT) };
const VALUE = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.null(),
  z.object({ h: z.number(), s: z.number() }),
]);
const STATE = z.record(z.string(), VALUE);
const CALLS = z.array(z.looseObject({ do: z.string() }));
const EFFECTS = z.array(z.looseObject({ type: z.string() }));

const HOUSE: z.ZodType<Home> = checked<Home>(
  z.object({
    version: z.literal(1),
    language: z.string(),
    units: z.enum(['metric', 'imperial']),
    floors: z.array(z.object({ ...NAMES, level: z.number().nullable() })),
    areas: z.array(z.object({ ...NAMES, floor: z.string().nullable(), outside: z.boolean() })),
    devices: z.array(
      z.object({
        ...NAMES,
        area: z.string().nullable(),
        kind: z.enum(KINDS),
        deviceClass: z.string().nullable(),
        abilities: z.record(
          z.string(),
          z.object({
            min: z.number().optional(),
            max: z.number().optional(),
            step: z.number().optional(),
            values: z.array(z.string()).optional(),
          }),
        ),
        state: STATE,
        risk: z.enum(RISKS).nullable(),
        members: z.array(z.string()).optional(),
      }),
    ),
    lists: z.array(z.object({ ...NAMES, items: z.array(TEXT) })),
    calendars: z.array(
      z.object({
        ...NAMES,
        file: z.string().exactOptional(),
        unread: z.literal(true).exactOptional(),
        events: z.array(
          z.object({
            summary: TEXT,
            start: z.string(),
            end: z.string().nullable(),
            location: z.string().nullable(),
            description: z.string().nullable(),
          }),
        ),
      }),
    ),
    defaultRoom: z.string().nullable(),
    location: z
      .object({ latitude: z.number(), longitude: z.number(), timezone: z.string().nullable() })
      .nullable(),
  }),
);

const ENTRY = z.looseObject({ id: ID });
const AGENDA = z.object({
  timers: z.array(z.looseObject({ id: ID, endsAt: TIME.nullable(), ringing: z.boolean() })),
  clock: z.array(z.looseObject({ id: ID, time: TIME, ringing: z.boolean() })),
  scheduled: z.array(z.looseObject({ id: ID, calls: CALLS })),
  carrying: z.array(z.looseObject({ id: ID, calls: CALLS })),
  notes: z.array(ENTRY),
  pin: z.object({ wrong: z.number(), locks: z.number(), until: TIME.nullable() }).optional(),
  lists: z.record(z.string(), z.array(z.object({ text: TEXT, done: z.boolean() }))),
  nextId: z.number(),
});
const SESSION = z.object({
  room: z.string().nullable(),
  afar: z.literal(true).optional(),
  last: z
    .object({
      devices: z.array(z.string()),
      areas: z.array(z.string()),
      calls: CALLS,
      at: TIME,
      also: z.array(z.string()).optional(),
      before: z.array(z.string()).optional(),
      many: z.array(z.string()).optional(),
      more: z.union([z.literal(1), z.literal(-1)]).optional(),
    })
    .nullable(),
  pending: z
    .discriminatedUnion('kind', [
      z.looseObject({ kind: z.literal('confirm'), calls: CALLS, at: TIME }),
      z.looseObject({
        kind: z.literal('choose'),
        call: z.looseObject({ do: z.string() }),
        rest: CALLS,
        options: z.array(z.object({ devices: z.array(z.string()), label: TEXT })),
        at: TIME,
      }),
      z.looseObject({
        kind: z.literal('missing'),
        call: z.looseObject({ do: z.string() }),
        field: z.string(),
      }),
    ])
    .nullable(),
  undo: z.looseObject({ devices: z.record(z.string(), STATE), effects: EFFECTS }).nullable(),
  lastReply: z.string().nullable(),
  failures: z.number(),
  turns: z.number().optional(),
  lastText: z.string().nullish(),
  unmet: z.object({ text: TEXT, at: TIME }).nullish(),
});
const QUIET = z.object({
  from: z.string(),
  to: z.string(),
  days: z.array(z.enum(WEEKDAYS)).nullable(),
  rooms: z.array(z.string()).nullable(),
  volume: z.number(),
  players: z.number(),
});
const CONFIDENCE = z.number();

const JUDGEMENT = z.strictObject({
  evidence: z.strictObject({
    logProbability: z.number(),
    freeLogProbability: z.number(),
    silentLogProbability: z.number(),
    tokens: z.number(),
    cost: z.number(),
    unexplained: z.number(),
    unheard: z.number(),
    misspelt: z.strictObject({ nats: z.number(), letters: z.number() }),
    wording: z.number().nullable(),
  }),
  afterPhrase: z.boolean(),
});

const RECORD: z.ZodType<UtteranceRecord> = checked<UtteranceRecord>(
  z.object({
    version: z.literal(RECORD_VERSION),
    id: ID,
    time: z.iso.datetime(),
    source: z.enum(['microphone', 'page', 'recording', 'typed']),
    room: z.string().nullable(),
    heard: z
      .object({
        text: TEXT,
        freeText: TEXT,
        confidence: CONFIDENCE,
        accepted: z.boolean(),
        judgement: JUDGEMENT.optional(),
        path: z.enum(['free', 'graph', 'none']),
        readings: z.array(z.object({ text: TEXT, score: z.number() })).max(64),
        seconds: z.number(),
        opening: z.object({ tokens: z.array(z.number()), seconds: z.number() }).nullable(),
        freely: z.boolean(),
        house: HASH,
      })
      .nullable(),
    before: z
      .object({
        house: HASH,
        phrases: HASH,
        now: TIME,
        quiet: z.array(QUIET).optional(),
        states: z.record(z.string(), STATE),
        unavailable: z.array(z.string()),
        assumed: z.record(z.string(), z.array(z.string())).exactOptional(),
        cutOff: z.literal(true).exactOptional(),
        agenda: AGENDA,
        session: SESSION,
      })
      .nullable(),
    said: z
      .object({
        text: TEXT,
        confidence: CONFIDENCE.nullable(),
        proposed: z.object({ calls: CALLS, confidence: CONFIDENCE }).nullable(),
        loose: z.literal(true).optional(),
      })
      .nullable(),
    pin: z.object({ set: z.boolean(), right: z.boolean().nullable() }),
    decided: z
      .object({
        source: z.enum(['grammar', 'llm', 'none']),
        calls: CALLS,
        effects: EFFECTS,
        ask: z.string().nullable(),
        reply: z.string(),
        confidence: CONFIDENCE,
      })
      .nullable(),
    answered: z.object({ reply: z.string(), interrupted: z.boolean().nullable() }).nullable(),
    ms: z.record(z.string(), z.number()),
    versions: z.object({
      earshot: z.string(),
      runtime: z.string(),
      config: z.string(),
      models: z.record(z.string(), z.string()),
      plugins: z.record(z.string(), z.string()),
    }),
    hidden: z.enum(['pin', 'overheard']).nullable(),
  }),
);

/** @throws EarshotError RECORD_UNREADABLE */
export function parseRecord(value: unknown, what: string): UtteranceRecord {
  const parsed = RECORD.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new EarshotError(
    'RECORD_UNREADABLE',
    `${what} is not a record that this Earshot can read: it is damaged, or of another version.`,
  );
}

/** @throws EarshotError RECORD_UNREADABLE */
export function parseHouse(value: unknown, what: string): Home {
  const parsed = HOUSE.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new EarshotError('RECORD_UNREADABLE', `The house of ${what} cannot be read: it is damaged.`);
}
