import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { withModel } from '../../src/llm/fallback.js';
import type { CallProposer, Proposal } from '../../src/llm/understand.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const { converse } = createUnderstanding(home);
const world = startWorld(home, '2026-11-21T09:00:00');
const session = newSession('living_room');
const LIGHT: Proposal = {
  calls: [{ do: 'set', state: 'on', target: { ids: ['kitchen_light'] } }],
  confidence: 0.97,
  rivals: [],
  ms: 30,
};

function proposer(propose: CallProposer['propose']): CallProposer {
  return { propose, close: async () => {} };
}

describe('the model behind the grammar', () => {
  it('is not asked what the grammar understands, nor what is only a courtesy', async () => {
    let asked = 0;
    const ask = withModel(
      converse,
      proposer(async () => {
        asked += 1;
        return LIGHT;
      }),
    );
    expect((await ask(world, session, { text: 'turn on the garden light' })).source).toBe('grammar');
    expect(await ask(world, session, { text: 'Thanks a lot!' })).toMatchObject({
      source: 'none',
      reply: "You're welcome.",
      effects: [],
    });
    expect(asked).toBe(0);
    await ask(world, session, { text: 'thanks to you the cooking corner glows' });
    expect(asked).toBe(1);
  });

  it('answers what the grammar does not, with its confidence and its time', async () => {
    const ask = withModel(
      converse,
      proposer(async () => LIGHT),
    );
    const outcome = await ask(world, session, { text: 'the cooking corner would like to glow' });
    expect(outcome).toMatchObject({ source: 'llm', confidence: 0.97, ms: { llm: 30 } });
    expect(outcome.effects).toHaveLength(1);
  });

  it('is less sure of words that the recogniser is not sure of: it asks', async () => {
    const ask = withModel(
      converse,
      proposer(async () => LIGHT),
    );
    const text = 'the cooking corner would like to glow';
    const outcome = await ask(world, session, { text, confidence: 0.75, loose: true });
    expect(outcome.effects).toEqual([]);
    expect(outcome.ask).toMatch(/^Did you mean/);
    const yes = converse(world, outcome.session, { text: 'yes' });
    expect(yes.effects).toHaveLength(1);
    const poorly = await ask(world, session, { text, confidence: 0.3, loose: true });
    expect(poorly).toMatchObject({ source: 'none', effects: [] });
  });

  it('leaves the grammar to ask about what it was not steered to hear', async () => {
    const ask = withModel(
      converse,
      proposer(async () => null),
    );
    const text = 'turn on the garden light';
    const outcome = await ask(world, session, { text, confidence: 0.8, loose: true });
    expect(outcome).toMatchObject({ source: 'grammar', effects: [] });
    expect(outcome.ask).toMatch(/^Did you mean/);
    const told = await ask(world, session, { text: 'what time is it', confidence: 0.8, loose: true });
    expect(told).toMatchObject({ source: 'grammar', ask: null });
  });

  it('costs nothing but its answer where it fails', async () => {
    const errors: unknown[] = [];
    const ask = withModel(
      converse,
      proposer(async () => {
        throw new Error('no memory');
      }),
      (error) => (errors.push(error) === 1 ? 'I am short of memory.' : undefined),
    );
    const text = 'the cooking corner would like to glow';
    const first = await ask(world, session, { text });
    expect(first.source).toBe('none');
    expect(errors).toHaveLength(1);
    expect(first.reply).toMatch(/^I am short of memory\. ./);
    expect((await ask(world, session, { text })).reply).not.toContain('memory');
  });

  it('is given up with the turn', async () => {
    const controller = new AbortController();
    const ask = withModel(
      converse,
      proposer(async () => {
        controller.abort(new Error('barge-in'));
        throw controller.signal.reason;
      }),
    );
    const asked = ask(
      world,
      session,
      { text: 'the cooking corner would like to glow' },
      { signal: controller.signal },
    );
    await expect(asked).rejects.toThrow('barge-in');
  });
});
