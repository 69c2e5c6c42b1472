/** Lists that people start and give up by talking, and one thing looked for on all of them. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { applyToAgenda, startAgenda } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: pantry, name: Pantry}
lists:
  - {id: larder, name: Larder, aliases: [shopping list], items: [oats, honey]}
  - {id: duties, name: Duties, aliases: [to do list], items: [oil the hinges]}
`;

const sayIn = talkIn(HOUSE, 'own-lists.yaml');
const say = (...sentences: readonly string[]) => sayIn('pantry', ...sentences);

describe('a list of its own', () => {
  it('is started, filled and read', () => {
    expect(say('start a new list called hardware').changes).toEqual({
      lists: { hardware: { created: true } },
    });
    expect(
      say('start a new list called hardware', 'add nails to the hardware list', "what's on the hardware list")
        .reply,
    ).toBe('On the hardware list: nails.');
    expect(say('start a new list called hardware', 'what lists do I have').reply).toMatch(/Hardware List/);
  });

  it('is asked for its name, and what is no plain name is asked about', () => {
    expect(say('make a list').ask).toMatch(/called/);
    expect(say('make a list', 'garden jobs').changes).toEqual({ lists: { garden_jobs: { created: true } } });
    expect(say('make me a list of the best restaurants in town').changes).toEqual({});
  });

  it('is offered where something is to go on it', () => {
    const { ask, changes } = say('add candles to my christmas list');
    expect(ask).toMatch(/no christmas list/i);
    expect(changes).toEqual({});
    expect(say('add candles to my christmas list', 'yes').changes).toEqual({
      lists: { christmas: { created: true, added: ['candles'] } },
    });
    expect(say('add candles to my christmas list', 'no').changes).toEqual({});
  });

  it('is deleted: at once while it is empty, after a question where it is not', () => {
    const made = 'start a new list called hardware';
    expect(say(made, 'delete the hardware list').changes).toEqual({ lists: { hardware: { deleted: true } } });
    const filled = [made, 'add nails to the hardware list', 'delete the hardware list'];
    expect(say(...filled)).toMatchObject({ changes: {}, ask: expect.stringMatching(/delete it\?/) });
    expect(say(...filled, 'yes').changes).toEqual({
      lists: { hardware: { deleted: true, removed: ['nails'] } },
    });
    expect(say(...filled, 'no').changes).toEqual({});
  });

  it('comes back with what was on it, and goes again, by "undo that"', () => {
    const deleted = [
      'new list called hardware',
      'add nails to the hardware list',
      'delete the hardware list',
      'yes',
    ];
    expect(say(...deleted, 'undo that', "what's on the hardware list").reply).toMatch(/nails/);
    expect(say('new list called hardware', 'undo that').changes).toEqual({
      lists: { hardware: { deleted: true } },
    });
  });

  it('may be called like a property of every object', () => {
    expect(say('new list called constructor', 'add glue to the constructor list').changes).toEqual({
      lists: { constructor: { added: ['glue'] } },
    });
  });

  it('keeps what was ticked off ticked off when it comes back', () => {
    const { home } = parseHome(HOUSE, 'own-lists.yaml');
    const agenda = applyToAgenda(startAgenda(home), [
      { type: 'list', list: 'hardware', created: true, added: ['nails', 'glue'] },
      { type: 'list', list: 'hardware', completed: ['glue'] },
    ]);
    expect(agenda.lists['hardware']).toEqual([
      { text: 'nails', done: false },
      { text: 'glue', done: true },
    ]);
    expect(
      applyToAgenda(agenda, [{ type: 'list', list: 'hardware', deleted: true }]).lists,
    ).not.toHaveProperty('hardware');
  });
});

describe("a list of the house's file", () => {
  it('stays, and is emptied after a question', () => {
    expect(say('remove my to do list')).toMatchObject({
      changes: {},
      ask: expect.stringMatching(/only empty it/),
    });
    expect(say('remove my to do list', 'yes').changes).toEqual({
      lists: { duties: { removed: ['oil the hinges'] } },
    });
  });

  it('is still emptied at once by a word for that', () => {
    expect(say('clear my to do list').changes).toEqual({
      lists: { duties: { removed: ['oil the hinges'] } },
    });
  });

  it.each(['delete all my lists', 'clear all the lists'])('is not lost with all others: %s', (text) => {
    expect(say(text).changes).toEqual({});
  });

  it('is named where another is asked for', () => {
    const { reply, changes } = say('delete the dog list');
    expect(reply).toMatch(/no dog list.*Larder and Duties/);
    expect(changes).toEqual({});
  });
});

describe('all lists', () => {
  const made = ['new list called picnic', 'add honey to the picnic list'];
  it('are looked through', () => {
    expect(say(...made, 'is honey on any list').reply).toMatch(/larder.* and the picnic list/);
    expect(say(...made, 'remove honey from all lists').changes).toEqual({
      lists: { larder: { removed: ['honey'] }, picnic: { removed: ['honey'] } },
    });
    expect(say('remove glue from all my lists').reply).toMatch(/not on any list/);
  });
});
