/** Whom words for heating, lamps and rooms are said of, where several could be meant. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HEATS = 'kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 28, step: 0.5}]';
const COOLS =
  'kind: climate, can: [mode: ["off", cool, heat], target: {min: 16, max: 30, step: 0.5}], state: {mode: cool, target: 23, current: 25}';

const HOUSE = `
areas:
  - {id: parlour, name: Parlour}
  - {id: east, name: East Chamber}
  - {id: ines, name: Inês's Room}
  - {id: wash_1, name: Washroom 1}
  - {id: wash_2, name: Washroom 2}
  - {id: steam, name: Steam Bath}
  - {id: yard, name: Yard, outside: true}
devices:
  - {id: split, name: Breeze AC, area: parlour, ${COOLS}}
  - {id: icebox, name: Larder Fridge, area: parlour, kind: climate, can: [mode: ["off", cool], target: {min: 2, max: 9}], state: {mode: cool, target: 5, current: 4}}
  - {id: east_rad, name: Radiator, area: east, ${HEATS}, state: {mode: heat, target: 19, current: 18}}
  - {id: ines_rad, name: Radiator, area: ines, ${HEATS}, state: {mode: heat, target: 20, current: 20}}
  - {id: east_lamp, name: Quilt Lamp, area: east, kind: light, can: [brightness], state: {on: true, brightness: 50}}
  - {id: ines_lamp, name: Quilt Lamp, area: ines, kind: light, can: [brightness], state: {on: true, brightness: 50}}
  - {id: bench_1, name: Loom Lamp 1, area: east, kind: light, can: [brightness], state: {on: true, brightness: 50}}
  - {id: bench_2, name: Loom Lamp 2, area: east, kind: light, can: [brightness], state: {on: true, brightness: 50}}
  - {id: wash_1_light, name: Mirror Lamp, area: wash_1, kind: light, state: {on: false}}
  - {id: wash_2_light, name: Mirror Lamp, area: wash_2, kind: light, state: {on: false}}
  - {id: oven, name: Birch Stove, area: steam, ${HEATS}, state: {mode: "off", target: 20, current: 15}}
  - {id: flap, name: Trapdoor, area: parlour, kind: cover, class: window, state: {position: 0}}
  - {id: flap_lock, name: Trapdoor Lock, area: parlour, kind: lock, state: {locked: false}}
  - {id: forge, name: Forge, area: east, kind: switch, state: {on: false}}
  - {id: forge_heat, name: Forge Temperature, area: east, kind: sensor, class: temperature, state: {value: 640, unit: °C}}
  - {id: race, name: Millrace, area: yard, kind: switch, state: {on: false}}
  - {id: race_2, name: Millrace 2, area: yard, kind: switch, state: {on: false}}
  - {id: hood, name: Extractor, area: east, kind: fan, state: {on: false}}
  - {id: other_fan, name: Punkah, area: parlour, kind: fan, state: {on: false}}
  - {id: leak, name: Sump Alarm, area: east, kind: binary_sensor, class: moisture, state: {on: true}}
  - {id: glass, name: Weather Glass, kind: sensor, class: pressure, state: {value: 1013, unit: hPa}}
  - {id: sky, name: Forecast, kind: weather, state: {condition: sunny, temperature: 12.5, humidity: 60}}
`;

const sayIn = talkIn(HOUSE, 'called-so.yaml');
const changes = (room: string, ...texts: string[]): unknown => sayIn(room, ...texts).changes;

describe('a word for heating', () => {
  it.each([
    'set the radiator to 21',
    'turn on the radiator',
    'turn up the radiator',
    'turn the heater off',
  ])('%s is not said of an air conditioner', (text) => {
    expect(changes('parlour', text)).not.toHaveProperty('split');
  });

  it('asks which of those that are called so', () => {
    expect(sayIn('parlour', 'set the radiator to 21').ask).toBe("Which one: East Chamber or Inês's Room?");
    expect(changes('east', 'set the radiator to 21')).toEqual({ east_rad: { target: 21 } });
  });

  it('means all of them in the plural', () => {
    expect(changes('parlour', 'turn off the radiators')).toEqual({
      east_rad: { mode: 'off' },
      ines_rad: { mode: 'off' },
    });
  });

  it('still lets an air conditioner be the heating of its room', () => {
    expect(changes('parlour', 'set the heating to 22')).toEqual({ split: { target: 22 } });
  });

  it.each(["it's freezing in here", 'boost the heating', 'make it warmer'])('%s: no fridge is', (text) => {
    expect(changes('parlour', text)).not.toHaveProperty('icebox');
  });

  it('leaves a fridge to its name', () => {
    expect(changes('parlour', 'set the larder fridge to 4')).toEqual({ icebox: { target: 4 } });
    expect(changes('parlour', 'turn off everything')).not.toHaveProperty('icebox');
  });

  it("waits for the heater's own room, wherever it was said", () => {
    const { calls } = sayIn('parlour', "turn off Ines's radiator when it reaches 22");
    expect(calls[0]?.when).toEqual({
      once: { devices: ['ines_rad'], attr: 'temperature', above: 22, reach: true },
    });
  });
});

describe('lamps by another word', () => {
  it.each<[string, string[]]>([
    ['quilt lamps off', ['east_lamp', 'ines_lamp']],
    ['loom lamps off', ['bench_1', 'bench_2']],
    ['turn off the loom lights', ['bench_1', 'bench_2']],
    ["turn off Ines's quilt light", ['ines_lamp']],
    ['east quilt lamp off', ['east_lamp']],
  ])('%s', (text, ids) => {
    expect(changes('parlour', text)).toEqual(Object.fromEntries(ids.map((id) => [id, { on: false }])));
  });

  it('says the name as it was said', () => {
    expect(sayIn('parlour', 'disco lamps off').reply).toBe("I don't know a device called disco lamps.");
    expect(sayIn('parlour', 'turn on the porch lamp').reply).toBe('There is no porch lamp here.');
  });

  it('dims all that are called so', () => {
    expect(changes('parlour', 'dim the loom lamps to 20')).toEqual({
      bench_1: { brightness: 20 },
      bench_2: { brightness: 20 },
    });
    expect(sayIn('parlour', 'dim the loom lamp to 20').ask).toBe('Which one: Loom Lamp 1 or Loom Lamp 2?');
  });
});

describe('one without a number beside one with it', () => {
  it('is called by the bare name, both by its plural', () => {
    expect(changes('parlour', 'turn on the millrace')).toEqual({ race: { on: true } });
    expect(changes('parlour', 'turn on the millraces')).toEqual({ race: { on: true }, race_2: { on: true } });
  });
});

describe('rooms by number', () => {
  it('asks which', () => {
    const asked = 'Which light: Washroom 1 or Washroom 2?';
    expect(sayIn('parlour', 'turn on the light in the washroom').ask).toBe(asked);
    expect(changes('parlour', 'turn on the light in the washroom', 'the second')).toEqual({
      wash_2_light: { on: true },
    });
  });

  it('means the one that one is in, and any number of lamps by "all"', () => {
    expect(changes('wash_2', 'turn on the light in the washroom')).toEqual({ wash_2_light: { on: true } });
    expect(changes('parlour', 'turn on all the lights in the washroom')).toEqual({
      wash_1_light: { on: true },
      wash_2_light: { on: true },
    });
  });

  it('hears them written apart', () => {
    expect(changes('parlour', 'turn on the light in wash room two')).toEqual({ wash_2_light: { on: true } });
  });

  it('turns on the only thing of a room', () => {
    expect(changes('parlour', 'turn on the steam bath')).toEqual({ oven: { mode: 'heat' } });
  });
});

describe('a part that can what the thing cannot', () => {
  it('locks the lock', () => {
    expect(changes('parlour', 'lock the trapdoor')).toEqual({ flap_lock: { locked: true } });
    expect(sayIn('parlour', 'is the trapdoor locked').reply).toBe('No, the Trapdoor Lock is unlocked.');
    expect(changes('parlour', 'open the trapdoor')).toEqual({ flap: { position: 100 } });
  });

  it('reads the sensor, for a condition too', () => {
    const told = 'The Forge Temperature is 640 degrees Celsius.';
    expect(sayIn('parlour', "what's the temperature of the forge").reply).toBe(told);
    expect(changes('parlour', 'if the forge is above 600 degrees turn on the extractor')).toEqual({
      hood: { on: true },
    });
  });
});

describe('what tells', () => {
  it('asks no leak detector for the air pressure', () => {
    expect(sayIn('parlour', "what's the air pressure").reply).toBe('The Weather Glass is 1013 hPa.');
  });

  it('reads the weather report for outside', () => {
    expect(sayIn('parlour', "what's the temperature outside").reply).toBe('It is 12.5 degrees outside.');
  });
});
