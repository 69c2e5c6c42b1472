/**
 * The judge that every hub has: new ears listen to the old voice, and old ears to the new voice, so that no part is
 * measured by itself. Each hearing is a process of its own: models that crash take nothing with them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { EarshotError } from '../errors.js';
import { loadManifest } from '../models.js';
import { compareHearings, type Hearing, type Judge } from './judge.js';

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

const EARSHOT = fileURLToPath(new URL('../../bin/earshot.js', import.meta.url));
/** A Pi needs about half a minute; models that hang must not hang the hub. */
const TIMEOUT_MS = 300_000;
/** What a crashing library says on its way out, at most. */
const MAX_STDERR = 2_000;

const rowSchema = z.object({ say: z.string(), heard: z.string(), right: z.boolean(), ms: z.number() });

export function voiceJudge({ home, hear = hearInProcess }: VoiceJudgeOptions): Judge {
  return async ({ current, candidate }, signal) => {
    const before = await hear({ ears: current, voice: current }, home, signal);
    const verdicts = [];
    if (differ(current, candidate, (id) => !isVoice(id))) {
      const after = await hear({ ears: candidate, voice: current }, home, signal);
      verdicts.push(compareHearings('hearing', before, after));
    }
    if (differ(current, candidate, isVoice)) {
      const after = await hear({ ears: current, voice: candidate }, home, signal);
      verdicts.push(compareHearings('the voice as heard', before, after));
    }
    return (
      verdicts.find(({ ok }) => !ok) ?? {
        ok: true,
        text: verdicts.map(({ text }) => text).join('; ') || 'the same models under a new number',
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
  const stop = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal === undefined ? [] : [signal])]);
  const where = home === null ? [] : ['--home', home];
  const child = spawn(
    process.execPath,
    [EARSHOT, 'models', 'check', '--json', '--ears', ears, '--voice', voice, ...where],
    { stdio: ['ignore', 'pipe', 'pipe'], signal: stop, killSignal: 'SIGKILL' },
  );
  const failure = once(child, 'close').catch((error: unknown) => error);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-MAX_STDERR);
  });
  const rows: Hearing[] = [];
  for await (const line of createInterface({ input: child.stdout }))
    rows.push(rowSchema.parse(JSON.parse(line)));
  await failure;
  signal?.throwIfAborted();
  // 1: it ran, and some sentence was not heard right. Anything else: it did not run.
  if (child.exitCode === 0 || (child.exitCode === 1 && rows.length > 0)) return rows;
  const last = complaint.trim().split('\n').at(-1) ?? '';
  throw new EarshotError(
    'MODELS_UNHEARD',
    `the models in ${ears} cannot be tried: ${last || 'the process ended'}`,
  );
};
