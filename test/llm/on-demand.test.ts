import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { onDemand } from '../../src/llm/thread/on-demand.js';
import type { CallProposer, Proposal } from '../../src/llm/understand.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { HOME } from '../hub/fake-house.js';

const WORLD = startWorld(HOME, '2026-11-21T09:00:00');
const PROPOSAL: Proposal = { calls: [], confidence: 1, rivals: [], ms: 1 };

function model() {
  const seen = { opened: 0, closed: 0 };
  const open = async (): Promise<CallProposer> => {
    seen.opened += 1;
    return {
      propose: async () => PROPOSAL,
      close: async () => {
        seen.closed += 1;
      },
    };
  };
  return { seen, open };
}

const ask = (proposer: CallProposer) => proposer.propose('is it dark', WORLD, newSession());

describe('a model on demand', () => {
  it('is not opened before the first question, and once for all that follow', async () => {
    const { seen, open } = model();
    const proposer = onDemand(open);
    expect(seen.opened).toBe(0);
    expect(await Promise.all([ask(proposer), ask(proposer)])).toEqual([PROPOSAL, PROPOSAL]);
    expect(await ask(proposer)).toEqual(PROPOSAL);
    expect(seen.opened).toBe(1);
    await proposer.close();
    expect(seen.closed).toBe(1);
  });

  it('is released when nobody asks, and opened again at the next question', async () => {
    const { seen, open } = model();
    const proposer = onDemand(open, 1);
    await ask(proposer);
    await expect.poll(() => seen.closed).toBe(1);
    await ask(proposer);
    expect(seen.opened).toBe(2);
    await proposer.close();
  });

  it('is tried again after it failed to open', async () => {
    const { seen, open } = model();
    let broken = true;
    const proposer = onDemand(async () => {
      if (broken) throw new Error('no memory');
      return await open();
    });
    await expect(ask(proposer)).rejects.toThrow('no memory');
    broken = false;
    expect(await ask(proposer)).toEqual(PROPOSAL);
    expect(seen.opened).toBe(1);
    await proposer.close();
  });

  it('that was never asked closes without a word', async () => {
    const { seen, open } = model();
    await onDemand(open).close();
    expect(seen).toEqual({ opened: 0, closed: 0 });
  });
});
