/** What a model proposes is not done where the words say otherwise, however sure it is. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import type { Call } from '../../../src/nlu/call.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: studio, name: Studio}
  - {id: yard, name: Yard, outside: true}
devices:
  - {id: lume, name: Lume, area: studio, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: vela, name: Vela, area: studio, kind: light, can: [brightness], state: {on: false, brightness: 60}}
  - {id: well, name: Well, area: yard, kind: switch, state: {on: true}}
  - {id: pano, name: Pano, area: studio, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: ferro, name: Ferro, area: studio, kind: climate, can: [mode: [heat], target: {min: 5, max: 30}], state: {mode: heat, target: 18, current: 17}}
  - {id: damp, name: Damp, area: studio, kind: sensor, class: humidity, state: {value: 50, unit: "%"}}
`;

const { home } = parseHome(HOUSE, 'veto.yaml');
const { converse } = createUnderstanding(home);
const world = startWorld(home, '2026-11-21T09:00:00');

const proposing = (text: string, ...calls: Call[]) =>
  converse(world, newSession('studio'), { text, proposed: { calls, confidence: 0.99 } });

const set = (id: string, state: 'on' | 'off' | 'open' | 'close'): Call => ({
  do: 'set',
  state,
  target: { ids: [id] },
});
const warm = (value: number): Call => ({ do: 'adjust', attr: 'target', value, target: { ids: ['ferro'] } });
const dim = (some: 1 | -1): Call => ({
  do: 'adjust',
  attr: 'brightness',
  delta: { some },
  target: { ids: ['lume'] },
});

describe('is not done', () => {
  it.each<[string, string, Call[]]>([
    ['a question', 'why on earth would the lume glow', [set('lume', 'off')]],
    ['a question of a value', 'is the lume at fifty', [dim(1)]],
    ['a question of warmth', 'is the ferro at 22 degrees', [warm(22)]],
    ['a question of who', 'who left the lume blazing', [set('lume', 'off')]],
    ['what somebody wonders', 'should I really douse the glowing thing', [set('lume', 'off')]],
    ['what is worth it', 'is it worth firing up the gurgling yonder', [set('well', 'on')]],
    ['what would be', 'what would happen if the glowing thing went', [set('lume', 'off')]],
    ['what a thing is able to', 'does the lume swing', [dim(-1)]],
    ['a habit', 'the gurgling is always on', [set('well', 'off')]],
    ['a dislike', 'I hate the big glowing thing', [set('lume', 'off')]],
    ['another room', 'my guests in the studio want the gurgling', [set('well', 'on')]],
    ['a question of what is so', 'is the glow of the lume really on', [set('lume', 'off')]],
    ['what was done', 'did somebody kill the glow in here', [set('lume', 'off')]],
    ['what is forbidden', "don't switch off the glowing thing", [set('lume', 'off')]],
    ['what is to be spared', 'not the glowing thing', [set('lume', 'on')]],
    ['a wake-up that is never to be', 'never wake the gurgling thing', [set('well', 'on')]],
    ['what is never to be', 'never ever stop the gurgling yonder', [set('well', 'off')]],
    ['what is taken back', 'cancel the gurgling yonder', [set('well', 'off')]],
    ['a part that is forbidden', "sleepy time, don't turn off the glowing thing", [set('lume', 'off')]],
    ['a condition', 'start the gurgling if the moon is full', [set('well', 'on')]],
    ['a condition first', 'unless the moon is full, start the gurgling', [set('vela', 'on')]],
    [
      'a condition of a message',
      "tell Tom it gurgles when he's home",
      [{ do: 'announce', message: 'it gurgles' }],
    ],
    [
      'one of two conditions',
      'if the mugginess is high start the gurgling, and if it is low stop the fabric',
      [{ ...set('vela', 'on'), when: { if: { target: { ids: ['damp'] }, attr: 'value', above: 40 } } }],
    ],
    ['an exception', 'gurgling off every night except feast days', [set('well', 'off')]],
    ['a time that is none', 'start the gurgling after the sermon', [set('vela', 'on')]],
    ['the other way', 'switch the glowing thing off would you', [set('vela', 'on')]],
    ['closing for opening', 'open the fabric wide for me', [set('pano', 'close')]],
    ['less for more', 'raise the yonder doodad', [dim(-1)]],
    ['less of what has no degrees', 'the good old well a little weaker', [set('well', 'on')]],
    ['a level of what has none', 'let the well gurgle on level two', [set('well', 'on')]],
    ['a setting of what has none', 'set the well to eucalyptus', [set('well', 'on')]],
    ['a mode of what has none', 'let the good old well be in porridge mode', [set('well', 'on')]],
    ['a share of what has none', 'let us have the well at fifty percent', [set('well', 'on')]],
    ['a speed of what has none', 'could the good old well be a bit faster', [set('well', 'on')]],
    ['a color of what has none', 'let the good old well glow green', [set('well', 'on')]],
    ['one of two values', 'put the iron thing to twenty at six and to fifteen at ten', [warm(20)]],
  ])('%s: %s', (_what, text, calls) => {
    const { effects, ask } = proposing(text, ...calls);
    expect(effects).toEqual([]);
    expect(ask).toBeNull();
  });

  it('says which part of the words stood against it', () => {
    expect(proposing('start the gurgling if the moon is full', set('vela', 'on')).reply).toMatch(/condition/);
    expect(proposing('gurgling off every night except feast days', set('well', 'off')).reply).toMatch(
      /exception/,
    );
    const watched = proposing('warn us if the mugginess rises unduly', {
      do: 'query',
      attr: 'humidity',
      target: { ids: ['damp'] },
    });
    expect(watched.reply).toMatch(/watch/);
  });
});

describe('is done', () => {
  it.each<[string, string, Call[]]>([
    ['a wish that asks', 'could you make the glowing thing rest', [set('lume', 'off')]],
    ["a wish with don't", "why don't we rest the glowing thing", [set('lume', 'off')]],
    ['what is not to be left', "don't leave the glowing thing burning", [set('lume', 'off')]],
    ['what is not to be forgotten', "don't forget to rest the glowing thing", [set('lume', 'off')]],
    ['a courtesy', 'if you would be so kind, make the glowing thing rest', [set('lume', 'off')]],
    ['a hint with when', 'when I read in here I go blind', [set('vela', 'on')]],
    ['a hint with without', 'nobody reads without a vela', [set('vela', 'on')]],
    [
      'a condition that is kept',
      'start the gurgling if the mugginess is high',
      [{ ...set('vela', 'on'), when: { if: { target: { ids: ['damp'] }, attr: 'value', above: 40 } } }],
    ],
    [
      'a condition and what is told if it is not so',
      "if the mugginess is high start the gurgling, and if it isn't I owe Tom a tenner",
      [{ ...set('vela', 'on'), when: { if: { target: { ids: ['damp'] }, attr: 'value', above: 40 } } }],
    ],
    [
      'a condition and that nothing is done else',
      "if the mugginess is high start the gurgling, but if it's dry leave it",
      [{ ...set('vela', 'on'), when: { if: { target: { ids: ['damp'] }, attr: 'value', above: 40 } } }],
    ],
    ['a bother that it is not', "if it isn't any bother, make the glowing thing rest", [set('lume', 'off')]],
    ['what it is just after', 'the cat is after chewing the cable, stop the gurgling', [set('well', 'off')]],
    ['a time that may be damned', 'gurgling off till dawn be damned', [set('well', 'off')]],
    ['not so much of it', 'not that bright over there', [dim(-1)]],
    ['off so that it gets brighter', 'kill the glow so the stars get brighter', [set('lume', 'off')]],
    ['too much of it', 'turn that up there, it is too bright', [dim(-1)]],
    ['in the room that is said', 'my guests in the studio want no glow', [set('lume', 'off')]],
    [
      'what is named, wherever people are',
      'too much gurgling of the well for us in the studio',
      [set('well', 'off')],
    ],
    ['what is heard elsewhere', "I'm in the yard, no, in the studio, no gurgling", [set('well', 'off')]],
    [
      'after a time that is a reason',
      'bed in half an hour, make the good old well rest',
      [set('well', 'off')],
    ],
    ['of a color that is no wish', 'the water goes green, well', [set('well', 'off')]],
    ["a wish with shouldn't", "shouldn't we rest the glowing thing", [set('lume', 'off')]],
    ['a wish that it go', 'can the glowing thing go to rest', [set('lume', 'off')]],
    ['both ways', 'glowing thing off, and put some more vela on', [set('lume', 'off')]],
  ])('%s: %s', (_what, text, calls) => {
    expect(proposing(text, ...calls).effects).not.toEqual([]);
  });

  it('is what people of this house have taught', () => {
    const taught = { calls: [set('lume', 'off')], confidence: 0.99, learned: true } as const;
    const text = 'never ever stop the glowing';
    expect(converse(world, newSession('studio'), { text, proposed: taught }).effects).not.toEqual([]);
  });
});

const sayIn = talkIn(HOUSE, 'veto.yaml');
const say = (...texts: string[]) => sayIn('studio', ...texts);

describe('left alone', () => {
  it.each([
    ["don't turn off the lume", 'OK, I will leave the Lume as it is.'],
    ['please never turn on the vela', 'OK, I will leave the Vela as it is.'],
    ["don't turn off the lume, I'm reading", 'OK, I will leave the Lume as it is.'],
    ["don't turn on the lume", 'The Lume is already on.'],
    ['cancel turning off the well', 'Nothing is planned for the Well.'],
    ['forget about the well', 'Nothing is planned for the Well.'],
    ['not the lume', 'OK, I will leave the Lume as it is.'],
    ['no, not vela', 'OK, I will leave the Vela as it is.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ source: 'grammar', changes: {}, reply });
  });

  it('does not say so of what is planned', () => {
    expect(say('turn off the well in ten minutes', "don't turn off the well").reply).not.toMatch(/leave/);
    expect(say('turn off the well in ten minutes', 'forget about the well').reply).not.toMatch(/Nothing/);
  });
});

describe('why it is so', () => {
  it.each([
    ['why is the lume on', "Yes, the Lume is on. I don't know why."],
    ['how come the lume is still on', "Yes, the Lume is on. I don't know why."],
    ['who turned on the lume', "Yes, the Lume is on. I don't know who did that."],
    ['who switched the lume on', "Yes, the Lume is on. I don't know who did that."],
    ['when did the lume go on', "The Lume is on, but I don't know since when."],
    ['who opened the pano', "Yes, the Pano is open. I don't know who did that."],
    ['why is the vela on', 'No, the Vela is off.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ source: 'grammar', changes: {}, reply });
  });

  it('knows what was asked of it', () => {
    expect(say('turn on the vela', 'why is the vela on').reply).toBe(
      'Yes, the Vela is on. You have just asked me for that.',
    );
    expect(say('turn off the lume', 'turn on the vela', 'why is the lume off').reply).toMatch(
      /don't know why/,
    );
  });
});

describe('another thing than was asked is not told', () => {
  const isOn = (id: string): Call => ({
    do: 'query',
    attr: 'on',
    test: { is: true },
    target: { ids: [id] },
  });

  it.each<[string, Call]>([
    ['is the far lane flooded', isOn('well')],
    ['is it dark yet', isOn('lume')],
    ['how much water has the herd got', { do: 'query', attr: 'brightness', target: { ids: ['lume'] } }],
  ])('%s', (text, call) => {
    expect(proposing(text, call)).toMatchObject({ source: 'none', effects: [] });
  });

  it('what tells of it is', () => {
    const damp: Call = { do: 'query', attr: 'humidity', target: { ids: ['damp'] } };
    expect(proposing('is the far corner flooded', damp).reply).toMatch(/50%/);
  });
});
