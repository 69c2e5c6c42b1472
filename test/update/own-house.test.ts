/** New models are judged by the home that they are for: whose settings, and what its language model is asked. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { settingsOfHub } from '../../src/cli/models/place.js';
import { readDialogues } from '../../src/cli/try/phrase-tests.js';
import { type CallProposer, openProposer } from '../../src/llm/understand.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';
import { understandSelf } from '../../src/update/understand-self.js';

describe('the settings of the hub whose models are exchanged', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-own-house-'));
    await writeFile(join(folder, 'config.yaml'), '');
  });
  afterAll(() => rm(folder, { recursive: true }));
  const service = () => ({
    state: join(folder, 'state'),
    privateState: join(folder, 'private'),
    config: join(folder, 'config.yaml'),
  });

  it("are the service's for the service's state, by either of its names", () => {
    expect(settingsOfHub({}, { state: join(folder, 'state/') }, service())).toBe(join(folder, 'config.yaml'));
    expect(settingsOfHub({}, { state: join(folder, 'private') }, service())).toBe(
      join(folder, 'config.yaml'),
    );
  });

  it('are those that were named, and else none', () => {
    expect(settingsOfHub({ config: 'mine.yaml' }, { state: join(folder, 'state') }, service())).toBe(
      'mine.yaml',
    );
    expect(settingsOfHub({}, { state: join(folder, 'other') }, service())).toBeNull();
    const none = { ...service(), config: join(folder, 'nothing.yaml') };
    expect(settingsOfHub({}, { state: join(folder, 'state') }, none)).toBeNull();
  });
});

describe('what the language model of a home is asked', () => {
  const { home } = parseHome(
    `
areas: [{id: den, name: Den}]
devices:
  - {id: hearth_lamp, name: Hearth Lamp, kind: light, area: den}
  - {id: tall_shutter, name: Tall Shutter, kind: cover, area: den}
lists: [{id: errands, name: Errands}]
`,
    'home.yaml',
  );
  const skills = createUnderstanding(home);
  const asked = async (proposer: CallProposer, tests = '[]') => {
    const rows = [];
    for await (const row of understandSelf({
      home,
      skills,
      proposer,
      tests: readDialogues(tests, 'mine.yaml'),
    }))
      rows.push(row);
    return rows;
  };
  const silent: CallProposer = { propose: async () => null, close: async () => {} };

  it('speaks of what this house has, and of nothing else', async () => {
    const rows = await asked(silent);
    const text = rows.map(({ say }) => say).join('\n');
    expect(text).toContain('Hearth Lamp');
    expect(text).toContain('Tall Shutter');
    expect(text).not.toMatch(/lock|Kitchen/);
    // Who never proposes anything is right about what is no command, and about nothing else.
    expect(rows.filter(({ right }) => right).map(({ say }) => say)).toEqual(
      rows.slice(-2).map(({ say }) => say),
    );
    expect(rows.length).toBeGreaterThan(4);
  });

  it('has the phrase tests of the home in it that the grammar leaves to the model', async () => {
    const tests = `
- {say: turn on the hearth lamp, changes: {hearth_lamp: {on: true}}}
- {say: the flames could do with a friend by the hearth lamp, devices: [hearth_lamp]}
`;
    const rows = await asked(silent, tests);
    expect(rows.at(-1)).toMatchObject({
      say: 'the flames could do with a friend by the hearth lamp',
      heard: expect.stringContaining('devices: wanted ["hearth_lamp"]'),
      right: false,
    });
    expect(rows.map(({ say }) => say)).not.toContain('turn on the hearth lamp');
  });

  it('is no answer where the model fails', async () => {
    const failing: CallProposer = {
      propose: async () => {
        throw new Error('it is no model');
      },
      close: async () => {},
    };
    await expect(asked(failing)).rejects.toThrow('it is no model');
  });

  it('is mostly right with the shipped model, in the example house', async () => {
    const example = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml').home;
    const proposer = await openProposer();
    try {
      const rows = [];
      for await (const row of understandSelf({
        ...{ home: example, skills: createUnderstanding(example), proposer, tests: [] },
      }))
        rows.push(row.right);
      expect(rows.length).toBeGreaterThan(8);
      expect(rows.filter(Boolean).length / rows.length).toBeGreaterThan(0.6);
    } finally {
      await proposer.close();
    }
  }, 60_000);
});
