/** Light: too little, too much, somewhere else, of the wrong colour. */
import { about, here, more, named, ours, set, there, to, x } from './words.mjs';

const off = { on: false };
const low = { on: true, brightness: [5, 10, 15, 20, 30] };
const high = { on: true, brightness: [70, 80, 90, 100] };
const lit = { on: true, brightness: [30, 50, 60, 80, 100] };
const dims = { can: { brightness: {} } };

export const LIGHT = {
  dark: {
    about:
      'Too little light here to see or do something. Said alike where the lamps are off and where they are on but too dim (reading, sewing, finding, cooking, make-up, homework, a splinter, a dropped thing).',
    ways: [
      { put: [here('light', off)], calls: () => [set('on', ours('light'))] },
      { put: [here('light', low, dims)], calls: () => [more('brightness', 1, ours('light'))] },
    ],
  },
  'pitch-black': {
    about:
      'No light at all here: stumbling, coming in, waking at night, a power cut over, afraid of the dark. Only said where the lamps are off.',
    ways: [{ put: [here('light', off)], calls: () => [set('on', ours('light'))] }],
  },
  'not-bright-enough': {
    about:
      'The light is on, and there should be more of it ("is that all it can do", "a touch more so that I can see the chart").',
    ways: [{ put: [here('light', low, dims)], calls: () => [more('brightness', 1, ours('light'))] }],
  },
  glare: {
    about:
      'The lamps here are too bright for the speaker (headache, eyes, hangover, baby, like a dentist). They should be dimmer, not off.',
    ways: [{ put: [here('light', high, dims)], calls: () => [more('brightness', -1, ours('light'))] }],
  },
  cosy: {
    about:
      'A softer light for the occasion (film, candlelit dinner, story time, massage, winding down): dimmer, not off. Nothing is said of colour.',
    ways: [{ put: [here('light', high, dims)], calls: () => [more('brightness', -1, ours('light'))] }],
  },
  sleep: {
    about:
      'The light here can go out now: going to sleep, leaving the room, done with the work, want it dark.',
    ways: [{ put: [here('light', lit)], calls: () => [set('off', ours('light'))] }],
  },
  daylight: {
    about:
      'The lamps here burn for nothing: the sun is up, the curtains are open, it is bright enough without, think of the bill.',
    ways: [{ put: [here('light', lit)], calls: () => [set('off', ours('light'))] }],
  },
  'light-there': {
    about:
      'Somebody goes to, is in or comes through ANOTHER room, `{a}`, and it is dark there (every sentence has `{a}`, a room\'s name like "kitchen", "Anna\'s room", "Flur").',
    slots: ['a'],
    ways: [{ put: [there('light', off)], calls: (s) => [set('on', { kind: 'light', area: s.a })] }],
  },
  'dark-there': {
    about: 'Light burns in `{a}` for nobody, or somebody there wants it dark (every sentence has `{a}`).',
    slots: ['a'],
    ways: [{ put: [there('light', lit)], calls: (s) => [set('off', { kind: 'light', area: s.a })] }],
  },
  'dark-everywhere': {
    about:
      'No lamp in the whole house is needed: all leave, all are in bed, the fuse, saving, hide and seek.',
    ways: [{ put: [about('light', lit)], calls: () => [set('off', { kind: 'light', all: true })] }],
  },
  'light-everywhere': {
    about:
      'Every lamp of the house should be on: a noise at night, looking for the cat all over, arriving guests, scared.',
    ways: [{ put: [about('light', off)], calls: () => [set('on', { kind: 'light', all: true })] }],
  },
  'too-blue': {
    about:
      'The white of the lamps here is too cold, bluish, clinical: it should be warmer, more yellow. Not dimmer.',
    ways: [
      {
        put: [here('light', lit, { can: { brightness: {}, color_temp: { min: 2200, max: 6500 } } })],
        calls: () => [more('color_temp', -1, ours('light'))],
      },
    ],
  },
  'too-yellow': {
    about:
      'The white of the lamps here is too warm, yellow, sleepy: it should be cooler, whiter, like daylight. Not brighter.',
    ways: [
      {
        put: [here('light', lit, { can: { brightness: {}, color_temp: { min: 2200, max: 6500 } } })],
        calls: () => [more('color_temp', 1, ours('light'))],
      },
    ],
  },
  colour: {
    about:
      'The room should glow in the colour `{c}` (red, teal, warm white): a mood, a team, a party, a game.',
    slots: ['c'],
    ways: [
      {
        put: [here('light', lit, { can: { brightness: {}, color: {} } })],
        calls: (s) => [to('color', s.c, ours('light'))],
      },
    ],
  },
  'lamp-on': {
    about:
      'A lamp is named, `{x}`, and what is said says why it should be on, or wants it on in unusual words ("{x}, I can\'t see my cards", "it\'s lonely on the stairs without the {x}").',
    slots: ['x'],
    ways: [{ put: [named(['light'], off)], calls: (s) => [set('on', x(s))] }],
  },
  'lamp-off': {
    about:
      'A lamp is named, `{x}`, and it should be off: why, or in unusual words ("nobody sits by the {x}", "the {x} has done its bit").',
    slots: ['x'],
    ways: [{ put: [named(['light'], lit)], calls: (s) => [set('off', x(s))] }],
  },
  'lamp-brighter': {
    about:
      'A lamp that is on is named, `{x}`, and gives too little ("the {x} is no use like that"): brighter.',
    slots: ['x'],
    ways: [{ put: [named(['light'], low, dims)], calls: (s) => [more('brightness', 1, x(s))] }],
  },
  'lamp-dimmer': {
    about:
      'A lamp that is on is named, `{x}`, and is too bright ("the {x} shines right in the baby\'s face"): dimmer, not off.',
    slots: ['x'],
    ways: [{ put: [named(['light'], high, dims)], calls: (s) => [more('brightness', -1, x(s))] }],
  },
  'lamp-value': {
    about:
      'A lamp is named, `{x}`, and a percentage said, `{n}` ("{n} is all I need from the {x}", "I read best with the {x} at {n} percent").',
    slots: ['x', 'n'],
    ways: [{ put: [named(['light'], lit, dims)], calls: (s) => [to('brightness', s.n, x(s))] }],
  },
  'lamp-colour': {
    about: 'A lamp is named, `{x}`, and a colour, `{c}` ("{c} would suit the {x}").',
    slots: ['x', 'c'],
    ways: [
      {
        put: [named(['light'], lit, { can: { brightness: {}, color: {} } })],
        calls: (s) => [to('color', s.c, x(s))],
      },
    ],
  },
};
