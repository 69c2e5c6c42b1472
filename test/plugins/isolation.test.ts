import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AROUND, going, open } from './rig.js';

const LOOP_MS = 1_000;
/** Memory must be gone before the time is. */
const FILL_MS = 10_000;

const GOOD = going("return 'Gone.';").replace("'go for it'", "'go well'").replace('Go:', 'Well:');

/** What runs when somebody says "go for it", and the line that is told of it. */
const HARMS: readonly (readonly [what: string, body: string, told: RegExp])[] = [
  ['loops for ever', 'for (;;) {}', /ran longer than its budget/],
  ['loops for ever in promises', 'for (;;) await null;', /ran longer than its budget/],
  ['hangs', 'await new Promise(() => {});', /ran longer than its budget/],
  ['backtracks for ever', "/(a+)+b/.test('a'.repeat(60));", /ran longer than its budget/],
  ['allocates objects', 'const all = []; for (;;) all.push({});', /more memory/],
  ['allocates one array', 'new Array(2 ** 27).fill(0);', /more memory/],
  ['allocates keys', "const all = {}; for (let i = 0; ; i++) all['k' + i] = i;", /more memory/],
  ['allocates text', "const all = []; for (;;) all.push('y'.repeat(5e8).toUpperCase());", /more memory/],
  [
    'allocates beside the heap',
    "const all = []; for (;;) all.push(new Intl.DateTimeFormat('en'));",
    /more memory|ran longer/,
  ],
  ['floods with messages', "for (;;) context.log('x');", /flooded the hub/],
  ['floods with requests', "for (;;) context.publish('a', 'b').catch(() => {});", /flooded the hub/],
  ['sends too much', "context.log('x'); await context.publish('a', 'b'.repeat(1e6));", /flooded the hub/],
  [
    'fails later, where nobody listens',
    "setTimeout(() => { throw new Error('late'); }, 5); await context.sleep(3_000);",
    /failed: late/,
  ],
  [
    'leaves a promise to fail',
    "Promise.reject(new Error('left')); await context.sleep(3_000);",
    /failed: left/,
  ],
];

describe('a plugin that', () => {
  it.each(HARMS)('%s is stopped, told and started again, and another one works on', async (_, body, told) => {
    const { plugins, until, statuses } = await open({
      'bad.js': going(body).replace(
        'async run',
        `budgetMs: ${told.source.includes('memory') ? FILL_MS : LOOP_MS}, async run`,
      ),
      'good.js': GOOD,
    });
    expect(plugins.status).toEqual({ ok: true, message: 'bad, good' });
    const harm = plugins.run('Go', {}, AROUND);
    expect(await plugins.run('Well', {}, AROUND)).toBe('Gone.');
    expect(await harm).toBe('The bad plugin had to be stopped.');
    const { message } = await until(({ ok }) => !ok);
    expect(message).toMatch(told);
    expect(message).toMatch(/^bad\.js: .*; it was stopped and starts again in 1 s$/);
    expect(await plugins.run('Well', {}, AROUND)).toBe('Gone.');
    statuses.length = 0;
    await until(({ ok }) => ok);
    expect(plugins.status).toEqual({ ok: true, message: 'bad, good' });
  });

  it('throws is told with the line, and goes on', async () => {
    const { plugins } = await open({
      'bad.ts': going(
        "const fail: boolean = context.slots.x === undefined;\nif (fail) throw new Error('no beans');",
      ),
    });
    expect(await plugins.run('Go', {}, AROUND)).toBe('The bad plugin failed.');
    expect(plugins.status).toEqual({ ok: false, message: 'bad.ts: failed: no beans (bad.ts:6)' });
    expect(await plugins.run('Go', {}, AROUND)).toBe('The bad plugin failed.');
  });

  it('listens to the signal keeps running when its time is over', async () => {
    const { plugins } = await open({
      'slow.js': going('await context.sleep(60_000);').replace('async run', 'budgetMs: 200, async run'),
    });
    expect(await plugins.run('Go', {}, AROUND)).toBe('The slow plugin failed.');
    expect(plugins.status.message).toMatch(/^slow\.js: failed: the budget of 200 ms is spent/);
  });

  it('is not wanted any more is told so', async () => {
    const { plugins } = await open({
      'slow.js': going(
        'await new Promise((go) => context.signal.addEventListener("abort", go)); return "Ended.";',
      ),
    });
    const stop = new AbortController();
    const running = plugins.run('Go', {}, { room: null, signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await running).toBe('Ended.');
  });
});

it('a plugin that fails again and again is started with growing pauses', async () => {
  const { plugins, until } = await open({
    'bad.js': going("setTimeout(() => { throw new Error('x'); }, 0); await context.sleep(99);"),
  });
  await plugins.run('Go', {}, AROUND);
  await until(({ message }) => message.includes('again in 1 s'));
  await until(({ ok, message }) => ok && message === 'bad');
  while (!plugins.status.ok) await new Promise((resolve) => setTimeout(resolve, 20));
  await plugins.run('Go', {}, AROUND);
  expect(await until(({ message }) => message.includes('again in 2 s'))).toBeDefined();
  expect(await plugins.run('Go', {}, AROUND)).toBe('The bad plugin is not running just now.');
});

it('closing ends every process, also one that loops', async () => {
  const children = async (): Promise<string> =>
    await readFile(`/proc/self/task/${process.pid}/children`, 'utf8').catch(() => '');
  const { plugins } = await open({ 'bad.js': going('for (;;) {}'), 'good.js': GOOD });
  const running = plugins.run('Go', {}, AROUND);
  await plugins.run('Well', {}, AROUND);
  const before = (await children()).trim().split(' ');
  await plugins.close();
  expect(await running).toBe('The bad plugin had to be stopped.');
  expect(before.filter((pid) => pid !== '' && existsSync(`/proc/${pid}`))).toEqual([]);
});

describe('a plugin sees', () => {
  const seen = async (expression: string): Promise<string | null> => {
    const { plugins } = await open({ 'look.js': going(`return String(${expression});`) });
    return await plugins.run('Go', {}, AROUND);
  };

  it.each([
    'process',
    'require',
    'fetch',
    'globalThis.Buffer',
    'ArrayBuffer',
    'Uint8Array',
    'WebAssembly',
    'Worker',
  ])('no %s', async (name) => {
    expect(await seen(`typeof ${name}`)).toBe('undefined');
  });

  it('no code made of text, of its own realm or of another', async () => {
    const body = `
      const tried = [];
      const attempt = (make) => { try { tried.push(typeof make()); } catch (error) { tried.push(error.name); } };
      attempt(() => eval('1'));
      attempt(() => new Function('return 1')());
      attempt(() => context.log.constructor('return process')());
      attempt(() => context.signal.constructor.constructor('return process')());
      const outer = await import('node:fs').catch((error) => error);
      attempt(() => outer.constructor.constructor('return process')());
      attempt(() => setTimeout.constructor('return process')());
      return tried.join(' ');`;
    const { plugins } = await open({ 'look.js': going(body) });
    expect(await plugins.run('Go', {}, AROUND)).toBe(Array(6).fill('EvalError').join(' '));
  });

  it.each(['node:fs', 'fs', './other.js', 'zod'])('no module %s', async (name) => {
    const { plugins } = await open({ 'look.js': `import * as it from '${name}';\n${GOOD}` });
    expect(plugins.status).toEqual({
      ok: false,
      message: 'look.js: cannot be loaded: a plugin is one file: it can import only "earshot"',
    });
  });
});
