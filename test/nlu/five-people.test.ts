/** How different people talk to one house: what each of their ways of speaking comes to, in a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
floors:
  - {id: low, name: Lower Deck, level: 0}
areas:
  - {id: saloon, name: Saloon, floor: low}
  - {id: cabin, name: Cabin, floor: low}
  - {id: deck, name: Deck, outside: true}
devices:
  - {id: brass, name: Brass Lantern, area: saloon, kind: light, can: [brightness, color], state: {on: false, brightness: 50}}
  - {id: chart, name: Chart Lamp, area: saloon, kind: light, can: [brightness], state: {on: true, brightness: 40}}
  - {id: hatch, name: Hatch Blind, area: saloon, kind: cover, class: blind, can: [position, tilt], state: {position: 60, tilt: 10}}
  - {id: horn, name: Horn, aliases: [radio], area: saloon, kind: media, class: speaker, can: [volume, muted, source: [Radio, Tape]], state: {playback: playing, volume: 50, muted: false}}
  - {id: heater, name: Diesel Heater, area: saloon, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 30}, preset: [eco, away]], state: {mode: heat, target: 19, current: 17}}
  - {id: bunk_l, name: Port Bunk Light, area: cabin, kind: light, can: [brightness], state: {on: true, brightness: 30}}
  - {id: bunk_r, name: Starboard Bunk Light, area: cabin, kind: light, can: [brightness], state: {on: true, brightness: 30}}
  - {id: cabin_fan, name: Cabin Fan, area: cabin, kind: fan, can: [speed], state: {on: false, speed: 25}}
  - {id: pump, name: Fountain, area: deck, kind: switch, state: {on: true}}
  - {id: hose, name: Deck Hose, area: deck, kind: valve, state: {position: 100}}
  - {id: hatch_lock, name: Companionway Door, area: saloon, kind: lock, state: {locked: true, battery: 12}}
  - {id: port, name: Porthole, area: cabin, kind: binary_sensor, class: window, state: {on: true}}
  - {id: drum, name: Spin Drum, area: cabin, kind: binary_sensor, class: running, state: {on: true}}
  - {id: bilge, name: Bilge Sensor, area: cabin, kind: binary_sensor, class: moisture, state: {on: false}}
  - {id: icebox, name: Icebox Temperature, area: saloon, kind: sensor, class: temperature, state: {value: 4, unit: "°C"}}
  - {id: draw, name: Battery Draw, kind: sensor, class: power, state: {value: 120, unit: W}}
  - {id: sky, name: Weather, kind: weather, state: {condition: cloudy, temperature: 9, humidity: 71}}
  - {id: wren, name: Wren, kind: person, state: {location: home}}
lists:
  - {id: stores, name: Stores, aliases: [shopping list], items: [rope]}
calendars:
  - {id: log, name: Log, events: [{summary: Regatta, start: 2026-11-28}]}
location: {latitude: 51.5, longitude: -0.1, timezone: Europe/London}
`;

const say = talkIn(HOUSE, 'five-people.yaml');
const changes = (...sentences: readonly string[]) => say('saloon', ...sentences).changes;
const reply = (...sentences: readonly string[]) => say('saloon', ...sentences).reply;

describe('nothing is done that was not said', () => {
  it('leaves the room alone where the thing is named before', () => {
    expect(changes('I left the fountain running, please stop it at ten')).toMatchObject({
      scheduled: [{ calls: [{ do: 'set', state: 'off', devices: ['pump'] }] }],
    });
  });

  it('keeps the other one apart from the one that is named', () => {
    expect(changes('pop the brass lantern on, and turn the other one off')).toEqual({
      brass: { on: true },
      chart: { on: false },
    });
  });

  it('plays in the room that was said, or nowhere', () => {
    const { calls, changes } = say('saloon', 'play some lullabies in the cabin');
    expect(changes).toEqual({});
    expect(calls).toMatchObject([{ do: 'none', reason: 'no_device' }]);
    expect(say('saloon', 'play the cabin').calls).toMatchObject([{ do: 'media', query: 'the cabin' }]);
  });

  it('takes a bare number for a timer as minutes', () => {
    expect(changes('timer ten')).toMatchObject({ timers: [{ seconds: 600 }] });
    expect(changes('timer 10')).toMatchObject({ timers: [{ seconds: 600 }] });
  });

  it('closes further, not altogether', () => {
    expect(changes('the hatch blind a bit more closed please')).toEqual({ hatch: { position: 50 } });
    expect(changes('have the hatch blind more open')).toEqual({ hatch: { position: 80 } });
  });

  it('does both at the time that is said after both', () => {
    expect(changes('turn off the chart lamp and the fountain in ten minutes')).toMatchObject({
      scheduled: [{ calls: [{ devices: ['chart'] }] }, { calls: [{ devices: ['pump'] }] }],
    });
    expect(changes('turn off the chart lamp and the fountain in ten minutes')).not.toHaveProperty('chart');
  });

  it('waits for a sensor that goes off to give the alarm', () => {
    const { changes, reply } = say('saloon', 'alert me if the bilge sensor goes off');
    expect(changes).toMatchObject({ scheduled: [{ once: { devices: ['bilge'], is: true } }] });
    expect(reply).toBe('Okay, I will tell you when the Bilge Sensor detects water.');
  });

  it('changes what was just coloured, not the room', () => {
    expect(changes('brass lantern purple', 'brighter')).toEqual({
      brass: { brightness: expect.any(Number) },
    });
  });

  it('shuts off water that is to stop', () => {
    expect(changes('stop the deck hose')).toEqual({ hose: { position: 0 } });
  });

  it.each([
    ['remind me to take my pills at nine in the morning and six in the evening', ['09:00', '18:00']],
    ['remind me to take my pills at eight every morning and eight every evening', ['08:00', '20:00']],
  ])('%s', (text, times) => {
    const { reminders } = changes(text) as { reminders: readonly { time: string; label: string }[] };
    expect(reminders.map(({ time }) => time.slice(-8).slice(0, 5))).toHaveLength(2);
    expect(new Set(reminders.map(({ time }) => /\d\d:\d\d/.exec(time)?.[0]))).toEqual(new Set(times));
    expect(reminders.every(({ label }) => label === 'take my pills')).toBe(true);
  });
});

describe('other ways to say it', () => {
  it.each<[string, object]>([
    ['turn down the horn, the baby is sleeping', { horn: { volume: 40 } }],
    ['could you dim the chart lamp a bit, Wren is trying to sleep', { chart: { brightness: 30 } }],
    ['I should like the heater at twenty one degrees', { heater: { target: 21 } }],
    ['set the diesel heater preset to eco', { heater: { preset: 'eco' } }],
    ['switch the horn over to Tape', { horn: { source: 'Tape' } }],
    ['make the brass lantern more bright', { brass: { on: true, brightness: 20 } }],
    ['saloon and cabin lights off', { chart: { on: false }, bunk_l: { on: false }, bunk_r: { on: false } }],
    ['bunk lights off', { bunk_l: { on: false }, bunk_r: { on: false } }],
    ['cross off the rope', { lists: { stores: { completed: ['rope'] } } }],
    ['tilt the hatch blind to 40', { hatch: { tilt: 40 } }],
  ])('%s', (text, changed) => {
    expect(changes(text)).toEqual(changed);
  });

  it.each<[string, RegExp]>([
    ['how cold is the icebox', /4 degrees/],
    ['how many degrees it is in here', /17 degrees/],
    ['how much electricity are we using', /120 W/],
    ['what is the power consumption', /^The Battery Draw is 120 W\.$/],
    ['is wren in', /^Yes, Wren is at home/],
    ['how long until the regatta', /28 November|Saturday/],
    ['which batteries are low', /Companionway Door/],
    ["how's the battery of the companionway door", /12%/],
    ['lock the porthole', /can't be locked/],
    ['is open the porthole', /^Yes/],
    ['tell everyone supper is ready', /Announced: Supper is ready/],
    ['when does the sun set', /^The sun sets at 4:0\d PM\.$/],
    ["what's the humidity", /^The humidity outside is 71%\.$/],
    ['thank you dear', /welcome/],
    ['let me know when the spin drum is done', /^Okay, I will tell you when the Spin Drum is done\.$/],
    ['tilt the hatch blind to 40', /tilted to 40%/],
  ])('%s', (text, said) => {
    expect(reply(text)).toMatch(said);
  });

  it.each([
    'tell everyone a story',
    'tell the kids about the trip',
    'tell me how I turn the lights off',
  ])('does nothing for "%s"', (text) => {
    expect(changes(text)).toEqual({});
  });
});

describe('what follows', () => {
  it.each<[readonly string[], object]>([
    [["we're out of flour", 'and yeast as well'], { lists: { stores: { added: ['yeast'] } } }],
    [['add nails to the shopping list', 'oh and a hammer'], { lists: { stores: { added: ['hammer'] } } }],
    [['add nails to the shopping list', 'also turn on the brass lantern'], { brass: { on: true } }],
    [['close the hatch blind', 'actually leave it open a crack'], { hatch: { position: 30 } }],
    [['turn up the heater', "that's still not warm enough"], { heater: { target: 21 } }],
    [['brass lantern green', 'nah blue'], { brass: { color: { h: 240, s: 100 } } }],
  ])('%j', (sentences, changed) => {
    expect(changes(...sentences)).toEqual(changed);
  });

  it('takes an alarm back by saying that it is not needed', () => {
    expect(changes('wake me at seven', "on second thoughts don't bother")).toMatchObject({
      alarms: [{ op: 'cancel' }],
    });
  });

  it('says what there is now, not that something was undone', () => {
    expect(reply('wake me at seven', 'make that half past seven')).toBe('Alarm set for 7:30 AM tomorrow.');
  });

  it('waits for "it", which is what was asked about', () => {
    expect(changes('is the spin drum still running', "let me know when it's finished")).toMatchObject({
      scheduled: [{ once: { devices: ['drum'], attr: 'on', is: false } }],
    });
  });
});

describe('reminders that wait for the house', () => {
  const WAIT = 'remind me when the spin drum is done to hang up the washing';

  it('are told of, with what they wait for', () => {
    expect(reply(WAIT)).toBe('Okay, I will remind you of "hang up the washing" when the Spin Drum is done.');
    expect(reply(WAIT, 'what are my reminders')).toBe(
      'You have one reminder: hang up the washing, when the Spin Drum is done.',
    );
    expect(reply(WAIT, 'remind me at five to call Wren', 'what reminders do I have')).toMatch(
      /^You have 2 reminders: call Wren, 5 PM today; hang up the washing, when /,
    );
  });

  it('are cancelled like others', () => {
    const gone = { scheduled: [{ op: 'cancel' }] };
    expect(changes(WAIT, 'cancel the reminder to hang up the washing')).toMatchObject(gone);
    expect(changes(WAIT, 'cancel my reminder')).toMatchObject(gone);
    expect(changes(WAIT, 'cancel all my reminders')).toMatchObject(gone);
    expect(say('saloon', WAIT, 'remind me at five to call Wren', 'cancel my reminder').ask).toMatch(
      /Which one/,
    );
    expect(reply(WAIT, 'cancel the reminder to feed the cat')).not.toMatch(/Cancelled/);
  });

  it('begin with the condition, too', () => {
    expect(changes('when the spin drum is done tell me to hang up the washing')).toMatchObject({
      scheduled: [{ once: { devices: ['drum'] }, calls: [{ do: 'reminder', label: 'hang up the washing' }] }],
    });
  });
});

describe('games and bands', () => {
  it.each([
    "let's play the Beatles",
    'shall we play the rolling stones',
    "let's play something by the Doors",
  ])('"%s" is music', (text) => {
    expect(say('saloon', text).calls).toMatchObject([{ do: 'media', op: 'play' }]);
  });

  it.each([
    "let's play millionaires",
    "let's play the sims",
    "let's play the guessing game",
  ])('"%s" is a game', (text) => {
    expect(say('saloon', text).calls).toMatchObject([{ do: 'none' }]);
  });
});

describe('lists that are called like other things', () => {
  it.each(['stop', 'lights', 'brass lantern'])('"%s" keeps its own meaning', (name) => {
    const made = `start a list called ${name}`;
    expect(say('saloon', made).changes).toMatchObject({ lists: {} });
    expect(say('saloon', made, name).calls).not.toMatchObject([{ do: 'list' }]);
    expect(say('saloon', made, `what's on the ${name} list`).calls).toMatchObject([{ do: 'list' }]);
  });

  it('parts things, not tasks', () => {
    expect(changes('start a list called boat party', 'add balloons and cups to boat party')).toEqual({
      lists: { boat_party: { added: ['balloons', 'cups'] } },
    });
    expect(changes('start a list called boat jobs', 'add wash and dry the deck to boat jobs')).toEqual({
      lists: { boat_jobs: { added: ['wash and dry the deck'] } },
    });
  });
});
