/** Sentences of needs that were never trained on (data/anywhere), each in one made house, as rows to be judged by what is then so. */
import { anywhere } from './generate/anywhere.mjs';
import { dice } from './generate/random.mjs';
import { carryOut, endsAs } from './house.mjs';

/** In the afternoon: the sun has still to set. */
const NOW = '2026-11-21T16:00:00';

/** `[{house, start, say, judge, asks, sorts}]`, as measure.mjs wants them. */
export function heldNeeds(earshot, kinds, seed = 5) {
  const rows = [];
  for (const example of anywhere(dice(seed), { KIND_TABLE: kinds }, { times: 1 })) {
    if (!example.held || example.needs.length > 1) continue;
    rows.push({ ...judged(example, earshot), house: lazily(example.home, earshot) });
  }
  return rows;
}

/** A grammar is made when its house's turn comes, and only the last is kept: a thousand of them at once are a gigabyte. */
function lazily(home, earshot) {
  return {
    home,
    get understanding() {
      if (last?.home !== home) last = { home, understanding: earshot.createUnderstanding(home) };
      return last.understanding;
    },
  };
}
let last = null;

function judged({ home, room, states, say, calls, needs }, earshot) {
  const fresh = earshot.startWorld(home, NOW);
  const known = new Map(fresh.states);
  for (const [id, state] of states) known.set(id, { ...known.get(id), ...state });
  const world = { ...fresh, states: known };
  const start = { world, session: earshot.newSession(room), room, unheard: [] };
  const asks = calls[0].do !== 'none';
  const wanted = asks ? carryOut(calls, start, say, earshot) : null;
  return {
    start,
    say,
    asks,
    sorts: asks ? [] : needs,
    judge: endsAs(wanted, start, earshot),
  };
}
