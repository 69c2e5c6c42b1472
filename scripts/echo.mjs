/**
 * What the echo canceller does for the ear, in simulated rooms, as a table for docs/echo.md:
 *
 *   npm run build && node scripts/echo.mjs [commands] [minutes]
 *   npm run build && node scripts/echo.mjs clocks
 *
 * So many commands (default 24) are spoken over the hub's own replies at 0, 6 and 12 dB echo-to-speech, in the hub's own
 * voice at 1.2 times its pace and, where it is installed, in three voices of eSpeak NG; and so many minutes (default 2) of
 * replies are heard with nobody else there. `clocks` makes only the first table: 40 s of replies in three rooms, with the
 * clocks of loudspeaker and microphone apart. Everything is counted in samples and frames: no clock, no sound card.
 */

import { applyEffects, startWorld } from '../dist/actions/apply-effects.js';
import { surerOf } from '../dist/asr/hear-wider.js';
import { openRecognizer } from '../dist/asr/open-recognizer.js';
import { EchoCanceller } from '../dist/audio/echo/echo-canceller.js';
import { FarEnd } from '../dist/audio/echo/far-end.js';
import { maskedDetector } from '../dist/audio/echo/masked-detector.js';
import { ResidualSuppressor } from '../dist/audio/echo/residual-suppressor.js';
import {
  convolve,
  drifted,
  impulseResponse,
  ROOMS,
  throughLoudspeaker,
} from '../dist/audio/echo/simulated-room.js';
import { findExecutable } from '../dist/audio/find-executable.js';
import { random } from '../dist/audio/noise.js';
import { concat } from '../dist/audio/pcm.js';
import { resample } from '../dist/audio/resample.js';
import { WIDER_MS } from '../dist/audio/spoken-part.js';
import { SileroVad } from '../dist/audio/vad.js';
import { openVoice } from '../dist/audio/voice/voice.js';
import { openHome } from '../dist/cli/home-option.js';
import { WakeEar } from '../dist/hub/wake/wake-ear.js';
import { newSession } from '../dist/nlu/converse/session.js';
import { createUnderstanding } from '../dist/nlu/understanding.js';
import { levelled } from '../dist/wake/gain.js';

const RATE = 16_000;
const FRAME = 512;
/** The guard's head start, the canceller's own delay, and what a loudspeaker needs to fall silent. */
const [HEAD_START, LATE, STOPS] = [1_024, 256, 800];
const BLOCK = 256;
const WIDER = (WIDER_MS * RATE) / 1000;
/** Parts in a million by which the loudspeaker's clock is faster; seconds of replies, and those that do not count. */
const [PPM, CLOCK_SECONDS, LEARNING] = [[0, 10, 50, 100, -50], 40, 10];
const [RATIOS, NOISE, LOUD] = [[0, 6, 12], 0.0006, 0.1];
const ONLY_CLOCKS = process.argv[2] === 'clocks';
const WANTED = Number(process.argv[2] ?? 24);
const MINUTES = Number(process.argv[3] ?? 2);

const REPLIES = [
  'The kitchen light is on. The living room lamp is set to forty percent.',
  'It is a quarter past seven in the evening. Your next alarm is tomorrow at six thirty.',
  'I have set a timer for twelve minutes. The pasta timer has three minutes left.',
  'The front door is locked and all windows in the bedroom are closed.',
  'There are five things on your shopping list: milk, eggs, bread, butter and apples.',
  'The computer in the office is on, and the desk lamp is off.',
];
const COMMANDS = [
  'turn on the kitchen light',
  'turn off all the lights in the kitchen',
  'set a timer for five minutes',
  'set the kitchen light to thirty percent',
  'what time is it',
  'cancel the timer',
];

const print = (line) => process.stdout.write(`${line}\n`);

const spoken = async (voice, text) => {
  const pieces = [];
  for await (const piece of voice.speak(text)) pieces.push((await resample(piece)).samples);
  return concat(pieces);
};

async function voices() {
  const own = await openVoice({ cacheBytes: 0, worker: false, speed: 1.2 });
  if (findExecutable('espeak-ng') === undefined) return [own];
  const variants = ['en-us', 'en-gb+f3', 'en-us+m3'];
  const others = variants.map((variant) =>
    openVoice({ engine: 'espeak', cacheBytes: 0, espeak: { variant } }),
  );
  return [own, ...(await Promise.all(others))];
}

const rms = (samples) => Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);

/** Of the frames within 20 dB of the loudest. */
function activeRms(samples) {
  const levels = [];
  for (let at = 0; at + FRAME <= samples.length; at += FRAME)
    levels.push(rms(samples.subarray(at, at + FRAME)));
  const most = Math.max(...levels);
  const active = levels.filter((level) => level > most / 10);
  return Math.sqrt(active.reduce((sum, level) => sum + level * level, 0) / active.length);
}

const responses = new Map();
function heardFrom(room, who) {
  const key = `${room.name} ${who}`;
  if (!responses.has(key)) responses.set(key, impulseResponse(room, room[who]));
  return responses.get(key);
}

/** Replies one after another, each with its own delay of 45 to 85 ms in the sound card. */
function playing(replies, seconds, seed) {
  const next = random(seed);
  const pieces = [];
  for (let at = RATE / 2, turn = seed; at < (seconds - 1) * RATE; turn += 1) {
    const samples = replies[turn % replies.length];
    const fits = samples.subarray(0, Math.max(0, seconds * RATE - at - RATE / 2));
    pieces.push({ from: at, samples: fits, delay: Math.round(720 + 640 * next()) });
    at += fits.length + (turn % 2 === 0 ? 3_000 : 9_000);
  }
  return pieces;
}

/** @param stopped sample at which the hub was told to be silent */
function scene(
  room,
  pieces,
  length,
  { near = null, at = 0, ratio = 0, ppm = 0, stopped = Infinity, seed = 1 },
) {
  const loud = new Float32Array(length);
  for (const { from, samples, delay } of pieces) {
    const end = Math.min(from + delay + samples.length, stopped + STOPS, length);
    for (let n = from + delay; n < end; n++) loud[n] += samples[n - from - delay];
  }
  const echo = drifted(convolve(throughLoudspeaker(loud), heardFrom(room, 'loudspeaker')), ppm);
  const echoGain =
    LOUD /
    activeRms(
      convolve(
        throughLoudspeaker(concat(pieces.map(({ samples }) => samples))),
        heardFrom(room, 'loudspeaker'),
      ),
    );
  const person = new Float32Array(length);
  if (near !== null) {
    const direct = convolve(concat([near, new Float32Array(RATE / 2)]), heardFrom(room, 'person'));
    const gain = LOUD / activeRms(direct) / 10 ** (ratio / 20);
    for (let n = 0; n < direct.length && at + n < length; n++) person[at + n] = gain * direct[n];
  }
  const next = random(seed);
  const microphone = person.map((s, n) => s + echoGain * echo[n] + NOISE * 3.46 * (next() - 0.5));
  return { microphone, person, pieces, stopped };
}

/** What the filter leaves, before the rest is made softer, is not given out: it is seen on its way. */
const left = [];
const { analyse } = ResidualSuppressor.prototype;
ResidualSuppressor.prototype.analyse = function (block) {
  left.push(block.error.slice());
  return analyse.call(this, block);
};

function clean({ microphone, pieces, stopped }) {
  const far = new FarEnd();
  const canceller = new EchoCanceller(far);
  const waiting = [...pieces];
  const frames = [];
  const filtered = microphone.slice();
  for (let at = 0; at + FRAME <= microphone.length; at += FRAME) {
    while (waiting.length > 0 && waiting[0].from < at + FRAME) {
      const { from, samples } = waiting.shift();
      if (from < stopped) far.put(from - HEAD_START, samples, stopped + STOPS);
    }
    left.length = 0;
    frames.push(canceller.process(microphone.subarray(at, at + FRAME), at));
    for (const [block, error] of left.entries()) filtered.set(error, at + block * BLOCK);
  }
  return {
    frames,
    filtered,
    samples: concat(frames.map(({ samples }) => samples)),
    own: new Set(frames.filter(({ own }) => own).map(({ samples }) => samples)),
    ppm: 1e6 * (far.playing(microphone.length)?.clock.rate ?? 0),
  };
}

/** dB, over what comes half a second and more after each piece was handed over. */
function erle({ microphone, pieces }, samples, late) {
  let [before, after] = [0, 0];
  for (const { from, samples: played } of pieces) {
    for (let n = from + RATE / 2; n < from + played.length; n++) {
      before += microphone[n] ** 2;
      after += (samples[n + late] ?? 0) ** 2;
    }
  }
  return 10 * Math.log10(before / after);
}

/** Of the frames in which a piece sounds, the share that counts as somebody's. */
function mistaken({ pieces }, { frames }) {
  const sounding = frames.filter((_, index) =>
    pieces.some(
      ({ from, samples, delay }) =>
        index * FRAME >= from + delay && index * FRAME < from + delay + samples.length,
    ),
  );
  return sounding.filter(({ own }) => !own).length / sounding.length;
}

/** Nobody else there, the clocks apart. */
function apart(room, ppm) {
  const pieces = playing(replies, CLOCK_SECONDS, 1);
  const made = scene(room, pieces, CLOCK_SECONDS * RATE, { ppm });
  const begun = process.cpuUsage().user;
  const cleaned = clean(made);
  const ms = (process.cpuUsage().user - begun) / 1_000 / CLOCK_SECONDS;
  const counted = { ...made, pieces: pieces.filter(({ from }) => from > LEARNING * RATE) };
  const db = [erle(counted, cleaned.filtered, 0), erle(counted, cleaned.samples, LATE)];
  const somebody = 100 * mistaken(counted, cleaned);
  print(
    `| ${room.name} | ${ppm} | ${cleaned.ppm.toFixed(1)} | ${db[0].toFixed(0)} | ${db[1].toFixed(0)} | ${somebody.toFixed(0)} % | ${ms.toFixed(0)} ms |`,
  );
}

const hub = await openVoice({ cacheBytes: 0, worker: false });
const replies = [];
for (const reply of REPLIES) replies.push(await spoken(hub, reply));

print(
  "| room | clocks apart, ppm | learnt | the filter, dB softer | with the rest | frames that count as somebody's | processor, per second |\n|---|---|---|---|---|---|---|",
);
for (const room of ROOMS) for (const ppm of PPM) apart(room, ppm);
if (ONLY_CLOCKS) {
  await hub.close();
  process.exit();
}

const vad = await SileroVad.load();
/** Frame in which the hub would be told to be silent; Infinity: never. */
async function pausedAt({ frames, own }, from) {
  const detector = maskedDetector(vad, (frame) => own.has(frame));
  detector.reset();
  let run = 0;
  for (const [index, { samples }] of frames.entries()) {
    const speech = (await detector.probability(samples)) >= 0.5;
    run = speech && index >= from ? run + 1 : 0;
    if (run === 2) return index;
  }
  return Infinity;
}

const recognizer = await openRecognizer({ worker: false });
const home = await openHome(undefined);
const understanding = createUnderstanding(home);
await recognizer.setGrammar(understanding.grammar);
const emptyHouse = startWorld(home, '2026-11-21T19:00:00');
const { effects: timerSet } = understanding.converse(emptyHouse, newSession(null), {
  text: 'set a timer for an hour',
});
/** A house in which something can be cancelled. */
const world = applyEffects(emptyHouse, timerSet);
/** What is done and said to a text there. */
const meant = (text) => {
  const outcome = understanding.converse(world, newSession(null), { text });
  return JSON.stringify([outcome.source, outcome.calls, outcome.effects]);
};
/** Understood is what means the same: "the kitchen lights" where there is one. What is not accepted is heard once more with more around it, as the ear does. */
const understood = async (samples, from, to, text) => {
  const cut = (more) => levelled(samples.slice(from - more, to + more));
  const part = { samples: cut(0), wide: cut(WIDER) };
  let heard = await recognizer.command(part.samples);
  if (!heard.accepted) heard = await surerOf(heard, recognizer, part);
  return heard.accepted && meant(heard.text) === meant(text);
};

const clips = [];
const called = await voices();
for (const [index, voice] of called.entries()) {
  for (const text of COMMANDS)
    clips.push({ text, voice: voice.name, index, samples: await spoken(voice, text) });
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

print(
  '\n| echo over speech | commands | heard alone | as the microphone hears them | cleaned, the hub speaking on | cleaned, the hub falling silent | from first sound to the order to be silent, median and longest | not noticed |\n|---|---|---|---|---|---|---|---|',
);
for (const ratio of RATIOS) {
  const count = { all: 0, alone: 0, raw: 0, on: 0, silent: 0, missed: 0 };
  const waits = [];
  for (let turn = 0; turn < WANTED; turn += 1) {
    const clip = clips[(turn * 7) % clips.length];
    const room = ROOMS[turn % ROOMS.length];
    const at = 9 * RATE + 1_000 * turn;
    const length = at + clip.samples.length + 2 * RATE;
    const pieces = playing(replies, length / RATE, turn + 1);
    const options = { near: clip.samples, at, ratio, seed: turn + 1 };
    const made = scene(room, pieces, length, options);
    const [from, to] = [at - 4_000, at + clip.samples.length + 6_000];
    count.all += 1;
    if (!(await understood(made.person, from, to, clip.text))) continue;
    count.alone += 1;
    const cleaned = clean(made);
    if (await understood(made.microphone, from, to, clip.text)) count.raw += 1;
    if (await understood(cleaned.samples, from, to, clip.text)) count.on += 1;
    let onset = Math.floor(at / FRAME);
    const loudest = Math.max(
      ...Array.from({ length: 60 }, (_, n) =>
        rms(made.person.subarray((onset + n) * FRAME, (onset + n + 1) * FRAME)),
      ),
    );
    while (rms(made.person.subarray(onset * FRAME, (onset + 1) * FRAME)) < loudest / 10) onset += 1;
    const paused = await pausedAt(cleaned, onset);
    if (paused * FRAME > to) {
      count.missed += 1;
      if (await understood(cleaned.samples, from, to, clip.text)) count.silent += 1;
      continue;
    }
    waits.push((paused + 1 - onset) * 32);
    const silenced = clean(scene(room, pieces, length, { ...options, stopped: (paused + 1) * FRAME }));
    if (await understood(silenced.samples, from, to, clip.text)) count.silent += 1;
  }
  print(
    `| ${ratio} dB | ${count.all} | ${count.alone} | ${count.raw} | ${count.on} | ${count.silent} | ${median(waits)} and ${Math.max(...waits)} ms | ${count.missed} |`,
  );
}

const PHRASE = 'computer';
const isHostile = (_, at) => REPLIES[at].toLowerCase().includes(PHRASE);
const innocent = replies.filter((...one) => !isHostile(...one));
const calls = [];
for (const voice of called) calls.push(await spoken(voice, PHRASE));
for (const voice of called) await voice.close();
print('\n| echo over speech | "computer" said over the hub | it woke |\n|---|---|---|');
for (const ratio of RATIOS) {
  let woken = 0;
  for (let turn = 0; turn < WANTED; turn += 1) {
    const near = calls[turn % calls.length];
    const at = 9 * RATE + 1_000 * turn;
    const length = at + near.length + 2 * RATE;
    const pieces = playing(innocent, length / RATE, turn + 1);
    const made = scene(ROOMS[turn % ROOMS.length], pieces, length, { near, at, ratio, seed: turn + 1 });
    const { wakes } = await listened(clean(made), at / RATE);
    if (wakes > 0) woken += 1;
  }
  print(`| ${ratio} dB | ${WANTED} | ${woken} |`);
}

await alone('replies as they are', innocent, MINUTES);
await alone(
  'its wake phrase in all that it says, and nothing but the sound to tell',
  replies.filter(isHostile),
  Math.ceil(MINUTES / 10),
);

/**
 * What the hub's ear makes of it; the guard by the reply's text (own-speech.ts) is off. Each stretch is read before the
 * next frame comes, so that no reading is dropped and every run counts the same.
 * @param from second before which nothing counts
 */
async function listened({ frames, own }, from = 0) {
  const heard = { pauses: 0, wakes: 0, read: 0 };
  let [run, speech, reading] = [0, false, Promise.resolve()];
  const ear = new WakeEar({
    detector: vad,
    spotter: {
      spot: (...all) => {
        heard.read += 1;
        const asked = recognizer.wake.spot(...all);
        reading = asked.catch(() => {});
        return asked;
      },
    },
    wishes: [{ phrase: PHRASE, sensitivity: 0.5 }],
    isOwn: (_, at) => at < from,
    isEcho: (frame) => own.has(frame),
    onWake: () => {
      heard.wakes += 1;
    },
    onSentence: () => {},
    onFrame: (probability) => {
      run = probability >= 0.5 ? run + 1 : 0;
      if (run === 2 && !speech) heard.pauses += 1;
      speech = probability >= 0.35 && (speech || run >= 2);
    },
  });
  await ear.run(
    {
      async *frames() {
        for (const { samples } of frames) {
          yield samples;
          await new Promise(setImmediate);
          await reading;
        }
      },
    },
    new AbortController().signal,
  );
  return heard;
}

/** The hub talks, and nobody else is there. */
async function alone(what, own, minutes) {
  const count = { pauses: 0, wakes: 0, read: 0 };
  for (let minute = 0; minute < minutes; minute += 1) {
    const room = ROOMS[minute % ROOMS.length];
    const heard = await listened(
      clean(scene(room, playing(own, 60, minute), 60 * RATE, { seed: minute + 1 })),
    );
    for (const key of Object.keys(count)) count[key] += heard[key];
  }
  print(
    `\nAlone for ${60 * minutes} s, ${what}: ${count.wakes} wakes, ${count.pauses} false pauses, ${count.read} stretches read.`,
  );
}
await hub.close();
await recognizer.close();
await vad.close();
