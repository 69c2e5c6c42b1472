/**
 * What the page and the hub say to each other over one WebSocket. Text frames are JSON; binary frames are sound: from
 * the browser signed 16-bit little-endian PCM, 16 kHz mono, while it talks; to the browser one WAV file per sentence.
 * Whatever a browser sends is parsed here and nowhere else.
 */
import { z } from 'zod';
import type { Kind, PropertyValue } from '../actions/home.js';
import type { DialogState, MicrophoneState } from '../fsm/start-dialog.js';
import type { HubEvent, PartHealth } from '../hub/events.js';

/** Longer than anything a person says to a house. */
export const MAX_TEXT_CHARS = 500;
/** JSON from a browser is short; a larger text frame is not from our page. */
export const MAX_JSON_BYTES = 4 * 1024;
/** The worklet sends 100 ms at a time, 3,200 bytes; larger frames than this are refused by the socket itself. */
export const MAX_FRAME_BYTES = 64 * 1024;

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

export interface PageSnapshot {
  readonly state: DialogState;
  readonly microphone: MicrophoneState;
  readonly home: PageHome;
  readonly samples: readonly PageSample[];
  readonly parts: readonly PartHealth[];
  /** Events of the last few turns, so that a page that connects late is not empty. */
  readonly recent: readonly HubEvent[];
}

export type ServerMessage =
  | { readonly type: 'hello'; readonly you: string; readonly snapshot: PageSnapshot }
  | { readonly type: 'home'; readonly home: PageHome }
  | { readonly type: 'event'; readonly event: HubEvent }
  /** Why something that this browser asked for was not done. */
  | { readonly type: 'refused'; readonly reason: string }
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
