/**
 * What the recorder of soak-listening.mjs hears: raw PCM of a day (16 kHz mono S16LE) into a named pipe, as fast as the clock goes.
 *
 *   node room.mjs PLAN.json PIPE
 *
 * PLAN: {day (day.mjs), commands: [files], talk: [files], noise: [files], dist, log}. Each begun command is a line of the log:
 * {command, at (second of the day), now (ms by this clock)}.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const part = (path) => import(pathToFileURL(join(plan.dist, path)).href);
const { decodeFile } = await part('audio/decode-file.js');
const { random: repeatable } = await part('audio/noise.js');

const RATE = 16_000;
const BLOCK_MS = 64;
const BLOCK = (RATE * BLOCK_MS) / 1000;
/** Of full scale: a quiet room, a television across it, dishes. */
const FLOOR = 0.0006;
const TALK_PEAK = 0.12;
const NOISE_PEAK = 0.15;

/** Waits until somebody listens; who goes away and comes back hears what is on then. */
let pipe = await open(process.argv[3], 'w');
const random = repeatable(5);
const startedAt = performance.now();
let given = 0;
for (const segment of plan.day) {
  if (segment.kind === 'command') {
    const line = { command: segment.command, at: segment.from, now: Date.now() };
    appendFileSync(plan.log, `${JSON.stringify(line)}\n`);
  }
  const sounds = soundsOf(segment);
  let rest = new Float32Array(0);
  for (let left = Math.round((segment.to - segment.from) * RATE); left > 0; left -= BLOCK) {
    const block = new Float32Array(Math.min(BLOCK, left));
    for (let at = 0; at < block.length; ) {
      if (rest.length === 0) rest = (await sounds.next()).value ?? new Float32Array(block.length);
      const piece = rest.subarray(0, block.length - at);
      block.set(piece, at);
      at += piece.length;
      rest = rest.subarray(piece.length);
    }
    await give(block);
  }
}

async function give(block) {
  const bytes = new Int16Array(block.length);
  for (let i = 0; i < block.length; i += 1) {
    const sample = block[i] + (random() - 0.5) * 2 * FLOOR;
    bytes[i] = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767)));
  }
  given += block.length;
  const early = startedAt + (given * 1000) / RATE - performance.now();
  if (early > 0) await sleep(early);
  try {
    await pipe.write(Buffer.from(bytes.buffer));
  } catch {
    await pipe.close();
    pipe = await open(process.argv[3], 'w');
  }
}

/** What sounds in a segment, one recording after the other; then nothing. */
async function* soundsOf({ kind, command, pick }) {
  if (kind === 'command') yield (await decodeFile(plan.commands[command])).samples;
  if (kind !== 'talk' && kind !== 'noise') return;
  const files = plan[kind];
  const peak = kind === 'talk' ? TALK_PEAK : NOISE_PEAK;
  for (let index = Math.floor(pick * files.length); ; index += 1) {
    const read = await decodeFile(files[index % files.length]).catch(() => null);
    if (read === null) continue;
    const loudest = read.samples.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-6);
    yield read.samples.map((one) => (one * peak) / loudest);
    yield new Float32Array(RATE / 2);
  }
}
