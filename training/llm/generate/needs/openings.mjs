/** Covers, doors, locks, the robots, scenes. */
import { gadget, here, named, only, ours, run, set, to, x } from './words.mjs';

const open = { position: [80, 100, 100] };
const shut = { position: 0 };
const cover = (classes) => ({ class: classes });
const BLINDS = cover(['blind', 'curtain', 'shutter', 'shade']);
const WINDOWS = cover(['window']);

export const OPENINGS = {
  'sun-in': {
    about:
      'The sun (or a street lamp) shines into the room on a face, a screen, a sleeper, the furniture: blinds or curtains here should close. No device.',
    ways: [{ put: [here('cover', open, BLINDS)], calls: () => [set('close', ours('cover'))] }],
  },
  'seen-from-outside': {
    about:
      'People can look in (changing clothes, the tram, the neighbour): blinds or curtains here should close. No device.',
    ways: [{ put: [here('cover', open, BLINDS)], calls: () => [set('close', ours('cover'))] }],
  },
  'look-out': {
    about:
      'Daylight or the view is wanted (snow, sunrise, plants, who is that in the street, time to wake): blinds or curtains here should open. No device.',
    ways: [{ put: [here('cover', shut, BLINDS)], calls: () => [set('open', ours('cover'))] }],
  },
  'fresh-air': {
    about:
      'Fresh air from outside is wanted (stuffy, smoke, paint, morning): the motor window or skylight here should open. Say "window" in less than half.',
    ways: [
      {
        put: [here('cover', shut, WINDOWS)],
        clear: ['fan', 'climate'],
        calls: () => [set('open', ours('cover'))],
      },
    ],
  },
  'weather-comes-in': {
    about:
      'Rain, cold, wasps, noise, smoke come in: the motor window or skylight here should close. Say "window" in less than half.',
    ways: [{ put: [here('cover', open, WINDOWS)], calls: () => [set('close', ours('cover'))] }],
  },
  'car-out': {
    about: 'Driving off or coming home by car or bike, the garage must open. Say "garage" in less than half.',
    ways: [{ put: [gadget('garage', shut)], calls: (s) => [set('open', x(s))] }],
  },
  'car-in': {
    about: 'The car or bike is in (or gone), the garage can close. Say "garage" in less than half.',
    ways: [{ put: [gadget('garage', open)], calls: (s) => [set('close', x(s))] }],
  },
  'gate-open': {
    about:
      'Somebody waits in the drive or at the gate with a car, a lorry, a pram: the gate must open. Say "gate" in less than half.',
    ways: [{ put: [gadget('gate', shut)], calls: (s) => [set('open', x(s))] }],
  },
  'gate-close': {
    about:
      'The dog, the toddler, the sheep could get out, the visitor has driven off: the gate must close. Say "gate" in less than half.',
    ways: [{ put: [gadget('gate', open)], calls: (s) => [set('close', x(s))] }],
  },
  'awning-out': {
    about:
      'Sitting outside in full sun or in light rain: the awning should come out. Say "awning" in less than half.',
    ways: [{ put: [gadget('awning', shut)], calls: (s) => [set('open', x(s))] }],
  },
  'awning-in': {
    about: 'Wind, hail, evening: the awning should come in. Say "awning" in less than half.',
    ways: [{ put: [gadget('awning', open)], calls: (s) => [set('close', x(s))] }],
  },
  'cover-close': {
    about:
      'A blind, curtain, shutter, awning, gate or window is named, `{x}`: it should close. Why, or in unusual words.',
    slots: ['x'],
    ways: [{ put: [named(['cover'], open)], calls: (s) => [set('close', x(s))] }],
  },
  'cover-open': {
    about:
      'A blind, curtain, shutter, awning, gate or window is named, `{x}`: it should open. Why, or in unusual words.',
    slots: ['x'],
    ways: [{ put: [named(['cover'], shut)], calls: (s) => [set('open', x(s))] }],
  },
  'cover-value': {
    about: 'A blind, curtain or shutter is named, `{x}`, and how far open it should be, `{n}` percent.',
    slots: ['x', 'n'],
    ways: [
      {
        put: [named(['cover'], { position: [0, 50, 100] }, { can: { position: {} } })],
        calls: (s) => [to('position', s.n, x(s))],
      },
    ],
  },
  'cover-halfway': {
    about:
      'A blind, curtain or shutter is named, `{x}`, and should be half open ("leave the {x} in the middle", "half the sky is enough, {x}").',
    slots: ['x'],
    ways: [
      {
        put: [named(['cover'], { position: [0, 100] }, { can: { position: {} } })],
        calls: (s) => [to('position', 50, x(s))],
      },
    ],
  },
  'door-unlocked': {
    about:
      'Bedtime, burglars, all in, leaving: the front door should be locked. Say "lock" in less than half, "front door" in half.',
    ways: [{ put: [gadget('front-door', { locked: false })], calls: (s) => [set('lock', x(s))] }],
  },
  'lock-named': {
    about: 'A door or lock is named, `{x}`, and should be locked: why, or in unusual words.',
    slots: ['x'],
    ways: [{ put: [named(['lock'], { locked: false })], calls: (s) => [set('lock', x(s))] }],
  },
  'let-in': {
    about:
      'Somebody is at the front door and may come in (hands full, no key, nurse, grandma): unlock it. "front door" in half.',
    ways: [{ put: [gadget('front-door', { locked: true })], calls: (s) => [set('unlock', x(s))] }],
  },
  'dirty-floor': {
    about:
      'Crumbs, hair, sand, glitter on the floor, visitors soon: the robot vacuum should start. Do not name a room; "vacuum" or "robot" in less than a third.',
    ways: [{ put: [only('vacuum', { activity: 'docked' })], calls: () => [run('start', ours('vacuum'))] }],
  },
  'dirty-room': {
    about:
      'The floor of `{a}` is dirty or wants doing: the robot vacuum should clean that room (every sentence has `{a}`).',
    slots: ['a'],
    ways: [
      {
        put: [only('vacuum', { activity: 'docked' })],
        calls: (s) => [{ do: 'run', op: 'clean_area', area: s.a }],
      },
    ],
  },
  'vacuum-home': {
    about:
      'The robot vacuum is cleaning and should go back to its dock: noise, nap, enough, trips people. Often "he", "that thing", "it".',
    ways: [{ put: [only('vacuum', { activity: 'cleaning' })], calls: () => [run('dock', ours('vacuum'))] }],
  },
  'vacuum-wait': {
    about:
      'The robot vacuum is cleaning and should stay where it is for a moment: Lego, cable, baby crawling, phone.',
    ways: [{ put: [only('vacuum', { activity: 'cleaning' })], calls: () => [run('pause', ours('vacuum'))] }],
  },
  'long-grass': {
    about: 'The grass is long, the lawn must look nice: the robot mower should start.',
    ways: [
      {
        put: [only('mower', { activity: 'docked' })],
        clear: ['vacuum'],
        calls: () => [run('start', { kind: 'mower' })],
      },
    ],
  },
  'mower-home': {
    about: 'The robot mower should go home: rain, children on the lawn, a hedgehog, Sunday quiet.',
    ways: [{ put: [only('mower', { activity: 'cleaning' })], calls: () => [run('dock', { kind: 'mower' })] }],
  },
  ...scene('film', 'Film evening begins (popcorn, everyone on the sofa): the scene for films.'),
  ...scene(
    'night',
    'Going to bed, the day is over, good night: the scene for the night. Not a word of a lamp.',
  ),
  ...scene('morning', 'Just got up, good morning, start the day: the scene for the morning.'),
  ...scene('party', 'Guests, dancing, a birthday: the party scene.'),
  ...scene('dinner', 'Food is on the table, a family meal, candles: the dinner scene.'),
  ...scene(
    'leaving',
    'All go out, off to work, on holiday, bye house: the scene for leaving. Not a word of a lamp.',
  ),
  ...scene('coming-home', "Just come home, I'm back: the scene for coming home."),
  ...scene('reading', 'Time with a book: the reading scene. Not "it is dark".'),
  ...scene('romance', 'A date, an anniversary: the romantic scene.'),
  ...scene('work', 'Must concentrate, exam, deadline, video call: the focus scene.'),
  ...scene('relax', 'A hard day is over, feet up, bath, calm: the relaxing scene.'),
};

function scene(sort, about) {
  return {
    [`scene-${sort}`]: {
      about: `${about} The scene is not named word for word.`,
      ways: [{ put: [gadget(`scene-${sort}`)], calls: (s) => [run('activate', x(s))] }],
    },
  };
}
