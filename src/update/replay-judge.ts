/**
 * The judge of a home that keeps recordings: what people said there is heard again with the old and with the new models,
 * and must lead to the same decisions. By `earshot replay`, in a process of its own; no sound leaves the records.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { RECORDS_FOLDER } from '../records/folder.js';
import { updateError } from './errors.js';
import { compareHearings, type Hearing, type Judge } from './judge.js';
import { runEarshot } from './run-earshot.js';

export interface ReplayJudgeOptions {
  readonly state: string;
  /** For the key of the records and the plugins of the house. */
  readonly config: string | null;
  /** Tests put another in its place. */
  readonly run?: typeof runEarshot;
}

/** The latest: some minutes of a Pi's time. */
const MOST = 100;
/** Of what was said and taken, some was misheard: better models come out otherwise there. */
const MISHEARD = 0.02;

const listSchema = z.object({ id: z.string(), sound: z.boolean(), accepted: z.boolean() });
const replaySchema = z.union([
  z.object({
    say: z.string(),
    decision: z.enum(['same', 'different']),
    heard_again: z.boolean(),
    ms: z.object({ hear: z.number().optional() }),
    after: z.unknown().optional(),
  }),
  z.object({ error: z.object({ message: z.string() }) }),
]);

export function replayJudge({ state, config, run = runEarshot }: ReplayJudgeOptions): Judge {
  const where = ['--json', '--state', state, ...(config === null ? [] : ['--config', config])];
  const nothing = { ok: true, text: 'this home keeps no recordings' };
  return async ({ current, candidate }, signal) => {
    if (!existsSync(join(state, RECORDS_FOLDER))) return nothing;
    const list = await run(['replay', '--list', ...where], current, listSchema.or(z.unknown()), signal);
    const ids = list.rows
      .map((row) => listSchema.safeParse(row).data)
      .flatMap((row) => (row?.sound === true && row.accepted ? [row.id] : []))
      .slice(-MOST);
    if (ids.length === 0) return nothing;
    const hear = async (models: string): Promise<readonly Hearing[]> => {
      const { rows, code, complaint } = await run(['replay', ...ids, ...where], models, replaySchema, signal);
      // 1: something came out otherwise, which is what is counted here.
      if (code !== 0 && code !== 1) throw updateError('UPDATE_WORSE', complaint || '`earshot replay` ended');
      return rows.map(hearingOf);
    };
    return compareHearings("this home's recordings", await hear(current), await hear(candidate), MISHEARD);
  };
}

function hearingOf(row: z.infer<typeof replaySchema>): Hearing {
  if ('error' in row) return { say: row.error.message, heard: '', right: false, ms: 0 };
  const heard = row.after === undefined ? row.say : JSON.stringify(row.after).slice(0, 80);
  return { say: row.say, heard, right: row.heard_again && row.decision === 'same', ms: row.ms.hear ?? 0 };
}
