/** Messages between the hub and a plugin's process, as JSON lines of text; nothing else crosses. Both ends check. */
import { z } from 'zod';
import { SET_STATES } from '../nlu/call.js';
import { LIMITS } from './limits.js';

const names = z.array(z.string().max(200)).max(200);
const target = z.strictObject({
  ids: names.exactOptional(),
  name: z.string().max(200).exactOptional(),
  area: z.string().max(200).exactOptional(),
  floor: z.string().max(200).exactOptional(),
  kind: z.string().max(50).exactOptional(),
  class: z.string().max(50).exactOptional(),
  all: z.boolean().exactOptional(),
});

export const CALL = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), state: z.enum(SET_STATES), target }),
  z.strictObject({
    do: z.literal('adjust'),
    attr: z.string().max(50),
    value: z.union([z.number(), z.string().max(200), z.boolean()]).exactOptional(),
    delta: z.number().exactOptional(),
    target,
  }),
  z.strictObject({
    do: z.literal('run'),
    op: z.enum(['activate', 'start', 'stop', 'pause', 'dock']),
    target,
  }),
  z.strictObject({
    do: z.literal('media'),
    op: z.enum(['play', 'pause', 'resume', 'next', 'previous', 'stop']),
    query: z.string().max(200).exactOptional(),
    target,
  }),
  z.strictObject({
    do: z.literal('timer'),
    op: z.enum(['set', 'cancel', 'pause', 'resume', 'add', 'subtract']),
    duration: z.number().positive().max(31_536_000).exactOptional(),
    label: z.string().max(100).exactOptional(),
  }),
]);
export type AllowedCall = z.infer<typeof CALL>;

const id = z.number().int().nonnegative();
const text = z.string().max(4_000);
/** Of which run or message a request is; null: of none that is still going on. */
const task = id.nullable();

export const FROM_PLUGIN = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('loaded'), manifest: z.unknown() }),
  z.strictObject({ type: z.literal('refused'), message: text }),
  z.strictObject({ type: z.literal('pong') }),
  /** It sent more than it may, and is silent from now on. */
  z.strictObject({ type: z.literal('flood') }),
  /** An error that nothing caught: the process ends. */
  z.strictObject({ type: z.literal('crash'), message: text }),
  z.strictObject({
    type: z.literal('done'),
    task: id,
    reply: z.string().max(LIMITS.replyCharacters).nullable(),
  }),
  z.strictObject({ type: z.literal('failed'), task: id, message: text }),
  z.strictObject({ type: z.literal('log'), text }),
  z.strictObject({ type: z.literal('devices'), id, task }),
  z.strictObject({ type: z.literal('act'), id, task, calls: z.array(CALL).min(1).max(20) }),
  z.strictObject({
    type: z.literal('publish'),
    id,
    task,
    topic: z.string().max(1_024),
    payload: z.string().max(LIMITS.payloadBytes),
  }),
  z.strictObject({ type: z.literal('say'), id, task, text: z.string().min(1).max(LIMITS.replyCharacters) }),
]);
export type FromPlugin = z.infer<typeof FROM_PLUGIN>;
export type PluginRequest = Extract<FromPlugin, { type: 'devices' | 'act' | 'publish' | 'say' }>;

/** What a run or a message handler sees of the house. */
export interface Scene {
  readonly room: string | null;
  readonly units: 'metric' | 'imperial';
  readonly now: string;
}

export type ToPlugin =
  /** The first one: the programs inside, then the plugin's own text, without types. */
  | {
      readonly type: 'load';
      readonly guest: string;
      readonly kit: string;
      readonly source: string;
      readonly file: string;
    }
  | { readonly type: 'ping' }
  | {
      readonly type: 'run';
      readonly task: number;
      readonly intent: string;
      readonly slots: Readonly<Record<string, unknown>>;
      readonly scene: Scene;
    }
  /** `handle`: the handler of this filter is to be called, as `task`. */
  | {
      readonly type: 'message';
      readonly topic: string;
      readonly payload: string;
      readonly retained: boolean;
      readonly handle: readonly { readonly filter: string; readonly task: number; readonly scene: Scene }[];
    }
  | { readonly type: 'abort'; readonly task: number; readonly reason: string }
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly ok: boolean;
      readonly value: unknown;
    };

/** A message of the plugin's, or null where it is none. */
export function parseFromPlugin(raw: unknown): FromPlugin | null {
  if (typeof raw !== 'string' || raw.length > LIMITS.messageBytes) return null;
  try {
    const parsed = FROM_PLUGIN.safeParse(JSON.parse(raw));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
