// What both stages make of every stretch of the judging speech, each beside the other:
//   node training/listener/measure.mjs --data DIR/speech --out rows.jsonl --stage second [--share 0.3]
//   node training/listener/measure.mjs --data DIR/speech --out rows.jsonl --stage first --listener listener.onnx
//   node training/listener/measure.mjs --data DIR/speech --out rows.jsonl --stage letters     (the listener's teacher in its place)
// A row is a recording at a level; rows that are there already are left alone. compare.mjs makes the tables.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string' },
    stage: { type: 'string' },
    listener: { type: 'string' },
    dist: { type: 'string', default: new URL('../../dist', import.meta.url).pathname },
    // Of the speech in which nobody says a phrase.
    share: { type: 'string', default: '1' },
    sets: { type: 'string' },
  },
});
const load = (path) => import(`${values.dist}/${path}`);
const { decodeFile } = await load('audio/decode-file.js');
const { SileroVad } = await load('audio/vad.js');
const { readSet } = await load('bench/recorded-sets.js');
const { spread } = await load('bench/bench.js');
const { householdNoise, withNoise } = await load('bench/noisy.js');
const { Stretches } = await load('wake/stretches.js');
const { levelled, RunningGain } = await load('wake/gain.js');

/** Nothing was tuned on the first four; with the others the score's constants were set. */
const PHRASES = [
  { phrase: 'jarvis', set: 'wake-words', text: 'jarvis' },
  { phrase: 'amelia', set: 'wake-words-precise', text: 'amelia' },
  { phrase: 'hey computer', set: 'wake-words-precise', text: 'heycomputer' },
  { phrase: 'hey chatterbox', set: 'wake-words-precise', text: 'heychatterbox' },
  { phrase: 'computer', set: 'wake-words', text: 'computer', tuned: true },
  { phrase: 'athena', set: 'wake-words-precise', text: 'athena', tuned: true },
];
const OF_A_PHRASE = 40;
const NEAR = 'hey savant';
const FIRST_RESERVED_READER = 2136;
const ALL = [...PHRASES.map(({ phrase }) => phrase), NEAR];
const FRAME = 512;

const files = [];
for (const { phrase, set, text, tuned = false } of PHRASES) {
  const said = (await readSet(values.data, set)).filter(
    (one) => one.text === text && (text !== 'heycomputer' || one.seconds < 2.5),
  );
  for (const one of spread(said, OF_A_PHRASE)) {
    for (const level of [Number.POSITIVE_INFINITY, 10])
      files.push({ kind: tuned ? 'tuned' : 'said', phrase, level, one });
  }
}
for (const one of (await readSet(values.data, 'wake-words-precise')).filter(({ near_miss }) => near_miss)) {
  files.push({ kind: 'near', phrase: NEAR, level: Number.POSITIVE_INFINITY, one });
}
const words = ALL.flatMap((phrase) => phrase.split(' ')).filter((word) => word !== 'hey');
const other = ({ text = '' }) => !words.some((word) => text.toLowerCase().includes(word));
const delta = (await readSet(values.data, 'commonvoice-13-delta')).filter(other);
const readers = (await readSet(values.data, 'librispeech-train-clean-5')).filter(other);
const reserved = readers.filter(({ speaker }) => Number(speaker) >= FIRST_RESERVED_READER);
for (const set of [delta, reserved]) {
  for (const one of spread(set, Math.round(set.length * Number(values.share))))
    files.push({ kind: 'other', level: Number.POSITIVE_INFINITY, one });
}
// Held out of the listener's training, for its threshold.
const held = (await readSet(values.data, 'commonvoice-v1-dev')).filter(
  (one, index) => index % 20 === 0 && other(one),
);
const validation = readers.filter(({ speaker }) => speaker === '19' || speaker === '32');
for (const one of [...held, ...validation])
  files.push({ kind: 'held-out', level: Number.POSITIVE_INFINITY, one });

const keyOf = ({ kind, phrase = '', level, one }) =>
  `${kind}|${phrase}|${level}|${one.path.split('/').slice(-2).join('/')}`;
const done = new Set(
  existsSync(values.out)
    ? readFileSync(values.out, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).key)
    : [],
);
const context = {
  data: values.data,
  limit: null,
  scratch: '/tmp',
  signal: new AbortController().signal,
  progress: { step: () => {} },
};
const { noise } = await householdNoise(context);
const vad = await SileroVad.load();
const stage = await { first: firstStage, letters: teacher, second: secondStage }[values.stage]();

let index = 0;
for (const file of files) {
  index += 1;
  const key = keyOf(file);
  if (done.has(key) || (values.sets && !values.sets.split(',').includes(file.kind))) continue;
  let samples;
  try {
    samples = (await decodeFile(file.one.path, { maxSeconds: 600 })).samples;
  } catch {
    continue;
  }
  const heard = withNoise(samples, noise, index, file.level);
  const rows = await stretchesOf(heard);
  appendFileSync(
    values.out,
    `${JSON.stringify({ key, kind: file.kind, phrase: file.phrase, level: file.level === 10 ? '10 dB' : 'clean', seconds: samples.length / 16_000, stretches: rows })}\n`,
  );
}

/** Through the same stretches whichever stage looks at them. */
async function stretchesOf(samples) {
  const found = [];
  const stretches = new Stretches();
  const gain = new RunningGain();
  vad.reset();
  stage.restart();
  const take = async (stretch) => {
    const before = process.cpuUsage();
    const row = await stage.look(stretch, samples);
    const { user, system } = process.cpuUsage(before);
    found.push({ begin: stretch.begin, end: stretch.end, ms: (user + system) / 1000, ...row });
  };
  for (let start = 0; start < samples.length; start += FRAME) {
    const frame = new Float32Array(FRAME);
    frame.set(samples.subarray(start, start + FRAME));
    const stretch = stretches.push(await vad.probability(gain.apply(frame)));
    stage.push(frame, stretches.open || stretch !== undefined);
    if (stretch !== undefined) await take(stretch);
  }
  const last = stretches.end();
  if (last !== undefined) await take(last);
  return found;
}

async function firstStage() {
  const { FirstStage } = await load('wake/listener/first-stage.js');
  const { ListenerNetwork } = await load('wake/listener/network.js');
  const first = new FirstStage(await ListenerNetwork.load(values.listener));
  return {
    restart: () => first.restart(),
    push: (frame, speaking) => first.push(frame, speaking),
    look: async (stretch) => ({ likenesses: (await first.likenesses(stretch, ALL)).map(rounded) }),
  };
}

async function teacher() {
  const { Networks } = await load('asr/networks.js');
  const { likeness } = await load('wake/listener/likeness.js');
  const { spellingOf } = await load('wake/listener/spelling.js');
  const networks = await Networks.load(1);
  const spellings = ALL.map(spellingOf);
  return {
    restart: () => {},
    push: () => {},
    look: async (stretch, samples) => {
      const heard = await networks.spell(await networks.hear(levelled(soundOf(stretch, samples))));
      return { likenesses: spellings.map((spelling) => likeness(heard, spelling)).map(rounded) };
    },
  };
}

function rounded(nats) {
  return Number.isFinite(nats) ? Math.round(nats * 1000) / 1000 : -99;
}

/** With silence behind the recording's end. */
function soundOf({ start, end }, samples) {
  const padded = new Float32Array(end * FRAME);
  padded.set(samples.subarray(0, padded.length));
  return padded.subarray(start * FRAME);
}

async function secondStage() {
  const { Moonshine } = await load('asr/moonshine.js');
  const { knownPhrase, readStretch } = await load('wake/spotter.js');
  const { wakePhrase } = await load('wake/phrase.js');
  const model = await Moonshine.load(1);
  const known = [];
  for (const phrase of ALL) known.push(await knownPhrase(model, wakePhrase(phrase, model.tokenizer)));
  return {
    restart: () => {},
    push: () => {},
    look: async (stretch, samples) => {
      const { candidates } = await readStretch(model, known, levelled(soundOf(stretch, samples)), stretch);
      return {
        candidates: candidates.map(({ phrase, score }) => ({
          phrase,
          score: Math.round(score * 1000) / 1000,
        })),
      };
    },
  };
}
