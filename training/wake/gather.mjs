// What the recogniser makes of phrases that are said, that are not, and that sound near: evidence for the wake score, a row each.
//   node training/wake/gather.mjs --data DATA/speech --tasks tasks.jsonl --out rows.jsonl [--shard 0/2]
// Clips that have rows already are left alone. A task with `levels` is heard at those (dB, or `clean`) and no other way.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    tasks: { type: 'string' },
    out: { type: 'string' },
    noise: { type: 'string', default: 'noise-esc10' },
    shard: { type: 'string', default: '0/1' },
    most: { type: 'string', default: '1000000' },
    dist: { type: 'string', default: new URL('../../dist', import.meta.url).pathname },
  },
});
const load = (path) => import(`${values.dist}/${path}`);
const { decodeFile } = await load('audio/decode-file.js');
const { mixAtSnr, random } = await load('audio/noise.js');
const { SileroVad } = await load('audio/vad.js');
const { Moonshine } = await load('asr/moonshine.js');
const { readSet } = await load('bench/recorded-sets.js');
const { levelled, RunningGain } = await load('wake/gain.js');
const { wakePhrase } = await load('wake/phrase.js');
const { knownPhrase } = await load('wake/spotter.js');
const { Stretches } = await load('wake/stretches.js');
const { lookThrough } = await import('./look.mjs');

const FRAME = 512;
const RATE = 16_000;
/** After the date, which is early more often than late: 50 ms cut words short. */
const AFTER_SECONDS = 0.2;
/** Of the noise, evenly. */
const SNR_DB = [5, 20];

const recordings = await readSet(values.data, values.noise);
const vad = await SileroVad.load();
const model = await Moonshine.load(1);
const known = new Map();

async function phraseOf(text) {
  if (!known.has(text)) known.set(text, await knownPhrase(model, wakePhrase(text, model.tokenizer)));
  return known.get(text);
}

/** Each stretch of a recording with all that was found in it. */
async function look(samples, wishes) {
  const found = [];
  const stretches = new Stretches();
  const gain = new RunningGain();
  vad.reset();
  const take = async (stretch) => {
    const padded = new Float32Array(stretch.end * FRAME);
    padded.set(samples.subarray(0, padded.length));
    const sound = levelled(padded.subarray(stretch.start * FRAME));
    found.push(...(await lookThrough(values.dist, model, wishes, sound, stretch)));
  };
  for (let start = 0; start < samples.length; start += FRAME) {
    const frame = new Float32Array(FRAME);
    frame.set(samples.subarray(start, start + FRAME));
    const stretch = stretches.push(await vad.probability(gain.apply(frame)));
    if (stretch !== undefined) await take(stretch);
  }
  const last = stretches.end();
  if (last !== undefined) await take(last);
  return found;
}

/** The phrase alone, as wake phrases are said, with near silence around it. */
function alone(samples, at, letters, chance) {
  const from = Math.max(0, Math.round((at - letters * 0.075 - 0.2) * RATE));
  const until = Math.min(samples.length, Math.round((at + AFTER_SECONDS) * RATE));
  const before = Math.round((0.3 + 0.5 * chance()) * RATE);
  const out = new Float32Array(before + until - from + Math.round(0.6 * RATE));
  for (let i = from; i < until; i++) {
    const fade = Math.min(1, (i - from) / 480, (until - i) / 480);
    out[before + i - from] = samples[i] * fade;
  }
  for (let i = 0; i < out.length; i++) out[i] += 0.0005 * (chance() - 0.5);
  return out;
}

async function noisy(samples, chance, level) {
  const { path } = recordings[Math.floor(chance() * recordings.length)];
  const { samples: chosen } = await decodeFile(path, { maxSeconds: 600 });
  const snr = level ?? Math.round(SNR_DB[0] + chance() * (SNR_DB[1] - SNR_DB[0]));
  return { snr, samples: mixAtSnr(samples, chosen, snr, Math.floor(chance() * chosen.length)) };
}

const done = new Set(
  existsSync(values.out)
    ? readFileSync(values.out, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).clip)
    : [],
);
const [part, parts] = values.shard.split('/').map(Number);
const tasks = readFileSync(values.tasks, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
let left = Number(values.most);
for (const [number, task] of tasks.entries()) {
  const clip = `${task.set}/${task.file}`;
  if (number % parts !== part || done.has(clip)) continue;
  if (left-- <= 0) break;
  const chance = random(number + 1);
  const { samples } = await decodeFile(`${values.data}/${task.set}/${task.file}`, { maxSeconds: 60 });
  const wishes = [];
  for (const [kind, texts] of Object.entries({ said: task.said, other: task.others, near: task.near })) {
    for (const text of new Set(texts)) {
      try {
        wishes.push({ kind, phrase: await phraseOf(text) });
      } catch {
        // A letter that the recogniser does not write.
      }
    }
  }
  const rows = [];
  const add = (variant, snr, sound, listened, found) =>
    rows.push({
      clip,
      set: task.set,
      speaker: task.speaker,
      variant,
      snr,
      seconds: sound.length / RATE,
      wishes: listened.map(({ kind, phrase: { text, prior, letters } }) => ({ kind, text, prior, letters })),
      found,
    });
  const clean = await look(samples, wishes);
  add('clean', null, samples, wishes, clean);
  for (const level of task.levels ?? ['any']) {
    if (level === 'clean') continue;
    const mixed = await noisy(samples, chance, level === 'any' ? undefined : level);
    add('noisy', mixed.snr, samples, wishes, await look(mixed.samples, wishes));
  }
  for (const wish of task.levels === undefined ? wishes.filter(({ kind }) => kind === 'said') : []) {
    const best = clean
      .filter(({ phrase }) => phrase === wish.phrase.text)
      .sort((a, b) => b.again.likelihood + b.likelihood - a.again.likelihood - a.likelihood)[0];
    if (best === undefined || best.likelihood < 0.4 * wish.phrase.prior) continue;
    const cut = alone(samples, best.at, wish.phrase.letters, chance);
    const listened = [wish, ...wishes.filter(({ kind }) => kind !== 'said')];
    const loud = await noisy(cut, chance);
    add('alone', null, cut, listened, await look(cut, listened));
    add('alone noisy', loud.snr, cut, listened, await look(loud.samples, listened));
  }
  appendFileSync(values.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
await model.close();
await vad.close();
