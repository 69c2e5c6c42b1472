/** What only a hub understands (src/hub/hub-skills.ts) is replayed by `earshot replay` as the hub did it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runReplay } from '../../src/cli/replay.js';
import { HUB_SKILLS } from '../../src/hub/hub-skills.js';
import { SKILLS } from '../../src/nlu/skills/index.js';
import { realHub } from '../records/real-hub.js';

const SENTENCES = HUB_SKILLS.slice(SKILLS.length).flatMap(({ tests }) => tests.map(({ say }) => say));
let state: string;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-hub-skill-'));
  const { hub, say } = await realHub(state);
  for (const sentence of SENTENCES) await say(sentence);
  await hub.close();
});
afterAll(() => rm(state, { recursive: true, force: true }));

it('a sentence that only a hub understands comes out the same', async () => {
  let out = '';
  const good = await runReplay([], { state, json: true, words: true }, (text) => {
    out += text;
  });
  const rows = out
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
  expect(rows.map(({ say, result, decision }) => [say, result, decision])).toEqual(
    SENTENCES.map((say) => [say, 'same', 'same']),
  );
  expect(good).toBe(true);
});
