import { once } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { loadHome } from '../../src/actions/home-file.js';
import { EXAMPLE_HOME } from '../../src/cli/home-option.js';
import { runTry } from '../../src/cli/try.js';

const { home } = await loadHome(EXAMPLE_HOME);

async function run(lines: readonly string[], json = true): Promise<string[]> {
  const output = new PassThrough();
  const text = output.toArray();
  await runTry(home, json, Readable.from(lines.map((line) => `${line}\n`)), output);
  output.end();
  return Buffer.concat((await text) as Buffer[])
    .toString('utf8')
    .split('\n')
    .slice(0, -1);
}

describe('earshot try', () => {
  it('answers every line in its place, wrong ones too', async () => {
    const rows = await run([
      'turn on the kitchen light',
      '{"say',
      '',
      '{"say": "hi", "room": "moon"}',
      '{"say": "lights off", "room": "kitchen"}',
    ]);
    const parsed = rows.map((row): Record<string, unknown> => JSON.parse(row));
    expect(parsed).toHaveLength(5);
    expect(parsed[0]).toMatchObject({
      say: 'turn on the kitchen light',
      source: 'grammar',
      calls: [{ do: 'set', state: 'on', devices: ['kitchen_light'] }],
      changes: { kitchen_light: { on: true } },
      confidence: 1,
      ms: { total: expect.any(Number) },
    });
    expect(parsed[0]).not.toHaveProperty('ask');
    expect(parsed[1]).toEqual({ error: { code: 'LINE_INVALID', message: expect.any(String) } });
    expect(parsed[2]).toMatchObject({ say: '', source: 'none', calls: [], changes: {} });
    expect(parsed[3]).toEqual({
      error: { code: 'ROOM_UNKNOWN', message: expect.stringContaining('kitchen') },
    });
    expect(parsed[4]).toMatchObject({ calls: [{ devices: ['kitchen_light'] }], changes: {} });
  });

  it('answers a line before the next one comes', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = runTry(home, true, input, output);
    input.write('turn on the kitchen light\n');
    const [first] = await output.take(1).toArray();
    expect(JSON.parse(String(first))).toHaveProperty('reply');
    input.end();
    await done;
  });

  it('is a transcript for people', async () => {
    const lines = await run(['turn on the kitchen light'], false);
    expect(lines).toEqual([
      '> turn on the kitchen light',
      expect.stringContaining('Kitchen Light'),
      '    kitchen_light: on true',
    ]);
  });

  it('tells what ends its input too early, after what came before', async () => {
    const output = new PassThrough();
    const input = new PassThrough();
    const done = runTry(home, true, input, output);
    input.write('turn on the kitchen light\n');
    const [first] = await once(output, 'data');
    expect(JSON.parse(String(first))).toHaveProperty('reply');
    input.destroy(new Error('EIO: the stick was pulled out'));
    await expect(done).rejects.toMatchObject({
      code: 'STDIN_UNREADABLE',
      message: expect.stringContaining('pulled out'),
    });
  });

  it('ends quietly when nobody reads on', async () => {
    const output = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const lines = Array.from({ length: 20 }, () => 'turn on the kitchen light\n');
    await expect(runTry(home, true, Readable.from(lines), output)).resolves.toBeUndefined();
  });
});
