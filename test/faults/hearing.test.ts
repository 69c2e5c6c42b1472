/** The recogniser's thread crashed in the middle of a sentence, in a whole hub. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeFile } from '../../src/audio/decode-file.js';
import { pcm16FromFloats } from '../../src/audio/pcm.js';
import { say } from '../../src/cli/say.js';
import { builtHub } from './built-hub.js';
import { HubLife } from './hub-life.js';

const PATIENCE_MS = 60_000;

let folder: string;
let earshot: string;
let spoken: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-hearing-'));
  earshot = await builtHub();
  await say('Set a timer for two hours.', { out: join(folder, 'spoken.wav') });
  spoken = pcm16FromFloats((await decodeFile(join(folder, 'spoken.wav'))).samples);
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

it.each([
  'exit',
  'throw',
])('a recogniser that dies while it hears (%s) says so, and hears the next sentence', {
  timeout: 240_000,
}, async (how) => {
  const config = join(folder, 'config.yaml');
  await writeFile(config, 'voice: {engine: none}\nmicrophone: {enabled: false}\n');
  const [hearing, crashed] = [join(folder, 'hearing'), join(folder, `crashed-${how}`)];
  const hub = new HubLife({
    earshot,
    config,
    state: join(folder, `state-${how}`),
    env: {
      CRASHED: crashed,
      CRASH_HEARING: hearing,
      NODE_OPTIONS: `--import ${fileURLToPath(new URL('crash-threads.mjs', import.meta.url))}`,
    },
  });
  try {
    expect(await hub.untilHealthy(PATIENCE_MS)).toBe(true);
    /** The reply to the sentence. A machine that is too busy to hear it in time is no fault of the hub's. */
    const speak = async (): Promise<string | null> => {
      for (;;) {
        let late = false;
        const leave = hub.onLine(({ event }) => {
          late ||= event === 'timeout';
        });
        const reply = await hub.speak(spoken, PATIENCE_MS);
        leave();
        if (!late || existsSync(crashed) !== hasCrashed) return reply;
      }
    };
    let hasCrashed = false;
    expect(await speak()).toMatch(/timer/i);
    await writeFile(hearing, how);
    expect(await speak()).toBe('Sorry, something went wrong. Nothing was changed.');
    expect(await readFile(crashed, 'utf8')).toBe(`recognizer-worker.js ${how}\n`);
    hasCrashed = true;
    expect(await speak()).toMatch(/timer/i);
    expect(hub.over).toBe(false);
  } finally {
    await hub.kill();
  }
});
