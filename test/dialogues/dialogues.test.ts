/**
 * Runs every dialogue of this folder through the same code as `earshot try`, on the bundled example house; those under
 * `elsewhere`, written before their writer had seen the grammar, in homes of their own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Home } from '../../src/actions/home.js';
import { loadHome } from '../../src/actions/home-file.js';
import { EXAMPLE_HOME } from '../../src/cli/home-option.js';
import { readDialogues, runDialogue } from '../../src/cli/try/phrase-tests.js';
import { createUnderstanding, type Understanding } from '../../src/nlu/understanding.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

let home: Home;
let understanding: Understanding;
beforeAll(async () => {
  ({ home } = await loadHome(EXAMPLE_HOME));
  understanding = createUnderstanding(home);
});

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')))('%s', (file) => {
  const dialogues = readDialogues(readFileSync(`${FOLDER}${file}`, 'utf8'), file);
  it.each(dialogues.map((dialogue) => [dialogue.name, dialogue] as const))('%s', (_name, dialogue) => {
    expect(runDialogue(dialogue, home, understanding)).toEqual([]);
  });
});

const ELSEWHERE = `${FOLDER}elsewhere/`;

describe.each(readdirSync(ELSEWHERE))('elsewhere: %s', (name) => {
  const dialogues = readDialogues(readFileSync(`${ELSEWHERE}${name}/dialogues.yaml`, 'utf8'), name);
  const there = loadHome(`${ELSEWHERE}${name}/home.yaml`).then(({ home: house }) => ({
    house,
    understood: createUnderstanding(house),
  }));
  it.each(dialogues.map((dialogue) => [dialogue.name, dialogue] as const))('%s', async (_name, dialogue) => {
    const { house, understood } = await there;
    expect(runDialogue(dialogue, house, understood)).toEqual([]);
  });
});
