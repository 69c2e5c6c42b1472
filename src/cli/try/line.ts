/** One line of stdin: a plain sentence, or a JSON object around one. Parsed, never assumed (cli.md, section try). */
import { z } from 'zod';
import type { DeviceState, Home, PropertyValue } from '../../actions/home.js';
import { propertyNames, propertyOf } from '../../actions/kinds/kinds.js';
import { placesNamed } from '../../actions/resolve/names.js';
import type { LocalTime } from '../../actions/world.js';
import { EarshotError } from '../../errors.js';
import { localTime } from './clock.js';

export interface TryLine {
  readonly say: string;
  /** Area id. */
  readonly room: string | null;
  readonly session: string | null;
  /** Device id -> properties, as if changed by hand. */
  readonly state: Readonly<Record<string, DeviceState>>;
  readonly now: LocalTime | null;
}

const VALUE = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.null(),
  z.strictObject({ h: z.number(), s: z.number() }),
]);

/** Two minutes of talk without a pause. 30,000 letters took 13 s, and three million were not done with after 90. */
const MAX_SAID = 2_000;

// Other keys are let through: people keep their own notes beside a sentence.
const LINE = z.object({
  say: z.string(),
  room: z.string().nullish(),
  session: z.union([z.string(), z.number()]).nullish(),
  state: z.record(z.string(), z.record(z.string(), VALUE)).nullish(),
  now: z.string().nullish(),
});

/** Throws EarshotError with a code and what to write instead. */
export function parseLine(text: string, home: Home): TryLine {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (!trimmed.startsWith('{'))
    return { say: sayable(trimmed), room: null, session: null, state: {}, now: null };
  const line = LINE.safeParse(parseJson(trimmed));
  if (!line.success) {
    const [issue] = line.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? 'the line' : `"${issue.path.join('.')}"`;
    throw new EarshotError(
      'LINE_INVALID',
      `${where}: ${issue?.message ?? 'not understood'}; write {"say": "..."} with room, session, state, now as you need`,
    );
  }
  const { say, room, session, state, now } = line.data;
  return {
    say: sayable(say),
    room: room == null ? null : roomOf(room, home),
    session: session == null ? null : String(session),
    state: Object.fromEntries(
      Object.entries(state ?? {}).map(([id, props]) => [id, stateOf(id, props, home)]),
    ),
    now: now == null ? null : localTime(now, home.location?.timezone ?? null),
  };
}

function sayable(text: string): string {
  if (text.length <= MAX_SAID) return text;
  throw new EarshotError(
    'SAY_TOO_LONG',
    `the sentence has ${text.length} letters, and nobody says more than ${MAX_SAID} at once: write a line for each sentence`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EarshotError('LINE_INVALID', 'the line begins like JSON but is none; check quotes and braces');
  }
}

function roomOf(room: string, home: Home): string {
  const area = home.areas.find(({ id }) => id === room) ?? placesNamed(home.areas, room)[0];
  if (area !== undefined) return area.id;
  const known = home.areas.map(({ id }) => id).join(', ');
  throw new EarshotError('ROOM_UNKNOWN', `there is no room "${room}"; this house has ${known || 'none'}`);
}

function stateOf(id: string, props: Readonly<Record<string, PropertyValue>>, home: Home): DeviceState {
  const device = home.devices.find((known) => known.id === id);
  if (device === undefined) {
    throw new EarshotError('STATE_INVALID', `state: there is no device "${id}" in this house`);
  }
  return Object.fromEntries(
    Object.entries(props).map(([word, value]) => {
      const property = propertyOf(device.kind, word);
      if (property === undefined) {
        const known = propertyNames(device.kind).join(', ');
        throw new EarshotError('STATE_INVALID', `state: a ${device.kind} has no "${word}"; it has ${known}`);
      }
      const { type, values } = property.spec;
      const fits =
        value === null ||
        type === 'any' ||
        (type === 'color' ? typeof value === 'object' : typeof value === type);
      if (!fits) throw new EarshotError('STATE_INVALID', `state: ${id}.${word} must be a ${type}`);
      if (values !== undefined && typeof value === 'string' && !values.includes(value)) {
        throw new EarshotError('STATE_INVALID', `state: ${id}.${word} is one of ${values.join(', ')}`);
      }
      return [property.name, value];
    }),
  );
}
