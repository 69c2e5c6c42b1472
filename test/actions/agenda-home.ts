/** A small house for the tests of timers, lists, calendars and schedules. */
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { PerformContext } from '../../src/actions/perform/perform.js';
import type { World } from '../../src/actions/world.js';
import { newSession } from '../../src/nlu/converse/session.js';

/** A Saturday morning. */
export const NOW = '2026-11-21T09:00:00';

const YAML = `
units: metric
floors: [{id: ground, name: Ground Floor, level: 0}]
areas:
  - {id: kitchen, name: Kitchen, floor: ground}
  - {id: hall, name: Hall, floor: ground}
  - {id: garden, name: Garden, outside: true}
devices:
  - {id: lamp, name: Kitchen Lamp, area: kitchen, kind: light, state: {on: false, brightness: 40}}
  - {id: hall_light, name: Hall Light, area: hall, kind: light, state: {on: true}}
  - {id: washer, name: Washing Machine, area: kitchen, kind: binary_sensor, class: running, state: {on: true}}
  - {id: weather, name: Weather, kind: weather, state: {condition: partlycloudy, temperature: 12, humidity: 70}}
lists:
  - {id: shopping, name: Shopping List, aliases: [groceries], items: [milk, apples]}
  - {id: todo, name: To-do, items: [take out the trash]}
calendars:
  - id: family
    name: Family Calendar
    events:
      - {summary: Dentist, start: 2026-11-21T14:00, end: 2026-11-21T14:30, location: High Street}
      - {summary: Lunch with Anna, start: 2026-11-22T12:00, end: 2026-11-22T13:00}
      - {summary: School holiday, start: 2026-11-23, end: 2026-11-25}
location: {latitude: 51.5, longitude: -0.1, timezone: Europe/London}
`;

export function testWorld(now = NOW): World {
  return startWorld(parseHome(YAML, 'test').home, now);
}

export function contextOf(world: World, room: string | null = 'kitchen'): PerformContext {
  return { world, session: newSession(room), room, variety: 0 };
}
