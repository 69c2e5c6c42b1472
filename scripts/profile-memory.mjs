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
writeFileSync(wav, spoken());

/** The sentences as one WAV file, each followed by two seconds of silence, which ends a command. */
function spoken() {
  const parts = SAID.flatMap((text, at) => {
    const file = join(folder, `${at}.wav`);
    spawnSync(EARSHOT, ['say', text, '--out', file]);
    const bytes = readFileSync(file);
    return [bytes.subarray(bytes.indexOf('data') + 8), Buffer.alloc(2 * bytes.readUInt32LE(28))];
  });
  const header = Buffer.from(readFileSync(join(folder, '0.wav')));
  const data = Buffer.concat(parts);
  const start = header.indexOf('data');
  header.writeUInt32LE(data.length, start + 4);
  header.writeUInt32LE(data.length + start, 4);
  return Buffer.concat([header.subarray(0, start + 8), data]);
}

/** MB of /proc/PID/status; 0: there is no such process any more. */
function memory(pid, key) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1.024) / 1000;
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
    most = Math.max(most, memory(child.pid, 'VmHWM') || 0);
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
    most = Math.max(most, memory(child.pid, 'VmHWM') || 0);
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
