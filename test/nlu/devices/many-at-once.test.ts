/** Sentences about many devices at once: everything, what is left out, what is called alike, and what was changed just now. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 45, longitude: 15, timezone: Europe/Zagreb}
areas:
  - {id: forge, name: Forge}
  - {id: attic, name: Attic}
  - {id: scullery, name: Scullery}
  - {id: orchard, name: Orchard, outside: true}
devices:
  - {id: left, name: Vanity Lamp Left, area: scullery, kind: light, can: [brightness], state: {on: false, brightness: 50}}
  - {id: right, name: Vanity Lamp Right, area: scullery, kind: light, can: [brightness], state: {on: false, brightness: 50}}
  - {id: sink, name: Sink Light, area: scullery, kind: light, state: {on: true}}
  - {id: forge_bunk, name: Bunk Lamp, area: forge, kind: light, state: {on: true}}
  - {id: attic_bunk, name: Bunk Lamp, area: attic, kind: light, state: {on: true}}
  - {id: east, name: East Strip, area: forge, kind: light, can: [brightness], state: {on: true, brightness: 50}}
  - {id: west, name: West Strip, area: forge, kind: light, can: [brightness], state: {on: false, brightness: 50}}
  - {id: spots, name: Spots, area: forge, kind: light, state: {on: false}}
  - {id: vent_a, name: Vent, area: scullery, kind: fan, state: {on: false}}
  - {id: vent_b, name: Vent, area: attic, kind: fan, state: {on: true}}
  - {id: anvil, name: Power Hammer, area: forge, kind: switch, risk: confirm, state: {on: true}}
  - {id: saw, name: Log Saw, area: orchard, kind: outlet, risk: never, state: {on: true}}
  - {id: spring, name: Spring Pump, area: orchard, kind: switch, state: {on: true}}
  - {id: dormer, name: Dormer, area: attic, kind: cover, class: window, can: [position], state: {position: 40}}
  - {id: drape, name: Drape, area: forge, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: gate, name: Orchard Gate, area: orchard, kind: cover, class: gate, state: {position: 0}}
  - {id: tap, name: Trough Tap, area: orchard, kind: valve, state: {position: 0}}
  - {id: front, name: Front Door, area: forge, kind: lock, risk: pin, state: {locked: false, battery: 4}}
  - {id: shed, name: Shed Lock, area: orchard, kind: lock, state: {locked: false, battery: 70}}
  - {id: stove, name: Stove, area: attic, kind: climate, can: [mode: ["off", heat, auto]], state: {mode: auto, target: 19, current: 18}}
  - {id: gram, name: Gramophone, area: forge, kind: media, class: speaker, can: [volume, muted], state: {playback: paused, volume: 20, muted: false}}
  - {id: harp, name: Harp, area: attic, kind: media, class: speaker, can: [volume, muted], state: {playback: playing, volume: 20, muted: false}}
  - {id: horn, name: Horn, area: scullery, kind: media, class: speaker, can: [volume, muted], state: {playback: playing, volume: 20, muted: false}}
lists:
  - {id: shopping, name: Shopping List, items: [milk]}
`;

const sayIn = talkIn(HOUSE, 'many.yaml');
const changed = (...said: Parameters<typeof sayIn>) => Object.keys(sayIn(...said).changes);

describe('everything that opens', () => {
  it('is opened, and an entrance is named and left', () => {
    const { changes, reply } = sayIn('forge', 'open everything');
    expect(changes).toEqual({ dormer: { position: 100 } });
    expect(reply).toBe(
      'Opened the Dormer. The Orchard Gate and the Trough Tap are not open. Ask for them by name.',
    );
  });

  it.each(['close everything', 'shut everything', 'make sure everything is closed'])('%s', (text) => {
    expect(sayIn('forge', text).changes).toEqual({ dormer: { position: 0 }, drape: { position: 0 } });
  });

  it('is asked about where there is nothing but an entrance to open', () => {
    const asked = { ask: 'Should I really open the Orchard Gate?', changes: {} };
    expect(sayIn('forge', 'close everything', 'open everything in the orchard')).toMatchObject(asked);
    expect(sayIn('forge', 'open the trough tap', 'open everything in the orchard')).toMatchObject(asked);
  });

  it('knows dampers as vents, and leaves fans of that name alone where there are', () => {
    const flues = talkIn(
      `
areas: [{id: hut, name: Hut}, {id: pit, name: Pit}]
devices:
  - {id: east, name: East Damper, area: hut, kind: cover, class: damper, can: [position], state: {position: 100}}
  - {id: west, name: West Flap, area: pit, kind: cover, class: damper, can: [position], state: {position: 100}}
  - {id: blind, name: Blind, area: hut, kind: cover, class: blind, can: [position], state: {position: 100}}
`,
      'flues.yaml',
    );
    expect(flues('hut', 'close all the vents').changes).toEqual({
      east: { position: 0 },
      west: { position: 0 },
    });
    expect(sayIn('attic', 'turn off the vents').changes).toEqual({ vent_b: { on: false } });
    expect(sayIn('scullery', 'turn on both vents').changes).toEqual({ vent_a: { on: true } });
  });

  it('lets no water and no gas run that nobody named', () => {
    const mains = talkIn(
      `
areas: [{id: hut, name: Hut}, {id: pit, name: Pit}]
devices:
  - {id: gas, name: Gas Main, area: hut, kind: valve, can: [position], state: {position: 0}}
  - {id: hose, name: Hose, area: hut, kind: valve, risk: none, state: {position: 0}}
  - {id: main, name: Water Main, area: pit, kind: valve, can: [position], state: {position: 0}}
`,
      'mains.yaml',
    );
    expect(mains('hut', 'open everything').changes).toEqual({ hose: { position: 100 } });
    const left = mains('pit', 'open everything in the pit');
    expect(left).toMatchObject({
      changes: {},
      reply: 'The Water Main is left as it was. Ask for it by name.',
    });
    expect(mains('pit', 'open everything in the pit halfway').changes).toEqual({});
    expect(mains('pit', 'open the water main').changes).toEqual({ main: { position: 100 } });
    expect(mains('pit', 'open all the valves').changes).toMatchObject({ main: { position: 100 } });
    expect(mains('pit', 'open the water main', 'close everything').changes).toEqual({
      main: { position: 0 },
    });
  });

  it('is nothing in a room without any', () => {
    const { changes, reply } = sayIn('forge', 'open everything in the scullery');
    expect(changes).toEqual({});
    expect(reply).toBe('There is nothing in the scullery that opens or closes.');
  });

  it('leaves shutting down to what is switched', () => {
    expect(changed('forge', 'shut everything down')).toContain('sink');
  });
});

describe('what "everything" leaves at a risk', () => {
  it('is named', () => {
    const { reply, changes } = sayIn('attic', 'turn everything off in the forge');
    expect(reply).toBe('Everything in the forge is off except the Power Hammer. Ask for it by name.');
    expect(Object.keys(changes)).not.toContain('anvil');
  });

  it('is not named where it is so already', () => {
    const reply = sayIn('attic', 'everything on in the forge').reply;
    expect(reply).toBe('Everything in the forge is on.');
  });

  it('says what may not be done by voice', () => {
    expect(sayIn('forge', 'turn everything off in the orchard').reply).toBe(
      'Everything in the orchard is off except the Log Saw. I may not do that to it by voice.',
    );
  });

  it('is what is meant where nothing else is to be done', () => {
    expect(sayIn('attic', 'turn everything off in the forge', 'turn everything off in the forge').ask).toBe(
      'Should I really turn off the Power Hammer?',
    );
  });

  it('is named of the whole house, whatever was still on', () => {
    const { reply } = sayIn(
      'attic',
      'turn off everything',
      'turn on the sink light',
      'switch off the whole house',
    );
    expect(reply).toBe(
      'Everything is off except the Power Hammer and the Log Saw. Ask for the Power Hammer by name. I may not do that to the Log Saw by voice.',
    );
  });

  it('is not switched later without a yes, though it is off now', () => {
    const { effects } = sayIn('attic', 'turn everything on in the forge in ten minutes');
    expect(JSON.stringify(effects)).not.toContain('anvil');
  });

  it('is locked by "lock everything"', () => {
    expect(sayIn('forge', 'lock everything').reply).toBe('Locked the Front Door and the Shed Lock.');
  });

  it('does not keep a question from an answer', () => {
    expect(sayIn('forge', 'which batteries are low').reply).toContain('Front Door');
  });
});

describe('low batteries', () => {
  it.each([
    'low batteries?',
    'any low batteries?',
    'any batteries running low',
    'have we got any flat batteries',
  ])('%s', (text) => {
    expect(sayIn('forge', text).calls).toMatchObject([{ do: 'query', attr: 'battery', matching: ['front'] }]);
  });

  it('leaves batteries that are bought to the list', () => {
    expect(sayIn('forge', 'do we need any batteries').calls).toMatchObject([{ do: 'list', op: 'query' }]);
  });
});

describe('what is left out', () => {
  it.each<[string, string[]]>([
    ['turn off all the lights except the bunk lamps', ['sink', 'east']],
    ['turn off all the lights except the sink light and the strips', ['forge_bunk', 'attic_bunk']],
    ['everything off in the forge except the east strip and the speakers', ['forge_bunk']],
    ['everything off in the attic except the fans and the stove', ['attic_bunk', 'harp']],
    ['close everything but not the dormer', ['drape']],
    ['turn on the spots but not the bunk lamp', ['spots']],
    ['turn everything in the attic except the fan off', ['attic_bunk', 'stove', 'harp']],
    ['lights in all the other rooms off', ['sink', 'attic_bunk']],
    ['turn off the lights everywhere else', ['sink', 'attic_bunk']],
  ])('%s', (text, ids) => {
    const { changes, source } = sayIn('forge', text);
    expect(Object.keys(changes).sort()).toEqual([...ids].sort());
    expect(source).toBe('grammar');
  });

  it.each<[string, string, object]>([
    ['turn off the strips', 'except the east one', { east: { on: true } }],
    ['turn off all the lights', 'but not the sink light', { sink: { on: true } }],
    ['turn off all the lights', 'no, sorry, not the sink light', { sink: { on: true } }],
    ['pause everything', 'not the harp', { harp: { playback: 'playing' } }],
    ['turn off all the lights', 'except the spots', {}],
    ['set the strips to 20', 'except the west one', { west: { on: false } }],
    // It was not of these, and stays as it is.
    ['turn off the strips', 'except the sink light', {}],
  ])('%s, then: %s', (first, then, changes) => {
    expect(sayIn('forge', first, then).changes).toEqual(changes);
  });

  it('leaves no other room alone where nobody knows which this is', () => {
    expect(talkIn(HOUSE, 'many.yaml')('nowhere', 'turn on the lights but not any old thing').changes).toEqual(
      {},
    );
  });
});

describe('only', () => {
  it.each<[string, string[]]>([
    ['turn on the scullery lights but only the left vanity lamp', ['left']],
    ['turn on the lights, only the spots', ['spots']],
    ['turn on the lights but just the west strip', ['west']],
    ['turn everything on but only in the scullery', ['left', 'right', 'vent_a']],
    ['turn off all the lights but only the ones in the attic', ['attic_bunk']],
  ])('%s', (text, ids) => {
    expect(changed('forge', text)).toEqual(ids);
  });
});

describe('what is called alike', () => {
  it.each<[string, object]>([
    ['turn on both vanity lamps', { left: { on: true }, right: { on: true } }],
    ['turn off the bunk lamps', { forge_bunk: { on: false }, attic_bunk: { on: false } }],
    ['both bunk lamps off', { forge_bunk: { on: false }, attic_bunk: { on: false } }],
    ['the strips to 40', { east: { brightness: 40 }, west: { on: true, brightness: 40 } }],
    [
      'both vanity lamps to 40 percent',
      { left: { on: true, brightness: 40 }, right: { on: true, brightness: 40 } },
    ],
    ['both vents on', { vent_a: { on: true } }],
    ['turn off the bunk lamp', { forge_bunk: { on: false } }],
  ])('%s', (text, changes) => {
    expect(sayIn('forge', text).changes).toEqual(changes);
  });

  it('is asked about together', () => {
    expect(sayIn('attic', 'are both strips on').reply).toBe('Only the East Strip is on.');
  });

  it('is told apart by the room in a reply', () => {
    expect(sayIn('forge', 'turn the bunk lamps blue').reply).toBe(
      'The Bunk Lamp in the forge and the Bunk Lamp in the attic have no colour I could change.',
    );
    expect(sayIn('forge', 'turn off the bunk lamps').reply).toBe(
      'Turned off the Bunk Lamp in the forge and the Bunk Lamp in the attic.',
    );
    expect(sayIn('forge', 'which lights are on').reply).toContain(
      'the Bunk Lamp in the forge, the Bunk Lamp in the attic',
    );
  });
});

describe('what was changed just now', () => {
  it.each(['turn them back on', 'back on', 'turn the lights back on', 'turn them on again'])('%s', (text) => {
    const ids = changed('forge', 'turn off all the lights', text);
    expect(ids.sort()).toEqual(['attic_bunk', 'east', 'forge_bunk', 'sink']);
  });

  it('goes on as it was', () => {
    const { changes } = sayIn('attic', 'turn off everything in the attic', 'turn everything back on');
    expect(changes).toEqual({
      attic_bunk: { on: true },
      vent_b: { on: true },
      stove: { mode: 'auto' },
      harp: { playback: 'playing' },
    });
  });

  it('is all of them where the words say nothing of before', () => {
    expect(changed('forge', 'turn off the strips', 'turn them on').sort()).toEqual(['east', 'west']);
  });
});

describe('what sounds', () => {
  it.each<[string, object]>([
    ['mute everything', { harp: { muted: true }, horn: { muted: true } }],
    ['pause everything', { harp: { playback: 'paused' }, horn: { playback: 'paused' } }],
    // The room's own, though it only waits: not the one upstairs.
    ['stop', { gram: { playback: 'idle' } }],
  ])('%s', (text, changes) => {
    expect(sayIn('forge', text).changes).toEqual(changes);
  });

  it('stops what was just set moving before what plays elsewhere', () => {
    expect(sayIn('forge', 'close the drape', 'stop').calls).toMatchObject([{ do: 'set', state: 'stop' }]);
  });

  it('leaves a player that is off as it is', () => {
    expect(sayIn('forge', 'turn off the gramophone', 'pause the gramophone').changes).toEqual({});
  });
});
