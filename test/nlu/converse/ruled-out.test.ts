/** "No movie night for us": what is run will not be; "no, movie night" puts right what was done before. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: snug, name: Snug}
devices:
  - {id: quiz, name: Quiz Night, area: snug, kind: scene}
  - {id: bedtime, name: Bedtime, kind: script}
  - {id: lamp, name: Snug Lamp, area: snug, kind: light, state: {on: true}}
`;
const say = (...texts: string[]) => talkIn(HOUSE, 'ruled-out.yaml')('snug', ...texts);

describe('what will not take place', () => {
  it.each([
    "no quiz night for us, we're shattered",
    'no quiz night tonight',
    'well, no bedtime for you yet',
    'sorry no quiz night this week',
  ])('%s', (text) => {
    expect(say(text).changes).toEqual({});
  });

  it.each([
    [['no, quiz night please'], { quiz: { runs: 1 } }],
    [['quiz night please'], { quiz: { runs: 1 } }],
    [['no light in here please'], { lamp: { on: false } }],
  ])('is not meant by %j', (texts, changes) => {
    expect(say(...texts).changes).toMatchObject(changes);
  });
});
