/** The shape of calls in hand-written rows: src/nlu/call.ts as a strict schema, so that a misspelt key is an error. */
import { z } from 'zod';

const STATES = ['on', 'off', 'toggle', 'open', 'close', 'stop', 'lock', 'unlock'];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const PARTS = ['morning', 'noon', 'afternoon', 'evening', 'night', 'midnight'];
const word = z.string().min(1);

export const target = z
  .strictObject({
    ids: z.array(word).min(1).optional(),
    area: word.optional(),
    areas: z.array(word).min(2).optional(),
    floor: word.optional(),
    kind: word.optional(),
    kinds: z.array(word).min(2).optional(),
    class: word.optional(),
    all: z.literal(true).optional(),
    ref: z.enum(['last', 'there', 'other']).optional(),
    get except() {
      return z.array(target).min(1).optional();
    },
  })
  .refine((said) => Object.keys(said).length > 0, 'an empty target; leave it out');

const day = z.union([
  z.strictObject({ in: z.int() }),
  z.strictObject({ weekday: z.enum(DAYS), next: z.boolean().optional() }),
  z.strictObject({ month: z.int(), day: z.int(), year: z.int().optional() }),
  z.strictObject({ dayOfMonth: z.int() }),
]);
const clock = z.string().regex(/^\d\d:\d\d$/, 'write the clock as "HH:MM"');
const time = z.union([
  z.strictObject({ clock, meridiem: z.enum(['am', 'pm']).optional(), day: day.optional() }),
  z.strictObject({
    sun: z.enum(['sunrise', 'sunset']),
    offset: z.number().optional(),
    day: day.optional(),
  }),
  z.strictObject({ day, part: z.enum(PARTS).optional() }),
]);
const value = z.union([z.string(), z.number(), z.boolean()]);
const seconds = z.number().positive();
const condition = z.strictObject({
  target,
  attr: word,
  is: value.optional(),
  above: z.number().optional(),
  below: z.number().optional(),
  all: z.boolean().optional(),
});
const when = z.union([
  z.strictObject({ delay: seconds }),
  z.strictObject({ at: time, repeat: word.optional() }),
  z.strictObject({ if: condition }),
  z.strictObject({ once: condition }),
]);
const some = z.strictObject({
  some: z.union([z.literal(1), z.literal(-1)]),
  size: z.enum(['few', 'lot']).optional(),
});
const call = (does, fields) =>
  z.strictObject({ do: z.literal(does), target: target.optional(), when: when.optional(), ...fields });
const clockFields = {
  op: z.enum(['set', 'cancel', 'pause', 'resume', 'add', 'subtract', 'query', 'snooze']),
  time: time.optional(),
  duration: seconds.optional(),
  repeat: word.optional(),
  label: word.optional(),
  all: z.boolean().optional(),
};

export const CALL = z.discriminatedUnion('do', [
  call('set', { state: z.enum(STATES) }),
  call('adjust', {
    attr: word,
    value: value.optional(),
    delta: z.union([z.number(), some]).optional(),
    unit: z.enum(['percent', 'celsius', 'fahrenheit', 'kelvin', 'degrees']).optional(),
  }),
  call('query', {
    attr: word,
    test: z
      .strictObject({
        is: value.optional(),
        above: z.number().optional(),
        below: z.number().optional(),
      })
      .optional(),
    agg: z.enum(['which', 'any', 'all', 'count']).optional(),
    calendar: word.optional(),
    range: z.union([word, day]).optional(),
    ask: z.enum(['what', 'when', 'where', 'who']).optional(),
    about: word.optional(),
  }),
  call('run', {
    op: z.enum(['activate', 'start', 'stop', 'pause', 'dock', 'clean_area']),
    area: word.optional(),
  }),
  call('media', {
    op: z.enum(['play', 'pause', 'resume', 'next', 'previous', 'stop']),
    query: word.optional(),
    source: word.optional(),
  }),
  call('timer', {
    op: z.enum(['set', 'cancel', 'pause', 'resume', 'add', 'subtract', 'query']),
    duration: seconds.optional(),
    until: time.optional(),
    label: word.optional(),
    which: seconds.optional(),
    all: z.boolean().optional(),
  }),
  call('alarm', clockFields),
  call('reminder', clockFields),
  call('list', {
    op: z.enum(['add', 'remove', 'complete', 'query', 'clear']),
    list: word.optional(),
    items: z.array(word).min(1).optional(),
  }),
  call('info', {
    topic: z.enum(['time', 'date', 'weekday', 'weather', 'math', 'conversion', 'help']),
    expression: word.optional(),
    amount: z.number().optional(),
    from: word.optional(),
    to: word.optional(),
    day: day.optional(),
  }),
  call('announce', { message: word }),
  call('control', {
    op: z.enum([
      ...['yes', 'no', 'cancel', 'repeat', 'nevermind', 'undo'],
      ...['louder', 'quieter', 'mute', 'unmute', 'stop', 'snooze'],
    ]),
  }),
]);
