/** The parts of a whole hub, killed at random instants while it is told things; nothing is lost or doubled. */
import { chmodSync, copyFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeFile } from '../../src/audio/decode-file.js';
import { pcm16FromFloats } from '../../src/audio/pcm.js';
import { say } from '../../src/cli/say.js';
import { builtHub } from './built-hub.js';
import { killParts } from './kill-parts.js';
import { keptIn } from './real-hub.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

let folder: string;
let earshot: string;
let spoken: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-kill-parts-'));
  earshot = await builtHub();
  await say('Set a timer for two hours.', { out: join(folder, 'spoken.wav') });
  spoken = pcm16FromFloats((await decodeFile(join(folder, 'spoken.wav'))).samples);
  // Sound programs, where a test finds none: a quiet room, and a loudspeaker that takes its time.
  copyFileSync(here('fake-recorder.cjs'), join(folder, 'arecord'));
  chmodSync(join(folder, 'arecord'), 0o755);
  writeFileSync(join(folder, 'aplay'), '#!/bin/sh\ncat > /dev/null\nsleep 0.3\n', { mode: 0o755 });
  writeFileSync(join(folder, 'crashed'), '');
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

it('recorder, loudspeaker, plugin and threads killed at any moment cost an answer at most', {
  timeout: 300_000,
}, async () => {
  const config = join(folder, 'config.yaml');
  writeFileSync(config, `microphone: {recorder: arecord}\nplugins: ${here('../../examples/plugins')}\n`);
  const report = await killParts({
    earshot,
    config,
    state: join(folder, 'state'),
    kills: 14,
    seed: 20261122,
    spoken,
    crashed: join(folder, 'crashed'),
    keptIn,
    env: {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      FAKE_RECORDER: 'hiss',
      FAKE_RECORDER_LOG: join(folder, 'starts'),
      CRASHED: join(folder, 'crashed'),
      NODE_OPTIONS: `--import ${here('crash-threads.mjs')}`,
    },
  });
  expect(report).toMatchObject({ lost: [], doubled: [], missing: [], orphans: 0 });
  expect(report.confirmed).toBeGreaterThan(0);
  expect(Object.keys(report.killed).some((name) => name.startsWith('recognizer-worker'))).toBe(true);
});
