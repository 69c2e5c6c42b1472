#!/usr/bin/env node
/**
 * Commands said by many made voices, to train on beside people: speech of people in the training sets is hardly ever a command.
 *
 *   npm run build && node training/asr/noise/say.mjs --out DIR [--count 9000] [--seed 1] [--part 1/2]
 *
 * Sentences: drawn from the grammar of random houses, and written for the model for calls (never those of its held-out homes). Voices: the hub's own,
 * whose pitch, vocal tract (the envelope's frequencies), breath, tilt, intonation and pace are others in every sentence. Writes WAV files of 16 kHz and
 * manifest.jsonl: file, text (in words), digits (as it would be written with digits, where that differs), seconds. The sentences of
 * the benches (`dev-home-commands`, `bench/sentences`) are left out.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as ort from 'onnxruntime-node';
import { drawer } from '../../llm/generate/draw.mjs';
import { randomHome } from '../../llm/generate/homes.mjs';
import { grammarOf, loadProduct } from '../../llm/generate/product.mjs';
import { dice } from '../../llm/generate/random.mjs';
import { readRows } from '../../llm/rows.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const { values: options } = parseArgs({
  options: {
    out: { type: 'string' },
    data: { type: 'string', default: '../shared/data' },
    count: { type: 'string', default: '9000' },
    seed: { type: 'string', default: '1' },
    part: { type: 'string', default: '1/1' },
  },
});
const dist = (path) => import(join(root, 'dist', path));
const { HibariEngine } = await dist('audio/voice/hibari.js');
const { normalizeText } = await dist('audio/voice/normalize.js');
const { Vocoder, VOICE_SAMPLE_RATE_HZ } = await dist('audio/voice/dsp/vocoder.js');
const { resample } = await dist('audio/resample.js');
const { encodeWav } = await dist('audio/encode-wav.js');
const { modelPath } = await dist('models.js');
const { cardinalWords } = await dist('nlu/number-words.js');
const product = await loadProduct(join(root, 'dist'));

const MOST_WORDS = 13;
const SHARE_DRAWN = 0.45;
const HOMES = 300;
const EDGE = 0;
const BINS = 601;
const RATE_HZ = 16_000;

const [part, parts] = options.part.split('/').map(Number);
const count = Number(options.count);
const plain = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** What the benches say: neither here nor in other letters. */
function judged() {
  const found = new Set();
  const manifest = join(options.data, 'speech', 'dev-home-commands', 'manifest.jsonl');
  for (const line of readFileSync(manifest, 'utf8').trim().split('\n'))
    found.add(plain(inWords(JSON.parse(line).text)));
  return found;
}

/** Digits as words. */
function inWords(text) {
  return text
    .replace(/%/g, ' percent')
    .replace(/\d+/g, (digits) => (digits.length < 5 ? cardinalWords(Number(digits)) : ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

const NUMBERS = Array.from({ length: 1000 }, (_, n) => [cardinalWords(n), String(n)])
  .filter(([words]) => words !== 'zero' && words !== 'one')
  .sort(([a], [b]) => b.length - a.length);

/** "set it to fifty percent" as the recogniser prefers it: "set it to 50%". */
function inDigits(text) {
  let out = ` ${text} `;
  if (!/ (?:\w+teen|ten|eleven|twelve|\w+ty|two|three|four|five|six|seven|eight|nine|hundred)\b/.test(out))
    return text;
  for (const [words, digits] of NUMBERS)
    if (out.includes(` ${words} `)) out = out.replaceAll(` ${words} `, ` ${digits} `);
  return out.replace(/(\d) percent\b/g, '$1%').trim();
}

function* sentences(random) {
  const draw = drawer(product, random);
  const written = readdirSync(join(root, 'training/llm/data/utterances'))
    .filter((name) => name.endsWith('.yaml') && !/^(held-out|calibration)/.test(basename(name)))
    .flatMap((name) => readRows(join(root, 'training/llm/data/utterances', name)))
    .filter(({ calls, say }) => calls !== undefined && say.split(' ').length <= MOST_WORDS)
    .map(({ say }) => say);
  const draws = [];
  while (true) {
    if (random.chance(1 - SHARE_DRAWN)) yield random.pick(written);
    else {
      if (draws.length < HOMES) draws.push(draw(grammarOf(randomHome(random), product).lists));
      const text = random.pick(draws)();
      if (text !== null && text.split(' ').length <= MOST_WORDS) yield text;
    }
  }
}

/** Another throat: what is said at a frequency is said at `stretch` times it. */
function stretched(values, frames, stretch) {
  const out = new Float32Array(values.length);
  for (let bin = 0; bin < BINS; bin += 1) {
    const from = Math.min(BINS - 1, bin / stretch);
    const low = Math.floor(from);
    const high = Math.min(BINS - 1, low + 1);
    const share = from - low;
    for (let t = 0; t < frames; t += 1)
      out[bin * frames + t] = values[low * frames + t] * (1 - share) + values[high * frames + t] * share;
  }
  return out;
}

function anyVoice(random) {
  const normal = () => (random.chance(0.5) ? unit(random) + unit(random) - 1 : unit(random) * 2 - 1);
  const pitch = Math.exp(Math.log(0.5) + unit(random) * Math.log(1.4 / 0.5));
  return {
    pitch,
    // Low voices have long throats.
    stretch: 0.84 + 0.3 * Math.min(1, Math.max(0, 0.35 * unit(random) + 0.65 * ((pitch - 0.5) / 0.9))),
    lively: 0.4 + 1.3 * unit(random),
    pace: Math.exp(Math.log(0.75) + unit(random) * Math.log(1.65 / 0.75)),
    breath: 0.9 * normal(),
    tilt: 0.35 * normal(),
    shake: 0.02 * unit(random),
  };
}
const unit = (random) => random.below(1 << 24) / (1 << 24);

const engine = await HibariEngine.load();
const session = await ort.InferenceSession.create(modelPath('voice'), {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
});
const vocabulary = JSON.parse(readFileSync(modelPath('voice-vocabulary'), 'utf8'));
const vocoder = new Vocoder();

async function say(text, voice, random) {
  const phonemes = await engine.phonemes(normalizeText(`${text[0].toUpperCase()}${text.slice(1)}.`));
  if (!phonemes) return null;
  const ids = Array.from(phonemes, (symbol) => vocabulary[symbol]).filter((id) => id !== undefined);
  const framed = [EDGE, ...ids.slice(0, 400), EDGE];
  const outputs = await session.run({
    ids: new ort.Tensor('int64', BigInt64Array.from(framed, BigInt), [1, framed.length]),
    speed: new ort.Tensor('float32', Float32Array.of(voice.pace), [1]),
  });
  const frames = outputs.f0.data.length;
  const voicedLogs = Array.from(outputs.f0.data)
    .filter((hz) => hz > 40)
    .map(Math.log);
  const middle = voicedLogs.reduce((sum, log) => sum + log, 0) / Math.max(1, voicedLogs.length);
  const f0 = Float32Array.from(outputs.f0.data, (hz) =>
    hz <= 40
      ? 0
      : Math.max(
          55,
          voice.pitch *
            Math.exp(middle + voice.lively * (Math.log(hz) - middle) + voice.shake * (2 * unit(random) - 1)),
        ),
  );
  const at = (name, change = (value) => value) => {
    const values = stretched(outputs[name].data, frames, voice.stretch);
    for (let bin = 0, i = 0; bin < BINS; bin += 1)
      for (let t = 0; t < frames; t += 1, i += 1) values[i] = change(values[i], bin);
    return values;
  };
  const sloped = (value, bin) => value + voice.tilt * Math.log2(Math.max(bin, 8) / 50);
  const samples = vocoder.synthesize(
    {
      // A lower voice has more harmonics to fill the same envelope with.
      lh: at('lh', (value, bin) => sloped(value, bin) + Math.log(voice.pitch)),
      theta: at('theta'),
      ln: at('ln', (value, bin) => sloped(value, bin) + voice.breath),
      lr: at('lr', sloped),
      phi: outputs.phi.data,
      f0,
    },
    random.below(1 << 20),
  );
  return (await resample({ samples, sampleRateHz: VOICE_SAMPLE_RATE_HZ }, RATE_HZ)).samples;
}

mkdirSync(options.out, { recursive: true });
const random = dice(Number(options.seed));
const left = judged();
const said = new Set();
const rows = [];
for (const sentence of sentences(random)) {
  if (said.size >= count) break;
  const text = inWords(sentence.replace(/["“”]/g, ''));
  if (text.length < 2 || said.has(plain(text)) || left.has(plain(text))) continue;
  said.add(plain(text));
  const voice = anyVoice(random);
  const seed = random.below(1 << 24);
  if (said.size % parts !== part - 1) continue;
  const samples = await say(text, voice, dice(seed));
  if (samples === null) continue;
  const loud = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-6);
  const file = `${said.size}.wav`;
  writeFileSync(
    join(options.out, file),
    encodeWav({ samples: samples.map((one) => (one / loud) * 0.7), sampleRateHz: RATE_HZ }),
  );
  const digits = inDigits(text.toLowerCase());
  rows.push({
    file,
    text,
    ...(digits === text.toLowerCase() ? {} : { digits }),
    seconds: Math.round(samples.length / 160) / 100,
  });
  if (rows.length % 500 === 0) process.stdout.write(`${rows.length}\n`);
}
writeFileSync(
  join(options.out, `manifest-${part}.jsonl`),
  `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
);
await engine.close();
