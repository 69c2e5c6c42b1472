/** A time, a state or a level that is said once of several things. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
areas:
  - {id: hytte, name: Hytte}
devices:
  - {id: lys, name: Tall Lamp, area: hytte, kind: light, can: [brightness], state: {on: true, brightness: 80}}
  - {id: krone, name: Chandelier, area: hytte, kind: light, can: [brightness], state: {on: false, brightness: 50}}
  - {id: ovn, name: Oil Heater, area: hytte, kind: outlet, state: {on: false}}
  - {id: skjerm, name: TV, area: hytte, kind: media, class: tv, can: [volume], state: {playback: "off", volume: 20}}
  - {id: persienne, name: Blind, area: hytte, kind: cover, class: blind, can: [], state: {position: 100}}
`;

const say = (text: string) => talkIn(HOUSE, 'said-of-both.yaml')('hytte', text);
const AT_ELEVEN = { at: '2026-11-21T11:00:00' };
const until = (id: string) => [
  { do: 'set', state: 'on', devices: [id] },
  { do: 'set', state: 'off', devices: [id], when: AT_ELEVEN },
];

describe('until eleven', () => {
  it.each([
    'turn the TV and the oil heater on until eleven',
    'TV and oil heater on until eleven',
    'turn on the TV and the oil heater until eleven',
    'please switch the TV and the oil heater on till eleven',
  ])('ends both: %s', (text) => {
    expect(say(text).calls).toMatchObject([...until('skjerm'), ...until('ovn')]);
  });

  it('ends each of three', () => {
    expect(say('turn the TV, the chandelier and the oil heater on until eleven').calls).toMatchObject([
      ...until('skjerm'),
      ...until('krone'),
      ...until('ovn'),
    ]);
  });

  it.each([
    'turn the TV and the moon on until eleven',
    'she left the TV and the oil heater on until eleven',
    'did we keep the TV and the oil heater on until eleven',
  ])('does nothing: %s', (text) => {
    expect(say(text).effects).toEqual([]);
  });

  it('closes what is closed for good', () => {
    expect(say('close the blind and the tall lamp on until eleven').calls).toMatchObject([
      { state: 'close', devices: ['persienne'] },
      ...until('lys'),
    ]);
  });
});

describe('a level', () => {
  it('is of both', () => {
    expect(say('dim the tall lamp and the chandelier to 20').changes).toEqual({
      lys: { brightness: 20 },
      krone: { on: true, brightness: 20 },
    });
  });

  it('goes back for both', () => {
    expect(say('dim the tall lamp and the chandelier to 20 until eleven').calls).toMatchObject([
      { attr: 'brightness', value: 20, devices: ['lys'] },
      { attr: 'brightness', value: 80, devices: ['lys'], when: AT_ELEVEN },
      { attr: 'brightness', value: 20, devices: ['krone'] },
      { do: 'set', state: 'off', devices: ['krone'], when: AT_ELEVEN },
    ]);
  });

  it.each([
    'dim the tall lamp a bit and the chandelier to 20',
    'dim the tall lamp and set the chandelier to 20',
  ])('is of the second where the first has its own way: %s', (text) => {
    const { lys } = say(text).changes as { lys: { brightness: number } };
    expect(lys.brightness).toBeGreaterThan(20);
  });
});
