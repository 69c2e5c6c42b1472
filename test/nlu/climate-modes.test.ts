/** What a thermostat starts with, and what a boiler's preset is. */
import { expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const climate = (id: string, modes: string, state: string): string =>
  `  - {id: ${id}, name: ${id}, area: den, kind: climate, can: [target: {min: 10, max: 30}, mode: [${modes}]], state: {mode: "off", ${state}}}\n`;

const HOUSE = `
location: {latitude: 52, longitude: 5, timezone: Europe/Amsterdam}
areas:
  - {id: den, name: Den}
devices:
${climate('aircon', '"off", cool, heat', 'target: 22, current: 17')}${climate('clima', '"off", cool, heat', 'target: 22, current: 27')}${climate('split', '"off", cool, heat, auto', 'target: 22, current: 17')}${climate('panel', '"off", heat', 'target: 22, current: 27')}  - {id: boiler, name: Boiler, area: den, kind: water_heater, can: [target: {min: 40, max: 65}, mode: [eco, comfort, boost]], state: {on: true, target: 50, mode: eco}}
`;

const sayIn = talkIn(HOUSE, 'climate-modes.yaml');

it.each<[string, object]>([
  ['turn on the aircon', { aircon: { mode: 'heat' } }],
  ['turn on the clima', { clima: { mode: 'cool' } }],
  ['turn on the split', { split: { mode: 'auto' } }],
  ['turn on the panel', { panel: { mode: 'heat' } }],
  ['boiler in comfort', { boiler: { mode: 'comfort' } }],
  ['boiler, boost', { boiler: { mode: 'boost' } }],
])('%s', (text, changes) => {
  expect(sayIn('den', text).changes).toEqual(changes);
});
