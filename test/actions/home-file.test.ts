import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Device } from '../../src/actions/home.js';
import { loadHome, MAX_HOME_FILE_BYTES, parseHome } from '../../src/actions/home-file.js';
import { EarshotError } from '../../src/errors.js';

const areas = 'areas: [{id: kitchen, name: Kitchen}, {id: hall, name: Hall}]\n';

/** A home with one device of these lines (indented by four). */
function device(lines: string): Device {
  const { home } = parseHome(`${areas}devices:\n  - id: thing\n    name: Thing\n    ${lines}\n`, 'home.yaml');
  return home.devices[0]!;
}

function failure(text: string): EarshotError {
  try {
    parseHome(text, 'home.yaml');
  } catch (error) {
    if (error instanceof EarshotError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

/** The message of a device that must be refused. */
function refused(lines: string): string {
  return failure(`devices:\n  - id: thing\n    name: Thing\n    ${lines}\n`).message;
}

describe('abilities', () => {
  it('takes every ability that the state names where `can` is left out', () => {
    expect(device('kind: light\n    state: {on: true, brightness: 40}').abilities).toEqual({
      brightness: { min: 0, max: 100, step: 1 },
    });
    expect(Object.keys(device('kind: fan\n    state: {speed: 30}').abilities)).toEqual(['speed']);
  });

  it('does not take what only shows for an ability', () => {
    const climate = device('kind: climate\n    state: {mode: heat, target: 20, current: 19, humidity: 50}');
    expect(Object.keys(climate.abilities).sort()).toEqual(['mode', 'target']);
  });

  it('takes exactly what `can` gives, and stores state beyond it', () => {
    const light = device('kind: light\n    can: [brightness]\n    state: {brightness: 5, color_temp: 3000}');
    expect(Object.keys(light.abilities)).toEqual(['brightness']);
    expect(light.state).toEqual({ on: false, brightness: 5, color_temp: 3000 });
  });

  it('leaves only the basic operation with `can: []`', () => {
    expect(device('kind: light\n    can: []\n    state: {brightness: 5}').abilities).toEqual({});
  });

  it('treats an empty `can:` as left out', () => {
    expect(Object.keys(device('kind: light\n    can:\n    state: {brightness: 5}').abilities)).toEqual([
      'brightness',
    ]);
  });

  it('reads names, ranges and lists of values mixed', () => {
    const climate = device(
      'kind: climate\n    can: [fan_mode, temperature: {min: 7, max: 30}, hvac_mode: [off, heat], preset: {values: [eco]}]',
    );
    expect(climate.abilities).toEqual({
      fan_mode: {},
      target: { min: 7, max: 30, step: 0.5 },
      mode: { values: ['off', 'heat'] },
      preset: { values: ['eco'] },
    });
  });

  it('writes everyday words back as the property', () => {
    expect(Object.keys(device('kind: fan\n    can: [fan_speed]').abilities)).toEqual(['speed']);
    expect(Object.keys(device('kind: media\n    can: [mute]').abilities)).toEqual(['muted']);
    expect(device('kind: climate\n    state: {temperature: 21}').state).toEqual({ mode: 'off', target: 21 });
  });

  it('keeps the temperature of a weather report', () => {
    expect(device('kind: weather\n    state: {temperature: 9}').state).toEqual({ temperature: 9 });
  });

  it('lets basic operations and shown properties be named without effect', () => {
    expect(device('kind: cover\n    can: [open, close, stop]').abilities).toEqual({});
    expect(device('kind: climate\n    can: [humidity]').abilities).toEqual({});
  });

  it('gives number and select their value always', () => {
    expect(device('kind: number\n    can: [value: {min: 1, max: 9, step: 2}]').abilities).toEqual({
      value: { min: 1, max: 9, step: 2 },
    });
    expect(device('kind: select\n    can: [value: [1, off, eco]]').abilities).toEqual({
      value: { values: ['1', 'off', 'eco'] },
    });
    expect(device('kind: number\n    can: []').abilities).toEqual({ value: {} });
  });

  it('uses Fahrenheit for an imperial home', () => {
    const text =
      'units: imperial\ndevices: [{id: t, name: T, kind: climate, can: [target], state: {target: 68}}]';
    const { home } = parseHome(text, 'home.yaml');
    expect(home.units).toBe('imperial');
    expect(home.devices[0]!.abilities['target']).toEqual({ min: 39, max: 100, step: 1 });
    expect(home.devices[0]!.state['target']).toBe(68);
  });

  it.each([
    [
      'kind: light\n    can: [brightnes]',
      'home.yaml:5: can of thing: a light has no ability "brightnes"; did you mean "brightness"?',
    ],
    ['kind: light\n    can: [open]', 'a light has no ability "open"'],
    ['kind: light\n    can: {brightness: 1}', 'must be a list'],
    ['kind: light\n    can: brightness', 'must be a list'],
    ['kind: light\n    can: [{brightness: {min: 1}, color: {}}]', 'a map of one key'],
    ['kind: light\n    can: [{}]', 'a map of one key'],
    ['kind: light\n    can: [brightness: {min: 50, max: 20}]', 'min 50 is not below max 20'],
    ['kind: light\n    can: [brightness: {min: 0, max: 255}]', 'must lie within 0 to 100'],
    ['kind: light\n    can: [brightness: {step: 0}]', 'step must be above 0'],
    ['kind: light\n    can: [brightness: {minimum: 1}]', 'unknown key "minimum"; did you mean "min"?'],
    ['kind: light\n    can: [brightness: {min: low}]', 'must be a number, not "low"'],
    ['kind: light\n    can: [brightness: [low, high]]', 'is a number: give a range'],
    ['kind: light\n    can: [brightness: 30]', 'takes a range'],
    ['kind: light\n    can: [[brightness]]', 'must be text, not a list'],
    ['kind: climate\n    can: [mode: [heat, heet]]', 'has no value "heet"; did you mean "heat"?'],
    ['kind: media\n    can: [source: {min: 1}]', 'has no range'],
    ['kind: media\n    can: [source: [[a]]]', 'must be words'],
    ['kind: media\n    can: [source: []]', 'is empty'],
  ])('refuses %j', (lines, message) => {
    expect(refused(lines)).toContain(message);
  });
});

describe('state', () => {
  it('starts a simulated device in its kind’s resting state', () => {
    expect(device('kind: light').state).toEqual({ on: false });
    expect(device('kind: cover').state).toEqual({ position: 0 });
    expect(device('kind: lock').state).toEqual({ locked: true });
    expect(device('kind: vacuum').state).toEqual({ activity: 'docked' });
    expect(device('kind: scene').state).toEqual({ runs: 0 });
  });

  it('reads on and off as words (YAML 1.2), even under a 1.1 directive', () => {
    expect(device('kind: climate\n    state: {mode: off}').state['mode']).toBe('off');
    expect(device('kind: media\n    state: {playback: off}').state['playback']).toBe('off');
    const text = '%YAML 1.1\n---\ndevices: [{id: a, name: A, kind: climate, state: {mode: off}}]\n';
    expect(parseHome(text, 'home.yaml').home.devices[0]!.state['mode']).toBe('off');
    expect(refused('kind: light\n    state: {on: on}')).toContain('words');
  });

  it('keeps null for a value that is not known', () => {
    expect(device('kind: climate\n    state: {target: null}').state['target']).toBeNull();
  });

  it.each([
    ['kind: light\n    state: {brightness: 140}', 'is 140, but runs from 0 to 100 %'],
    ['kind: light\n    state: {brightness: "40"}', 'must be a number'],
    ['kind: light\n    state: {brightness: .nan}', 'must be a number'],
    ['kind: light\n    state: {brightness: .inf}', 'must be a number'],
    ['kind: light\n    state: {color: red}', '{h: 0-360, s: 0-100}'],
    ['kind: light\n    state: {color: {h: 400, s: 5}}', 'h from 0 to 360'],
    ['kind: light\n    state: {colour: {h: 4, s: 5}}', 'did you mean "color"?'],
    ['kind: light\n    state: [on]', 'must be a map'],
    ['kind: cover\n    state: {position: open}', 'must be a number'],
    ['kind: climate\n    state: {temperature: 20, target: 21}', 'gives "target" twice'],
    ['kind: vacuum\n    state: {activity: sleeping}', 'cannot be "sleeping"'],
    ['kind: sensor\n    state: {value: [1]}', 'must be a number or a word'],
  ])('refuses %j', (lines, message) => {
    expect(refused(lines)).toContain(message);
  });
});

describe('devices', () => {
  it.each([
    ['kind: lamp', 'kind "lamp" is unknown; did you mean "light"?'],
    ['kind: switsh', 'did you mean "switch"?'],
    ['kind: 7', 'write it in quotes, "7"'],
    ['class: door', 'needs a "kind"'],
    ['kind: light\n    risk: maybe', 'risk "maybe" is unknown'],
    ['kind: light\n    aera: kitchen', 'unknown key "aera"; did you mean "area"?'],
    ['kind: light\n    area: kitchen', 'there is no area yet'],
    ['kind: light\n    aliases: lamp', 'must be a list'],
    ['kind: light\n    aliases: [{a: 1}]', 'must be text, not a map'],
    ['kind: light\n    aliases: [~]', 'is empty'],
    ['kind: light\n    kind: switch', 'the same key stands twice'],
  ])('refuses %j', (lines, message) => {
    expect(refused(lines)).toContain(message);
  });

  it('names the line of every error, in the order of the file', () => {
    const { message, code, usage } = failure(
      `${areas}devices:\n  - {id: a, name: A, kind: lamp}\n  - {id: b, name: B, kind: light, area: kichen}\n`,
    );
    expect(code).toBe('HOME_FILE_INVALID');
    expect(usage).toBe(true);
    expect(message.split('\n')).toEqual([
      'home.yaml:3: device a: kind "lamp" is unknown; did you mean "light"?',
      'home.yaml:4: area of device b: "kichen" is not the id of any area; did you mean "kitchen"?',
    ]);
  });

  it('refuses two devices of one id, naming both lines', () => {
    const text = 'devices:\n  - {id: a, name: A, kind: light}\n  - {id: a, name: B, kind: light}\n';
    expect(failure(text).message).toBe(
      'home.yaml:3: the id "a" is taken by another device (line 2); ids are unique',
    );
  });

  it.each(['lists', 'timers', 'alarms', 'reminders', 'scheduled', 'fired'])('reserves the id %s', (id) => {
    expect(failure(`devices: [{id: ${id}, name: A, kind: light}]`).message).toContain('is reserved');
  });

  it.each(['Kitchen Light', 'küche', 'a-b', '../x', 'a/b', '#'])('refuses the id %j', (id) => {
    expect(failure(`devices: [{id: "${id}", name: A, kind: light}]`).message).toContain('may hold only');
  });

  it('lets a device share its id with an area', () => {
    const { home } = parseHome(`${areas}devices: [{id: kitchen, name: Kitchen, kind: light}]`, 'home.yaml');
    expect(home.devices[0]!.id).toBe('kitchen');
  });

  it('allows one name in two areas and refuses it in one', () => {
    const two = (area: string): string =>
      `${areas}devices: [{id: a, name: Lamp, kind: light, area: kitchen}, {id: b, name: ' lamp', kind: light, area: ${area}}]`;
    expect(parseHome(two('hall'), 'home.yaml').warnings).toEqual([]);
    expect(failure(two('kitchen')).message).toContain('same name "lamp" as a (line 2), both in area kitchen');
  });

  it('warns of one name twice where no area is given', () => {
    const text = 'devices: [{id: a, name: Lamp, kind: light}, {id: b, name: Lamp, kind: light}]';
    expect(parseHome(text, 'home.yaml').warnings).toHaveLength(1);
  });

  it('warns of aliases that collide, with everything they could mean', () => {
    const text = `${areas}devices:
  - {id: a, name: Lamp, kind: light, aliases: [sun]}
  - {id: b, name: Spot, kind: light, aliases: [Sun]}
  - {id: c, name: sun, kind: light}
`;
    const { warnings } = parseHome(text, 'home.yaml');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('home.yaml:4: the alias "sun" fits a (line 3), b (line 4), c (line 5)');
  });

  it('keeps a hand-written binding as plain data', () => {
    expect(device('kind: light\n    mqtt: {state_topic: a/b, list: [1, {x: off}]}').mqtt).toEqual({
      state_topic: 'a/b',
      list: [1, { x: 'off' }],
    });
  });
});

describe('the other sections', () => {
  it('reads floors, areas, lists, calendars, rooms and location', () => {
    const { home, warnings } = parseHome(
      `version: 1
language: en
floors: [{id: g, name: Ground, aliases: [downstairs], level: 0}]
areas: [{id: garden, name: Garden, floor: g, outside: true}]
lists: [{id: shopping, name: Shopping, items: [milk]}]
calendars: [{id: family, name: Family, events: [{summary: Dentist, start: 2026-11-21T09:00, end: 2026-11-21 09:30}, {summary: Day, start: 2026-11-22}]}]
rooms: {default: garden}
location: {latitude: 51.5, longitude: -0.1, timezone: Europe/London}
`,
      'home.yaml',
    );
    expect(warnings).toEqual([]);
    expect(home.floors[0]).toEqual({ id: 'g', name: 'Ground', aliases: ['downstairs'], level: 0 });
    expect(home.areas[0]).toEqual({ id: 'garden', name: 'Garden', aliases: [], floor: 'g', outside: true });
    expect(home.lists[0]!.items).toEqual(['milk']);
    expect(home.calendars[0]!.events).toEqual([
      {
        summary: 'Dentist',
        start: '2026-11-21T09:00',
        end: '2026-11-21T09:30',
        location: null,
        description: null,
      },
      { summary: 'Day', start: '2026-11-22', end: null, location: null, description: null },
    ]);
    expect(home.defaultRoom).toBe('garden');
    expect(home.location).toEqual({ latitude: 51.5, longitude: -0.1, timezone: 'Europe/London' });
  });

  it.each([
    ['version: 2', 'version 2 is not known here'],
    ['version: one', 'must be a number'],
    ['units: kelvin', 'units "kelvin" is unknown; known: metric, imperial'],
    ['device: []', 'unknown key "device"; did you mean "devices"?'],
    ['areas: {kitchen: {}}', 'must be a list'],
    ['areas: [kitchen]', 'must be a map'],
    ['areas: [{id: k}]', 'needs a "name"'],
    ['areas: [{name: K}]', 'needs an "id"'],
    ['areas: [{id: k, name: K, floor: first}]', 'there is no floor yet'],
    ['areas: [{id: k, name: K, outside: yes}]', 'are words'],
    ['areas: [{id: k, name: K}, {id: k, name: L}]', 'the id "k" is taken'],
    ['areas: [{id: k, name: K}, {id: l, name: k}]', 'has the same name'],
    ['floors: [{id: k, name: K, level: high}]', 'must be a number'],
    ['lists: [{id: k, name: K, items: [[a]]}]', 'must be text, not a list'],
    ['rooms: {default: nowhere}', 'is not the id of any area'],
    ['rooms: {kitchen: a}', 'unknown key "kitchen"'],
    ['location: {latitude: 151, longitude: 0}', 'latitude is 151'],
    ['location: {latitude: 51}', 'needs a "longitude"'],
    [
      'location: {latitude: 51, longitude: 0, timezone: Europe/Lundon}',
      'timezone "Europe/Lundon" is unknown',
    ],
    ['calendars: [{id: c, name: C, events: [{summary: A}]}]', 'needs a "start"'],
    ['calendars: [{id: c, name: C, events: [{start: 2026-01-01}]}]', 'needs a "summary"'],
    ['calendars: [{id: c, name: C, events: [{summary: A, start: 2026-02-30}]}]', 'is not a local time'],
    ['calendars: [{id: c, name: C, events: [{summary: A, start: 2026-01-01T09:00Z}]}]', 'no offset'],
    [
      'calendars: [{id: c, name: C, events: [{summary: A, start: 2026-01-02, end: 2026-01-01}]}]',
      'ends before',
    ],
    [
      'calendars: [{id: c, name: C, events: [{summary: A, start: 2026-01-02T10:00, end: 2026-01-03}]}]',
      'neither',
    ],
  ])('refuses %j', (text, message) => {
    expect(failure(text).message).toContain(message);
  });

  it('warns of an alias that means another area too', () => {
    const text = 'areas: [{id: a, name: Hall}, {id: b, name: Kitchen, aliases: [hall]}]';
    expect(parseHome(text, 'home.yaml').warnings[0]).toContain('also means a');
  });
});

describe('hostile and broken files', () => {
  it.each([
    ['', 'the file is empty'],
    ['# nothing\n', 'the file is empty'],
    ['hello', 'must be a map'],
    ['[]', 'must be a map'],
    ['devices: [', 'not valid YAML'],
    ['devices:\n\t- id: a\n', 'a tab stands where YAML wants spaces'],
    ['devices: []\n---\ndevices: []\n', 'a second document'],
    ['devices: !include x.yaml', 'tags such as'],
    ['devices: *missing', 'the alias *missing stands for nothing'],
    ['devices: &a [*a]', 'must be a map'],
    ['devices: [{id: a, name: A, kind: light, mqtt: &m {self: *m}}]', 'nested too deeply'],
    ['? [a]\n: b\n', 'a key that is not a plain word'],
    ['<<: {devices: []}', 'unknown key "<<"'],
    [`devices: ${'['.repeat(200_000)}`, 'nested far deeper'],
    [`${'- '.repeat(100_000)}a`, 'nested far deeper'],
    [`a:\n${' '.repeat(500)}b: c`, 'home.yaml:2: nested far deeper'],
  ])('refuses %j', (text, message) => {
    const error = failure(text);
    expect(error.code).toBe('HOME_FILE_INVALID');
    expect(error.message).toContain(message);
  });

  it('is not blown up by an anchor bomb', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}*l${i}]`,
    );
    expect(failure(`l0: &l0 [x]\n${levels.join('\n')}\ndevices: *l12\n`).message).toContain(
      'unknown key "l0"',
    );
    const bomb = levels.map((line) => `      ${line}`).join('\n');
    const text = `devices:\n  - id: a\n    name: A\n    kind: light\n    mqtt:\n      l0: &l0 [x]\n${bomb}\n`;
    expect(failure(text).message).toContain('mqtt of device a is nested too deeply or too large');
  });

  it('reports twenty errors at most and counts the rest', () => {
    const devices = Array.from({ length: 500 }, (_, i) => `  - {id: d${i}, name: D ${i}, kind: lamp}`);
    const lines = failure(`devices:\n${devices.join('\n')}\n`).message.split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('home.yaml: and 480 more');
  });

  it('never quotes a line break or a whole book', () => {
    const { message } = failure(`devices: [{id: a, name: A, kind: "x\\n${'y'.repeat(100_000)}"}]`);
    expect(message.length).toBeLessThan(400);
    expect(message.split('\n')).toHaveLength(1);
  });

  it('reads CRLF, a byte order mark and anchors that repeat a piece', () => {
    const text =
      '\ufeffdevices:\r\n  - {id: a, name: A, kind: light, can: &can [brightness]}\r\n  - {id: b, name: B, kind: light, can: *can}\r\n';
    const { home } = parseHome(text, 'home.yaml');
    expect(home.devices.map(({ abilities }) => Object.keys(abilities))).toEqual([
      ['brightness'],
      ['brightness'],
    ]);
  });

  it('answers any text with a home or an EarshotError', () => {
    const word = fc.constantFrom(
      'devices',
      'areas',
      'id',
      'kind',
      'light',
      'can',
      'state',
      '- ',
      ': ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '&a',
      '*a',
      '"',
      '!x',
      '\t',
      ',',
      '%',
      '|',
      '---',
      '?',
      '#',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 30 }), (parts) => {
        try {
          return parseHome(parts.join(''), 'home.yaml').home.version === 1;
        } catch (error) {
          return error instanceof EarshotError && error.code === 'HOME_FILE_INVALID';
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('loadHome', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-home-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('loads the bundled example house without a warning', async () => {
    const { home, warnings } = await loadHome('examples/home.yaml');
    expect(warnings).toEqual([]);
    expect(home.devices.length).toBeGreaterThanOrEqual(15);
    expect(home.devices.length).toBeLessThanOrEqual(25);
    expect(home.areas.filter(({ outside }) => !outside)).toHaveLength(6);
    expect(new Set(home.areas.map(({ floor }) => floor))).toEqual(new Set(['ground', 'upstairs', null]));
  });

  it.each([
    ['missing.yaml', 'HOME_FILE_MISSING', 'no home file at'],
    ['', 'HOME_FILE_MISSING', 'is a directory'],
  ])('says what to do about %j', async (name, code, message) => {
    const error = await loadHome(join(folder, name)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, usage: true });
    expect((error as Error).message).toContain(message);
  });

  it('refuses binary and oversized files', async () => {
    const binary = join(folder, 'binary.yaml');
    writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00, 0x80]));
    await expect(loadHome(binary)).rejects.toThrow('UTF-8');
    const giant = join(folder, 'giant.yaml');
    writeFileSync(giant, Buffer.alloc(MAX_HOME_FILE_BYTES + 1, '#'));
    await expect(loadHome(giant)).rejects.toThrow('larger than 8 MB');
  });

  it('stops when it is aborted', async () => {
    await expect(loadHome('examples/home.yaml', AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('reads the example of the contract', () => {
    const { home } = parseHome(
      `version: 1
units: metric
floors:
  - {id: ground, name: Ground Floor, aliases: [downstairs], level: 0}
areas:
  - {id: kitchen, name: Kitchen, floor: ground, aliases: [cooking area], outside: false}
devices:
  - id: kitchen_light
    name: Kitchen Light
    aliases: [ceiling lamp]
    area: kitchen
    kind: light
    class: null
    can: [brightness, color_temp, color]
    state: {on: false, brightness: 40}
    risk: null
    mqtt: null
`,
      'home.yaml',
    );
    expect(home.devices[0]).toMatchObject({ deviceClass: null, risk: null, mqtt: null });
  });
});
