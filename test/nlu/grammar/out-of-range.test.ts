/** A plugin's sentence with a number that it does not take is refused by its range, and left to nobody else. */
import { expect, it } from 'vitest';
import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { customSentences } from '../../../src/nlu/custom-sentences.js';
import { SKILLS } from '../../../src/nlu/skills/index.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const { home } = parseHome(
  `
areas: [{id: den, name: Den}]
devices: [{id: bulb, name: Bulb, area: den, kind: light, can: [brightness], state: {on: true, brightness: 50}}]
`,
  'out-of-range.yaml',
);
const skill = customSentences([
  {
    name: 'tide.yaml',
    text: JSON.stringify({
      lists: { n: { range: { from: 1, to: 10 } } },
      intents: { Tide: { data: [{ sentences: ['tide {n}', 'call the tide [for] {n}'] }] } },
    }),
  },
]);
const { converse } = createUnderstanding(home, { skills: [...SKILLS, skill] });
const world = startWorld(home, '2026-11-21T09:00:00');
const say = (text: string) =>
  converse(world, newSession('den'), {
    text,
    proposed: {
      calls: [{ do: 'adjust', attr: 'brightness', value: 25, target: { ids: ['bulb'] } }],
      confidence: 0.99,
    },
  });

it.each(['tide 25', 'call the tide for twenty five'])('%s', (text) => {
  const { effects, reply } = say(text);
  expect(effects).toEqual([]);
  expect(reply).toMatch(/out of range: it goes from 1 to 10/);
});

it('understands what is in range, and leaves other sentences alone', () => {
  expect(say('tide 5').calls).toMatchObject([{ do: 'intent', intent: 'Tide' }]);
  expect(say('some glow at 25 yonder').effects).not.toEqual([]);
});
