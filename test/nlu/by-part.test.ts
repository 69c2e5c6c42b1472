/** Lists by a part of their name, timers given more, plans asked for, what cools cranked. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
location: {latitude: 41.4, longitude: 2.2, timezone: Europe/Madrid}
areas:
  - {id: sala, name: Sala}
  - {id: quarto, name: Quarto}
devices:
  - {id: azul, name: Blue Lamp, area: sala, kind: light, can: [color], state: {on: false}}
  - {id: cana, name: Tall Lamp, area: sala, kind: light, can: [], state: {on: false}}
  - {id: pot, name: Rice Pot, area: sala, kind: outlet, state: {on: false}}
  - {id: frio, name: Aircon, area: quarto, kind: climate, can: [mode: ["off", cool, heat], target: {min: 16, max: 30}], state: {mode: "off", target: 24, current: 27}}
  - {id: calor, name: Furnace, area: sala, kind: climate, can: [mode: ["off", heat], target: {min: 10, max: 28}], state: {mode: heat, target: 20, current: 19}}
  - {id: cortina, name: Curtains, area: sala, kind: cover, class: curtain, can: [], state: {position: 100}}
  - {id: rui, name: Rui, kind: person, state: {location: work}}
lists:
  - {id: shop, name: Shopping List, items: [bananas, milk]}
  - {id: hard, name: Hardware Store, items: [nails]}
  - {id: xmas, name: Christmas Presents, items: []}
`;

const say = (...turns: readonly string[]) => talkIn(HOUSE, 'by-part.yaml')('sala', ...turns);

describe('a list by a part of its name', () => {
  it.each([
    ['put hinges on the hardware one', 'hard', 'hinges'],
    ['add socks to the Christmas one please', 'xmas', 'socks'],
    ['add socks to the presents list', 'xmas', 'socks'],
  ])('%s', (text, list, item) => {
    expect(say(text).changes).toEqual({ lists: { [list]: { added: [item] } } });
  });

  it('is read, too', () => {
    expect(say("what's on the hardware one").reply).toBe('On the hardware store list: nails.');
  });

  it('swaps one thing for another on the list that has it', () => {
    expect(say('change the bananas to apples').changes).toEqual({
      lists: { shop: { added: ['apples'], removed: ['bananas'] } },
    });
  });

  it.each([
    'put hinges on the garden one',
    'change the pears to apples',
    'change the milk',
  ])('does nothing where nothing is called so: %s', (text) => {
    expect(say(text).effects).toEqual([]);
  });

  it('leaves lamps lamps', () => {
    expect(say('turn on the tall one').changes).toEqual({ cana: { on: true } });
  });
});

describe('a timer is given more', () => {
  it.each([
    [['set a timer for 5 minutes', 'give it three more'], 480],
    [['set a timer for 30 seconds', 'give it another ten'], 40],
    [['set a pasta timer for 5 minutes', 'set an egg timer for 3 minutes', 'give the pasta two more'], 420],
    [['set a pasta timer for 5 minutes', 'set an egg timer for 3 minutes', 'give it one more'], 240],
  ])('%j', (turns, seconds) => {
    expect(say(...turns).changes).toMatchObject({ timers: [{ op: 'add', seconds }] });
  });

  it.each([
    ['give it three more'],
    ['set a timer for 5 minutes', 'give the dog two more'],
    ['set a timer for 5 minutes', 'give it a rest'],
    ['set a timer for 5 minutes', 'give it more thought'],
  ])('not: %j %j', (...turns) => {
    expect(say(...turns).changes).not.toHaveProperty('timers');
  });
});

describe('what is planned', () => {
  const LATER = 'turn the rice pot on at 5 pm and off again at 9 pm';

  it.each([
    'what have you got planned for the rice pot',
    "what's going to happen tonight",
    'anything scheduled for today',
  ])('%s', (text) => {
    expect(say(LATER, text).reply).toBe(
      'I will turn on the Rice Pot at 5 PM and turn off the Rice Pot at 9 PM.',
    );
  });

  it('is asked for by how long it lasts and when it happens', () => {
    const planned = 'I will turn off the Rice Pot at 9:30 AM.';
    expect(say('turn on the rice pot for half an hour', 'how long has the rice pot got').reply).toBe(planned);
    expect(say('close the curtains at 8 pm', 'when will the curtains close').reply).toBe(
      'I will close the Curtains at 8 PM.',
    );
  });

  it('is not asked for by what has been', () => {
    expect(say(LATER, 'how long has the rice pot been on').reply).not.toMatch(/I will/);
  });

  it('is taken back as the reminder it was asked as', () => {
    expect(say('remind Rui to get milk when he gets home', 'cancel that reminder').changes).toMatchObject({
      scheduled: [{ op: 'cancel' }],
    });
    expect(say('turn off the furnace at 9 pm', 'cancel that reminder').effects).toEqual([]);
  });
});

describe('names and rooms', () => {
  it('writes a name as the house does', () => {
    expect(say('remind rui to call home at 6 pm').calls).toMatchObject([{ label: 'Rui, call home' }]);
    expect(say('tell rui dinner is ready').calls).toMatchObject([{ message: 'Rui, dinner is ready' }]);
  });

  it('knows nobody by the name of there', () => {
    expect(say('is anyone in there').reply).not.toMatch(/at there/);
  });
});

describe('what is cranked', () => {
  it.each([
    'crank the aircon',
    'blast the aircon',
    'crank up the aircon all the way up',
  ])('cools: %s', (text) => {
    const { changes } = say(text);
    expect(changes).toMatchObject({ frio: { mode: 'cool' } });
    expect(JSON.stringify(changes)).not.toMatch(/calor|heat/);
  });

  it('heats what heats', () => {
    expect(say('crank the furnace').changes).toEqual({ calor: { target: 21 } });
  });

  it.each([
    'the aircon is a crank',
    'what a blast the aircon was',
    'he cranked the aircon',
  ])('not: %s', (text) => {
    expect(say(text).effects).toEqual([]);
  });
});
