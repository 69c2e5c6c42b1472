/**
 * The judge that every hub has: new ears listen to the old voice, and old ears to the new voice, so that no part is
 * measured by itself. Each hearing is a process of its own: models that crash take nothing with them.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { EarshotError } from '../errors.js';
import { loadManifest } from '../models.js';
import { compareHearings, type Hearing, type Judge } from './judge.js';
import { runEarshot } from './run-earshot.js';

export interface VoiceJudgeOptions {
  /** home.yaml whose devices are named; null: the bundled example house. */
  readonly home: string | null;
  /** Hears one pair; left out: `earshot models check` in a process of its own. */
  readonly hear?: Hear;
}

export interface Pair {
  /** Models folders: whose recogniser listens, and whose voice speaks. */
  readonly ears: string;
  readonly voice: string;
}

export type Hear = (pair: Pair, home: string | null, signal?: AbortSignal) => Promise<readonly Hearing[]>;

const rowSchema = z.object({ say: z.string(), heard: z.string(), right: z.boolean(), ms: z.number() });

export function voiceJudge({ home, hear = hearInProcess }: VoiceJudgeOptions): Judge {
  return async ({ current, candidate }, signal) => {
    const newEars = differ(current, candidate, (id) => !isVoice(id));
    const newVoice = differ(current, candidate, isVoice);
    if (!newEars && !newVoice) return { ok: true, text: 'the same models under another number' };
    const before = await hear({ ears: current, voice: current }, home, signal);
    const verdicts = [];
    if (newEars) {
      const after = await hear({ ears: candidate, voice: current }, home, signal);
      verdicts.push(compareHearings('hearing', before, after));
    }
    if (newVoice) {
      const after = await hear({ ears: current, voice: candidate }, home, signal);
      verdicts.push(compareHearings('the voice as heard', before, after));
    }
    return (
      verdicts.find(({ ok }) => !ok) ?? {
        ok: true,
        text: verdicts.map(({ text }) => text).join('; '),
      }
    );
  };
}

const isVoice = (id: string): boolean => id.startsWith('voice');

/** Whether the files of some ids are others. */
function differ(one: string, other: string, which: (id: string) => boolean): boolean {
  const files = (root: string): unknown =>
    loadManifest(root)
      .files.filter(({ id }) => which(id))
      .map(({ id, path, sha256 }) => [id, path, sha256]);
  return !isDeepStrictEqual(files(one), files(other));
}

/** @throws EarshotError MODELS_UNHEARD where the process fails */
const hearInProcess: Hear = async ({ ears, voice }, home, signal) => {
  const where = home === null ? [] : ['--home', home];
  const args = ['models', 'check', '--json', '--ears', ears, '--voice', voice, ...where];
  const { rows, code, complaint } = await runEarshot(args, ears, rowSchema, signal);
  // 1: it ran, and some sentence was not heard right. Anything else: it did not run.
  if (code === 0 || (code === 1 && rows.length > 0)) return rows;
  throw new EarshotError(
    'MODELS_UNHEARD',
    `the models in ${ears} cannot be tried: ${complaint || 'the process ended'}`,
  );
};
