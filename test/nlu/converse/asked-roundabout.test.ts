/** Questions of two things, of the rest, of enough and too much, of what nobody keeps, with tags and in a roundabout way, in a lighthouse. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: galley, name: Galley}
  - {id: lamp_room, name: Lamp Room}
  - {id: berth, name: Berth}
  - {id: store, name: Store}
devices:
  - {id: beacon, name: Beacon, area: lamp_room, kind: light, state: {on: true}}
  - {id: horn, name: Fog Horn, area: lamp_room, kind: switch, state: {on: false}}
  - {id: lantern, name: Lantern, area: galley, kind: light, state: {on: true}}
  - {id: urn, name: Tea Urn, area: galley, kind: outlet, state: {on: true}}
  - {id: urn_power, name: Tea Urn Power, area: galley, kind: sensor, class: power, state: {value: 1700, unit: W}}
  - {id: griddle, name: Griddle, area: galley, kind: outlet, state: {on: false}}
  - {id: bunk_lamp, name: Bunk Lamp, area: berth, kind: light, state: {on: false}}
  - {id: bunk, name: Lower Bunk, area: berth, kind: binary_sensor, class: occupancy, state: {on: true}}
  - {id: berth_damp, name: Berth Humidity, area: berth, kind: sensor, class: humidity, state: {value: 83, unit: "%"}}
  - {id: berth_t, name: Berth Temperature, area: berth, kind: sensor, class: temperature, state: {value: 14, unit: °C}}
  - {id: cooler_t, name: Cool Box Temperature, area: store, kind: sensor, class: temperature, state: {value: 11, unit: °C}}
  - {id: diesel, name: Diesel Tank, area: store, kind: sensor, class: level, state: {value: 64, unit: "%"}}
  - {id: hatch, name: Hatch, area: store, kind: binary_sensor, class: door, state: {on: false}}
  - {id: sea_door, name: Sea Door, area: store, kind: cover, class: door, state: {position: 100}}
  - {id: bilge, name: Bilge Leak, area: store, kind: binary_sensor, class: moisture, state: {on: true}}
  - {id: bolt, name: Main Bolt, area: store, kind: lock, state: {locked: true}}
  - {id: siren_smoke, name: Smoke Detector, area: galley, kind: binary_sensor, class: smoke, state: {on: false}}
  - {id: ines, name: Ines, kind: person, state: {location: home}}
  - {id: otto, name: Otto, kind: person, state: {location: not_home}}
`;
const sayIn = talkIn(HOUSE, 'lighthouse.yaml');
const say = (...sentences: readonly string[]) => sayIn('galley', ...sentences);

const table = (rows: readonly (readonly [string, string])[]) =>
  it.each(rows)('%s', (text, reply) => {
    const { reply: said, changes } = say(text);
    expect(said).toBe(reply);
    expect(changes).toEqual({});
  });

describe('two things by their names', () => {
  table([
    ['are the tea urn and the griddle both off', 'No, the Tea Urn is on.'],
    ['are both the beacon and the lantern lit', 'Yes, both lights are on.'],
    ['is either the griddle or the fog horn on', 'No, neither is on.'],
    ['is the hatch or the sea door open', 'Yes, the Sea Door is open.'],
    ['are Ines and Otto both in', 'No, Otto is not at home.'],
  ]);
});

describe('the rest', () => {
  table([
    ['is anything else on in the galley apart from the lantern', 'Yes, the Tea Urn is on.'],
    ['is any door open apart from the sea door', 'No, the Hatch is closed.'],
    ['is anything else on in the berth besides the bunk lamp', 'No, nothing else is on.'],
  ]);

  it('is all but what was just told', () => {
    expect(say('is the beacon on', 'what else is on').reply).toBe('The Lantern and the Tea Urn are on.');
  });
});

describe('enough and too much', () => {
  table([
    ['is it warm enough in the berth for the baby', 'It is 14 degrees Celsius in the berth.'],
    ['is it too damp in the berth', 'The Berth Humidity is 83%.'],
    ['is the humidity too high in the berth', 'The Berth Humidity is 83%.'],
    ['is the cool box cold enough', 'The Cool Box Temperature is 11 degrees Celsius.'],
    ['is the diesel tank running low', 'The Diesel Tank is 64%.'],
    ['how full is the diesel tank', 'The Diesel Tank is 64%.'],
    ['how much is the tea urn drawing', 'The Tea Urn Power is 1700 W.'],
  ]);

  it.each([
    'is it too warm in here',
    'is it cold enough in here for the fish',
  ])('is judged by who asks, also here: %s', (text) => {
    expect(sayIn('berth', text)).toMatchObject({ reply: 'It is 14 degrees Celsius.', changes: {} });
  });
});

describe('what nobody keeps', () => {
  table([
    ['when did the sea door last open', "The Sea Door is open, but I don't know since when."],
    ["how long's the beacon been on", "The Beacon is on, but I don't know since when."],
    ['when was the hatch last opened', 'The Hatch is closed. I keep no record of that.'],
    ['how long has the tea urn been going', "The Tea Urn is on, but I don't know since when."],
    [
      'when was the last movement in the store',
      'I keep no record of that. I can only tell how things are now.',
    ],
    ['how much power did we use yesterday', 'I keep no record of that. I can only tell how things are now.'],
    ['how long has Ines been in the bunk', 'I keep no record of that. I can only tell how things are now.'],
  ]);
});

describe('tags', () => {
  table([
    ["we haven't left the griddle on, have we", 'No, the Griddle is off.'],
    ['I locked the main bolt, didn’t I', 'Yes, the Main Bolt is locked.'],
    ['I turned the tea urn off, didn’t I', 'No, the Tea Urn is on.'],
    ["it's not wet in the store, is it?", 'Yes, there is water in the store.'],
    ["there's nobody in the bunk, is there", 'Yes, the Lower Bunk is occupied.'],
    ["Otto isn't in, is he", 'No, Otto is away.'],
    ['Otto has gone, hasn’t he', 'Yes, Otto is away.'],
    ["you've locked up, haven't you", 'Yes, the Main Bolt is locked.'],
  ]);

  it('ask for nothing to be done', () => {
    expect(say('you have turned the beacon off, have you').changes).toEqual({});
  });
});

describe('in a roundabout way', () => {
  table([
    ["would you mind checking the hatch's shut", 'Yes, the Hatch is closed.'],
    ["I'm not sure I turned the griddle off", 'Yes, the Griddle is off.'],
    ["I keep wondering if the beacon's on", 'Yes, the Beacon is on.'],
    ["could you have a look whether the smoke detector's all right", 'Yes, the Smoke Detector is clear.'],
    ["do you happen to know who's in", 'Ines is at home.'],
    ['any idea how damp it is in the berth', 'The Berth Humidity is 83%.'],
    ['is the tea urn still boiling', 'Yes, the Tea Urn is on.'],
    ['how many lights are on altogether', '2 lights are on.'],
    ['how many lights have we left on', '2 lights are on.'],
    ['how many doors are open', '1 door is open: the Sea Door.'],
    ['is there water on the floor anywhere', 'Yes, there is water in the store.'],
    ['is anyone in the bunk', 'Yes, the Lower Bunk is occupied.'],
    ['is Ines in her bunk', 'Yes, the Lower Bunk is occupied.'],
    ['which of us are at home', 'Ines is at home.'],
  ]);

  table([
    ['have I left anything running in the galley', 'Yes, the Lantern and the Tea Urn are running.'],
    ["there's nothing left on in the berth, is there", 'No, the Bunk Lamp is off.'],
    ['which rooms do you know', 'There are the galley, the lamp room, the berth and the store.'],
    ['what can I switch off in the lamp room', 'In the lamp room there are the Beacon and the Fog Horn.'],
    ['what can I control in the galley', 'In the galley there are the Lantern, the Tea Urn and the Griddle.'],
  ]);

  it('of another beside the one before', () => {
    expect(say('is the lantern on', 'and the bunk lamp, is that on as well').reply).toBe(
      'No, the Bunk Lamp is off.',
    );
  });
});
