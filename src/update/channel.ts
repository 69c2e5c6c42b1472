/** What stands at the broker for a fleet, all of it retained, and how much of it is believed: only what is signed. */
import { z } from 'zod';
import type { BundleHeader } from './bundle-format.js';

export const DEFAULT_TOPIC = 'earshot/models';

export const offerTopic = (topic: string): string => `${topic}/offer`;
export const rolloutTopic = (topic: string): string => `${topic}/rollout`;
export const chunkTopic = (
  topic: string,
  { release }: Pick<BundleHeader, 'release'>,
  index: number,
): string => `${topic}/chunk/${release}/${index}`;
export const hubTopic = (topic: string, hub: string): string => `${topic}/hubs/${hub}`;

const rolloutSchema = z.object({ release: z.int().min(1), percent: z.number().min(0).max(100) });
export type Rollout = z.infer<typeof rolloutSchema>;

const hubReportSchema = z.object({
  hub: z.string().regex(/^[0-9a-f]{32}$/),
  /** In use; null: the models that came with Earshot. */
  release: z.int().nullable(),
  state: z.enum(['current', 'waiting', 'fetching', 'installed', 'trial', 'refused', 'failed']),
  /** Why, in words. */
  detail: z.string().max(400),
});
/** What a hub tells of itself. Nobody's word is checked: it is for looking at. */
export type HubReport = z.infer<typeof hubReportSchema>;

const MAX_REPORT_BYTES = 2_048;

/** null for what is neither JSON nor a rollout. */
export const readRollout = (payload: Uint8Array): Rollout | null => parsed(rolloutSchema, payload);
export const readHubReport = (payload: Uint8Array): HubReport | null => parsed(hubReportSchema, payload);

function parsed<T>(schema: z.ZodType<T>, payload: Uint8Array): T | null {
  if (payload.length > MAX_REPORT_BYTES) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(payload).toString('utf8')));
  } catch {
    return null;
  }
}
