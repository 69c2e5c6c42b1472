/**
 * The judge that hubs and `earshot models update` use, for this home: its house, its phrase tests, and what was said in it
 * as far as that is kept.
 */
import type { Config } from '../config.js';
import { callsJudge } from './calls-judge.js';
import { allJudges, type Judge } from './judge.js';
import { replayJudge } from './replay-judge.js';
import { voiceJudge } from './voice-judge.js';

export interface HomeJudgeOptions {
  /** home.yaml; null: the bundled example house. */
  readonly home: string | null;
  /** The hub's state folder; null: it keeps nothing. */
  readonly state: string | null;
  /** config.yaml; null: none. */
  readonly configFile: string | null;
  /** What stands in it. */
  readonly config: Pick<Config, 'updates' | 'plugins'>;
}

export function homeJudge({ home, state, configFile, config }: HomeJudgeOptions): Judge {
  const house = { home, tests: config.updates.tests, plugins: config.plugins };
  const records = state === null ? [] : [replayJudge({ state, config: configFile })];
  return allJudges([voiceJudge({ house }), callsJudge({ house }), ...records]);
}
