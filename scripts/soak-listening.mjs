/**
 * Lets one hub listen to a day of a house, ten times as fast as it passes: quiet, dishes, a television, and now and then the wake
 * phrase with a command.
 *
 *   node scripts/soak-listening.mjs [hours] [speed] [file] [--data DIR]
 *
 * 24 hours at 10 by default. Needs Debian's faketime: every clock of the hub and of its recorder runs faster, so that the dialog's
 * waits, alarms and pauses keep their place beside the sound, and the hub takes the road of a real microphone (a recorder program
 * that gives raw PCM). With DIR the television is read by people whom nothing was trained on (reserved readers of LibriSpeech,
 * commonvoice-13-delta) and the dishes are of noise-household; without it both are made. Samples go to the file as JSON lines
 * (default soak-listening.jsonl in the temporary folder), one in ten minutes of the day.
 *
 * Prints commands done, wakes for nothing and how often something was done for nothing; exit status 1 where heap, resident memory,
 * handles, files, threads or children grow, the dialog stays in a state, or the recorder had to be started anew; 2 where it was too short
 * to tell.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { asTheCommand } from './soak/as-the-command.mjs';
import { AFTER_COMMAND_S, dayOf } from './soak/day.mjs';
import { processSample } from './soak/process-sample.mjs';
import { loadTrends } from './soak/trends.mjs';

const root = new URL('..', import.meta.url).pathname;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' } },
});
const [hoursAsked = '24', speed = '10', file = join(tmpdir(), 'soak-listening.jsonl')] = positionals;
const wrong = refusal();
if (wrong !== null) {
  process.stderr.write(`${wrong}\n`);
  process.exit(2);
}
if (globalThis.gc === undefined) process.exit(again());
process.env.EARSHOT_LOG ??= 'error';

const hours = Number(hoursAsked);
const SAMPLE_EVERY_MS = 600_000;
/** A dialog that has not come back to rest by then never will: the longest wait of its own is a question's. */
const STUCK_MS = 180_000;
/** Caches fill and code is compiled for longer than this. */
const FEWEST_HOURS = 4;
/** Of LibriSpeech; those before are trained on (training/asr/noise/sound.py). */
const FIRST_RESERVED_READER = 2136;
const PHRASES = ['hey earshot', 'computer'];
const SAID = [
  'Hey Earshot, turn on the kitchen light.',
  'Computer, what time is it?',
  'Hey Earshot, turn off the kitchen light.',
  'Computer, set a timer for two minutes.',
  'Hey Earshot. Is the front door locked?',
  'Computer, turn on the hall light.',
  'Hey Earshot, turn off all the lights.',
];
/**
 * What a wake for nothing may bring for the first time: the model for calls with its answers, what nobody understands, questions, a
 * question back. All of it is loaded when it is first needed, which is not growth.
 */
const FIRST_ASKED = [
  'my toes are numb',
  'it is far too dark to read in here',
  'the minister said on tuesday that the harbour would stay open',
  'and he walked up the hill with the lantern in his hand',
  'is anything still on upstairs',
  'somebody ought to do something about the noise',
  'what did the weather say',
  'turn on the thing by the door',
  'no',
  'how are you today',
  'we are all off to bed now',
  'never mind',
];
const TELEVISION = [
  'Good evening, and welcome back to the programme.',
  'The minister said on Tuesday that the harbour would stay open through the winter.',
  'And now he turns to the crowd, and they are on their feet.',
  'Add the butter, a little at a time, and keep stirring until it shines.',
  'My grandmother kept the light on for him every night of that year.',
];

const anythingGrows = await loadTrends(root);
const part = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
const { startHub } = await part('hub.js');
const { DEFAULT_CONFIG } = await part('config.js');
const { loadHome } = await part('actions/home-file.js');
const { Microphone, STALL_MS } = await part('audio/capture/microphone.js');
const { openVoice } = await part('audio/voice/voice.js');
const { resample } = await part('audio/resample.js');
const { concat } = await part('audio/pcm.js');
const { writeWav } = await part('audio/encode-wav.js');
const { pinkNoise, random } = await part('audio/noise.js');

const work = await mkdtemp(join(tmpdir(), 'earshot-soak-listening-'));
const commands = await spoken(SAID, 'command');
// The last look comes after the last hour, and silence then would be a recorder that stalls.
const day = dayOf(
  hours + (2 * SAMPLE_EVERY_MS) / 3_600_000,
  commands.map(({ seconds }) => seconds),
  random(11),
);
const log = join(work, 'commands.jsonl');
const plan = join(work, 'plan.json');
writeFileSync(log, '');
writeFileSync(
  plan,
  JSON.stringify({
    day,
    log,
    dist: join(root, 'dist'),
    commands: commands.map(({ file: path }) => path),
    ...(await recordings()),
  }),
);
const pipe = join(work, 'sound');
execFileSync('mkfifo', [pipe]);
const recorder = join(work, 'recorder');
writeFileSync(recorder, `#!/bin/sh\nexec cat "${pipe}"\n`);
await chmod(recorder, 0o755);
const room = spawn(process.execPath, [join(root, 'scripts/soak/room.mjs'), plan, pipe], { stdio: 'inherit' });
// It waits for somebody to listen, for ever if the hub does not start.
process.once('exit', () => room.kill());

const { home } = await loadHome(join(root, 'examples', 'home.yaml'));
const counted = { wakes: [], done: [], heard: 0, errors: [], stuck: [] };
let restless = null;
let answer = () => {};
const startedAt = Date.now();
const hub = await startHub({
  home,
  state: join(work, 'state'),
  config: {
    ...DEFAULT_CONFIG,
    wakePhrases: PHRASES.map((phrase) => ({ phrase, sensitivity: 0.5 })),
    page: { ...DEFAULT_CONFIG.page, enabled: false },
    microphone: { ...DEFAULT_CONFIG.microphone, enabled: true },
  },
  onEvent: take,
  openers: {
    recorder: () => ({ program: 'arecord', command: recorder }),
    // What waits for a machine to do something needs its time by a clock that is not hurried.
    microphone: (wishes) =>
      new Microphone({
        ...wishes,
        recorder: { program: 'arecord', command: recorder },
        stallMs: STALL_MS * Number(speed),
      }),
    // The voice remembers 16 MB of replies, which fill up for hours: here it has what fills in the warm-up.
    voice: () => openVoice({ engine: 'neural', cacheBytes: 2 ** 20 }),
    // It speaks every reply; that is played to nobody, at once.
    sink: async () => ({ sink: { name: 'soak', play: async () => {}, close: async () => {} }, refused: [] }),
  },
});

await askFirst();
writeFileSync(file, '');
const samples = [];
await new Promise((over) => {
  const watch = setInterval(() => {
    if (restless !== null && Date.now() - restless.since > STUCK_MS) {
      counted.stuck.push(restless);
      restless = { ...restless, since: Date.now() };
    }
  }, 10_000);
  const looks = setInterval(async () => {
    const minutes = Math.round((Date.now() - startedAt) / 60_000);
    const sample = { commands: minutes, ...(await processSample()), ...tally() };
    samples.push(sample);
    appendFileSync(file, `${JSON.stringify(sample)}\n`);
    process.stderr.write(`${JSON.stringify(sample)}\n`);
    if (minutes < hours * 60) return;
    clearInterval(watch);
    clearInterval(looks);
    over();
  }, SAMPLE_EVERY_MS);
});
await hub.close();

const told = tally();
await rm(work, { recursive: true, force: true });
process.stdout.write(
  `${hours} hours at ${speed} x: ${told.said} commands said, ${told.woken} woken for, ${told.carried} understood; for nothing: ${told.wakesForNothing} wakes, ${told.doneForNothing} times something done; ${counted.stuck.length} times stuck; ${counted.errors.length} errors\n`,
);
for (const error of new Set([...counted.errors, ...counted.stuck.map(({ state }) => `stuck: ${state}`)]))
  process.stdout.write(`  ${error}\n`);
if (hours < FEWEST_HOURS) {
  process.stdout.write(`too short to tell a leak from a warm-up: give ${FEWEST_HOURS} hours or more\n`);
  process.exit(2);
}
const grows = anythingGrows(samples, 'minutes');
process.exit(grows || counted.stuck.length > 0 || counted.errors.length > 0 ? 1 : 0);

/** Each typed sentence after the answer to the one before. */
async function askFirst() {
  for (const text of FIRST_ASKED) {
    await new Promise((answered) => {
      answer = answered;
      hub.say(text);
    });
  }
  answer = () => {};
}

function take(event) {
  if (event.event === 'understood') answer();
  const now = Date.now();
  if (event.event === 'wake' && event.phrase !== null) counted.wakes.push(now);
  if (event.event === 'heard') counted.heard += 1;
  if (event.event === 'understood' && event.from === 'microphone' && event.source !== 'none')
    counted.done.push({ now, say: event.say });
  if (event.event === 'health' && !event.health.ok) counted.errors.push(event.health.message);
  if (event.event === 'error') counted.errors.push(`${event.code}: ${event.message}`);
  if (event.event === 'state') restless = event.state === 'idle' ? null : { state: event.state, since: now };
}

/** What was said beside what was taken for it: a command's time is from its beginning to well after it. */
function tally() {
  const said = readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const belongs = (now) =>
    said.findIndex(
      ({ now: at, command }) => now >= at && now < at + 1000 * (commands[command].seconds + AFTER_COMMAND_S),
    );
  const woken = new Set(counted.wakes.map(belongs));
  const carried = new Set(counted.done.map(({ now }) => belongs(now)));
  const without = (all) => all.filter((now) => belongs(now) === -1).length;
  return {
    said: said.length,
    woken: [...woken].filter((index) => index >= 0).length,
    carried: [...carried].filter((index) => index >= 0).length,
    wakesForNothing: without(counted.wakes),
    doneForNothing: without(counted.done.map(({ now }) => now)),
    heard: counted.heard,
  };
}

/** @returns files with their lengths, said by the hub's own voice */
async function spoken(texts, name) {
  const voice = await openVoice({ engine: 'neural' });
  try {
    const all = [];
    for (const [index, text] of texts.entries()) {
      const pieces = [];
      for await (const piece of voice.speak(text)) pieces.push((await resample(piece)).samples);
      const whole = concat(pieces);
      const path = join(work, `${name}-${index}.wav`);
      await writeWav(path, { samples: whole.map((one) => one * 0.5), sampleRateHz: 16_000 });
      all.push({ file: path, seconds: whole.length / 16_000 });
    }
    return all;
  } finally {
    await voice.close();
  }
}

async function recordings() {
  if (options.data === undefined) {
    const noise = join(work, 'noise.wav');
    await writeWav(noise, { samples: pinkNoise(16_000 * 30, 3), sampleRateHz: 16_000 });
    return { talk: (await spoken(TELEVISION, 'talk')).map(({ file: path }) => path), noise: [noise] };
  }
  const speech = join(options.data, 'speech');
  const readers = readFileSync(join(speech, 'librispeech-train-clean-5', 'manifest.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ speaker }) => Number(speaker) >= FIRST_RESERVED_READER)
    .map(({ file: name }) => join(speech, 'librispeech-train-clean-5', name));
  const inFolder = async (name) =>
    (await readdir(join(speech, name), { recursive: true }))
      .filter((one) => /\.(?:opus|ogg|wav|flac)$/.test(one))
      .map((one) => join(speech, name, one))
      .sort();
  const others = await inFolder('commonvoice-13-delta');
  // One of each, so that no hour has only one kind of speaker.
  const talk = readers.flatMap((reader, index) => [reader, others[(index * 7) % others.length]]);
  return { talk, noise: await inFolder('noise-household') };
}

/** What is wrong with what was asked for, and what to do; null where it can be done. */
function refusal() {
  if (!(Number(hoursAsked) > 0)) return `hours must be a number above 0, not "${hoursAsked}"`;
  if (!(Number(speed) > 0)) return `speed must be a number above 0, not "${speed}"`;
  const { data } = options;
  if (data !== undefined && !existsSync(join(data, 'speech', 'librispeech-train-clean-5', 'manifest.jsonl')))
    return `${data} has no speech/librispeech-train-clean-5: give the folder that holds speech/, or leave --data out`;
  return null;
}

/** This script once more: with the command's memory settings, and with clocks that run faster. */
function again() {
  const library = readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'faketime', 'libfaketime.so.1'))
    .find((one) => existsSync(one));
  if (library === undefined) {
    process.stderr.write('libfaketime is missing: apt-get install faketime\n');
    return 2;
  }
  const { env, flags } = asTheCommand(root);
  const faster = { ...env, LD_PRELOAD: library, FAKETIME: `+0 x${speed}` };
  return (
    spawnSync(process.execPath, [...flags, ...process.argv.slice(1)], { env: faster, stdio: 'inherit' })
      .status ?? 1
  );
}
