/** His and hers after somebody was named, and another thing of the same by a part of its name. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const sayIn = talkIn(
  `
areas: [{id: bed, name: Bedroom}, {id: emma, name: Emma's Room}, {id: lounge, name: Lounge}]
devices:
  - {id: mikes, name: Mike's Nightstand, area: bed, kind: light, state: {on: true, brightness: 50}}
  - {id: sarahs, name: Sarah's Nightstand, area: bed, kind: light, state: {on: false, brightness: 50}}
  - {id: emmas, name: Emma's Lamp, area: emma, kind: light, state: {on: true, brightness: 50}}
  - {id: fan, name: Emma's Fan, area: emma, kind: fan, state: {on: false}}
  - {id: window, name: Emma's Window, area: emma, kind: binary_sensor, class: window, state: {on: true}}
  - {id: one, name: Lounge Lamp 1, area: lounge, kind: light, can: [brightness], state: {on: false}}
  - {id: two, name: Lounge Lamp 2, area: lounge, kind: light, can: [brightness], state: {on: false}}
  - {id: blind, name: Lounge Blind, area: lounge, kind: cover, class: blind, state: {position: 100}}
  - {id: mike, name: Mike, kind: person, state: {location: home}}
  - {id: sarah, name: Sarah, kind: person, state: {location: work}}
`,
  'their-things.yaml',
);
const say = (...sentences: readonly string[]) => sayIn('lounge', ...sentences);

describe('what is theirs', () => {
  it.each<[string[], object]>([
    [['is mikes light on', 'turn his off'], { mikes: { on: false } }],
    [['where is sarah', 'turn on her nightstand'], { sarahs: { on: true } }],
    [['sarah is going to bed', 'turn on her lamp'], { sarahs: { on: true } }],
    [["turn on emma's fan and dim her lamp"], { fan: { on: true }, emmas: { brightness: 30 } }],
    // Nothing here closes that window, and the blind of this room is not hers.
    [["emma's fan on", 'shut her window'], {}],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it.each<[string[]]>([
    // Two were named; nobody was; her words; she is no lamp.
    [['turn on sarahs nightstand and mikes nightstand', 'turn his off']],
    [['turn on her nightstand']],
    [['where is emma', 'turn her off']],
  ])('and nothing where nobody can tell: %j', (sentences) => {
    expect(say(...sentences).effects).toEqual([]);
  });

  it('words for somebody else stay as they are', () => {
    expect(say('tell sarah to turn on her light').reply).toContain('her light');
  });
});

describe('and another of those', () => {
  it.each<[string[], object]>([
    [['lounge lamp 1 on', 'and lamp 2'], { two: { on: true } }],
    [['lounge lamp 1 to 20', 'and lamp 2'], { two: { on: true, brightness: 20 } }],
    [['turn off mikes nightstand', 'and emmas'], { emmas: { on: false } }],
    [['turn off mikes nightstand', 'and thanks'], {}],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });
});
