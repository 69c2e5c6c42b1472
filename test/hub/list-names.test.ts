/** Lists that were begun by voice, in the phrases of the recogniser: their names can be heard while they are there. */
import { describe, expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../src/actions/apply-effects.js';
import type { Home } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import { withOwnLists } from '../../src/actions/own-lists.js';
import type { World } from '../../src/actions/world.js';
import { TokenGraph } from '../../src/asr/token-graph.js';
import { Tokenizer } from '../../src/asr/tokenizer.js';
import { buildWordGraph } from '../../src/asr/word-graph.js';
import { listNames } from '../../src/hub/house/list-names.js';
import { modelPath } from '../../src/models.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { grammarSource } from '../../src/nlu/grammar-source.js';
import { lists } from '../../src/nlu/skills/lists/lists.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

const { home } = parseHome(
  'areas:\n  - {id: pantry, name: Pantry}\nlists:\n  - {id: larder, name: Larder, items: [oats]}\n',
  'list-names.yaml',
);
const { converse } = createUnderstanding(home);

function said(world: World, text: string): World {
  return applyEffects(world, converse(world, newSession('pantry'), { text }).effects);
}

const start = startWorld(home, '2026-11-21T09:00:00');
const begun = said(start, 'start a list called Christmas presents');

describe('the names of lists that people start', () => {
  it('are told once when one is started, and once when it is given up', () => {
    const told: string[][] = [];
    let world = start;
    const look = listNames(() => world, {
      changed: (house: Home) => told.push(house.lists.map(({ id }) => id)),
    });
    look();
    expect(told).toEqual([]);
    world = begun;
    look();
    world = said(world, 'add a scarf to the christmas presents list');
    look();
    expect(told).toEqual([['larder', 'christmas_presents']]);
    world = applyEffects(world, [{ type: 'list', list: 'christmas_presents', deleted: true }]);
    look();
    expect(told.at(-1)).toEqual(['larder']);
    expect(told).toHaveLength(2);
  });

  it('are told at the start where they were kept from before', () => {
    const told: Home[] = [];
    listNames(() => begun, { changed: (house) => told.push(house) })();
    expect(told).toHaveLength(1);
  });

  it('stand in the phrase graph as long as there is the list', () => {
    const tokenizer = Tokenizer.load(modelPath('asr-tokenizer'));
    const tokens = (text: string): number[] => text.split(' ').flatMap((word) => [...tokenizer.word(word)]);
    const text = 'what is on the christmas presents';
    const cost = (world: World): number =>
      new TokenGraph(buildWordGraph(grammarSource(withOwnLists(world), [lists])), tokenizer).cost(
        tokens(text),
      );
    expect(cost(begun)).toBeLessThan(40);
    expect(cost(start)).toBe(Number.POSITIVE_INFINITY);
  });

  it('are understood at once, with and without the word "list"', () => {
    const added = said(begun, 'add gloves and a scarf to Christmas presents');
    expect(added.agenda.lists['christmas_presents']?.map(({ text }) => text)).toEqual(['gloves', 'scarf']);
    expect(converse(added, newSession('pantry'), { text: "what's on christmas presents" }).reply).toMatch(
      /gloves and scarf/,
    );
    expect(converse(start, newSession('pantry'), { text: "what's on christmas presents" }).calls).toEqual([]);
  });
});
