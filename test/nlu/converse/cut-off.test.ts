/** A house that cannot be reached: what it last told is told as that. */
import { expect, it } from 'vitest';
import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const { home } = parseHome(
  `
areas: [{id: hall, name: Hall}]
devices:
  - {id: lamp, name: Lamp, area: hall, kind: light, state: {on: true}}
  - {id: ada, name: Ada, kind: person, state: {location: home}}
  - {id: bolt, name: Bolt, area: hall, kind: lock, state: {locked: true}}
lists: [{id: shopping, name: Shopping List, items: [milk]}]
`,
  'home.yaml',
);
const understanding = createUnderstanding(home);
const told = startWorld(home, '2026-11-23T12:00:00');
const say = (text: string, world = told): string =>
  understanding.converse({ ...world, cutOff: true }, newSession('hall'), { text }).reply;

it.each([
  ['is the lamp on', /^I can't reach the house now; the last I heard: yes, the Lamp is on\.$/],
  ['where is ada', /^I can't reach the house now; the last I heard: Ada is /],
  ['is the bolt locked and is the lamp off', /^I can't reach the house now; the last I heard: yes, .* No, /],
])('"%s"', (text, reply) => {
  expect(say(text)).toMatch(reply);
});

it.each([
  "what's on the shopping list",
  'what time is it',
  'set a timer for ten minutes',
  'turn off the lamp',
])('"%s" needs no word about it: it is not told by a device', (text) => {
  expect(say(text)).not.toMatch(/reach/);
});

it('nothing was ever told: nothing is made up', () => {
  expect(say('is the lamp on', { ...told, states: new Map() })).toBe(
    "I can't reach the house now, so I don't know.",
  );
});
