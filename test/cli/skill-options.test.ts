/** `--plugins` and `--sentences` of `try` and `hear`: what a folder adds is understood and, where something acts, done. */
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadHome } from '../../src/actions/home-file.js';
import { EXAMPLE_HOME } from '../../src/cli/home-option.js';
import { main } from '../../src/cli/program.js';
import { OpenSkills, type SkillFlags } from '../../src/cli/skill-options.js';
import { runTry } from '../../src/cli/try.js';
import { folderWith } from '../plugins/rig.js';

const POTTER = `
import { definePlugin } from 'earshot';
export default definePlugin({
  summary: 'A potter.',
  abilities: { kinds: ['light'], mqtt: { publish: ['kiln/set'] }, say: true },
  intents: {
    Fire: {
      sentences: ['fire [up] the kiln'],
      async run({ act, publish, say }) {
        await publish('kiln/set', { on: true });
        const { ok } = await act({ do: 'set', state: 'on', target: { ids: ['kitchen_light'] } });
        await say('Mind the heat.');
        return ok ? 'The kiln is on and lit.' : 'The kiln is on.';
      },
    },
  },
});
`;
const SENTENCES =
  'intents: {Throw: {data: [{sentences: ["throw {count} pots"]}]}}\nlists: {count: {range: {from: 1, to: 9}}}\n';

const { home } = await loadHome(EXAMPLE_HOME);
let told: string[] = [];
beforeEach(() => {
  told = [];
  vi.spyOn(console, 'error').mockImplementation((text: string) => {
    told.push(text);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function tried(
  flags: SkillFlags,
  lines: AsyncIterable<string> | readonly string[],
): Promise<unknown[]> {
  const skills = await OpenSkills.open(flags, home);
  const [input, output] = [new PassThrough(), new PassThrough()];
  const text = output.toArray();
  try {
    const done = runTry(home, true, input, output, skills);
    for await (const line of lines) input.write(`${line}\n`);
    input.end();
    await done;
  } finally {
    await skills.close();
  }
  output.end();
  const rows = Buffer.concat((await text) as Buffer[]).toString('utf8');
  return rows
    .split('\n')
    .slice(0, -1)
    .map((row) => JSON.parse(row));
}

describe('earshot try --plugins', () => {
  it('says the sentence, runs the plugin on the simulated house and shows what it did', async () => {
    const plugins = await folderWith({ 'potter.ts': POTTER });
    const [fired, next, alone] = await tried({ plugins }, [
      '{"say": "fire up the kiln", "session": "a"}',
      '{"say": "is the kitchen light on", "session": "a"}',
      'is the kitchen light on',
    ]);
    expect(fired).toMatchObject({
      source: 'grammar',
      calls: [{ do: 'intent', intent: 'Fire', slots: {} }],
      changes: { kitchen_light: { on: true } },
      reply: 'The kiln is on and lit.',
      announced: ['Mind the heat.'],
      published: [{ topic: 'kiln/set', payload: '{"on":true}' }],
    });
    expect(next).toMatchObject({ changes: {}, reply: expect.stringMatching(/^Yes/) });
    expect(alone).toMatchObject({ reply: expect.stringMatching(/^No/) });
    expect(told).toEqual([]);
  });

  it('runs what was delayed when its time has come', async () => {
    const plugins = await folderWith({ 'potter.ts': POTTER });
    const [later, due] = await tried({ plugins }, [
      '{"say": "fire the kiln in ten minutes", "session": "a", "now": "2026-11-21T09:00:00"}',
      '{"say": "what time is it", "session": "a", "now": "2026-11-21T09:10:00"}',
    ]);
    expect(later).not.toHaveProperty('published');
    expect(later).toMatchObject({ changes: { scheduled: [{ op: 'set' }] } });
    expect(due).toMatchObject({
      changes: { kitchen_light: { on: true } },
      announced: expect.arrayContaining(['The kiln is on and lit.']),
      published: [{ topic: 'kiln/set', payload: '{"on":true}' }],
    });
  });

  it('tells what cannot be used, and takes the rest: other plugins, folders of sentences', async () => {
    const plugins = await folderWith({
      'potter.ts': POTTER,
      'broken.ts': 'export default 3',
      'wheel/en/throw.yaml': SENTENCES,
    });
    const [fired, thrown] = await tried({ plugins, onlySentences: true }, [
      'fire the kiln',
      'throw three pots',
      'turn on the kitchen light',
    ]);
    expect(fired).toMatchObject({ calls: [{ intent: 'Fire' }] });
    expect(thrown).toMatchObject({ calls: [{ intent: 'Throw', slots: { count: '3' } }] });
    expect(told).toEqual([expect.stringMatching(/^plugins: broken\.ts: .*definePlugin/)]);
  });

  it('takes a folder of sentences without plugins', async () => {
    const sentences = `${await folderWith({ 'wheel/en/throw.yaml': SENTENCES })}/wheel`;
    const [thrown] = await tried({ sentences }, ['throw three pots']);
    expect(thrown).toMatchObject({ calls: [{ do: 'intent', intent: 'Throw', slots: { count: '3' } }] });
  });

  it.each(['try', 'hear'])('is exit 2 with one line where there is no such folder: %s', async (command) => {
    const args = command === 'hear' ? ['hear', 'a.wav'] : ['try'];
    expect(await main([...args, '--plugins', '/no/such/folder'])).toBe(2);
    expect(told).toEqual([expect.stringMatching(/^earshot: .*\/no\/such\/folder/)]);
  });
});

describe('earshot hear --plugins', () => {
  it("hears the plugin's words, and runs it with --act only", async () => {
    const plugins = await folderWith({ 'potter.ts': POTTER });
    const wav = `${plugins}/fire.wav`;
    let out = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    });
    expect(await main(['say', 'Fire up the kiln.', '--out', wav])).toBe(0);
    const rows: unknown[] = [];
    for (const act of [[], ['--act']]) {
      out = '';
      expect(await main(['hear', '--json', '--plugins', plugins, ...act, wav])).toBe(0);
      rows.push(JSON.parse(out));
    }
    const heard = { text: 'Fire up the kiln', accepted: true, calls: [{ do: 'intent', intent: 'Fire' }] };
    expect(rows[0]).toMatchObject({ ...heard, text: expect.stringMatching(/^fire up the kiln/i) });
    expect(rows[0]).not.toHaveProperty('published');
    expect(rows[1]).toMatchObject({
      accepted: true,
      changes: { kitchen_light: { on: true } },
      reply: 'The kiln is on and lit.',
      published: [{ topic: 'kiln/set', payload: '{"on":true}' }],
    });
  }, 60_000);
});
