/** The phrase tests that come with the bundled house, as `earshot try --test examples/phrases.yaml` runs them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Home } from '../../../src/actions/home.js';
import { loadHome } from '../../../src/actions/home-file.js';
import { EXAMPLE_HOME } from '../../../src/cli/home-option.js';
import { readDialogues, runDialogue } from '../../../src/cli/try/phrase-tests.js';
import { createUnderstanding, type Understanding } from '../../../src/nlu/understanding.js';

const FILE = fileURLToPath(new URL('../../../examples/phrases.yaml', import.meta.url));
const phrases = readDialogues(readFileSync(FILE, 'utf8'), 'examples/phrases.yaml');

let home: Home;
let understanding: Understanding;
beforeAll(async () => {
  ({ home } = await loadHome(EXAMPLE_HOME));
  understanding = createUnderstanding(home);
});

describe('examples/phrases.yaml', () => {
  it('holds two hundred phrases, each once', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(200);
    const said = phrases.map(({ turns }) => JSON.stringify([turns[0]?.say, turns[0]?.room, turns[0]?.state]));
    expect(new Set(said).size).toBe(said.length);
  });

  it.each(phrases.map((phrase) => [phrase.name, phrase] as const))('%s', (_name, phrase) => {
    expect(runDialogue(phrase, home, understanding)).toEqual([]);
  });
});
