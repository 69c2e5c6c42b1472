/**
 * Gives one hub a day's commands and more as fast as it answers them, typed and spoken, and looks whether anything grows:
 *
 *   node scripts/soak.mjs [commands] [file] [program folder]
 *
 * 2,400 commands by default (a talkative house says a hundred in an hour), a sample after every 40. Each tenth command is
 * spoken: said by the hub's own voice, heard by its own ear. A page comes and goes. Samples are written to the file as JSON
 * lines (default soak.jsonl in the temporary folder). Exit status 1 where heap, resident memory, handles, open files,
 * threads or child processes grow with the commands, or one was not answered; 2 where it was too short to tell.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';
import { asTheCommand } from './soak/as-the-command.mjs';
import { processSample } from './soak/process-sample.mjs';
import { loadTrends } from './soak/trends.mjs';

const root = new URL('..', import.meta.url).pathname;
if (globalThis.gc === undefined || process.env.MALLOC_ARENA_MAX === undefined) {
  const { env, flags } = asTheCommand(root);
  const again = spawnSync(process.execPath, [...flags, ...process.argv.slice(1)], { env, stdio: 'inherit' });
  process.exit(again.status ?? 1);
}
process.env.EARSHOT_LOG ??= 'error';

const [commands = '2400', file = join(tmpdir(), 'soak.jsonl'), program = root] = process.argv.slice(2);
const count = Number(commands);
const SAMPLE_EVERY = Math.max(1, Math.min(40, Math.floor(count / 30)));
const SPOKEN_EVERY = 10;
const PAGE_EVERY = 25;
/** What is not answered by then is lost, and that is an error of the hub's. */
const PATIENCE_MS = 120_000;
const FRAME_SAMPLES = 512;
const FRAME_MS = 32;
/** Caches fill and code is compiled for longer than this. */
const FEWEST_COMMANDS = 600;

const anythingGrows = await loadTrends(root);
const part = (path) => import(pathToFileURL(join(program, 'dist', path)).href);
const { startHub } = await part('hub.js');
const { DEFAULT_CONFIG } = await part('config.js');
const { loadHome } = await part('actions/home-file.js');
const { openVoice } = await part('audio/voice/voice.js');
const { resample } = await part('audio/resample.js');
const { Reframer } = await part('audio/pcm.js');

/** Nothing in the house is more at the end of a round than at its beginning. */
const ROUND = [
  'turn on the kitchen light',
  'set it to 40 percent',
  'what time is it',
  'set a pasta timer for ten minutes',
  'how long is left on the pasta timer',
  'cancel the pasta timer',
  'add milk and eggs to the shopping list',
  'what is on the shopping list',
  'clear the shopping list',
  'turn off all the lights',
  'make it a little cosier around here would you',
  'is the front door locked',
  'turn on the fan in ten minutes',
  'cancel that',
  'wake me at seven',
  'cancel the alarm',
  'colourless green ideas sleep furiously',
  'undo that',
];
const SPOKEN = ['Turn on the kitchen light.', 'What time is it?', 'Turn off the kitchen light.'];

const state = await mkdtemp(join(tmpdir(), 'earshot-soak-'));
const { home } = await loadHome(join(root, 'examples', 'home.yaml'));
const recordings = await recordingsOf(SPOKEN);
const room = createRoom();
const hub = await startHub({
  home,
  state,
  config: {
    ...DEFAULT_CONFIG,
    wakePhrases: [],
    page: { ...DEFAULT_CONFIG.page, port: 0 },
    microphone: { ...DEFAULT_CONFIG.microphone, enabled: true },
  },
  openers: {
    recorder: () => ({ program: 'arecord', command: '/nowhere' }),
    microphone: () => room.source,
    // The voice remembers 16 MB of replies, which fill up for hours: here it has what fills in the warm-up.
    voice: () => openVoice({ engine: 'neural', cacheBytes: 2 ** 20 }),
    // It speaks every reply; that is played to nobody, at once.
    sink: async () => ({ sink: { name: 'soak', play: async () => {}, close: async () => {} }, refused: [] }),
  },
});

writeFileSync(file, '');
const samples = [];
let unanswered = 0;
let unheard = 0;
let page = null;
const startedAt = performance.now();
try {
  for (let index = 0; index < count; index += 1) {
    if (index % PAGE_EVERY === 0) page = await otherPage(page);
    if (index % SPOKEN_EVERY === SPOKEN_EVERY - 1) {
      const heard = next(({ event }) => event === 'heard');
      const over = next(({ event }) => event === 'spoken');
      room.play(recordings[((index / SPOKEN_EVERY) % recordings.length) | 0]);
      if ((await heard) === null) unheard += 1;
      else if ((await over) === null) unanswered += 1;
    } else {
      const spoken = next(({ event }) => event === 'spoken');
      hub.say(ROUND[index % ROUND.length]);
      if ((await spoken) === null) unanswered += 1;
    }
    if ((index + 1) % SAMPLE_EVERY === 0) await look(index + 1);
  }
} finally {
  page?.terminate();
  await hub.close();
  await rm(state, { recursive: true, force: true });
}

const seconds = Math.round((performance.now() - startedAt) / 1000);
process.stdout.write(
  `${count} commands in ${seconds} s, ${unanswered} without an answer, ${unheard} spoken ones unheard; samples in ${file}\n`,
);
const grows = anythingGrows(samples, 'commands');
const bad = unanswered + unheard > 0;
if (count < FEWEST_COMMANDS) {
  process.stdout.write(`too few commands to tell a leak from a warm-up: give ${FEWEST_COMMANDS} or more\n`);
  process.exit(bad ? 1 : 2);
}
process.exit(bad || grows ? 1 : 0);

/** The next event that fits; null: it does not come. */
function next(fits) {
  return new Promise((resolve) => {
    const done = (event) => {
      off();
      clearTimeout(timer);
      resolve(event);
    };
    const off = hub.events.on((event) => {
      if (fits(event)) done(event);
    });
    const timer = setTimeout(() => done(null), PATIENCE_MS);
  });
}

async function look(done) {
  const sample = {
    commands: done,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    ...(await processSample()),
  };
  samples.push(sample);
  appendFileSync(file, `${JSON.stringify(sample)}\n`);
  process.stderr.write(`${JSON.stringify(sample)}\n`);
}

async function otherPage(before) {
  before?.close();
  const socket = new WebSocket(`${hub.page.replace('http', 'ws')}live`);
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'sound', on: false }));
  return socket;
}

async function recordingsOf(texts) {
  const voice = await openVoice({ engine: 'neural' });
  try {
    const all = [];
    for (const text of texts) {
      const frames = [];
      const reframer = new Reframer();
      const quiet = new Float32Array(16_000);
      frames.push(...reframer.push(quiet));
      for await (const piece of voice.speak(text))
        frames.push(...reframer.push((await resample(piece)).samples));
      frames.push(...reframer.push(quiet), ...reframer.push(quiet));
      all.push(frames);
    }
    return all;
  } finally {
    await voice.close();
  }
}

/** A microphone in a quiet room in which a recording can be played, faster than it was spoken. */
function createRoom() {
  const waiting = [];
  return {
    play: (frames) => void waiting.push(...frames),
    source: {
      async *frames(signal) {
        while (!signal.aborted) {
          const frame = waiting.shift();
          if (frame === undefined) await sleep(FRAME_MS);
          // A microphone never stops: what ends a sentence is silence that goes on.
          yield frame?.slice() ?? new Float32Array(FRAME_SAMPLES);
        }
      },
    },
  };
}
