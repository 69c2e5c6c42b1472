import { describe, expect, test } from 'vitest';
import type { Home } from '../../../src/actions/home.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { interpret } from '../../../src/nlu/converse/interpret.js';
import { grammarSource } from '../../../src/nlu/grammar-source.js';
import { createReader } from '../../../src/nlu/matcher/read.js';
import { SKILLS } from '../../../src/nlu/skills/index.js';
import { attachWhen } from '../../../src/nlu/skills/when/when.js';

/** A house with two rooms and one of everything; no device is called what the sentences call its kind. */
const HOME: Home = parseHome(
  `
version: 1
floors: [{id: ground, name: Ground Floor, aliases: [downstairs], level: 0}, {id: upstairs, name: Upstairs, level: 1}]
areas:
  - {id: kitchen, name: Kitchen, floor: ground}
  - {id: bedroom, name: Bedroom, floor: upstairs}
devices:
  - {id: counter, name: Counter, area: kitchen, kind: light, can: [brightness, color, color_temp]}
  - {id: moon, name: Moon, area: bedroom, kind: light, can: [brightness]}
  - {id: heron, name: Heron, area: bedroom, kind: fan, can: [speed, oscillating]}
  - {id: orla, name: Orla, area: kitchen, kind: media, can: [volume, muted, source]}
  - {id: nest, name: Nest, area: bedroom, kind: climate, can: [target, mode]}
  - {id: veil, name: Veil, area: bedroom, kind: cover, class: curtain, can: [position]}
  - {id: portal, name: Portal, area: kitchen, kind: lock}
  - {id: rover, name: Rover, area: kitchen, kind: vacuum}
  - {id: movie_night, name: Movie Night, kind: scene}
  - {id: siesta, name: Siesta, kind: script}
  - {id: bell, name: Doorbell, kind: button}
  - {id: sweep, name: Morning Sweep, kind: automation}
  - {id: guests, name: Guest Count, kind: number, can: [{value: {min: 0, max: 20}}]}
  - {id: cycle, name: Wash Cycle, kind: select, can: [{value: [eco, quick]}]}
  - {id: phone_battery, name: Phone, kind: sensor, class: battery}
  - {id: phone_plug, name: Phone, kind: binary_sensor, class: plug}
  - {id: anna, name: Anna, kind: person}
  - {id: oslo, name: Oslo, kind: weather}
lists: [{id: shopping, name: Shopping List}]
calendars: [{id: family, name: Family Calendar, events: []}]
`,
  'test-home.yaml',
).home;

const read = createReader(grammarSource(HOME, SKILLS));
const skills = new Map(SKILLS.map((skill) => [skill.id, skill]));

/** The calls of the best reading that means anything, before they are resolved. */
function callsOf(say: string, room: string | null = null): readonly unknown[] {
  for (const reading of read(say)) {
    const commands = interpret(
      reading,
      { skills, withWhen: attachWhen },
      { room, units: 'metric', previous: [] },
    );
    if (commands !== null) return commands.flat();
  }
  return [];
}

const HOME_SKILLS = new Set(
  'lights brightness light-color onoff fans covers locks climate media volume vacuum scenes sensors readings people weather announce alarm-panel numbers-selects appliances indirect follow'.split(
    ' ',
  ),
);

const own = SKILLS.filter(({ id }) => HOME_SKILLS.has(id)).flatMap(({ id, tests }) =>
  tests.map(({ say, room, calls }) => ({ id, say, room: room ?? null, calls })),
);

test.each(own)('$id: $say', ({ say, room, calls }) => {
  expect(callsOf(say, room)).toMatchObject(calls);
});

describe('words of the house', () => {
  const named = (id: string) => expect.objectContaining({ ids: [id] });

  test.each([
    ['turn on the moon', { do: 'set', state: 'on', target: named('moon') }],
    ['moon off', { do: 'set', state: 'off', target: named('moon') }],
    ['switch the counter light off please', { do: 'set', state: 'off', target: named('counter') }],
    ['set counter to 40%', { do: 'adjust', attr: 'brightness', value: 40, target: named('counter') }],
    ['make the counter purple', { do: 'adjust', attr: 'color', value: 'purple', target: named('counter') }],
    ['set heron to high', { do: 'adjust', attr: 'speed', value: 'high', target: named('heron') }],
    ['open the veil halfway', { do: 'adjust', attr: 'position', value: 50, target: named('veil') }],
    ['lock the portal', { do: 'set', state: 'lock', target: named('portal') }],
    ['send rover home', { do: 'run', op: 'dock', target: named('rover') }],
    ['movie night', { do: 'run', op: 'activate', target: named('movie_night') }],
    ['run siesta', { do: 'run', op: 'activate', target: named('siesta') }],
    ['press the doorbell', { do: 'run', op: 'activate', target: named('bell') }],
    ['turn off morning sweep', { do: 'set', state: 'off', target: named('sweep') }],
    ['set the guest count to 6', { do: 'adjust', attr: 'value', value: 6, target: named('guests') }],
    ['set the wash cycle to quick', { do: 'adjust', attr: 'value', value: 'quick', target: named('cycle') }],
    ['is the phone plugged in', { do: 'query', attr: 'on', test: { is: true }, target: named('phone_plug') }],
    ['how much battery does the phone have left', { do: 'query', target: named('phone_battery') }],
    ['where is Anna', { do: 'query', attr: 'location', target: named('anna') }],
    ["what's the weather like in Oslo", { do: 'info', topic: 'weather', target: named('oslo') }],
    ['turn orla up by 10', { do: 'adjust', attr: 'volume', delta: 10, target: named('orla') }],
    ['set nest to 21.5 degrees', { do: 'adjust', attr: 'target', value: 21.5, target: named('nest') }],
    ['vacuum the bedroom', { do: 'run', op: 'clean_area', area: 'bedroom' }],
  ])('%s', (say, call) => {
    expect(callsOf(say)[0]).toMatchObject(call);
  });
});

describe('several at once', () => {
  test('a second place takes the first one’s verb', () => {
    expect(callsOf('turn on the kitchen lights and the bedroom too')).toMatchObject([
      { do: 'set', state: 'on', target: { kind: 'light', area: 'kitchen' } },
      { do: 'set', state: 'on', target: { kind: 'light', area: 'bedroom' } },
    ]);
  });

  test('a second value for a second room', () => {
    expect(callsOf('set the kitchen to 20 and the bedroom to 18')).toMatchObject([
      { attr: 'target', value: 20, target: { area: 'kitchen' } },
      { attr: 'target', value: 18, target: { area: 'bedroom' } },
    ]);
  });
});

describe('not to be acted on', () => {
  test.each([
    'how do you turn on the robot vacuum cleaner',
    "don't turn on the lights",
    'play chess with me',
    'what is the distance to the moon',
    'who invented the light bulb',
    'do you like the lights',
  ])('%s', (say) => {
    expect(callsOf(say).filter((call) => !/"do":"(query|info|none)"/.test(JSON.stringify(call)))).toEqual([]);
  });
});
