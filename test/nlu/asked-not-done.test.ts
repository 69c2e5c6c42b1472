/** Sentences that ask or tell how things are, and sound like commands: nothing is done, and what is asked is answered. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
areas:
  - {id: sala, name: Sala}
  - {id: varanda, name: Varanda}
devices:
  - {id: lume, name: Lume, area: sala, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: vela, name: Vela, area: sala, kind: light, can: [brightness], state: {on: false, brightness: 60}}
  - {id: varal, name: Varal, area: varanda, kind: light, state: {on: true}}
  - {id: pano, name: Pano, area: sala, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: portao, name: Portao, area: varanda, kind: cover, class: gate, can: [position], state: {position: 0}}
  - {id: trinco, name: Trinco, area: sala, kind: lock, state: {locked: true}}
  - {id: ferrolho, name: Ferrolho, area: varanda, kind: lock, state: {locked: false}}
  - {id: janela, name: Janela, area: sala, kind: binary_sensor, class: window, state: {on: true}}
  - {id: fresta, name: Fresta, area: varanda, kind: binary_sensor, class: window, state: {on: false}}
  - {id: samovar, name: Samovar, area: sala, kind: switch, state: {on: false}}
  - {id: coluna, name: Coluna, area: sala, kind: media, class: speaker, can: [volume], state: {playback: playing, volume: 45}}
`;

const sayIn = talkIn(HOUSE, 'asked-not-done.yaml');
const say = (text: string) => sayIn('sala', text);
const answer = (text: string) => {
  const { changes, calls } = say(text);
  expect(changes).toEqual({});
  return calls;
};

describe('asks, whatever its words would do', () => {
  it.each<[string, object]>([
    ['shut, the Portao?', { devices: ['portao'], matching: ['portao'] }],
    ['on, the Samovar?', { devices: ['samovar'], matching: [] }],
    ['light on in the varanda?', { devices: ['varal'], matching: ['varal'] }],
    ['lights on?', { agg: 'any', matching: ['lume', 'varal'] }],
    ["it's late, is the trinco locked", { devices: ['trinco'], matching: ['trinco'] }],
    ["we're an hour down the road, did somebody close the pano", { devices: ['pano'], matching: [] }],
    ['has anyone locked the ferrolho', { devices: ['ferrolho'], matching: [] }],
    ['tell me if any window is still open', { agg: 'any', matching: ['janela'] }],
    ['where is window open', { agg: 'which', matching: ['janela'] }],
    ['where is the light on', { agg: 'which', matching: ['lume', 'varal'] }],
    ['is there a light in the varanda', { agg: 'any', matching: ['varal'] }],
    ['are all the lights out', { agg: 'all', attr: 'on', test: { is: false } }],
    ['loudness of the Coluna', { attr: 'volume', devices: ['coluna'] }],
  ])('%s', (text, asked) => {
    expect(answer(text)).toMatchObject([{ do: 'query', ...asked }]);
  });

  it.each([
    'do I need to turn on the Samovar',
    'do we have to lock up',
    'do we really need to lock the Ferrolho',
  ])('%s: wonders', (text) => {
    expect(say(text).changes).toEqual({});
  });

  it.each<[string, object[]]>([
    // The second half of a question is asked, too.
    ['is the pano open and the samovar on', [{ devices: ['pano'] }, { devices: ['samovar'], matching: [] }]],
    ['is the lume on, and the trinco locked?', [{ matching: ['lume'] }, { matching: ['trinco'] }]],
    ['are the lume and the vela off or the portao open', []],
    // Who wonders is told how it is: "yes" is that it is to be done.
    [
      'do I need to turn on the Samovar',
      [{ devices: ['samovar'], test: { is: false }, matching: ['samovar'] }],
    ],
    ['do you need to turn off the lume', [{ devices: ['lume'], matching: ['lume'] }]],
    ['should we lock the trinco', [{ devices: ['trinco'], matching: [] }]],
  ])('%s', (text, asked) => {
    const calls = answer(text);
    if (asked.length > 0) expect(calls).toMatchObject(asked);
  });

  it.each([
    ['does the lume dim', 'Yes, the Lume can.'],
    ['can the vela be dimmed', 'Yes, the Vela can.'],
    ['does the varal dim', 'no brightness'],
    ['can the lume change colour', 'no colour'],
    ['does the pano close', 'Yes, the Pano can.'],
    ['does the samovar switch on', 'Yes, the Samovar can.'],
  ])('%s: whether it is able to', (text, reply) => {
    expect(answer(text)).toEqual([]);
    expect(say(text).reply).toContain(reply);
  });

  it.each<[string, object]>([
    // Wishes in the same words.
    ['can the pano close', { pano: { position: 0 } }],
    ['do turn on the samovar', { samovar: { on: true } }],
    ['is the samovar off and turn on the vela', { vela: { on: true } }],
  ])('%s: is asked for', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it.each([
    // Of one thing by its kind: at ease only if it is so of all.
    ['is the door locked', 'all'],
    ['windows shut?', 'all'],
    ['windows all closed?', 'all'],
    ['windows open?', 'any'],
    ['is the window open', 'any'],
    ['is a window closed', 'any'],
  ])('%s: %s', (text, agg) => {
    expect(answer(text)).toMatchObject([{ do: 'query', agg }]);
  });
});

describe('is left to whoever understands it', () => {
  it.each([
    ['a tag', "it's all dark in the caravan, isn't it, no light on"],
    ['none of it', 'no lights on'],
    ['no need', 'no need to be silent'],
    ['no more of it', 'no more silence'],
    ['whether it is so', 'I am afraid I left open the pano, is it so'],
    ['whether it was done', 'you close the pano already'],
    ['a complaint', 'such a harsh light for an old face'],
    ['two complaints', "um it's it's too bright and I can't hear it"],
    ['a thing that tells', "the coluna's blasting"],
    ['the dimmer', 'the setting of the dimmer for the lume'],
    ['why it looks so', "my quilt blues all look green, that's the yellow lamps"],
    ['where it goes', 'lume, off you go'],
    ['its high horse', "get the samovar off its high horse, I'm hot"],
    ['what is taken back', "it's the lume that's buzzing, no, the vela, turn it off"],
    ['when', 'the tomatoes have had enough by 3 pm, lume off'],
    ['after when', 'electricity is back at twenty five past seven, then samovar on'],
    ['half a command', 'back to its dock'],
    ['what may be done', "you can watch the ants but don't step on them"],
    ['what nobody says', 'play it again Sam, nobody ever says that in the film'],
    ['whom to mind', 'watch over the crib'],
    ['the whole film', 'wake the film up'],
    ['an hour of getting up', 'four fifteen in the afternoon is when I get up tomorrow'],
  ])('%s: %s', (_why, text) => {
    expect(say(text)).toMatchObject({ source: 'none', effects: [] });
  });
});

describe('is still done', () => {
  it.each<[string, object]>([
    ['no, lights on', { vela: { on: true } }],
    ["it's late, turn off the lume", { lume: { on: false } }],
    ['turn the lume off its cold in here', { lume: { on: false } }],
    ["I've got a meeting at three, please turn off the coluna", { coluna: { playback: 'off' } }],
    ['the lume is on, turn it off', { lume: { on: false } }],
    ['the pano is open, close it', { pano: { position: 0 } }],
    ['no power for the coluna', { coluna: { playback: 'off' } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it('means now where the dark is why, and then where it is when', () => {
    expect(say("turn on the vela, it's dark").changes).toEqual({ vela: { on: true } });
    expect(say("turn on the vela when it's dark").effects).toMatchObject([{ type: 'schedule' }]);
  });

  it('leaves what is to be kept', () => {
    for (const text of ['kill the lights, keep the Lume', 'lights off, leave the Lume on'])
      expect(say(text).calls).toMatchObject([{ do: 'set', state: 'off', devices: ['vela'] }]);
  });

  it('dims what is lit where nothing has spoken', () => {
    const quiet = talkIn(HOUSE.replace('playback: playing', 'playback: "off"'), 'asked-not-done.yaml');
    expect(quiet('sala', 'softer').changes).toEqual({ lume: { brightness: 40 } });
    expect(say('softer').changes).toEqual({ coluna: { volume: 35 } });
  });
});

describe('goes on from what was just done', () => {
  it.each<[string[], object]>([
    [['dim the lume', "that's too low"], { lume: { brightness: 60 } }],
    [['set the lume to 30 and the coluna to 50', 'make that twenty'], { coluna: { volume: 20 } }],
    [['set the coluna to 50', 'set the lume to 30', 'make it twenty'], { lume: { brightness: 20 } }],
    [['turn the coluna up', "that's too loud"], { coluna: { volume: 45 } }],
  ])('%j', (sentences, changes) => {
    expect(sayIn('sala', ...sentences).changes).toEqual(changes);
  });
});
