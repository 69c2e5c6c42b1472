/** What is said of what was just done, and short forms that leave out what both know. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 45, longitude: 5, timezone: Europe/Paris}
floors:
  - {id: rez, name: Rez, level: 0}
  - {id: etage, name: Étage, level: 1}
  - {id: cave, name: Cave à Vin, level: -1}
areas:
  - {id: cuisine, name: Cuisine, floor: rez}
  - {id: lea, name: Léa's Room, floor: etage}
  - {id: bureau, name: Bureau, floor: etage}
  - {id: cellier, name: Cellier, floor: cave}
  - {id: serre, name: Serre, floor: rez, outside: true}
devices:
  - {id: lustre, name: Lustre, area: cuisine, kind: light, can: [brightness, color], state: {on: false, brightness: 60}}
  - {id: spots, name: Spots, area: cuisine, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: renard, name: Renard, area: lea, kind: light, state: {on: true}}
  - {id: ampoule, name: Ampoule, area: cellier, kind: light, state: {on: true}}
  - {id: four, name: Four, area: cuisine, kind: switch, state: {on: false}}
  - {id: bas, name: Chaudière, area: cuisine, kind: climate, can: [target: {min: 5, max: 30, step: 0.5}, mode: ["off", heat]], state: {mode: heat, target: 20, current: 19}}
  - {id: haut, name: Convecteur, area: bureau, kind: climate, can: [target: {min: 5, max: 30, step: 0.5}, mode: ["off", heat]], state: {mode: heat, target: 18, current: 17}}
  - {id: bassin, name: Bassin Heater, area: serre, kind: climate, can: [target: {min: 5, max: 30, step: 1}, mode: ["off", heat]], state: {mode: "off", target: 20, current: 12}}
  - {id: helice, name: Hélice, area: bureau, kind: fan, can: [speed, oscillating], state: {on: true, speed: 33, oscillating: false}}
  - {id: epure, name: Épurateur, aliases: [purifier], area: bureau, kind: fan, can: [speed, preset: [auto, turbo, nuit]], state: {on: true, speed: 50, preset: auto}}
  - {id: rideau, name: Rideau, area: cuisine, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: vanne, name: Vanne, area: cellier, kind: valve, state: {position: 100}}
  - {id: verrou, name: Entry Lock, aliases: [entry door], area: cuisine, kind: lock, state: {locked: false}}
  - {id: aimant, name: Entry Door Contact, area: cuisine, kind: binary_sensor, class: door, state: {on: false}}
  - {id: ecran, name: Écran, area: cuisine, kind: media, class: tv, can: [volume, source: [Arte, Netflix]], state: {playback: "off", volume: 20}}
  - {id: enceinte, name: Enceinte, area: bureau, kind: media, class: speaker, can: [volume], state: {playback: playing, volume: 30}}
  - {id: brume, name: Brume, area: bureau, kind: humidifier, can: [target, mode: [auto, nuit]], state: {on: true, target: 45, current: 40, mode: auto}}
  - {id: degre, name: Degré, area: bureau, kind: sensor, class: temperature, state: {value: 17, unit: "°C"}}
  - {id: ana, name: Ana, kind: person, state: {location: not_home}}
  - {id: luc, name: Luc, kind: person, state: {location: home}}
lists:
  - {id: taches, name: Tasks}
calendars:
  - {id: agenda, name: Agenda, events: [{summary: Piano lesson, start: 2026-11-24T17:00, end: 2026-11-24T18:00, location: Rue Haute 3}]}
`;

const sayIn = talkIn(HOUSE, 'asides.yaml');
const say = (...sentences: readonly string[]) => sayIn('cuisine', ...sentences);

describe('after something was done', () => {
  it.each<[string[], object]>([
    [['turn on the four', 'off again please'], { four: { on: false } }],
    [['turn off the spots', 'back on'], { spots: { on: true } }],
    [['chaudière to 21', 'a degree less'], { bas: { target: 20 } }],
    [['chaudière to 21', 'half a degree more'], { bas: { target: 21.5 } }],
    [['chaudière to 21', 'a couple of degrees cooler'], { bas: { target: 19 } }],
    [['set the spots to 50 percent', 'ten percent more'], { spots: { brightness: 60 } }],
    [['turn on the lustre', 'dimmer'], { lustre: { brightness: 40 } }],
    [
      ['turn on the four and the lustre', 'turn them both off'],
      { four: { on: false }, lustre: { on: false } },
    ],
    [['turn off the spots', 'back to how it was'], { spots: { on: true } }],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it('takes back what was just done, and nothing else', () => {
    expect(say('set an alarm for seven', 'cancel that').calls).toMatchObject([{ do: 'control', op: 'undo' }]);
    expect(say('set an alarm for seven', 'turn on the four', 'cancel that').changes).toEqual({
      four: { on: false },
    });
  });

  it.each<[string[], object]>([
    [['set an alarm for seven', 'actually make it six'], { do: 'alarm', time: '2026-11-22T06:00:00' }],
    [['set an alarm for seven', 'no, half past seven'], { do: 'alarm', time: '2026-11-22T07:30:00' }],
    [
      ['set a tea timer for five minutes', 'make it four minutes'],
      { do: 'timer', duration: 240, label: 'tea' },
    ],
    [
      ['remind me at five to call', 'change it to six'],
      { do: 'reminder', label: 'call', time: '2026-11-21T18:00:00' },
    ],
  ])('sets it anew: %j', (sentences, call) => {
    const [before, ...anew] = say(...sentences).calls;
    expect(['undo', 'cancel']).toContain(before?.['op']);
    expect(anew).toMatchObject([call]);
  });

  it('is no wish for the lights', () => {
    expect(say('set an alarm for seven', 'make it six').changes).not.toHaveProperty('spots');
  });

  it('takes the left one for an answer, whatever stands before it', () => {
    const { changes } = sayIn('lea', 'turn on the fan', 'no, the hélice');
    expect(changes).toEqual({});
  });
});

describe('which is meant', () => {
  it('shuts the water, and no curtain', () => {
    expect(say('turn off the water').changes).toEqual({ vanne: { position: 0 } });
  });

  it('warms the floor one is on, never a pool outside', () => {
    expect(sayIn('lea', 'make it warmer').changes).toEqual({ haut: { target: 19 } });
  });

  it('calls a purifier no fan where there is one', () => {
    expect(sayIn('bureau', 'fan off').changes).toEqual({ helice: { on: false } });
    expect(sayIn('bureau', 'turn off the air purifier').changes).toEqual({ epure: { on: false } });
  });

  it('asks the contact whether the door is open, and the lock whether it is locked', () => {
    expect(say('is the entry door closed').calls).toMatchObject([{ devices: ['aimant'] }]);
    expect(say('is the entry door locked').calls).toMatchObject([{ devices: ['verrou'] }]);
  });

  it('skips the song that plays, wherever that is', () => {
    expect(say('next').calls).toMatchObject([{ op: 'next', devices: ['enceinte'] }]);
  });

  it("knows a person's room by its person, and floors by where they are", () => {
    expect(say("turn off Léa's light").changes).toEqual({ renard: { on: false } });
    expect(say('lights off upstairs').changes).toEqual({ renard: { on: false } });
    expect(say('turn off the light in the basement').changes).toEqual({ ampoule: { on: false } });
  });

  it('leaves when the last one does', () => {
    expect(say('turn off the spots when we leave').calls).toMatchObject([
      { when: { once: { devices: ['ana', 'luc'], is: 'not_home', all: true } } },
    ]);
  });

  it('takes no humidity for a temperature', () => {
    expect(say('if the bureau gets below 10 turn on the four').calls).toMatchObject([
      { when: { once: { devices: expect.not.arrayContaining(['brume']) } } },
    ]);
  });
});

describe('short forms', () => {
  it.each<[string, object]>([
    ['put Arte on', { ecran: { source: 'Arte' } }],
    ['écran to netflix', { ecran: { source: 'Netflix' } }],
    ['hélice speed two', { helice: { speed: 66 } }],
    ['hélice to half speed', { helice: { speed: 50 } }],
    ['hélice oscillate', { helice: { oscillating: true } }],
    ['purifier to nuit', { epure: { preset: 'nuit' } }],
    ['brume to fifty', { brume: { target: 50 } }],
    ['set the brume to nuit mode', { brume: { mode: 'nuit' } }],
    ['rideau down a bit', { rideau: { position: 90 } }],
    ['convecteur up half a degree', { haut: { target: 18.5 } }],
    ['light the lustre', { lustre: { on: true } }],
    ['lustre to green and dim', { lustre: { on: true, color: { h: 120, s: 100 }, brightness: 40 } }],
    [
      'add okra and two kilos of onions to my tasks',
      { lists: { taches: { added: ['okra', 'two kilos of onions'] } } },
    ],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it.each<[string, object]>([
    ['timer for the pizza, twelve minutes', { do: 'timer', duration: 720, label: 'pizza' }],
    ['where is my piano lesson', { do: 'query', ask: 'where', about: 'piano lesson' }],
    ["four off when nobody's home", { do: 'set', when: { once: { is: 'not_home', all: true } } }],
    ['four on at sunrise for an hour', { do: 'set', state: 'on' }],
  ])('%s', (text, call) => {
    expect(say(text).calls[0]).toMatchObject(call);
  });

  it('announces the whole message, now', () => {
    const { calls } = say('tell everyone that we leave in ten minutes');
    expect(calls).toEqual([{ do: 'announce', message: 'we leave in ten minutes' }]);
    expect(say('in ten minutes tell everyone that we leave').calls).toMatchObject([{ when: { delay: 600 } }]);
  });
});

describe('for a while', () => {
  it.each<[string, object[]]>([
    [
      'spots to 20 percent for an hour',
      [
        { attr: 'brightness', value: 20, devices: ['spots'] },
        { attr: 'brightness', value: 60, devices: ['spots'], when: { delay: 3600 } },
      ],
    ],
    [
      'lustre at 20 percent for ten minutes',
      [
        { attr: 'brightness', value: 20, devices: ['lustre'] },
        { do: 'set', state: 'off', devices: ['lustre'], when: { delay: 600 } },
      ],
    ],
    [
      'make it 22 in the bureau until ten',
      [
        { attr: 'target', value: 22, devices: ['haut'] },
        { attr: 'target', value: 18, devices: ['haut'], when: { at: '2026-11-21T10:00:00' } },
      ],
    ],
    [
      'rideau to 30 until sunset',
      [
        { attr: 'position', value: 30 },
        { attr: 'position', value: 100 },
      ],
    ],
  ])('%s', (text, calls) => {
    expect(say(text).calls).toMatchObject(calls);
  });

  it('says in short what goes back', () => {
    expect(say('set the lights to 10 percent for an hour').reply).toMatch(
      /put the lights back as before in 1 hour/,
    );
  });
});

describe('each part of a sentence', () => {
  it.each<[string, object]>([
    [
      'turn the spots and the lustre down to thirty',
      { spots: { brightness: 30 }, lustre: { on: true, brightness: 30 } },
    ],
    ['lustre to green at 20 percent', { lustre: { on: true, color: { h: 120, s: 100 }, brightness: 20 } }],
    ['set the spots to 40 percent', { spots: { brightness: 40 } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it('keeps on and off with their rooms', () => {
    expect(say("lights on in the cuisine and off in Léa's room").changes).toEqual({
      lustre: { on: true },
      renard: { on: false },
    });
  });

  it('stops what was set moving', () => {
    expect(say('close the rideau a little then stop').calls).toMatchObject([
      { attr: 'position' },
      { do: 'set', state: 'stop', devices: ['rideau'] },
    ]);
  });

  it('sets two timers', () => {
    expect(say('set a 3 minute egg timer and a ten minute tea timer').calls).toMatchObject([
      { duration: 180, label: 'egg' },
      { duration: 600, label: 'tea' },
    ]);
  });
});

describe('what is told when it comes', () => {
  it.each<[string, string]>([
    ['let me know when the entry door opens', 'The entry door opens'],
    ['tell me when the degré goes above 20', 'The degré is above 20'],
  ])('%s', (text, message) => {
    expect(say(text).calls).toMatchObject([{ do: 'announce', message, when: { once: {} } }]);
  });

  it('lights up where it is dark, and more so where the light is on', () => {
    expect(sayIn('cellier', "it's too dark in here").calls).toMatchObject([{ do: 'set', state: 'on' }]);
    expect(say('turn off the spots', "it's too dark in here").calls).toMatchObject([
      { do: 'set', state: 'on' },
    ]);
    expect(say('turn on the lustre', 'spots to 30', "it's too dark in here").calls).toMatchObject([
      { do: 'adjust', attr: 'brightness' },
    ]);
  });
});

describe('numbers', () => {
  it.each<[string[], object]>([
    [['turn on the hélice and set it to 75'], { helice: { speed: 75 } }],
    [['turn on the chaudière at 17'], { bas: { target: 17 } }],
    [
      ['everything but the lustre and the spots off'],
      expect.not.objectContaining({ spots: expect.anything() }),
    ],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it.each([
    ['a count', 'all three lights on'],
    ['half of an hour', 'lustre at half seven'],
  ])('%s is no level', (_why, text) => {
    expect(say(text).changes).not.toHaveProperty('lustre.brightness');
    expect(say(text).changes).not.toHaveProperty('spots.brightness');
  });

  it('takes an hour after "on at" for a time', () => {
    expect(say('turn on the chaudière at six, no, seven').calls).toMatchObject([
      { do: 'set', state: 'on', when: { at: '2026-11-21T19:00:00' } },
    ]);
  });

  it('asks the room for its own humidity', () => {
    expect(say('if the bureau is above 70 percent turn on the four').calls).toMatchObject([
      { when: { if: { attr: 'humidity', above: 70, devices: ['brume'] } } },
    ]);
  });
});

describe('of timers and alarms', () => {
  it.each<[string[], object]>([
    [['ten minute timer', 'pause it'], { do: 'timer', op: 'pause' }],
    [['ten minute timer', 'pause it', 'resume it'], { do: 'timer', op: 'resume' }],
    [['ten minute timer', 'make it twelve', 'stop it'], { do: 'timer', op: 'cancel' }],
    [
      ['set an alarm for six', 'and another for seven'],
      { do: 'alarm', op: 'set', time: '2026-11-22T07:00:00' },
    ],
  ])('%j', (sentences, call) => {
    expect(say(...sentences).calls).toMatchObject([call]);
  });

  it('hears a dash as a pause', () => {
    expect(say('turn on the four - sorry, the lustre').changes).toEqual({ lustre: { on: true } });
  });
});
