/** What the bench and its processes tell each other. */
import { z } from 'zod';

export const ROLES = ['generator', 'bare', 'earshot', 'devices'] as const;
export type Role = (typeof ROLES)[number];

/** From the bench. `rate` in messages a second, 0: as fast as the broker takes them. */
export const order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('retain'), devices: z.number() }),
  z.object({
    do: z.literal('send'),
    devices: z.number(),
    rate: z.number(),
    seconds: z.number(),
    wild: z.boolean(),
  }),
  /** Notes the beginning: processor time, messages. */
  z.object({ do: z.literal('begin') }),
  z.object({ do: z.literal('end') }),
  /** Discovers so many devices. */
  z.object({ do: z.literal('discover'), devices: z.number() }),
  z.object({ do: z.literal('command'), everyMs: z.number(), count: z.number() }),
  z.object({ do: z.literal('latencies') }),
]);
export type Order = z.infer<typeof order>;

export const answer = z.discriminatedUnion('done', [
  z.object({ done: z.literal('ready') }),
  z.object({ done: z.literal('retain') }),
  z.object({ done: z.literal('send'), sent: z.number(), seconds: z.number() }),
  z.object({ done: z.literal('begin') }),
  z.object({
    done: z.literal('end'),
    messages: z.number(),
    superseded: z.number(),
    cpuUs: z.number(),
    seconds: z.number(),
  }),
  z.object({ done: z.literal('discover'), ms: z.number(), beforeMb: z.number(), afterMb: z.number() }),
  z.object({ done: z.literal('command'), failed: z.number() }),
  z.object({ done: z.literal('latencies'), ms: z.array(z.number()) }),
]);
export type Answer = z.infer<typeof answer>;
export type AnswerTo<K extends Answer['done']> = Extract<Answer, { done: K }>;
