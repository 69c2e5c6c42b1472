/** What an act means for a thing: "up" is brighter for a lamp, louder for music, open for a blind. What is not here is not done. */
import type { Act, Thing } from './piece.js';

export type Meaning = Exclude<Act, 'up' | 'down'> | 'faster' | 'slower' | 'stop' | 'activate';

type Table = Readonly<Partial<Record<Act, Meaning>>>;

const SWITCHED: Table = { on: 'on', off: 'off', open: 'on', close: 'off' };
const PLAYED: Table = {
  louder: 'louder',
  up: 'louder',
  quieter: 'quieter',
  down: 'quieter',
  mute: 'mute',
  unmute: 'unmute',
  pause: 'pause',
  resume: 'resume',
  next: 'next',
  previous: 'previous',
};
const BRIGHTNESS: Table = { brighter: 'brighter', up: 'brighter', dimmer: 'dimmer', down: 'dimmer' };

export const MEANINGS: Readonly<Record<Thing, Table>> = {
  light: { ...SWITCHED, ...BRIGHTNESS, mute: 'off', change: 'change', warmer: 'warmer', cooler: 'cooler' },
  brightness: { ...BRIGHTNESS, louder: 'brighter', quieter: 'dimmer' },
  hue: { brighter: 'brighter', dimmer: 'dimmer', change: 'change', warmer: 'warmer', cooler: 'cooler' },
  plug: { ...SWITCHED, brew: 'on' },
  player: { ...PLAYED, ...SWITCHED, play: 'on' },
  music: { ...PLAYED, on: 'play', play: 'play', off: 'stop' },
  volume: { ...PLAYED, on: 'unmute', play: 'louder', off: 'mute', brighter: 'louder', dimmer: 'quieter' },
  speech: { louder: 'louder', quieter: 'quieter', dimmer: 'quieter', off: 'mute', mute: 'mute' },
  coffee: { on: 'brew', brew: 'brew', off: 'off' },
  robot: {
    on: 'clean',
    open: 'clean',
    clean: 'clean',
    off: 'stop',
    pause: 'pause',
    resume: 'clean',
    dock: 'dock',
  },
  floor: { clean: 'clean' },
  fan: { ...SWITCHED, up: 'faster', down: 'slower' },
  cover: { open: 'open', up: 'open', close: 'close', down: 'close' },
  heating: { on: 'on', off: 'off', up: 'warmer', warmer: 'warmer', down: 'cooler', cooler: 'cooler' },
  temperature: { up: 'warmer', warmer: 'warmer', down: 'cooler', cooler: 'cooler' },
  lock: { lock: 'lock' },
  scene: { on: 'activate', play: 'activate' },
};

/** What is meant where nothing is named. */
export const UNNAMED: Readonly<Partial<Record<Act, Thing>>> = {
  brighter: 'light',
  dimmer: 'light',
  louder: 'volume',
  quieter: 'volume',
  warmer: 'heating',
  cooler: 'heating',
  mute: 'volume',
  unmute: 'volume',
  next: 'music',
  previous: 'music',
  pause: 'music',
  resume: 'music',
};

/** Properties and the things that have them: said together they are one thing. */
export const PROPERTY_OF: Readonly<Partial<Record<Thing, readonly Thing[]>>> = {
  brightness: ['light'],
  hue: ['light'],
  volume: ['player', 'music'],
  temperature: ['heating'],
  music: ['player'],
  floor: ['robot'],
};
