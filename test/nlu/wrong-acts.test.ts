/** Sentences on which the grammar acted otherwise than was said: by their cause, in a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
location: {latitude: 60, longitude: 25, timezone: Europe/Helsinki}
floors:
  - {id: ala, name: Alakerta, level: 0}
  - {id: yla, name: Yläkerta, level: 1}
areas:
  - {id: tupa, name: Tupa, aliases: [living room], floor: ala}
  - {id: sauna, name: Sauna, floor: ala}
  - {id: aino, name: Aino's Room, floor: yla}
devices:
  - {id: lumi, name: Lumi, aliases: [paper lamp], area: tupa, kind: light, can: [brightness, color_temp, color], state: {on: true, brightness: 60, color_temp: 3000}}
  - {id: pallo, name: Pallo, area: tupa, kind: light, can: [brightness], state: {on: false, brightness: 60}}
  - {id: kisko, name: Track Lights, area: tupa, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: ainolamp, name: Aino's Lamp, area: aino, kind: light, can: [brightness], state: {on: true, brightness: 40}}
  - {id: verho, name: Verho, area: tupa, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: markiisi, name: Markiisi, aliases: [awning], area: tupa, kind: cover, class: awning, can: [position], state: {position: 100}}
  - {id: tuuli, name: Tuuli, aliases: [hood], area: tupa, kind: fan, can: [speed], state: {on: false, speed: 50}}
  - {id: viima, name: Viima, area: aino, kind: fan, can: [speed], state: {on: false, speed: 50}}
  - {id: tv, name: Telkku, aliases: [telly], area: tupa, kind: media, class: tv, can: [volume], state: {playback: playing, volume: 40}}
  - {id: radio, name: Radio, area: tupa, kind: media, class: speaker, can: [volume], state: {playback: playing, volume: 30}}
  - {id: kattila, name: Kattila, area: sauna, kind: water_heater, can: [target: {min: 35, max: 65, step: 1}, mode: [eco, boost]], state: {on: true, target: 50, mode: eco}}
  - {id: uuni, name: Uuni, area: tupa, kind: climate, can: [target: {min: 5, max: 30, step: 1}, mode: ["off", heat]], state: {mode: heat, target: 20, current: 19}}
  - {id: pesu, name: Pesuri, area: sauna, kind: vacuum, state: {activity: docked}}
  - {id: liike, name: Yard Motion, area: sauna, kind: binary_sensor, class: motion, state: {on: false}}
lists:
  - {id: ostot, name: Shopping List}
  - {id: velat, name: Debts}
`;

const sayIn = talkIn(HOUSE, 'wrong-acts.yaml');
const say = (...sentences: readonly string[]) => sayIn('tupa', ...sentences);

describe('a bare number after what is switched on', () => {
  it.each([
    ['turn on the paper lamp at eight', 'lumi', '2026-11-21T20:00:00'],
    ['turn the hood on at six', 'tuuli', '2026-11-21T18:00:00'],
    ['turn on the pallo at eight every weekday', 'pallo', '2026-11-23T08:00:00'],
  ])('is the hour: %s', (text, device, at) => {
    expect(say(text).calls).toMatchObject([{ do: 'set', state: 'on', devices: [device], when: { at } }]);
  });

  it.each<[string, number]>([
    ['turn on the paper lamp at eighty', 80],
    ['turn on the paper lamp at ten percent', 10],
    ['dim the paper lamp to eight', 8],
    ['paper lamp at eight', 8],
    ['lumi down at ten', 10],
  ])('is the level: %s', (text, brightness) => {
    expect(say(text).changes).toEqual({ lumi: { brightness } });
  });
});

describe('is done as said', () => {
  it.each<[string[], object]>([
    [['the lumi should be dark'], { lumi: { on: false } }],
    [['cooler white from the lumi'], { lumi: { color_temp: 3500 } }],
    [['boost kattila'], { kattila: { mode: 'boost' } }],
    [
      ['set the tuuli and the viima to thirty'],
      { tuuli: { on: true, speed: 30 }, viima: { on: true, speed: 30 } },
    ],
    [['if the telly is on turn it down to thirty'], { tv: { volume: 30 } }],
    [['freeze it, freeze the telly'], { tv: { playback: 'paused' } }],
    [['the verho is flapping, button up the verho'], { verho: { position: 0 } }],
    [['uuni to 22', 'no, make that 23'], { uuni: { target: 23 } }],
    [['put on the debts that Veikko owes rent'], { lists: { velat: { added: ['veikko owes rent'] } } }],
    [
      ['the doctor said mooring rope should be on my shopping list'],
      { lists: { ostot: { added: ['mooring rope'] } } },
    ],
    [
      ['all lights off in all the rooms'],
      { lumi: { on: false }, kisko: { on: false }, ainolamp: { on: false } },
    ],
    [["turn the uuni up, it's cold and I'm freezing"], { uuni: { target: 21 } }],
    [["it's cold and I'm freezing"], { uuni: { target: 21 } }],
    [['lumi to 50', 'bring it to twenty'], { lumi: { brightness: 20 } }],
    [
      ['bring it to twenty percent'],
      { lumi: { brightness: 20 }, pallo: { on: true, brightness: 20 }, kisko: { brightness: 20 } },
    ],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it('waits for a sensor that goes off', () => {
    expect(say('if the yard motion goes off, pallo on').calls).toMatchObject([
      { when: { once: { devices: ['liike'], attr: 'on', is: true } } },
    ]);
  });

  it('takes off a timer', () => {
    expect(say('set a timer for ten minutes', 'three minutes off the timer').calls).toMatchObject([
      { do: 'timer', op: 'subtract', duration: 180 },
    ]);
  });
});

it('reminds on the last day of the month, and not of the word before the hour', () => {
  const [rent] = say('remind me to pay the rent on the last day of the month').calls;
  expect(rent).toMatchObject({ time: '2026-11-30T09:00:00', label: 'pay the rent' });
  const [ticket] = say("remind me to buy a ticket, say four o'clock").calls;
  expect(ticket).toMatchObject({ label: 'buy a ticket' });
});

it('takes "tonight" for now, once it is evening', () => {
  const text = 'turn the lumi blue tonight';
  expect(say(text).calls).toMatchObject([{ when: { at: '2026-11-21T21:00:00' } }]);
  const inTheEvening = talkIn(HOUSE, 'wrong-acts.yaml', '2026-11-21T20:30:00');
  expect(inTheEvening('tupa', text).changes).toEqual({ lumi: { color: { h: 240, s: 100 } } });
});

describe('nothing at all', () => {
  it.each([
    ['cut off', 'turn down the'],
    ['cut off with a sound', 'turn up the uh'],
    ['what is left alone', 'close the verho and let the markiisi be'],
    ['what is left', 'close the verho, leave the markiisi'],
    ['a verb of its own', 'pesuri going and give the telly the flick'],
    ['who goes', 'Pesuri go, telly paused'],
    ['none of that one', 'lumi at seventy and no pallo'],
    ['what comes after a wait', 'these sausages want ten minutes, then the tuuli can go off'],
    ['what comes after more time', 'five more minutes then turn off the radio'],
    ['where, by words nobody knows', 'in sleeping room of parents, all lamps to be off'],
    ['which one', 'lamps off, the paper one and ours'],
    ['with it', 'kill it, pallo with it'],
    ['more of what', 'give me more from the paper lamp'],
    ['which way', 'more twenty percent for the paper lamp'],
    ['a question', 'any light on upstairs at all'],
    ['what is to be told', "tell me that the verho's shut"],
    ['a part of the house', 'more heat in the taps'],
    ['whose', "cut the car's juice"],
    ['percent or degrees', 'bring it to twenty'],
    ['by or to', 'turn it down to twenty one'],
    ['a reading', 'give me the percentage on the pallo'],
    ['part of a name', 'track off, radio on'],
    ['less of it', 'ease off with the cold'],
    ['the view', "let's watch the rain in the dark"],
    [
      'a reason for an item',
      'since the power went four times this week, candles should go on the shopping list',
    ],
    ['no errand', 'I need tea now'],
    ['two that are one here', 'close the drapes and the shutters'],
    ['for how long', 'heat the tupa for two hours'],
  ])('%s: %s', (_why, text) => {
    const { effects, calls } = say(text);
    expect(effects).toEqual([]);
    expect(calls.filter(({ do: does }) => does !== 'none')).toEqual([]);
  });
});

describe("an alarm of tomorrow's morning", () => {
  it.each(['two in the morning', 'six in the morning'])('is one at %s', (time) => {
    const { effects } = say(`wake me tomorrow at ${time}`, "cancel tomorrow morning's alarm");
    expect(effects.map(({ type }) => type)).toEqual(['clock']);
  });
});
