/** A house for tests of resolving and performing: two kitchens' worth of the cases that go wrong. */
import { startWorld } from '../../src/actions/apply-effects.js';
import type { DeviceState } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { PerformContext } from '../../src/actions/perform/perform.js';
import type { World } from '../../src/actions/world.js';
import type { Session } from '../../src/nlu/conversation.js';
import { newSession } from '../../src/nlu/converse/session.js';

const HOUSE = `
floors:
  - {id: ground, name: Ground Floor}
  - {id: upstairs, name: Upstairs}
areas:
  - {id: kitchen, name: Kitchen, floor: ground}
  - {id: living, name: Living Room, floor: ground}
  - {id: hall, name: Hall, floor: ground}
  - {id: bedroom, name: Bedroom, floor: upstairs}
  - {id: bath, name: Bathroom, floor: upstairs}
  - {id: garden, name: Garden, outside: true}
devices:
  - {id: kitchen_ceiling, name: Ceiling Light, area: kitchen, kind: light, state: {on: false, brightness: 40, color_temp: 3000}}
  - {id: kitchen_counter, name: Counter Lamp, area: kitchen, kind: outlet, state: {on: true}}
  - {id: kettle, name: Kettle, area: kitchen, kind: outlet, state: {on: false}}
  - {id: oven, name: Oven, area: kitchen, kind: switch, risk: confirm, state: {on: false}}
  - {id: living_ceiling, name: Ceiling Light, area: living, kind: light, state: {on: true, brightness: 100, color: {h: 0, s: 0}}}
  - {id: living_lamp, name: Reading Lamp, area: living, kind: light, can: [], state: {on: false}}
  - {id: curtain_left, name: Left Curtain, area: living, kind: cover, class: curtain, state: {position: 0}}
  - {id: curtain_right, name: Right Curtain, area: living, kind: cover, class: curtain, state: {position: 100}}
  - {id: tv, name: TV, area: living, kind: media, can: [volume, muted], state: {playback: "off", volume: 20, muted: false}}
  - {id: speaker, name: Speaker, area: living, kind: media, can: [volume], state: {playback: playing, volume: 50}}
  - {id: thermostat, name: Thermostat, area: living, kind: climate, can: [target: {min: 7, max: 30, step: 0.5}, mode: ["off", heat]], state: {mode: heat, target: 20, current: 19}}
  - {id: bedroom_lamp, name: Lamp, area: bedroom, kind: light, state: {on: false, brightness: 90}}
  - {id: bedroom_blind, name: Bedroom Blind, area: bedroom, kind: cover, class: blind, state: {position: 50}}
  - {id: bedroom_fan, name: Fan, area: bedroom, kind: fan, can: [speed: {min: 0, max: 100, step: 33.3}], state: {on: true, speed: 33}}
  - {id: front_door, name: Front Door, area: hall, kind: lock, state: {locked: true}}
  - {id: back_door, name: Back Door, area: kitchen, kind: lock, state: {locked: false}}
  - {id: garage, name: Garage Door, kind: cover, class: garage, state: {position: 0}}
  - {id: alarm, name: House Alarm, kind: alarm, state: {mode: armed_away}}
  - {id: party, name: Party, kind: scene}
  - {id: bath_window, name: Window, area: bath, kind: binary_sensor, class: window, state: {on: true}}
  - {id: bath_humidity, name: Humidity, area: bath, kind: sensor, class: humidity, state: {value: 61, unit: "%"}}
  - {id: garden_light, name: Garden Light, area: garden, kind: light, can: [], state: {on: false}}
`;

export const HOME = parseHome(HOUSE, 'test-house.yaml').home;

export function house(changes: Readonly<Record<string, DeviceState>> = {}): World {
  const world = startWorld(HOME, '2026-11-21T09:00:00');
  const states = new Map(world.states);
  for (const [id, state] of Object.entries(changes)) states.set(id, { ...states.get(id), ...state });
  return { ...world, states };
}

export function spoken(room: string | null, session: Partial<Session> = {}, world = house()): PerformContext {
  return { world, session: { ...newSession(), ...session }, room, variety: 0 };
}

/** A session whose last command, a minute ago, was about these devices. */
export function lately(devices: readonly string[], areas: readonly string[] = []): Partial<Session> {
  return { last: { devices, areas, calls: [], at: '2026-11-21T08:59:00' } };
}
