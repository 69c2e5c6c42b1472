#!/usr/bin/env node
/**
 * Gathers what the recogniser's confidence is fitted to (confidence.py): one JSON line per clip.
 *
 *   npm run build && node training/asr/confidence.mjs --data DIR --grammar house|thirds --out FILE.jsonl
 *
 * `house`: the phrases of examples/phrases.yaml in the bundled house, spoken by the hub's own voice and eSpeak NG, clean and
 * in household noise at 12 and 6 dB (mixing recipe of speech.md). `thirds` (thirds.mjs): sentences of Common Voice as the
 * commands of a grammar made of them, likewise. Others, forced through the same grammar: running speech, single words,
 * noises. No development set (dev-*) is touched: they judge.
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { commandsOf, thirdsOf } from './thirds.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: 'features.jsonl' },
    grammar: { type: 'string', default: 'house' },
  },
});
const dist = (path) => import(join(root, 'dist', path));
const { Moonshine } = await dist('asr/moonshine.js');
const { TokenGraph } = await dist('asr/token-graph.js');
const { compileGraph } = await dist('asr/compile-graph.js');
const { openGraph } = await dist('asr/packed-graph.js');
const { beamSearch } = await dist('asr/beam-search.js');
const { confidenceOf } = await dist('asr/confidence.js');
const { unexplained } = await dist('asr/duration.js');
const { houseWords } = await dist('asr/wording/house-words.js');
const { WordCounts } = await dist('asr/wording/word-counts.js');
const { Wording } = await dist('asr/wording/wording.js');
const { modelPath } = await dist('models.js');
const { otherViews } = await dist('asr/views.js');
const { CLEAR, HOPELESS } = await dist('asr/moonshine-recognizer.js');
const { createUnderstanding } = await dist('nlu/understanding.js');
const { loadCustomSentences } = await dist('nlu/custom-sentences.js');
const { normalWords } = await dist('nlu/normalize.js');
const { loadHome } = await dist('actions/home-file.js');
const { decodeFile } = await dist('audio/decode-file.js');
const { cutSpeech } = await dist('audio/cut-speech.js');
const { SileroVad } = await dist('audio/vad.js');
const { mixAtSnr } = await dist('audio/noise.js');
const { openVoice } = await dist('audio/voice/voice.js');
const { resample } = await dist('audio/resample.js');

const COMMAND_SECONDS = 8;
const COMMANDS = 100;
const VOICES = ['own', 'en-us', 'en-gb', 'en-us+f3', 'en-gb-scotland+m3', 'own', 'en-029+f2', 'en-us+m4'];

const clips = (set) =>
  readFileSync(join(options.data, 'speech', set, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((row) => ({ ...row, set, path: join(options.data, 'speech', set, row.file) }));
const read = async (path) => (await decodeFile(path, { maxSeconds: 600 })).samples;
const noises = clips('noise-household');

const folder = mkdtempSync(join(tmpdir(), 'earshot-confidence-'));
const voice = await openVoice({ cacheBytes: 0 });

/** @returns 16 kHz mono, with a pause before and after */
async function spoken16k(text, at) {
  const name = VOICES[(at >> 1) % VOICES.length];
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

const every = (rows, step, from) => rows.filter((_, at) => at % step === from);
const others = (rows) => rows.map((row) => ({ ...row, command: false }));
const sounds = (step, from) =>
  every(clips('noise-esc10'), step, from).map((row) => ({ ...row, text: '', command: false }));

async function house() {
  const phrases = parse(readFileSync(join(root, 'examples/phrases.yaml'), 'utf8')).map(({ say }, at) => ({
    ...{ set: 'phrases', text: say, at, snr: [undefined, 12, 6][(at >> 1) % 3], command: true },
  }));
  const { home } = await loadHome(join(root, 'examples/home.yaml'));
  return {
    understanding: createUnderstanding(home),
    jobs: [
      ...every(phrases, 2, 1),
      ...others(every(clips('commonvoice-13-delta'), 12, 7)),
      ...others(every(clips('speech-commands-words'), 100, 1)),
      ...sounds(5, 1),
      ...noises.map((row) => ({ ...row, text: '', command: false })),
    ],
  };
}

async function thirds() {
  const all = clips('commonvoice-13-delta');
  const commands = commandsOf(all, COMMANDS);
  const strangers = all.filter(({ speaker }) => commands.every((row) => row.speaker !== speaker));
  const { home } = await loadHome(join(root, 'examples/home.yaml'));
  return {
    understanding: createUnderstanding(home, { skills: [await thirdsOf(commands, loadCustomSentences)] }),
    jobs: [
      ...commands.flatMap((row, at) =>
        (at % 2 === 1 ? [undefined, 12, 6] : [12, 6]).map((snr) => ({ ...row, at, snr, command: true })),
      ),
      ...others(every(strangers, 3, 0))
        .slice(0, 70)
        .map((row, at) => ({ ...row, at, snr: at % 3 === 0 ? 12 : undefined })),
      ...sounds(8, 0),
    ],
  };
}

const { understanding, jobs } = await (options.grammar === 'thirds' ? thirds() : house());
const model = await Moonshine.load();
const graph = new TokenGraph(openGraph(compileGraph(understanding.grammar)), model.tokenizer);
const words = houseWords(understanding.grammar);
const wording = words === null ? null : new Wording(WordCounts.load(modelPath('asr-wording')), words);
const vad = await SileroVad.load();
const out = createWriteStream(options.out);
for (const { path, text, at, command, snr, set, speaker } of jobs) {
  const clean = path === undefined ? await spoken16k(text, at) : await read(path);
  const noise = snr === undefined ? null : await read(noises[(at * 7) % noises.length].path);
  const samples = noise === null ? clean : mixAtSnr(clean, noise, snr, (at * 7_919 * 16) % noise.length);
  const speech = await cutSpeech(samples.subarray(0, COMMAND_SECONDS * 16_000), vad);
  if (speech === undefined) continue;
  const encoded = await model.encode(speech.samples);
  const free = await model.greedy(encoded);
  const sure = async ({ tokens, logProbability, cost, unheard }) =>
    confidenceOf({
      logProbability,
      freeLogProbability: free.logProbability,
      silentLogProbability: await model.silentLogProbability(tokens),
      tokens: tokens.length + 1,
      cost,
      unexplained: unexplained(model.tokenizer.decode(tokens), encoded.seconds),
      unheard,
      wording: wording?.perWord(model.tokenizer.decode(tokens)) ?? null,
      misspelt: (await encoded.letters()).misspelling(tokens, model.tokenizer),
    });
  let [best] = await beamSearch(model, graph, [encoded], { wording });
  if (best === undefined) continue;
  const first = await sure(best);
  if (first >= HOPELESS && first < CLEAR) {
    const views = [encoded];
    for (const view of otherViews(speech.samples)) views.push(await model.encode(view));
    [best] = await beamSearch(model, graph, views, { wording });
  }
  if (best === undefined) continue;
  const heard = model.tokenizer.decode(best.tokens);
  const row = {
    ...{
      set,
      speaker: speaker ?? text,
      command,
      snr,
      text: heard,
      free: model.tokenizer.decode(free.tokens),
    },
    right: normalWords(heard).join(' ') === normalWords(text).join(' '),
    freeLogProbability: free.logProbability,
    logProbability: best.logProbability,
    silent: await model.silentLogProbability(best.tokens),
    tokens: best.tokens.length + 1,
    cost: best.cost,
    unexplained: unexplained(heard, encoded.seconds),
    unheard: best.unheard,
    wording: wording?.perWord(heard) ?? null,
    misspelt: (await encoded.letters()).misspelling(best.tokens, model.tokenizer),
    seconds: encoded.seconds,
  };
  out.write(`${JSON.stringify(row)}\n`);
}
out.end();
rmSync(folder, { recursive: true });
await voice.close();
await model.close();
