#!/usr/bin/env node
/**
 * Gathers what the recogniser's confidence is fitted to (confidence.py): one JSON line per clip.
 *
 *   npm run build && node training/asr/confidence.mjs --data DIR --out features.jsonl [--clips 60]
 *
 * Commands: dev-home-commands, clean, and every second one in household noise at 12 dB (mixing recipe of speech.md), under
 * the grammar of bench/dev-home.yaml. Others, forced through the same grammar: running speech, single words, noises.
 */
import { createWriteStream, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: 'features.jsonl' },
    clips: { type: 'string', default: '60' },
  },
});
const dist = (path) => import(join(root, 'dist', path));
const { Moonshine } = await dist('asr/moonshine.js');
const { PhraseWeights } = await dist('asr/phrase-weights.js');
const { TokenGraph } = await dist('asr/token-graph.js');
const { buildWordGraph } = await dist('asr/word-graph.js');
const { beamSearch } = await dist('asr/beam-search.js');
const { unexplained } = await dist('asr/duration.js');
const { modelPath } = await dist('models.js');
const { createUnderstanding } = await dist('nlu/understanding.js');
const { normalWords } = await dist('nlu/normalize.js');
const { loadHome } = await dist('actions/home-file.js');
const { decodeFile } = await dist('audio/decode-file.js');
const { cutSpeech } = await dist('audio/cut-speech.js');
const { SileroVad } = await dist('audio/vad.js');
const { mixAtSnr } = await dist('audio/noise.js');

const { home } = await loadHome(join(root, 'bench/dev-home.yaml'));
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

const jobs = clips('dev-home-commands').flatMap((clip, at) => {
  const command = !clip.text.startsWith('oov');
  const noisy = { ...clip, command, snr: 12, noise: noises[(at * 7) % noises.length].path };
  return at % 2 === 0 || !command ? [{ ...clip, command }, noisy] : [{ ...clip, command }];
});
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
for (const set of ['noise-household', 'noise-esc10'])
  for (const clip of clips(set)) jobs.push({ ...clip, text: '', command: false });

const out = createWriteStream(options.out);
for (const { path, text, command, snr, noise, set } of jobs) {
  const clean = await read(path);
  const samples = noise === undefined ? clean : mixAtSnr(clean, await read(noise), snr);
  const speech = await cutSpeech(samples.subarray(0, COMMAND_SECONDS * 16_000), vad);
  if (speech === undefined) continue;
  const encoded = await model.encode(speech);
  const free = await model.greedy(encoded);
  const [best] = await beamSearch(model, graph, encoded);
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
await model.close();
