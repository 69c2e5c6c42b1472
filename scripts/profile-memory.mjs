/**
 * Memory of a hub by profile (docs/profiles.md): resident, without children, after 20 s of rest, and the most that it ever had
 * while it heard a recording of six commands in its own voice, one of them for the model for calls, and answered them.
 *
 *     npm run build && node scripts/profile-memory.mjs [profile...]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { decodeFile } from '../dist/audio/decode-file.js';
import { writeWav } from '../dist/audio/encode-wav.js';
import { concat } from '../dist/audio/pcm.js';
import { SAMPLE_RATE_HZ } from '../dist/audio/ports.js';
import { kilobytes } from '../dist/bench/process-memory.js';

const EARSHOT = fileURLToPath(new URL('../bin/earshot', import.meta.url));
const PROFILES = process.argv.slice(2);
const SAID = [
  'Turn on the kitchen light.',
  'Set the desk lamp to thirty percent.',
  'Is the front door locked?',
  'I could do with some more light to read in the bedroom.',
  'Set a timer for five minutes.',
  'Turn off all the lights in the living room.',
];
const REST_MS = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'earshot-profiles-'));
const wav = join(folder, 'said.wav');
await writeWav(wav, await spoken());

/** The sentences in a row, each followed by two seconds of silence, which ends a command. */
async function spoken() {
  const parts = [];
  for (const [at, text] of SAID.entries()) {
    const file = join(folder, `${at}.wav`);
    spawnSync(EARSHOT, ['say', text, '--out', file]);
    const { samples } = await decodeFile(file);
    parts.push(samples, new Float32Array(2 * SAMPLE_RATE_HZ));
  }
  return { samples: concat(parts), sampleRateHz: SAMPLE_RATE_HZ };
}

/** MB of /proc/PID/status; 0: there is no such process any more. */
function memory(pid, key) {
  try {
    return (kilobytes(readFileSync(`/proc/${pid}/status`, 'utf8'), key) ?? 0) / 1000;
  } catch {
    return 0;
  }
}

async function hub(profile, input) {
  const config = join(folder, `${profile}.yaml`);
  writeFileSync(config, `models: {profile: ${profile}}\nmicrophone: {enabled: false}\n`);
  const child = spawn(
    EARSHOT,
    [
      'run',
      '--json',
      '--port',
      '0',
      '--state',
      'memory',
      '--config',
      config,
      ...(input ? ['--input', wav] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  let most = 0;
  child.stdout.on('data', (data) => {
    text += data;
    most = Math.max(most, memory(child.pid, 'VmHWM'));
  });
  const over = new Promise((resolve) => child.on('exit', resolve));
  while (!text.includes('"event":"ready"') && child.exitCode === null) await sleep(100);
  if (!input) {
    await sleep(REST_MS);
    const rest = memory(child.pid, 'VmRSS');
    child.kill('SIGTERM');
    await over;
    return { rest };
  }
  const watch = setInterval(() => {
    most = Math.max(most, memory(child.pid, 'VmHWM'));
  }, 100);
  await over;
  clearInterval(watch);
  const understood = text
    .split('\n')
    .filter((line) => line.includes('"event":"understood"'))
    .map((line) => JSON.parse(line));
  return { most, understood: understood.map(({ say, source }) => `${source}: ${say}`) };
}

try {
  for (const profile of PROFILES.length > 0 ? PROFILES : ['pi-zero2', 'pi4', 'pi5', 'x86']) {
    const { rest } = await hub(profile, false);
    const { most, understood } = await hub(profile, true);
    process.stdout.write(
      `${JSON.stringify({ profile, rest: Math.round(rest), most: Math.round(most), understood })}\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
