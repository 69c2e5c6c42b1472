/** Parts of a sentence that are told, or that nobody here can mean. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: cuina, name: Cuina}
  - {id: sala, name: Sala}
devices:
  - {id: estufa, name: Estufa, area: sala, kind: switch, state: {on: true}}
  - {id: llum, name: Llum, area: cuina, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: finestra, name: Finestra, area: sala, kind: cover, class: window, can: [position], state: {position: 0}}
  - {id: radio, name: Transistor, area: sala, kind: media, class: speaker, can: [volume], state: {playback: playing, volume: 30}}
`;
const say = (text: string) => talkIn(HOUSE, 'half-meant.yaml')('sala', text);

describe('what is only told', () => {
  it.each([["the llum's off"], ["the finestra's open"]])('is not done: %s', (said) => {
    expect(say(said).effects).toEqual([]);
  });

  it('is not done beside what is', () => {
    expect(say("estufa off, the finestra's open").changes).not.toHaveProperty('finestra');
  });
});

it('does nothing elsewhere where a part asks for a place that nobody knows', () => {
  expect(say('where the children sleep, light out').effects).toEqual([]);
});

it('skips nothing in a moment', () => {
  expect(say('back in a sec').effects).toEqual([]);
});

it('takes no two requests for one name', () => {
  const { reply } = say("tilt seventy, Núria's lamp off");
  expect(reply).not.toMatch(/called tilt/);
});

it('does both of two wishes for two people', () => {
  const { changes } = say('estufa off for Núria, transistor to ten for Pau');
  expect(changes).not.toEqual({ estufa: { on: false } });
});
