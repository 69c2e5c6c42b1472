/** What a model leaves out of a sentence, takes from its wrong half, or does to a thing of another room, is not done. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import type { Call } from '../../../src/nlu/call.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const HOUSE = `
areas:
  - {id: cabin, name: Cabin}
  - {id: bridge, name: Bridge}
  - {id: deck, name: Deck, outside: true}
devices:
  - {id: bunk, name: Bunk Glow, area: cabin, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: chart, name: Chart Glow, area: bridge, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: mast, name: Mast Glow, area: deck, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: sirocco, name: Sirocco, area: cabin, kind: fan, can: [speed], state: {on: true, speed: 40}}
  - {id: brazier, name: Brazier, area: cabin, kind: climate, can: [mode: [heat], target: {min: 5, max: 30}], state: {mode: heat, target: 18, current: 17}}
  - {id: pipes, name: Pipes, area: cabin, kind: media, can: [volume], state: {playback: playing, volume: 40}}
  - {id: samovar, name: Old Samovar, area: cabin, kind: outlet, state: {on: false}}
  - {id: bilge, name: Bilge, area: bridge, kind: switch, state: {on: true}}
`;

const { home } = parseHome(HOUSE, 'veto-put-right.yaml');
const { converse } = createUnderstanding(home);
const world = startWorld(home, '2026-11-21T09:00:00');

const proposing = (text: string, calls: readonly Call[]) =>
  converse(world, newSession('cabin'), { text, proposed: { calls, confidence: 0.99 } });

const set = (id: string, state: 'on' | 'off'): Call => ({ do: 'set', state, target: { ids: [id] } });
const bright = (value: number, id = 'bunk'): Call => ({
  do: 'adjust',
  attr: 'brightness',
  value,
  target: { ids: [id] },
});
const timer = (duration: number, label?: string): Call => ({
  do: 'timer',
  op: 'set',
  duration,
  ...(label === undefined ? {} : { label }),
});
const alarm = (clock: string, repeat?: string): Call => ({
  do: 'alarm',
  op: 'set',
  time: { clock },
  ...(repeat === undefined ? {} : { repeat }),
});

describe('is not done', () => {
  it.each<[string, string, Call[]]>([
    ['the first of two levels', 'bunk thing at ten percent, thirty, my socks are lost', [bright(10)]],
    ['a level taken back', 'bunk thing to sixty for me, oh no, make it twenty five', [bright(60)]],
    ['a level that was repeated otherwise', 'bunk thing down to forty, I said fourteen', [bright(40)]],
    ['the first of two lengths', 'give the broth ten minutes, broth, no, twelve', [timer(600, 'broth')]],
    [
      'one thing counted twice',
      'the broth wants ten minutes, cook says twelve, so twelve',
      [timer(600, 'broth'), timer(720, 'broth')],
    ],
    ['a thing put two ways at once', 'bunk thing for me, off, on', [set('bunk', 'off'), set('bunk', 'on')]],
    [
      'all but the half',
      'the brazier thing sixteen, seventeen, ach, eighteen and a half',
      [{ do: 'adjust', attr: 'target', value: 18, target: { ids: ['brazier'] } }],
    ],
    ['what is to be instead of', 'might the broth come at eight rather than seven', [alarm('07:00')]],
    [
      'another hour than the one for waking',
      'rouse me, I mean wake me at six for the sunrise marvel',
      [alarm('07:30')],
    ],
    ['a quarter to it', 'alarm at quarter to six, and hush everybody before seven', [alarm('07:00')]],
    ['a question beside it', 'bunk thing at thirty for me, and is the galley tidy', [bright(30)]],
    ['a thing of another room', 'pipes hushed, thing that glows off', [set('chart', 'off')]],
    ['what cannot blow warm', 'my toes are ice, get that Sirocco blowing hot', [set('sirocco', 'on')]],
    ['what cannot blow cold', 'have the Brazier blow cold in August', [set('brazier', 'on')]],
    ['how strong it is to be', 'brew it extra strong, the samovar', [set('samovar', 'on')]],
    ['what it is able to', 'can the samovar fly', [set('samovar', 'on')]],
    ['who did it', 'honestly who left the samovar humming at mine', [set('samovar', 'on')]],
    ['off said as on', 'at nine let the bunk thing go off of itself', [set('bunk', 'on')]],
    [
      'one of two conditions',
      'if Bilge hums say so, if Pipes hum hush them',
      [{ ...set('bilge', 'off'), when: { if: { target: { ids: ['bilge'] }, attr: 'on', is: true } } }],
    ],
    ['something that comes first', 'one more shanty and then the pipes are done for', [set('pipes', 'off')]],
    ['what is to last first', 'leave the pipes be till eleven and then they can rest', [set('pipes', 'off')]],
    ['a length before it', 'six bells, ten minutes and I want those pipes dead', [set('pipes', 'off')]],
    [
      'just the days that are left out',
      'every dawn at half six, weekends not included, rouse me',
      [alarm('06:30', 'FREQ=WEEKLY;BYDAY=SA,SU')],
    ],
  ])('%s: %s', (_what, text, calls) => {
    const { effects, ask } = proposing(text, calls);
    expect(effects).toEqual([]);
    expect(ask).toBeNull();
  });
});

describe('is done', () => {
  it.each<[string, string, Call[]]>([
    ['the last of two levels', 'bunk thing at ten percent, thirty, my socks are lost', [bright(30)]],
    ['the last of two lengths', 'give the broth ten minutes, broth, no, twelve', [timer(720, 'broth')]],
    [
      'a length of two numbers',
      'the broth wants doing, an hour and ten minutes, cook has spoken',
      [timer(4200, 'broth')],
    ],
    [
      'the last of three levels and a half',
      'the brazier thing sixteen, seventeen, ach, eighteen and a half',
      [{ do: 'adjust', attr: 'target', value: 18.5, target: { ids: ['brazier'] } }],
    ],
    [
      'the hour that follows from why',
      "wake me at six, the pilot says it's at nine, so seven thirty",
      [alarm('07:30')],
    ],
    [
      'noon, said twice',
      'my drops are due at noon and my head is a sieve, so at noon, my drops',
      [{ do: 'reminder', op: 'set', time: { clock: '12:00' }, label: 'my drops' }],
    ],
    [
      'what is counted',
      'one, hush Pipes, two, dim the bunk thing, three, there is no four',
      [set('pipes', 'off'), bright(20)],
    ],
    [
      'two lengths for two things',
      'eggs five minutes, broth twelve, cook',
      [timer(300, 'eggs'), timer(720, 'broth')],
    ],
    ['the hour for waking', 'rouse me, I mean wake me at six for the sunrise marvel', [alarm('06:00')]],
    ['the hour that was put right', 'wake me at six, heavens no, seven it is', [alarm('07:00')]],
    ['an hour that is why', 'the pilot comes at nine, so wake me at seven, cook', [alarm('07:00')]],
    ['what is said of there', 'a thing is aglow in there, hush', [set('chart', 'off')]],
    ['what is named in another room', 'a mite more for the chart thing, cook', [bright(80, 'chart')]],
    ['what is hinted at in another room', 'the sextant has gone back in its box', [set('chart', 'off')]],
    ['what is outside', 'a stranger creeps about, glow at him', [bright(100, 'mast')]],
    ['what blows', 'my toes are ice, stop that Sirocco blowing cold air', [set('sirocco', 'off')]],
    ['a tag', 'bunk thing at thirty for me, and is that okay', [bright(30)]],
    [
      'the days that are left',
      'every dawn at half six, weekends not included, rouse me',
      [alarm('06:30', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')],
    ],
    ['what lasted', 'those pipes have droned for ten minutes and I want peace', [set('pipes', 'off')]],
    ['what is to be told', 'tell me when ten minutes is over for my broth', [timer(600, 'broth')]],
  ])('%s: %s', (_what, text, calls) => {
    expect(proposing(text, calls).effects).not.toEqual([]);
  });
});
