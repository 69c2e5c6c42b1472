/** Blinds, curtains, shutters: the word said decides before what hangs in the room. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const OPEN = 'state: {position: 100}';
const say = talkIn(
  `
areas: [{id: drawing, name: Drawing Room}, {id: cabin, name: Cabin}, {id: east, name: East Room}, {id: west, name: West Room}]
devices:
  - {id: curtains, name: Velvet Curtains, area: drawing, kind: cover, class: curtain, can: [position], ${OPEN}}
  - {id: blind, name: Roller Blind, area: cabin, kind: cover, class: blind, can: [position], ${OPEN}}
  - {id: east_shutter, name: East Shutter, area: east, kind: cover, class: shutter, ${OPEN}}
  - {id: west_shutter, name: West Shutter, area: west, kind: cover, class: shutter, ${OPEN}}
`,
  'coverings.yaml',
);

describe('the word said decides', () => {
  it.each([
    ['drawing', 'shut the blind', { blind: { position: 0 } }],
    ['drawing', 'lower the blinds', { blind: { position: 0 } }],
    ['drawing', 'blind to 40 percent', { blind: { position: 40 } }],
    ['cabin', 'close the curtains', { curtains: { position: 0 } }],
    ['east', 'close the curtains', { curtains: { position: 0 } }],
    // Where several rooms have such, or none, or the room was said, it is what hangs there.
    ['drawing', 'close the shutters', { curtains: { position: 0 } }],
    ['cabin', 'close the shades', { blind: { position: 0 } }],
    ['drawing', 'close the blinds in here', { curtains: { position: 0 } }],
    ['drawing', 'close the drawing room blinds', { curtains: { position: 0 } }],
    ['east', 'close the shutters', { east_shutter: { position: 0 } }],
  ])('in the %s: %s', (room, sentence, changes) => {
    expect(say(room, sentence).changes).toEqual(changes);
  });
});
