/** Warmth, air, water. */
import { about, gadget, here, more, named, only, ours, set, to, x } from './words.mjs';

const going = { mode: ['heat', 'heat', 'cool', 'auto'], on: undefined };

export const AIR = {
  cold: {
    about:
      'The speaker or somebody here is too cold (fingers, blanket, breath, teeth, slippers, baby, guests). No device, no number.',
    ways: [
      { put: [here('climate', going)], calls: () => [more('target', 1, ours('climate'))] },
      { put: [here('climate', { mode: 'off' })], calls: () => [set('on', ours('climate'))] },
      {
        put: [gadget('heater', { on: false }, { where: 'here' })],
        clear: ['climate'],
        calls: (s) => [set('on', x(s))],
      },
    ],
  },
  hot: {
    about:
      "The speaker or somebody here is too warm (sweating, melting chocolate, can't sleep, kicked off the duvet). No device, no number.",
    ways: [
      { put: [here('climate', going)], calls: () => [more('target', -1, ours('climate'))] },
      { put: [here('fan', { on: false })], clear: ['climate'], calls: () => [set('on', ours('fan'))] },
      {
        put: [gadget('heater', { on: true }, { where: 'here' })],
        clear: ['climate', 'fan'],
        calls: (s) => [set('off', x(s))],
      },
    ],
  },
  degrees: {
    about:
      'It should be `{t}` (degrees) here, said as a wish or as what somebody needs ("{t} is what the doctor says", "mother likes {t}"). No device.',
    slots: ['t'],
    ways: [{ put: [here('climate', going)], calls: (s) => [to('target', s.t, ours('climate'))] }],
  },
  'heating-off': {
    about:
      'The heating or cooling here is not needed now: windows open, sun in, going out, the bill. It should be off, not lower.',
    ways: [{ put: [here('climate', going)], calls: () => [set('off', ours('climate'))] }],
  },
  'heating-off-everywhere': {
    about: 'No heating or cooling anywhere in the house: away for a week, spring is here, all of it off.',
    ways: [{ put: [about('climate', going)], calls: () => [set('off', { kind: 'climate', all: true })] }],
  },
  'named-warmer': {
    about:
      'A heating, thermostat, air conditioner is named, `{x}`, and it should be warmer ("the {x} is stingy", "{x}, have mercy on my toes"). No number.',
    slots: ['x'],
    ways: [{ put: [named(['climate'], going)], calls: (s) => [more('target', 1, x(s))] }],
  },
  'named-cooler': {
    about:
      'A heating, thermostat, air conditioner is named, `{x}`, and it should be cooler ("the {x} thinks we are tomatoes"). No number.',
    slots: ['x'],
    ways: [{ put: [named(['climate'], going)], calls: (s) => [more('target', -1, x(s))] }],
  },
  'named-degrees': {
    about:
      'A heating, thermostat, air conditioner is named, `{x}`, and a temperature, `{t}` ("{t} would do on the {x}").',
    slots: ['x', 't'],
    ways: [{ put: [named(['climate'], going)], calls: (s) => [to('target', s.t, x(s))] }],
  },
  'air-wanted': {
    about:
      'Stuffy, no air moves, smelly socks, drying nails, sticky: the fan here should go. Not "open a window", no device.',
    ways: [{ put: [here('fan', { on: false })], clear: ['climate'], calls: () => [set('on', ours('fan'))] }],
  },
  'wind-too-weak': {
    about: 'The fan here goes, and one feels too little of it: faster ("call that a breeze").',
    ways: [
      {
        put: [here('fan', { on: true, speed: [10, 20, 33] }, { can: { speed: {} } })],
        calls: () => [more('speed', 1, ours('fan'))],
      },
    ],
  },
  'wind-too-strong': {
    about: 'The fan here blows too hard (papers, candles, hair, a cold neck): slower, not off.',
    ways: [
      {
        put: [here('fan', { on: true, speed: [66, 75, 90, 100] }, { can: { speed: {} } })],
        calls: () => [more('speed', -1, ours('fan'))],
      },
    ],
  },
  'wind-enough': {
    about: 'The fan here is not needed any more (cooled down, asleep, the noise, dry): off.',
    ways: [{ put: [here('fan', { on: true, speed: [33, 50, 75] })], calls: () => [set('off', ours('fan'))] }],
  },
  'kitchen-fumes': {
    about: 'Frying, smoke, smell of onions or fish, steam over the pots: the extractor should go.',
    ways: [
      {
        put: [gadget('hood', { on: false }, { where: 'here' })],
        clear: ['fan'],
        calls: (s) => [set('on', x(s))],
      },
    ],
  },
  'bathroom-steam': {
    about: 'The mirror is fogged, the shower steams, it smells in the bathroom: the vent should go.',
    ways: [
      {
        put: [gadget('vent', { on: false }, { where: 'here' })],
        clear: ['fan'],
        calls: (s) => [set('on', x(s))],
      },
    ],
  },
  'too-dry': {
    about: 'The air is too dry (cracked lips, static, nose bleeds, the violin, dry cough): the humidifier.',
    ways: [{ put: [gadget('humidifier', { on: false })], calls: (s) => [set('on', x(s))] }],
  },
  'too-damp': {
    about: "The air is too damp (mould, wet walls, laundry won't dry, musty): the dehumidifier.",
    ways: [{ put: [gadget('dehumidifier', { on: false })], calls: (s) => [set('on', x(s))] }],
  },
  'dusty-air': {
    about: 'Pollen, dust, smoke from outside, sneezing, cat hair in the air: the air purifier.',
    ways: [{ put: [gadget('purifier', { on: false })], calls: (s) => [set('on', x(s))] }],
  },
  'water-too-cold': {
    about: "The hot water isn't hot enough (shower, bath, dishes): the water heater should be warmer.",
    ways: [
      {
        put: [only('water_heater', { on: true })],
        calls: () => [more('target', 1, { kind: 'water_heater' })],
      },
    ],
  },
  'water-too-hot': {
    about: 'The hot water scalds: the water heater should be less hot.',
    ways: [
      {
        put: [only('water_heater', { on: true })],
        calls: () => [more('target', -1, { kind: 'water_heater' })],
      },
    ],
  },
};
