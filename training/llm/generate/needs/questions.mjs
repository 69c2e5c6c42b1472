/** Questions about the house. */
import { about, ask, gadget, named, x } from './words.mjs';

const either = { on: [true, false] };
const SWITCHED = ['light', 'switch', 'outlet', 'fan'];

export const QUESTIONS = {
  'is-it-on': {
    about: 'Is `{x}` on? Worried, hurried, wondering ("I\'m in the car, did I leave the {x} going").',
    slots: ['x'],
    ways: [{ put: [named(SWITCHED, either)], calls: (s) => [ask('on', x(s), { test: { is: true } })] }],
  },
  'is-it-off': {
    about: 'Is `{x}` off? ("tell me the {x} is off", "have we switched off the {x}").',
    slots: ['x'],
    ways: [{ put: [named(SWITCHED, either)], calls: (s) => [ask('on', x(s), { test: { is: false } })] }],
  },
  'is-it-locked': {
    about:
      'Is the door or lock `{x}` locked? ("can I sleep in peace, the {x}", "did anybody think of the {x}").',
    slots: ['x'],
    ways: [
      {
        put: [named(['lock'], { locked: [true, false] })],
        calls: (s) => [ask('locked', x(s), { test: { is: true } })],
      },
    ],
  },
  'is-it-open': {
    about:
      'Is the blind, curtain, gate, garage or window `{x}` open? ("it\'s going to pour, is the {x} open").',
    slots: ['x'],
    ways: [
      {
        put: [named(['cover'], { position: [0, 100] })],
        calls: (s) => [ask('state', x(s), { test: { is: 'open' } })],
      },
    ],
  },
  'is-it-closed': {
    about: 'Is the blind, curtain, gate, garage or window `{x}` closed?',
    slots: ['x'],
    ways: [
      {
        put: [named(['cover'], { position: [0, 100] })],
        calls: (s) => [ask('state', x(s), { test: { is: 'closed' } })],
      },
    ],
  },
  'light-in-room': {
    about: 'Is any light on in `{a}`? ("did the kids leave {a} lit").',
    slots: ['a'],
    ways: [
      {
        put: [{ kind: 'light', state: either, where: 'there' }],
        calls: (s) => [ask('on', { kind: 'light', area: s.a }, { test: { is: true }, agg: 'any' })],
      },
    ],
  },
  'which-lights': {
    about: 'Which lights are on in the house? ("before I lock up, what have I left burning").',
    ways: [
      {
        put: [about('light', either)],
        calls: () => [ask('on', { kind: 'light' }, { test: { is: true }, agg: 'which' })],
      },
    ],
  },
  'any-light': {
    about: 'Is there any light still on at all, yes or no?',
    ways: [
      {
        put: [about('light', either)],
        calls: () => [ask('on', { kind: 'light' }, { test: { is: true }, agg: 'any' })],
      },
    ],
  },
  'how-many-lights': {
    about: 'How many lights are on?',
    ways: [
      {
        put: [about('light', either)],
        calls: () => [ask('on', { kind: 'light' }, { test: { is: true }, agg: 'count' })],
      },
    ],
  },
  'windows-open': {
    about: 'Are any windows open? (rain, leaving, heating, the cat).',
    ways: [
      {
        put: [about('binary_sensor', either, { class: ['window'] })],
        calls: () => [ask('on', { class: 'window' }, { test: { is: true }, agg: 'any' })],
      },
    ],
  },
  'which-windows': {
    about: 'Which windows are open?',
    ways: [
      {
        put: [about('binary_sensor', either, { class: ['window'] })],
        calls: () => [ask('on', { class: 'window' }, { test: { is: true }, agg: 'which' })],
      },
    ],
  },
  'how-warm': {
    about: 'How warm is it in `{a}`? ("will the baby freeze in {a}, how many degrees", "temperature, {a}").',
    slots: ['a'],
    ways: [
      {
        put: [{ kind: 'sensor', state: {}, where: 'there', class: ['temperature'] }],
        calls: (s) => [ask('temperature', { area: s.a })],
      },
    ],
  },
  'how-humid': {
    about: 'How humid is it in `{a}`? ("is that mould weather in {a}, what\'s the humidity").',
    slots: ['a'],
    ways: [
      {
        put: [{ kind: 'sensor', state: {}, where: 'there', class: ['humidity'] }],
        calls: (s) => [ask('humidity', { area: s.a })],
      },
    ],
  },
  'set-to-what': {
    about: 'What is the thermostat, heating or air conditioner `{x}` set to?',
    slots: ['x'],
    ways: [{ put: [named(['climate'], {})], calls: (s) => [ask('target', x(s))] }],
  },
  'how-loud': {
    about: 'How loud is `{x}` (a TV, radio, speaker)? What is its volume?',
    slots: ['x'],
    ways: [{ put: [named(['media'], { playback: 'playing' })], calls: (s) => [ask('volume', x(s))] }],
  },
  'how-bright': {
    about: 'How bright is `{x}` (a lamp), at what percent is it?',
    slots: ['x'],
    ways: [
      {
        put: [named(['light'], { on: true, brightness: [20, 50, 80] }, { can: { brightness: {} } })],
        calls: (s) => [ask('brightness', x(s))],
      },
    ],
  },
  'how-far-open': {
    about: 'How far open is `{x}` (a blind, curtain, shutter)?',
    slots: ['x'],
    ways: [
      {
        put: [named(['cover'], { position: [20, 50, 80] }, { can: { position: {} } })],
        calls: (s) => [ask('position', x(s))],
      },
    ],
  },
  'where-is': {
    about:
      'Where is the person `{x}` ("Anna", "Grandma")? ("dinner is getting cold, where has {x} got to"). No "the" before {x}.',
    slots: ['x'],
    ways: [{ put: [named(['person'], {})], calls: (s) => [ask('location', x(s))] }],
  },
  'is-somebody-home': {
    about:
      'Is the person `{x}` at home? ("is {x} back yet", "do I need to be quiet or is {x} out"). No "the" before {x}.',
    slots: ['x'],
    ways: [{ put: [named(['person'], {})], calls: (s) => [ask('location', x(s), { test: { is: 'home' } })] }],
  },
  'who-is-home': {
    about: 'Who is at home? ("whose steps are those", "for how many do I cook, who is in").',
    ways: [
      {
        put: [about('person')],
        calls: () => [ask('location', { kind: 'person' }, { test: { is: 'home' }, agg: 'which' })],
      },
    ],
  },
  'am-i-alone': {
    about: 'Is anybody at home at all, yes or no?',
    ways: [
      {
        put: [about('person')],
        calls: () => [ask('location', { kind: 'person' }, { test: { is: 'home' }, agg: 'any' })],
      },
    ],
  },
  'robot-battery': {
    about: 'How full is the battery of the robot `{x}` (a vacuum or mower, often with a name like "Dusty")?',
    slots: ['x'],
    ways: [{ put: [named(['vacuum', 'mower'], {})], calls: (s) => [ask('battery', x(s))] }],
  },
  'robot-state': {
    about: 'What is the robot `{x}` (a vacuum or mower) doing, is it busy, done, stuck?',
    slots: ['x'],
    ways: [{ put: [named(['vacuum', 'mower'], {})], calls: (s) => [ask('state', x(s))] }],
  },
  'front-door-safe': {
    about:
      'Is the front door locked? "front door" or "locked" in less than half ("can anyone walk in", "did I turn the key").',
    ways: [
      {
        put: [gadget('front-door', { locked: [true, false] })],
        calls: (s) => [ask('locked', x(s), { test: { is: true } })],
      },
    ],
  },
  weather: {
    about: 'What is the weather like now, without saying which day (washing line, umbrella, barbecue, bike)?',
    ways: [{ put: [about('weather')], calls: () => [{ do: 'info', topic: 'weather' }] }],
  },
  'weather-today': {
    about: 'What will the weather do today; every sentence says today, this afternoon or the like.',
    ways: [{ put: [about('weather')], calls: () => [{ do: 'info', topic: 'weather', day: { in: 0 } }] }],
  },
  'weather-tomorrow': {
    about: 'What will the weather be tomorrow; every sentence says tomorrow.',
    ways: [{ put: [about('weather')], calls: () => [{ do: 'info', topic: 'weather', day: { in: 1 } }] }],
  },
  'the-time': {
    about:
      'What time is it ("am I late for the bus", "I\'ve lost my watch", "how long till midnight" is NOT it)?',
    ways: [{ put: [], calls: () => [{ do: 'info', topic: 'time' }] }],
  },
  'the-date': {
    about: 'What is today\'s date ("what do I write on the cheque")?',
    ways: [{ put: [], calls: () => [{ do: 'info', topic: 'date' }] }],
  },
  'the-weekday': {
    about: 'What day of the week is it ("is it bin day, I mean which day is it")?',
    ways: [{ put: [], calls: () => [{ do: 'info', topic: 'weekday' }] }],
  },
  'plans-today': {
    about:
      'What is in the calendar today ("am I free this afternoon" is not it; "what have I got on today")?',
    ways: [
      { calendar: true, put: [], calls: () => [ask('calendar', undefined, { ask: 'what', range: 'today' })] },
    ],
  },
  'plans-tomorrow': {
    about: 'What is in the calendar tomorrow?',
    ways: [
      {
        calendar: true,
        put: [],
        calls: () => [ask('calendar', undefined, { ask: 'what', range: 'tomorrow' })],
      },
    ],
  },
  'plans-next': {
    about: 'What is the next thing in the calendar?',
    ways: [
      { calendar: true, put: [], calls: () => [ask('calendar', undefined, { ask: 'what', range: 'next' })] },
    ],
  },
  'when-is': {
    about: 'When is `{e}` (an appointment: "the dentist", "Leo\'s recital") in the calendar?',
    slots: ['e'],
    ways: [
      { calendar: true, put: [], calls: (s) => [ask('calendar', undefined, { ask: 'when', about: s.e })] },
    ],
  },
  'where-is-event': {
    about: 'Where does `{e}` (an appointment) take place?',
    slots: ['e'],
    ways: [
      { calendar: true, put: [], calls: (s) => [ask('calendar', undefined, { ask: 'where', about: s.e })] },
    ],
  },
};
