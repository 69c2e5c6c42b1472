/** A small house for parsers whose results are put to use. */
import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';

export const HOUSE = parseHome(
  `
areas: [{id: kitchen, name: Kitchen}, {id: hall, name: Hall}]
rooms: {default: kitchen}
devices:
  - {id: lamp, name: Lamp, area: kitchen, kind: light, state: {on: false, brightness: 40}}
  - {id: door, name: Door, area: hall, kind: lock, state: {locked: true}}
lists: [{id: shopping, name: Shopping List}]
`,
  'home.yaml',
).home;

export const WORLD = startWorld(HOUSE, '2026-11-21T09:00:00');
