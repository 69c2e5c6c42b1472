/** What is told in passing beside a hub that listens is not done, whatever a model makes of the thing that is named in it. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { Call } from '../../src/nlu/call.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

const HOUSE = `
areas:
  - {id: stube, name: Stube}
  - {id: cellar, name: Cellar}
devices:
  - {id: samovar, name: Samovar, area: stube, kind: outlet, state: {on: false}}
  - {id: lantern, name: Paper Lantern, area: stube, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: sconce, name: Sconce, area: stube, kind: light, can: [], state: {on: false}}
  - {id: gale, name: Gale, area: stube, kind: fan, can: [speed], state: {on: true, speed: 50}}
  - {id: hatch, name: Hatch, area: stube, kind: cover, class: shutter, can: [position], state: {position: 50}}
  - {id: gate, name: Gate, area: stube, kind: lock, risk: none, state: {locked: false}}
  - {id: vault, name: Vault, area: stube, kind: lock, risk: none, state: {locked: true}}
  - {id: rain, name: Garden Rain, area: stube, kind: valve, state: {position: 50}}
  - {id: oven, name: Bread Oven, area: stube, kind: switch, state: {on: false}}
  - {id: feast, name: Feast, area: stube, kind: scene}
  - {id: harp, name: Harp, area: stube, kind: media, class: speaker, can: [volume, source: [Folk, Opera]], state: {playback: playing, volume: 30, source: Folk}}
lists:
  - {id: packing, name: Packing List}
`;
const { home } = parseHome(HOUSE, 'in-passing.yaml');
const { converse } = createUnderstanding(home);
const effectsOf = (text: string, ...calls: Call[]) =>
  converse(startWorld(home, '2026-11-21T09:00:00'), newSession('stube'), {
    text,
    proposed: { calls, confidence: 0.99 },
  }).effects;
type State = Extract<Call, { do: 'set' }>['state'];
const set = (id: string, state: State): Call => ({ do: 'set', state, target: { ids: [id] } });
const by =
  (some: 1 | -1) =>
  (attr: string, id: string): Call => ({
    do: 'adjust',
    attr,
    delta: { some },
    target: { ids: [id] },
  });
const less = by(-1);
const more = by(1);
const feast: Call = { do: 'run', op: 'activate', target: { ids: ['feast'] } };

describe('is not done', () => {
  it.each<[string, string, Call]>([
    ['what there is no need of', "we shan't need the samovar, there's wine", set('samovar', 'on')],
    ['what nobody would bother with', "I wouldn't bother with the lantern, it's noon", set('lantern', 'on')],
    ['what is not for tonight', 'no samovar tonight', set('samovar', 'on')],
    ['a scene nobody needs', "we won't be needing the feast after all", feast],
    ['what is to stay on', "we don't want the lantern off yet", set('lantern', 'off')],
    ['what somebody will do', "Olga's going to shut the hatch in a bit", set('hatch', 'close')],
    ['what somebody is doing', 'Grandad is getting the samovar', set('samovar', 'on')],
    ['what somebody said', "Piet said he'd see to the gate", set('gate', 'lock')],
    ['what somebody does', 'the caretaker does the garden rain himself', set('rain', 'open')],
    ['what one does oneself', "I'll lock up on my way out", set('gate', 'lock')],
    ['what is on the way', "I'm on my way to feed the oven", set('oven', 'on')],
    ['how it is liked', "the gale's roaring and that's how I like it", less('speed', 'gale')],
    ['what is to be left', "I'd dim it, but it's your evening, so leave it", less('brightness', 'lantern')],
    ['why it is so', "the gate is open because I'm unloading the van", set('gate', 'lock')],
    ['what is seen', "I see the lantern's lit", set('lantern', 'off')],
    ['a guest who comes in', "the gate's unlocked, come on in", set('gate', 'lock')],
    ['praise', 'that paper lantern gives such a lovely glow', less('brightness', 'lantern')],
    ['all of a sort', 'bread ovens are for people with time', set('oven', 'on')],
    ['an opinion', 'samovars are pretentious if you ask me', set('samovar', 'on')],
    ['who comes for it', 'the bread oven guy was rather handsome', set('oven', 'on')],
    ['what becomes of it', 'the samovar is going back to the antiques man on Friday', set('samovar', 'on')],
    ['what was and when', 'the samovar jammed four times this week', set('samovar', 'on')],
    ['a need to come', "she'll want the lantern dimmer when she's in pyjamas", less('brightness', 'lantern')],
    ['what a child is told', 'sit back from the lantern, sweetheart', set('lantern', 'off')],
    ['a warning', 'careful, the bread oven is glowing', set('oven', 'off')],
    ['what a child may not', "you can't take the lantern to kindergarten", set('lantern', 'off')],
    ['what a tradesman is asked', 'could you quote me for another oven', set('oven', 'on')],
    ['who is at it', "leave the gate, Noor's doing it", set('gate', 'lock')],
    ['who will be at it', 'the hatch, no rush, I will see to it later', set('hatch', 'close')],
    ['what is left to one', 'leave the samovar to me', set('samovar', 'on')],
    ['what is not needed', "the oven isn't needed", set('oven', 'on')],
    ['what one does without', "I'm fine without the gale", more('speed', 'gale')],
    ['what can wait', 'the oven can wait', set('oven', 'on')],
    ['what nobody may touch', "don't touch the gale, it's perfect", less('speed', 'gale')],
    ['what is to stay so', 'leave the hatch as it is', set('hatch', 'close')],
    ['thanks', 'cheers for fixing the gale', less('speed', 'gale')],
    ['what is right now', "ah, that's much better", less('speed', 'gale')],
    ['a taste of any', 'I do love a samovar, shame about the cleaning', set('samovar', 'on')],
    ['who is fed', 'somebody fed the oven my poetry', set('oven', 'on')],
    ['a fear', 'in bed already and the vault worries me', set('vault', 'unlock')],
    ['what breaks off', 'the thing with the samovar is', set('samovar', 'on')],
    ['what only begins', 'if the samovar', set('samovar', 'on')],
    ['a room that is not here', 'douse the lamp in the conservatory', set('lantern', 'off')],
  ])('%s: %s', (_what, text, call) => {
    expect(effectsOf(text, call)).toEqual([]);
  });

  it('what breaks off where the phrases have words for it', () => {
    expect(effectsOf('the lights on the')).toEqual([]);
  });
});

const source = (value: string): Call => ({ do: 'adjust', attr: 'source', value, target: { ids: ['harp'] } });

describe('is not done, but something else may be', () => {
  it.each<[string, string, Call]>([
    ['loudness for sight', "I can't read a line of this score", more('volume', 'harp')],
    ['a word that was put right', 'harp to opera, no, folk music', source('Opera')],
  ])('%s: %s', (_what, text, call) => {
    expect(effectsOf(text, call)).toEqual([]);
  });
});

describe('is done', () => {
  it.each<[string, string, Call]>([
    ['what goes for want of need', "we shan't need the gale, it's cold out", set('gale', 'off')],
    ['a need by "no"', 'no glow in here tonight', set('sconce', 'on')],
    ['another than is spared', "I don't want the gale, the hatch would do", set('hatch', 'open')],
    ['what is done already', 'the rain is watering the beds for us, so stop yours', set('rain', 'close')],
    ['against what the sky does', 'heaven is watering the garden for us', set('rain', 'close')],
    ['what things do', 'the gale is freezing the soup', set('gale', 'off')],
    ['where it is dark', "Hamid's fixing the hatch in total darkness", set('sconce', 'on')],
    ['a wish that ends well', "a tad less glow and it's perfect", less('brightness', 'lantern')],
    ['an excess, if you ask me', 'that lantern is too strong if you ask me', less('brightness', 'lantern')],
    ['a complaint of many', 'paper lanterns are too much for my eyes', less('brightness', 'lantern')],
    ['what is short', 'bread oven', set('oven', 'on')],
    ['a room by its other name', 'douse the lamp in the basement', set('lantern', 'off')],
    ['a reason in the past', 'they stole two bikes on Friday and our gate is open', set('gate', 'lock')],
    ['what cannot be heard', "I can't read lips, speak up in there", more('volume', 'harp')],
    ['the word that puts it right', 'harp on anything, no, opera', source('Opera')],
    ['what is over', "there's no need for light out here", set('lantern', 'off')],
    ['what is left beside an order', 'leave the lantern as it is, but slow the gale', less('speed', 'gale')],
    ['what they fear, named', "I worry that he's stuck, unlock the vault", set('vault', 'unlock')],
    ['what one hates', 'I hate a gale at supper', less('speed', 'gale')],
    [
      'what somebody will need',
      "write that he'll need shoes when he goes",
      {
        do: 'list',
        op: 'add',
        list: 'packing',
        items: ['shoes'],
      },
    ],
  ])('%s: %s', (_what, text, call) => {
    expect(effectsOf(text, call)).not.toEqual([]);
  });
});
