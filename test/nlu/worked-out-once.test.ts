/** What a turn costs: nothing is worked out twice. */
import { expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { loadHome } from '../../src/actions/home-file.js';
import { EXAMPLE_HOME } from '../../src/cli/home-option.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createConverse } from '../../src/nlu/converse.js';
import { grammarSource } from '../../src/nlu/grammar-source.js';
import { createReader } from '../../src/nlu/matcher/read.js';
import { forgetTexts, recalled } from '../../src/nlu/recalled.js';
import { SKILLS } from '../../src/nlu/skills/index.js';
import { attachWhen } from '../../src/nlu/skills/when/when.js';

it('reads no text twice in a turn, whatever becomes of it', async () => {
  const { home } = await loadHome(EXAMPLE_HOME);
  const reader = createReader(grammarSource(home, SKILLS));
  let read: string[] = [];
  const converse = createConverse({
    read: (text) => {
      read.push(text);
      return reader(text);
    },
    skills: new Map(SKILLS.map((skill) => [skill.id, skill])),
    withWhen: attachWhen,
  });
  let world = startWorld(home, '2026-11-21T09:00:00');
  let session = newSession('kitchen');
  const said = [
    'turn on the kitchen light',
    'a bit brighter',
    'no, the hallway light',
    'is it on',
    'set a timer for ten minutes',
    'make it twelve',
    'and the bedroom too',
    "it's far too dark to read in here",
    'the moon is made of cheese',
  ];
  for (const text of said) {
    read = [];
    const outcome = converse(world, session, { text });
    session = outcome.session;
    world = { ...world, now: '2026-11-21T09:00:05' };
    expect(read.length).toBeGreaterThan(0);
    expect([...new Set(read)]).toEqual(read);
  }
});

it('remembers what it made of a text until it is told to forget, and nothing of a long one', () => {
  const asked: string[] = [];
  const length = recalled((text) => {
    asked.push(text);
    return text.length;
  });
  const long = 'la '.repeat(200);
  expect([length('lamp'), length('lamp'), length(long), length(long)]).toEqual([4, 4, 600, 600]);
  expect(asked).toEqual(['lamp', long, long]);
  forgetTexts();
  expect(length('lamp')).toBe(4);
  expect(asked).toEqual(['lamp', long, long, 'lamp']);
});

it('keeps a bounded number of texts', () => {
  let asked = 0;
  const length = recalled((text) => {
    asked += 1;
    return text.length;
  });
  for (let at = 0; at < 10_000; at += 1) length(`text ${at}`);
  length('text 0');
  expect(asked).toBe(10_001);
});
