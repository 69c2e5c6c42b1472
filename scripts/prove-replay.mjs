/**
 * Speaks sentences to a hub with the hub's own voice, lets it record them, and replays the records in another process:
 *
 *   npm run build && node scripts/prove-replay.mjs [utterances] [seed]
 *
 * The sentences are those that the skills bring as their own tests, said to the example house, ten to a recording, as they
 * come: each finds the house and the conversation as the ones before have left them. Exit status 1 unless every record
 * comes out the same to the last bit: text, confidence, calls, effects, question and reply.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url);
const load = (name) => import(new URL(`dist/${name}.js`, root).href);
const { SKILLS } = await load('nlu/skills/index');
const { openVoice } = await load('audio/voice/voice');
const { writeWav } = await load('audio/encode-wav');
const { speakSample } = await load('hub/page/samples');
const { concat } = await load('audio/pcm');

const count = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? 1);
const PER_RECORDING = 10;
/** A recording is heard in real time: a busy machine that is still compiling the phrases would miss the first sentences. */
const LEAD_IN = new Float32Array(16_000 * 12);
const SILENCE = new Float32Array(16_000 * 4);
const program = new URL('bin/earshot', root).pathname;

/** `count` of them, spread over all skills; another seed, others. */
function sentences() {
  const all = [...new Set(SKILLS.flatMap(({ tests }) => tests.map(({ say }) => say)))];
  const step = Math.max(1, Math.floor(all.length / count));
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => all[(at * step + seed) % all.length]);
}

async function record(texts, file, voice) {
  const pieces = [LEAD_IN];
  for (const text of texts) {
    const { recording } = await speakSample(voice, text, new AbortController().signal);
    pieces.push(recording.samples, SILENCE);
  }
  await writeWav(file, { samples: concat(pieces), sampleRateHz: 16_000 });
}

const folder = await mkdtemp(join(tmpdir(), 'earshot-prove-replay-'));
let failed = true;
try {
  const config = join(folder, 'config.yaml');
  const state = join(folder, 'state');
  await writeFile(config, 'recordings: true\nvoice: {engine: none}\npage: {port: 0}\n');
  const texts = sentences();
  const voice = await openVoice({ engine: 'neural', speed: 1 });
  for (let at = 0; at < texts.length; at += PER_RECORDING) {
    const file = join(folder, `${at}.wav`);
    await record(texts.slice(at, at + PER_RECORDING), file, voice);
    execFileSync(program, ['run', '--config', config, '--state', state, '--input', file, '--json'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      maxBuffer: 1e9,
    });
    console.error(`${Math.min(at + PER_RECORDING, texts.length)} of ${texts.length} said`);
  }
  await voice.close();
  const replay = spawnSync(program, ['replay', '--config', config, '--state', state, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const rows = replay.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const same = rows.filter(({ result, heard_again }) => result === 'same' && heard_again);
  for (const row of rows) if (!same.includes(row)) console.error(JSON.stringify(row));
  process.stdout.write(
    `${texts.length} sentences said, ${rows.length} utterances recorded, ${rows.filter(({ heard_again }) => heard_again).length} heard again, ` +
      `${same.length} the same to the last bit, exit status of replay ${replay.status}\n`,
  );
  // What a starved machine does not hear leaves no record: nearly all must be there.
  failed = same.length !== rows.length || rows.length < 0.8 * texts.length || replay.status !== 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
