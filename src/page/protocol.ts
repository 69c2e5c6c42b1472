/**
 * What the page and the hub say to each other over one WebSocket. Text frames are JSON; binary frames are sound: from
 * the browser signed 16-bit little-endian PCM, 16 kHz mono, while it talks; to the browser one WAV file per sentence.
 * Whatever a browser sends is parsed here and nowhere else.
 */
import { z } from 'zod';
import type { Kind, PropertyValue } from '../actions/home.js';
import type { DialogState, MicrophoneState } from '../fsm/start-dialog.js';
import type { HubEvent, PartHealth } from '../hub/events.js';
import type { Skipped } from '../hub/house/inventory.js';
import type { LastCommand } from '../hub/house/last-commands.js';

/** Longer than anything a person says to a house. */
export const MAX_TEXT_CHARS = 500;
/** JSON from a browser is short; a larger text frame is not from our page. */
export const MAX_JSON_BYTES = 4 * 1024;
/** The worklet sends 100 ms at a time, 3,200 bytes; larger frames than this are refused by the socket itself. */
export const MAX_FRAME_BYTES = 64 * 1024;

const device = z.string().min(1).max(100);
/** What may be said is checked where the house is known (name-rules.ts); here only that it is short. */
const name = z.string().trim().min(1).max(60);
const phrase = z.string().trim().min(1).max(60);
/** Passwords, PINs and names at a broker: as they were typed. */
const secret = z.string().min(1).max(200);

export const ClientMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('say'), text: z.string().trim().min(1).max(MAX_TEXT_CHARS) }),
  /** The talk button went down or up. */
  z.strictObject({ type: z.literal('talk'), on: z.boolean() }),
  z.strictObject({ type: z.literal('mute'), on: z.boolean() }),
  /** Never mind: stop listening or speaking. */
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('sample'), id: z.string().regex(/^[a-z0-9-]{1,40}$/) }),
  /** Whether this browser wants to hear replies. */
  z.strictObject({ type: z.literal('sound'), on: z.boolean() }),
  /** What a device shall be called. */
  z.strictObject({
    type: z.literal('name'),
    device,
    name,
    aliases: z.array(name).max(8),
    /** An area's name, known or new; null: none. */
    room: name.nullable(),
    /** Its bridge shall call it so, too. */
    bridge: z.boolean(),
  }),
  /** Back to what it was announced as. */
  z.strictObject({ type: z.literal('unname'), device }),
  /** These devices are new no longer. */
  z.strictObject({ type: z.literal('seen'), devices: z.array(device).min(1).max(200) }),
  /** Tell what was found and is nothing to speak to. */
  z.strictObject({ type: z.literal('skipped') }),
  /** All wake phrases from now on. */
  z.strictObject({
    type: z.literal('wake'),
    phrases: z
      .array(z.strictObject({ phrase, sensitivity: z.number().min(0).max(1) }))
      .min(1)
      .max(8),
  }),
  /** Back to the wake phrases of config.yaml. */
  z.strictObject({ type: z.literal('unwake') }),
  /** What should be known of a wake phrase before it is used. */
  z.strictObject({ type: z.literal('advise'), phrase }),
  /** Nobody had called the hub when it woke last. */
  z.strictObject({ type: z.literal('wrong') }),
  /** Whether the sound of such a mistake is kept on the hub. */
  z.strictObject({ type: z.literal('keep'), on: z.boolean() }),
  /** The setup is open in this browser: it is told how things stand, how loud it is, and what becomes of commands. */
  z.strictObject({ type: z.literal('setup'), on: z.boolean() }),
  /** From now on this device is the hub's microphone; null: the system's default. */
  z.strictObject({ type: z.literal('setup-microphone'), device: z.string().min(1).max(200).nullable() }),
  /** What is to be said of three seconds of it. */
  z.strictObject({ type: z.literal('setup-hear') }),
  z.strictObject({ type: z.literal('setup-room'), room: name }),
  /** `url` null: the embedded broker. `current` is the PIN that holds, where there is one. */
  z.strictObject({
    type: z.literal('setup-broker'),
    url: z.string().trim().min(1).max(300).nullable(),
    username: secret.nullable(),
    password: secret.nullable(),
    current: secret.nullable(),
  }),
  z.strictObject({ type: z.literal('setup-pin'), pin: secret, again: secret, current: secret.nullable() }),
  /** The hub opens anew with what was answered. */
  z.strictObject({ type: z.literal('setup-restart') }),
  z.strictObject({ type: z.literal('setup-end'), how: z.enum(['finished', 'skipped']) }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

export interface PageDevice {
  readonly id: string;
  readonly name: string;
  readonly area: string | null;
  readonly kind: Kind;
  readonly deviceClass: string | null;
  readonly state: Readonly<Record<string, PropertyValue>>;
  readonly available: boolean;
  readonly aliases: readonly string[];
  /** Who announces it; null: nobody can say. */
  readonly from: string | null;
  /** Somebody should be asked for a name. */
  readonly nameless: boolean;
  /** Found, and nobody has looked at it yet. */
  readonly isNew: boolean;
  /** Called so on the page. */
  readonly given: boolean;
  /** Its bridge can be told the name, too. */
  readonly bridge: boolean;
  /** Shown as it was told to be; it has not said so itself. */
  readonly unconfirmed: boolean;
  readonly unspeakable: string | null;
  readonly last: LastCommand | null;
}

export interface PageHome {
  readonly units: 'metric' | 'imperial';
  readonly floors: readonly { readonly id: string; readonly name: string }[];
  readonly areas: readonly { readonly id: string; readonly name: string; readonly floor: string | null }[];
  readonly devices: readonly PageDevice[];
}

/** A recording to click: said by the hub's own voice, heard by its own ear. */
export interface PageSample {
  readonly id: string;
  readonly text: string;
}

/** The wake phrases as they are now. */
export interface PageWake {
  readonly phrases: readonly {
    readonly phrase: string;
    readonly sensitivity: number;
    /** What should be known of it, or null. */
    readonly advice: string | null;
  }[];
  /** They are not those of config.yaml. */
  readonly changed: boolean;
  /** How often it woke today though nobody had called, as far as it was told. */
  readonly wrongToday: number;
  /** The sound of such mistakes is kept on the hub, and how many there are. */
  readonly keep: boolean;
  readonly kept: number;
}

export interface PageAdvice {
  readonly phrase: string;
  readonly advice: string | null;
  /** Why it cannot be used at all, or null. */
  readonly problem: string | null;
}

/** How the hub is set up. Of secrets only whether there is one. */
export interface PageSetup {
  readonly microphone: {
    /** ALSA name; null: the system's default. */
    readonly device: string | null;
    readonly devices: readonly { readonly device: string; readonly title: string }[];
    /** Why there is none to hear, or null. */
    readonly problem: string | null;
  };
  readonly room: string | null;
  readonly rooms: readonly string[];
  /** The first wake phrase; null: this hub listens for none. */
  readonly phrase: string | null;
  readonly broker: { readonly url: string | null; readonly username: string | null };
  /** There is one; what is guarded by it asks for it. */
  readonly pin: boolean;
  /** Something that was answered counts only when the hub has opened anew. */
  readonly restart: boolean;
  /** A command to try. */
  readonly command: string;
}

export interface PageSnapshot {
  readonly state: DialogState;
  readonly microphone: MicrophoneState;
  readonly home: PageHome;
  readonly samples: readonly PageSample[];
  readonly parts: readonly PartHealth[];
  /** Events of the last few turns, so that a page that connects late is not empty. */
  readonly recent: readonly HubEvent[];
  /** null: this hub listens for no wake phrase. */
  readonly wake: PageWake | null;
  /** `first`: nobody has set this hub up. null: it cannot be set up here. */
  readonly setup: { readonly first: boolean } | null;
}

/** What a browser is told while the setup is open in it. */
export type SetupNews =
  | ({ readonly type: 'setup' } & PageSetup)
  /** How loud the hub's microphone is, of a full-scale square wave. */
  | { readonly type: 'level'; readonly dbfs: number }
  /** A command was answered. */
  | { readonly type: 'tried'; readonly works: boolean; readonly reply: string };

/** What changed beside the hub's events. */
export type PageNotice =
  | { readonly type: 'device'; readonly device: PageDevice }
  | { readonly type: 'wake'; readonly wake: PageWake | null };

export type ServerMessage =
  | {
      readonly type: 'hello';
      readonly you: string;
      /** It was asked for a token, and can sign out. */
      readonly guarded: boolean;
      readonly snapshot: PageSnapshot;
    }
  | PageNotice
  | SetupNews
  | { readonly type: 'home'; readonly home: PageHome }
  | { readonly type: 'event'; readonly event: HubEvent }
  /** Why something that this browser asked for was not done. */
  | { readonly type: 'refused'; readonly reason: string; readonly about?: ClientMessage['type'] }
  /** It was done; `text` is for the person. */
  | { readonly type: 'done'; readonly about: ClientMessage['type']; readonly text: string | null }
  | { readonly type: 'skipped'; readonly skipped: readonly Skipped[] }
  | ({ readonly type: 'advice' } & PageAdvice)
  /** What rings now ("pasta timer"): all of it, at each change and, where something does, after `hello`. */
  | { readonly type: 'ringing'; readonly names: readonly string[] }
  /** Forget the sound that has not been played yet. */
  | { readonly type: 'hush' };

/** Parses a text frame; a string is the reason why it is refused. */
export function parseClientMessage(text: string): ClientMessage | string {
  if (text.length > MAX_JSON_BYTES) return `message longer than ${MAX_JSON_BYTES} bytes`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'message is not JSON';
  }
  const parsed = ClientMessage.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') || 'message';
  return `${where}: ${issue?.message ?? 'not understood'}`.slice(0, 100);
}
