import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newSession } from '../../src/nlu/converse/session.js';
import { SKILLS } from '../../src/nlu/skills/index.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';
import { intentsOf } from '../../src/plugins/answer.js';
import { AROUND, going, HOME, open, type PluginRig } from './rig.js';

const heard = ({ plugins, house }: PluginRig, text: string) => {
  const { converse } = createUnderstanding(HOME, { skills: plugins.skills });
  return intentsOf(converse(house.world(), newSession('kitchen'), { text }).calls);
};

describe('a folder', () => {
  it('is followed: files come, change, break and go', async () => {
    const rig = await open({});
    const { plugins, until, write, statuses } = rig;
    expect(plugins.status).toEqual({ ok: true, message: 'none in the folder' });
    await write('tea.js', going("return 'First.';"));
    await until(({ message }) => message === 'tea');
    expect(heard(rig, 'go for it')).toEqual([{ intent: 'Go', slots: {} }]);
    expect(await plugins.run('Go', {}, AROUND)).toBe('First.');

    statuses.length = 0;
    await write('tea.js', going("return 'Second one.';").replace('go for it', 'do go'));
    await until(({ message }) => message === 'tea');
    expect(heard(rig, 'go for it')).toEqual([]);
    expect(heard(rig, 'do go')).toHaveLength(1);
    expect(await plugins.run('Go', {}, AROUND)).toBe('Second one.');

    await write('tea.js', 'export default {;');
    const { message } = await until(({ ok }) => !ok);
    expect(message).toMatch(/^tea\.js:1: /);
    expect(heard(rig, 'do go')).toEqual([]);

    statuses.length = 0;
    await rm(join(rig.folder, 'tea.js'));
    await until(({ ok }) => ok);
    expect(plugins.skills).toEqual([]);
  });

  it('that is not there is told, and taken when it comes', async () => {
    const { folder, plugins, until, write } = await open({});
    await rm(folder, { recursive: true });
    const { message } = await until(({ ok }) => !ok);
    expect(message).toMatch(/^Cannot read the plugins in .*: create the folder/);
    await mkdir(folder);
    await write('tea.js', going("return 'Here.';"));
    await until((status) => status.message === 'tea');
    expect(await plugins.run('Go', {}, AROUND)).toBe('Here.');
  });

  it('holds what people have beside plugins', async () => {
    const { plugins } = await open({
      '_parts.js': 'oh no',
      '.hidden.js': 'oh no',
      'types.d.ts': 'oh no',
      'tea.test.ts': 'oh no',
      'README.md': 'oh no',
      'notes/todo.txt': 'oh no',
      'tea.js': going(''),
    });
    expect(plugins.status).toEqual({ ok: true, message: 'tea' });
  });

  it('names what it cannot take', async () => {
    const { plugins } = await open({ 'Tea Time.js': going(''), 'tea.js': going(''), 'tea.ts': going('') });
    const problems = plugins.rows.map(({ loaded, problem }) => [loaded.entry.name, problem]);
    expect(problems).toEqual([
      ['Tea Time.js', 'rename it: small letters, digits, "-" and "_" only, beginning with a letter'],
      ['tea.js', null],
      ['tea.ts', 'tea.js has this name already'],
    ]);
  });

  it('has one plugin per intent', async () => {
    const { plugins } = await open({ 'a.js': going("return 'A.';"), 'b.js': going("return 'B.';") });
    expect(plugins.status.message).toBe('b.js: its intent Go is in a.js already: rename it');
    expect(plugins.skills.map(({ id }) => id)).toEqual(['plugin:a']);
    expect(await plugins.run('Go', {}, AROUND)).toBe('A.');
  });
});

describe('a custom_sentences folder', () => {
  const YAML =
    'language: en\nintents: {Go: {data: [{sentences: ["off [we|you] {far}"]}]}}\nlists: {far: {values: [home, {in: out there, out: out}]}}\n';

  it('has its sentences understood, and a plugin may handle them', async () => {
    const handler = going("return 'Gone ' + context.slots.far + '.';").replace("['go for it']", '[]');
    const rig = await open({ 'words/en/go.yaml': YAML, 'go.js': handler });
    expect(rig.plugins.status).toEqual({ ok: true, message: 'go, words' });
    const [call] = heard(rig, 'off we out there');
    expect(call).toEqual({ intent: 'Go', slots: { far: 'out' } });
    expect(await rig.plugins.run('Go', call?.slots ?? {}, AROUND)).toBe('Gone out.');
  });

  it('that is wrong is told with its line', async () => {
    const { plugins } = await open({
      'words/en/go.yaml': 'intents: {Go: {data: [{sentences: ["off {nowhere}"]}]}}',
    });
    expect(plugins.status.message).toMatch(/^words: \S+go\.yaml:1: .*there is no list \{nowhere\}/);
  });
});

it('a sentence of a plugin goes before the same words of a built-in skill', async () => {
  const { plugins, house } = await open({
    'it.js': going('').replace('go for it', '(turn|switch) on the lamp'),
  });
  const { converse } = createUnderstanding(HOME, { skills: [...SKILLS, ...plugins.skills] });
  const calls = (text: string) => converse(house.world(), newSession('kitchen'), { text }).calls;
  expect(calls('turn on the lamp')).toMatchObject([{ do: 'intent', intent: 'Go' }]);
  expect(calls('turn off the lamp')).toMatchObject([{ do: 'set', state: 'off' }]);
});

describe('sentences', () => {
  it('fill slots of the types of their lists', async () => {
    const { plugins, house } = await open({
      'tea.js': going(
        'return JSON.stringify(context.slots);',
        'lists: { n: { range: { from: 1, to: 9 } }, kind: { values: ["green", { in: "(strong|black)", out: 2 }] }, note: { wildcard: true } },',
      ).replace("['go for it']", "['brew {n} {kind} [with {note}]', 'brew {n:amount} in the {area}']"),
    });
    const run = async (text: string) => {
      const { converse } = createUnderstanding(HOME, { skills: plugins.skills });
      const outcome = converse(house.world(), newSession('kitchen'), { text });
      const [call] = intentsOf(outcome.calls);
      return JSON.parse((await plugins.run('Go', call?.slots ?? {}, AROUND)) ?? '');
    };
    expect(await run('brew three strong with a little milk')).toEqual({
      n: 3,
      kind: 2,
      note: 'a little milk',
    });
    expect(await run('brew 2 green')).toEqual({ n: 2, kind: 'green' });
    expect(await run('brew two in the hall')).toEqual({ amount: 2, area: 'Hall' });
  });

  const refusals: readonly (readonly [string, string, RegExp])[] = [
    ['fits everything', '["[please] {note}"]', /"\[please\] \{note\}" would fit whatever is said/],
    ['is empty', '["[please]"]', /would fit whatever is said/],
    ['names no list', '["brew {beans}"]', /there is no list \{beans\}/],
    ['names no rule', '["<brew> it"]', /there is no rule <brew>/],
    ['is in a bad shape', '["(brew it"]', /TEMPLATE|closed/],
    ['glues to a list', '["brew {note}[s] now"]', /"\{note\}\[s\]": any words take no ending/],
    ['is no text', '[7]', /intents\.Go\.sentences\.0/],
    ['is far too large', '["<r9> tea"]', /come to \d+ words with all rules/],
    ['holds itself', '["<a> tea"]', /holds itself/],
  ];
  it.each(refusals)('one that %s is refused alone', async (_, sentences, why) => {
    const rules = Array.from({ length: 9 }, (_, i) => `r${i + 1}: '<r${i}> <r${i}> <r${i}> <r${i}>'`).join(
      ', ',
    );
    const rest = `lists: { note: { wildcard: true } }, rules: { r0: 'so', ${rules}, a: '<b>', b: '<a>' },`;
    const { plugins } = await open({
      'bad.js': going('', rest).replace("['go for it']", sentences),
      'good.js': going("return 'Gone.';").replace('Go:', 'Well:'),
    });
    expect(plugins.status.ok).toBe(false);
    expect(plugins.status.message).toMatch(why);
    expect(plugins.skills.map(({ id }) => id)).toEqual(['plugin:good']);
  });
});

describe('a definition', () => {
  const refusals: readonly (readonly [string, string, RegExp])[] = [
    ['has no default export', 'export const x = 1;', /must end in `export default definePlugin/],
    ['has no summary', going('').replace("summary: 'Goes.',", ''), /summary: /],
    ['does nothing', "export default { summary: 'x' };", /neither intents nor messages/],
    [
      'has no run',
      going('').replace('async run(context)', 'async walk(context)'),
      /intents\.Go\.run must be a function/,
    ],
    ['misspells an ability', going('', "abilities: { device: ['lamp'] },"), /abilities: .*device/],
    ['listens to everything', going('', "abilities: { mqtt: { subscribe: ['#'] } },"), /begin with a level/],
    [
      'listens without asking',
      going('', "messages: { 'a/b'() {} },"),
      /add "a\/b" to abilities\.mqtt\.subscribe/,
    ],
    ['wants all the time', going('').replace('async run', 'budgetMs: 1e9, async run'), /budgetMs/],
    [
      'fails while it loads',
      `throw new Error('no beans');\n${going('')}`,
      /cannot be loaded: no beans \(bad\.js:1\)/,
    ],
  ];
  it.each(refusals)('that %s is refused with the place', async (_, source, why) => {
    const { plugins } = await open({ 'bad.js': source });
    expect(plugins.status.ok).toBe(false);
    expect(plugins.status.message).toMatch(/^bad\.js: /);
    expect(plugins.status.message).toMatch(why);
  });

  it('in TypeScript has its types taken off, and more than types refused with the line', async () => {
    const { plugins } = await open({ 'bad.ts': `${going('')}\nenum A { B }` });
    expect(plugins.status.message).toMatch(/^bad\.ts:8: TypeScript enum is not supported/);
  });
});
