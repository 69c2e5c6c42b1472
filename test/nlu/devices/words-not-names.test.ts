/** Words for sorts of things in a house whose own names are others': appliances, bulbs, names that only sound near. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: cozinha, name: Cozinha, aliases: [kitchen]}
  - {id: banho, name: Banho, aliases: [bathroom]}
devices:
  - {id: hair, name: Hair Dryer, area: banho, kind: switch, state: {on: false}}
  - {id: moon, name: Moon Lamp, area: banho, kind: light, can: [brightness], state: {on: false, brightness: 40}}
  - {id: bulb, name: Pantry Bulb, area: cozinha, kind: light, state: {on: true}}
  - {id: teto, name: Luz do Teto, area: cozinha, kind: light, can: [brightness], state: {on: true, brightness: 80}}
  - {id: stove, name: Pellet Stove, area: cozinha, kind: climate, can: [mode: ["off", heat], target: {min: 10, max: 28}], state: {mode: heat, target: 20, current: 18}}
  - {id: oven, name: Oven, area: cozinha, kind: switch, state: {on: true}}
  - {id: kettle, name: Chaleira, area: cozinha, kind: outlet, state: {on: false}}
`;

const sayIn = talkIn(HOUSE, 'words.yaml');
const say = (text: string) => sayIn('cozinha', text);

describe('a word for a sort of thing', () => {
  it.each([
    ['turn on the coffee', 'There is no coffee machine here.'],
    ['make me a coffee', 'There is no coffee machine here.'],
    ['turn on the tumble dryer', 'There is no tumble dryer here.'],
    ['turn off the sprinklers', 'There is no sprinkler here.'],
  ])('%s: is no name', (text, told) => {
    expect(say(text)).toMatchObject({ reply: told, changes: {} });
  });

  it('means what is called so before what it usually stands for', () => {
    expect(say('turn off the stove').changes).toEqual({ stove: { mode: 'off' } });
    expect(say('turn off the oven').changes).toEqual({ oven: { on: false } });
    expect(say('turn off the cooker').changes).toEqual({ oven: { on: false } });
  });

  it('is the tumble dryer where one is just called dryer', () => {
    const house = talkIn(HOUSE.replace('Hair Dryer', 'Dryer'), 'dryer.yaml');
    expect(house('cozinha', 'turn on the tumble dryer').changes).toEqual({ hair: { on: true } });
  });
});

describe('the bulb', () => {
  it('is what is called so, whether or not it can be dimmed', () => {
    expect(say('bulb to thirty')).toMatchObject({
      reply: 'The Pantry Bulb has no brightness I could change.',
      changes: {},
    });
    expect(say('turn off the bulb').changes).toEqual({ bulb: { on: false } });
  });

  it('is any light where none is called so', () => {
    expect(sayIn('banho', 'turn on the bulb').changes).toEqual({ moon: { on: true } });
  });
});

it('hears a name that falls apart', () => {
  const house = talkIn(HOUSE.replace('Moon Lamp', 'Chandelier'), 'apart.yaml');
  expect(house('cozinha', 'turn on the shan delier').changes).toEqual({ moon: { on: true } });
});

it('asks before it takes a word that begins otherwise for a name', () => {
  expect(say('turn on the noon lamp')).toMatchObject({
    ask: 'Did you mean: turn on the Moon Lamp?',
    changes: {},
  });
});
