/** Complaints, stories and boundaries that are no reason to leave undone what a model proposes; and those that are. */
import { describe, expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import type { Call } from '../../../src/nlu/call.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const HOUSE = `
areas:
  - {id: forge, name: Forge}
  - {id: mill, name: Mill}
devices:
  - {id: brazier, name: Brazier, area: forge, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: tallow, name: Tallow, area: forge, kind: light, state: {on: false}}
  - {id: hatch, name: Hatch, area: forge, kind: cover, class: shutter, state: {position: 0}}
  - {id: bellows, name: Bellows, area: mill, kind: fan, state: {on: true}}
  - {id: harp, name: Harp, area: forge, kind: media, class: speaker, can: [volume], state: {playback: playing, volume: 30}}
lists:
  - {id: wares, name: Wares, items: []}
`;
const { home } = parseHome(HOUSE, 'told.yaml');
const { converse } = createUnderstanding(home);
const world = startWorld(home, '2026-11-21T09:00:00');
const proposing = (text: string, ...calls: Call[]) =>
  converse(world, newSession('forge'), { text, proposed: { calls, confidence: 0.99 } });

const set = (id: string, state: 'on' | 'off' | 'open' | 'close'): Call => ({
  do: 'set',
  state,
  target: { ids: [id] },
});
const NEXT: Call = { do: 'media', op: 'next', target: { ids: ['harp'] } };

describe('is done, for it asks in its own way', () => {
  it.each<[string, string, Call]>([
    [
      'who did it, and what comes of it',
      'who left that thing blazing, the coal bill will kill us',
      set('brazier', 'off'),
    ],
    ['who, with a curse', 'who the hell left that thing blazing', set('brazier', 'off')],
    ['who could at all', 'who can possibly sleep with a glow like that', set('brazier', 'off')],
    [
      'why, and what is wrong with it',
      "why is it blazing away, there's not a soul in this place",
      set('brazier', 'off'),
    ],
    ['why so much of it', 'why is it so gloomy', set('tallow', 'on')],
    ['why it is like something', 'why is this place like the bottom of a well', set('hatch', 'open')],
    [
      'what it is that happens',
      'what happens is that the glow keeps me up, so it can rest',
      set('brazier', 'off'),
    ],
    ['how they are, after an "and"', "it's a fine day and we're sitting in a pit", set('hatch', 'open')],
    ['that they pay for it', "sure we're paying to warm the mice", set('bellows', 'off')],
    ['what it is like', "that thing's like a lighthouse", set('brazier', 'off')],
    ['what they do not like', 'my eyes do not like so fierce a glow', set('brazier', 'off')],
    [
      'a story with a wish after it',
      'that was the last customer, the glowing thing may rest',
      set('brazier', 'off'),
    ],
    [
      'what somebody said, and so',
      "the smith said it's bad for us, so no more of that glow",
      set('brazier', 'off'),
    ],
    [
      'a wish that was thought of',
      'I was thinking we could let the glowing thing rest',
      set('brazier', 'off'),
    ],
    [
      'when something is so',
      "it's black as pitch when I get up, can somebody leave the waxy one burning",
      set('tallow', 'on'),
    ],
    ['till when nobody moves', "waxy one on, hatch shut, I'm not stirring till Monday", set('tallow', 'on')],
    ['before somebody comes', 'give us some daylight before they get here', set('hatch', 'open')],
    ['if it is not too much', "if it's not too hard, give us some daylight", set('hatch', 'open')],
    ['what one is after', "what I'm after is a bit of daylight", set('hatch', 'open')],
    ['what is to stop', "I'm standing here waiting for it to stop being dark", set('tallow', 'on')],
    [
      'what was put on',
      "I've put my good coat on and now I can't see a thing with that glow",
      set('brazier', 'off'),
    ],
    ['what there is no need for', "there's no need to run that glowing thing", set('brazier', 'off')],
    ['anything else to hear', 'anything but this one', NEXT],
    ['two rooms', "everybody's in the mill and the forge is lit like a fair", set('brazier', 'off')],
  ])('%s: %s', (_what, text, call) => {
    expect(proposing(text, call).effects).not.toEqual([]);
  });

  it('ticks off what was told', () => {
    const call: Call = { do: 'list', op: 'add', items: ['nails'] };
    expect(proposing('we hammered away and used up all our nails', call).effects).not.toEqual([]);
  });

  it('gives an alarm up where nobody is to be woken', () => {
    const alarmed = converse(world, newSession('forge'), { text: 'wake me tomorrow at 7 am' });
    const calls: Call[] = [{ do: 'alarm', op: 'cancel' }];
    const after = applyEffects(world, alarmed.effects);
    const said = { text: "don't wake us tomorrow after all", proposed: { calls, confidence: 0.99 } };
    expect(converse(after, alarmed.session, said).effects).not.toEqual([]);
  });
});

describe('is left undone', () => {
  it.each<[string, string, Call]>([
    ['who it was', 'who left that thing blazing', set('brazier', 'off')],
    [
      'who it was, and whether it is so',
      'who left that thing blazing, is it still lit',
      set('brazier', 'off'),
    ],
    ['why it is so', 'why is that thing blazing', set('brazier', 'off')],
    ['why, and to whom', 'why is that thing blazing, grandpa', set('brazier', 'off')],
    ['what would come of it', 'what happens with the glow at night', set('brazier', 'off')],
    ['a question after an "and"', 'some waxy light, and were the hens fed today', set('tallow', 'on')],
    [
      'a story',
      'we had a thing that glowed like that, and my father had a smaller one beside it',
      set('brazier', 'off'),
    ],
    ['what somebody said', 'the smith said it was ever so cheap', set('brazier', 'off')],
    ['a taste', 'my aunt loves a thing that glows', set('brazier', 'on')],
    ['a condition that is one', 'start the waxy thing when the moon gets up', set('tallow', 'on')],
    ['an order with a condition', 'waxy thing on when it rains, thanks', set('tallow', 'on')],
    ['an end that is one', 'waxy thing on until the hens sleep', set('tallow', 'on')],
    ['what is never to be', 'never wake the waxy thing', set('tallow', 'on')],
    ['anything but one thing', 'turn on anything but the waxy thing', set('brazier', 'on')],
    ['the other way', 'stop that glowing thing', set('tallow', 'on')],
    ['another room', 'my friends in the mill want a bit of light', set('tallow', 'on')],
  ])('%s: %s', (_what, text, call) => {
    expect(proposing(text, call).effects).toEqual([]);
  });
});
