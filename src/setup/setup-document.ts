/**
 * What was answered on the page's setup, as it lies in the state folder, the only one that a service may write. Each
 * answer holds until config.yaml says something new about the same thing. Secrets are files beside it.
 */
import { z } from 'zod';
import { SECRET_FILE } from './kept-secrets.js';
import { ROOM } from './rules.js';

const text = z.string().min(1).max(500);
/** Shown to root at a terminal, too, which obeys control characters. */
const url = text.regex(/^[^\p{C}\p{Z}]+$/u);
/** What config.yaml said when it was answered otherwise: several addresses, a path. */
const instead = z.string().min(1).max(10_000);
const secret = z.string().regex(SECRET_FILE);
/** As `alsaName` writes it: root reads this file, too (`earshot setup`), and ALSA knows names that write files. */
const device = z.string().regex(/^plughw:CARD=\w{1,60}(,DEV=\d{1,3})?$/);

export const SetupDocument = z.strictObject({
  version: z.literal(1),
  /** What became of the first visit; null: nobody has been through it. */
  ended: z.enum(['finished', 'skipped']).nullable(),
  /** ALSA names; null: the system's default. */
  microphone: z.strictObject({ instead: instead.nullable(), device: device.nullable() }).nullable(),
  /** The area's id in home.yaml, and the name of the room that was chosen. */
  room: z.strictObject({ instead: instead.nullable(), name: z.string().regex(ROOM) }).nullable(),
  /** `url` null: the embedded one. */
  broker: z
    .strictObject({
      instead,
      url: url.nullable(),
      username: text.nullable(),
      password: secret.nullable(),
    })
    .nullable(),
  pin: z.strictObject({ instead: instead.nullable(), file: secret }).nullable(),
});
export type SetupDocument = z.infer<typeof SetupDocument>;

export const NOTHING_SET_UP: SetupDocument = {
  version: 1,
  ended: null,
  microphone: null,
  room: null,
  broker: null,
  pin: null,
};
