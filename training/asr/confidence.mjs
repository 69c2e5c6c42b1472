#!/usr/bin/env node
/**
 * Gathers what the recogniser's confidence is fitted to (confidence.py): one JSON line per clip.
 *
 *   npm run build && node training/asr/confidence.mjs --data DIR --out features.jsonl [--clips 26]
 *
 * Commands: the phrases of examples/phrases.yaml in the bundled house, spoken by the hub's own voice and eSpeak NG, every
 * second one in household noise at 12 dB (mixing recipe of speech.md). Others, forced through the same grammar: running
 * speech, single words, noises. No development set (dev-*) is touched: they judge. `--only commands` or `others`: one half.
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: 'features.jsonl' },
    clips: { type: 'string', default: '26' },
    only: { type: 'string' },
  },
});
const dist = (path) => import(join(root, 'dist', path));
const { Moonshine } = await dist('asr/moonshine.js');
const { PhraseWeights } = await dist('asr/phrase-weights.js');
const { TokenGraph } = await dist('asr/token-graph.js');
const { buildWordGraph } = await dist('asr/word-graph.js');
const { beamSearch } = await dist('asr/beam-search.js');
const { unexplained } = await dist('asr/duration.js');
const { otherViews } = await dist('asr/views.js');
const { modelPath } = await dist('models.js');
const { createUnderstanding } = await dist('nlu/understanding.js');
const { normalWords } = await dist('nlu/normalize.js');
const { loadHome } = await dist('actions/home-file.js');
const { decodeFile } = await dist('audio/decode-file.js');
const { cutSpeech } = await dist('audio/cut-speech.js');
const { SileroVad } = await dist('audio/vad.js');
const { mixAtSnr } = await dist('audio/noise.js');

const { openVoice } = await dist('audio/voice/voice.js');
const { resample } = await dist('audio/resample.js');

const { home } = await loadHome(join(root, 'examples/home.yaml'));
const { grammar } = createUnderstanding(home);
const spoken = { ...grammar, groups: grammar.groups.filter(({ textOnly }) => textOnly !== true) };
const weights = PhraseWeights.load(modelPath('asr-phrases'));
const model = await Moonshine.load();
const graph = new TokenGraph(buildWordGraph(spoken, weights), model.tokenizer);
const vad = await SileroVad.load();

const clips = (set) =>
  readFileSync(join(options.data, 'speech', set, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({
      ...JSON.parse(line),
      set,
      path: join(options.data, 'speech', set, JSON.parse(line).file),
    }));
const read = async (path) => (await decodeFile(path, { maxSeconds: 600 })).samples;
const noises = clips('noise-household');
const COMMAND_SECONDS = 8;

const folder = mkdtempSync(join(tmpdir(), 'earshot-confidence-'));
const voice = await openVoice({ cacheBytes: 0 });
const VOICES = ['own', 'en-us', 'en-gb', 'en-us+f3', 'en-gb-scotland+m3', 'own', 'en-029+f2', 'en-us+m4'];

/** @returns 16 kHz mono, with a pause before and after */
async function spoken16k(text, at) {
  const name = VOICES[at % VOICES.length];
  const pause = new Float32Array(8_000);
  const pieces = [pause];
  if (name === 'own') {
    for await (const piece of voice.speak(text)) pieces.push((await resample(piece)).samples);
  } else {
    const file = join(folder, `${at}.wav`);
    spawnSync('espeak-ng', ['-v', name, '-s', String(140 + (at % 5) * 10), '-w', file, text]);
    pieces.push(await read(file));
  }
  return Float32Array.from([...pieces, pause].flatMap((piece) => [...piece]));
}

const phrases = parse(readFileSync(join(root, 'examples/phrases.yaml'), 'utf8')).map(({ say }) => say);
const jobs = phrases.map((text, at) => ({
  text,
  at,
  command: true,
  ...(at % 2 === 1 && { snr: 12, noise: noises[(at * 7) % noises.length].path }),
}));
for (const set of [
  'commonvoice-v1-dev',
  'commonvoice-13-delta',
  'librispeech-train-clean-5',
  'speech-commands-words',
]) {
  const all = clips(set);
  const count = Math.floor(Number(options.clips) / 2);
  for (let at = 0; at < count; at += 1)
    jobs.push({ ...all[Math.floor((at * all.length) / count)], command: false });
}
for (const [set, every] of [
  ['noise-household', 1],
  ['noise-esc10', 5],
]) {
  for (const [at, clip] of clips(set).entries())
    if (at % every === 0) jobs.push({ ...clip, text: '', command: false });
}

const out = createWriteStream(options.out);
const wanted = jobs.filter(
  ({ command }) => options.only === undefined || command === (options.only === 'commands'),
);
for (const { path, text, at, command, snr, noise, set = 'phrases' } of wanted) {
  const clean = path === undefined ? await spoken16k(text, at) : await read(path);
  const samples = noise === undefined ? clean : mixAtSnr(clean, await read(noise), snr);
  const speech = await cutSpeech(samples.subarray(0, COMMAND_SECONDS * 16_000), vad);
  if (speech === undefined) continue;
  const encoded = await model.encode(speech);
  const free = await model.greedy(encoded);
  const views = [encoded];
  for (const view of otherViews(speech)) views.push(await model.encode(view));
  const [best] = await beamSearch(model, graph, views);
  if (best === undefined) continue;
  const heard = model.tokenizer.decode(best.tokens);
  const right = normalWords(heard).join(' ') === normalWords(text).join(' ');
  const row = {
    set,
    command,
    right,
    text: heard,
    free: model.tokenizer.decode(free.tokens),
    freeLogProbability: free.logProbability,
    logProbability: best.logProbability,
    tokens: best.tokens.length + 1,
    cost: best.cost,
    unexplained: unexplained(heard, encoded.seconds),
  };
  out.write(`${JSON.stringify(row)}\n`);
}
out.end();
rmSync(folder, { recursive: true });
await voice.close();
await model.close();
