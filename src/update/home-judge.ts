/** The judge that hubs and `earshot models update` use: the hub's own voice, and the recordings of the home where there are any. */
import { allJudges, type Judge } from './judge.js';
import { replayJudge } from './replay-judge.js';
import { voiceJudge } from './voice-judge.js';

export interface HomeJudgeOptions {
  /** home.yaml; null: the bundled example house. */
  readonly home: string | null;
  /** The hub's state folder; null: it keeps nothing. */
  readonly state: string | null;
  /** config.yaml; null: none. */
  readonly config: string | null;
}

export function homeJudge({ home, state, config }: HomeJudgeOptions): Judge {
  const recordings = state === null ? [] : [replayJudge({ state, config })];
  return allJudges([voiceJudge({ home }), ...recordings]);
}
