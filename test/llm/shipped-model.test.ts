/** The model that is shipped, on sentences that no phrase covers and nobody trained it on. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { type CallProposer, openProposer } from '../../src/llm/understand.js';
import { ASKS_FROM } from '../../src/nlu/converse/proposed.js';
import { newSession } from '../../src/nlu/converse/session.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const world = startWorld(home, '2026-11-21T09:00:00');

let proposer: CallProposer;
beforeAll(async () => {
  proposer = await openProposer();
}, 60_000);
afterAll(() => proposer.close());

it.each([
  ['this telly is drowning us out', 'living_room', { do: 'adjust', attr: 'volume', delta: { some: -1 } }],
  ['we have run out of oat milk', 'kitchen', { do: 'list', op: 'add', items: ['oat milk'] }],
  ['the sun is right on my screen', 'bedroom', { do: 'set', state: 'close' }],
  ['did anybody think to lock the front door', 'hallway', { do: 'query', attr: 'locked' }],
  ['my grandmother was born in a kitchen', 'kitchen', { do: 'none', reason: 'out_of_scope' }],
] as const)('%s', async (say, room, call) => {
  const proposal = await proposer.propose(say, world, newSession(room));
  expect(proposal?.calls).toMatchObject([call]);
  // It acts, or asks whether that was meant: how sure it is of one sentence differs from round to round of its training.
  expect(proposal?.confidence).toBeGreaterThan(ASKS_FROM);
});
