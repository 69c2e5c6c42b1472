/**
 * The judge of the model that is asked where no phrase fits: sentences that this house could be told, and its phrase tests,
 * put to the old model and to the new one.
 */
import { checkInProcess, type OwnHouse } from './check-in-process.js';
import { compareHearings, type Hearing, type Judge } from './judge.js';
import { differs } from './model-parts.js';

export interface CallsJudgeOptions {
  readonly house: OwnHouse;
  /** Asks one folder's model; left out: `earshot models check --calls` in a process of its own. */
  readonly ask?: (models: string, house: OwnHouse, signal?: AbortSignal) => Promise<readonly Hearing[]>;
}

export function callsJudge({ house, ask = askInProcess }: CallsJudgeOptions): Judge {
  return async (candidates, signal) => {
    if (!differs(candidates, 'calls')) return { ok: true, text: 'the same language model' };
    const before = await ask(candidates.current, house, signal);
    const after = await ask(candidates.candidate, house, signal);
    if (before.length > 0 || after.length === 0) return compareHearings('the language model', before, after);
    const right = after.filter((one) => one.right).length;
    return { ok: true, text: `a language model, ${right} of ${after.length} sentences right, none before` };
  };
}

const askInProcess: NonNullable<CallsJudgeOptions['ask']> = (models, house, signal) =>
  checkInProcess(['--calls'], models, house, signal);
