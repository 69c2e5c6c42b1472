/**
 * The judge of a home that keeps records: what people said there must lead to the same decisions with the new models as
 * with the old ones. What was recorded is heard again; of what was not, the words that no phrase covered are put to the
 * language model again. By `earshot replay`, in a process of its own; nothing leaves the records.
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

const listSchema = z.object({
  id: z.string(),
  sound: z.boolean(),
  accepted: z.boolean(),
  /** No phrase covered it. */
  asked: z.boolean(),
});
type Listed = z.infer<typeof listSchema>;
const replaySchema = z.union([
  z.object({
    say: z.string(),
    decision: z.enum(['same', 'different']),
    heard_again: z.boolean(),
    ms: z.object({ hear: z.number().optional(), understand: z.number().optional() }),
    after: z.unknown().optional(),
  }),
  z.object({ error: z.object({ message: z.string() }) }),
]);

export function replayJudge({ state, config, run = runEarshot }: ReplayJudgeOptions): Judge {
  const where = ['--json', '--state', state, ...(config === null ? [] : ['--config', config])];
  const nothing = { ok: true, text: 'nothing is kept that these models could be tried on' };
  return async ({ current, candidate }, signal) => {
    if (!existsSync(join(state, RECORDS_FOLDER))) return nothing;
    const { rows } = await run(['replay', '--list', ...where], current, listSchema.or(z.unknown()), signal);
    const listed = rows.flatMap((row) => listSchema.safeParse(row).data ?? []);
    const replays: readonly Replays[] = [
      { what: "this home's recordings", fits: ({ sound, accepted }) => sound && accepted, words: false },
      { what: "this home's own words", fits: ({ sound, asked }) => !sound && asked, words: true },
    ];
    const texts: string[] = [];
    for (const { what, fits, words } of replays) {
      const ids = listed
        .filter(fits)
        .slice(-MOST)
        .map(({ id }) => id);
      if (ids.length === 0) continue;
      const again = async (models: string): Promise<readonly Hearing[]> => {
        const args = ['replay', ...ids, ...(words ? ['--words'] : []), ...where];
        const { rows, code, complaint } = await run(args, models, replaySchema, signal);
        // 1: something came out otherwise, which is what is counted here.
        if (code !== 0 && code !== 1)
          throw updateError('UPDATE_WORSE', complaint || '`earshot replay` ended');
        return rows.map((row) => hearingOf(row, words));
      };
      const verdict = compareHearings(what, await again(current), await again(candidate), MISHEARD);
      if (!verdict.ok) return verdict;
      texts.push(verdict.text);
    }
    return texts.length === 0 ? nothing : { ok: true, text: texts.join('; ') };
  };
}

interface Replays {
  readonly what: string;
  readonly fits: (row: Listed) => boolean;
  /** No sound is heard again. */
  readonly words: boolean;
}

function hearingOf(row: z.infer<typeof replaySchema>, words: boolean): Hearing {
  if ('error' in row) return { say: row.error.message, heard: '', right: false, ms: 0 };
  const heard = row.after === undefined ? row.say : JSON.stringify(row.after).slice(0, 80);
  return {
    say: row.say,
    heard,
    right: (words || row.heard_again) && row.decision === 'same',
    ms: (words ? row.ms.understand : row.ms.hear) ?? 0,
  };
}
