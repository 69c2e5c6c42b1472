/** What a plugin says of itself, checked: everything in its definition but the functions. */
import { z } from 'zod';
import { isFilter, isTopic } from '../actions/mqtt/topic.js';
import { EarshotError } from '../errors.js';
import { LIMITS } from './limits.js';

const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);
const value = z.union([
  z.string().max(200),
  z.number(),
  z.strictObject({ in: z.union([z.string().max(200), z.number()]), out: scalar.optional() }),
]);
const list = z.union([
  z.strictObject({ values: z.array(value).min(1).max(2_000) }),
  z.strictObject({
    range: z.strictObject({
      from: z.number(),
      to: z.number(),
      step: z.number().positive().optional(),
      fractions: z.enum(['halves', 'tenths']).optional(),
    }),
  }),
  z.strictObject({ wildcard: z.literal(true) }),
]);

const topic = z.string().refine(isTopic, 'is no topic: it must not be empty or hold + and #');
const filter = z.string().refine(isFilter, 'is no topic filter: + and # stand alone in their level, # last');
const ownFilter = filter.refine(
  (text) => !/^[+#$]/.test(text),
  'must begin with a level that is written out',
);

const abilities = z.strictObject({
  devices: z.array(z.string().max(200)).max(500).default([]),
  kinds: z.array(z.string().max(50)).max(50).default([]),
  mqtt: z
    .strictObject({
      publish: z.array(ownFilter).max(50).default([]),
      subscribe: z.array(ownFilter).max(50).default([]),
    })
    .default({ publish: [], subscribe: [] }),
  timers: z.boolean().default(false),
  say: z.boolean().default(false),
});

const intent = z.strictObject({
  sentences: z.array(z.string().min(1).max(1_000)).max(200),
  requires: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  budgetMs: z.number().int().min(100).max(LIMITS.maxBudgetMs).default(LIMITS.budgetMs),
});

const properties = z.record(z.string(), z.unknown());
const test = z.strictObject({
  say: z.string().min(1).max(500),
  room: z.string().optional(),
  state: z.record(z.string(), properties).optional(),
  answers: z
    .array(z.strictObject({ to: topic, topic, payload: z.unknown() }))
    .max(50)
    .default([]),
  intent: z.string().nullable().optional(),
  slots: z.record(z.string(), z.unknown()).optional(),
  published: z.array(z.strictObject({ topic, payload: z.unknown() })).optional(),
  changes: z.record(z.string(), properties).optional(),
  said: z.array(z.string()).optional(),
  reply: z.string().optional(),
});

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,60}$/;
const named = <T extends z.ZodType>(of: T) =>
  z.record(z.string().regex(NAME, 'is no name: letters, digits and "_" only'), of);

export const MANIFEST = z.strictObject({
  summary: z.string().min(1).max(200),
  abilities: abilities.prefault({}),
  lists: named(list).default({}),
  rules: named(z.string().min(1).max(1_000)).default({}),
  intents: named(intent).default({}),
  /** The topic filters that have a handler. */
  messages: z.array(filter).max(50).default([]),
  tests: z.array(test).max(500).default([]),
});

export type Manifest = z.infer<typeof MANIFEST>;
export type GrantedAbilities = Manifest['abilities'];
export type ManifestTest = Manifest['tests'][number];

/** @throws EarshotError PLUGIN_INVALID with the place in the definition */
export function parseManifest(from: unknown, file: string): Manifest {
  const parsed = MANIFEST.safeParse(from);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw invalidPlugin(
      file,
      `${place === '' ? 'the definition' : place}: ${issue?.message ?? 'is invalid'}`,
    );
  }
  const { intents, messages, abilities: granted } = parsed.data;
  if (Object.keys(intents).length === 0 && messages.length === 0) {
    throw invalidPlugin(file, 'it has neither intents nor messages, so it could never do anything');
  }
  for (const one of messages) {
    if (granted.mqtt.subscribe.includes(one)) continue;
    throw invalidPlugin(file, `messages.${one}: add "${one}" to abilities.mqtt.subscribe`);
  }
  return parsed.data;
}

export const invalidPlugin = (file: string, what: string): EarshotError =>
  new EarshotError('PLUGIN_INVALID', `${file}: ${what}`, { usage: true });
