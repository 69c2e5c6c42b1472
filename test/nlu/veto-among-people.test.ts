/** What is told of others, said to somebody else or asked about is not done, whatever a model makes of it; nor another thing than was named. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { Call } from '../../src/nlu/call.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

const HOUSE = `
areas:
  - {id: loft, name: Loft}
devices:
  - {id: ember, name: Ember, area: loft, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: urn, name: Urn, area: loft, kind: switch, state: {on: false}}
  - {id: harp, name: Harp, area: loft, kind: media, can: [volume], state: {playback: playing, volume: 40}}
  - {id: latch, name: Latch, area: loft, kind: lock, state: {locked: false}}
  - {id: veil, name: Veil, area: loft, kind: cover, class: curtain, state: {position: 50}}
`;
const { home } = parseHome(HOUSE, 'among-people.yaml');
const { converse } = createUnderstanding(home);
const effectsOf = (text: string, call: Call) =>
  converse(startWorld(home, '2026-11-21T09:00:00'), newSession('loft'), {
    text,
    proposed: { calls: [call], confidence: 0.99 },
  }).effects;
const set = (id: string, state: 'on' | 'off' | 'open' | 'close' | 'lock'): Call => ({
  do: 'set',
  state,
  target: { ids: [id] },
});
const change = (attr: string, id: string, some: 1 | -1): Call => ({
  do: 'adjust',
  attr,
  delta: { some },
  target: { ids: [id] },
});

describe('is not done', () => {
  it.each<[string, string, Call]>([
    ['what two said', 'then my aunt says get it bubbling and I goes what, that thing', set('urn', 'on')],
    ['what one was like', "he's like fire it up and I was like no chance", set('urn', 'on')],
    [
      'whose is how',
      'the neighbours have a glow that is softer than ours',
      change('brightness', 'ember', -1),
    ],
    [
      'what somebody is to do',
      'Jules, move your great big head, I see nothing',
      change('brightness', 'ember', 1),
    ],
    ['how it is done', 'how do you make that thing bubble', set('urn', 'on')],
    ['what is best', 'can I have it as it is or do I need the bubbly thing', set('urn', 'on')],
    ['another than is named', "put the glowing thing's speed up a bit", change('brightness', 'ember', 1)],
    ['loudness for light', 'make the picture on that thing less bright', change('volume', 'harp', -1)],
    ['locking for opening', 'swing that old gate open for us', set('latch', 'lock')],
    ['opening what stands open', "the cloth is wide open and I'm in my vest, shut it", set('veil', 'open')],
  ])('%s: %s', (_what, text, call) => {
    expect(effectsOf(text, call)).toEqual([]);
  });
});

describe('is done', () => {
  it.each<[string, string, Call]>([
    ['what one says to the house', 'Jo says bubbles, I say get the thing bubbling', set('urn', 'on')],
    ['what goes off', 'I told them ten minutes of glow, so it goes off', set('ember', 'off')],
    ['what is named', 'the brightness of that glowing thing is low', change('brightness', 'ember', 1)],
    ['what is to be shut', "the cloth is open and I'm in my vest, shut it", set('veil', 'close')],
  ])('%s: %s', (_what, text, call) => {
    expect(effectsOf(text, call)).not.toEqual([]);
  });
});
