/** Where the two houses differ, in words; nothing where they agree. */
import type { DeviceState, PropertyValue } from '../../../src/actions/home.js';
import type { Entity } from './hass.js';
import type { Rig } from './rig.js';
import { type SimulatedDevice, uniqueId } from './simulated.js';
import { inOurWords } from './translate.js';

/** Both show whole percent of 255 levels, slats of 180 degrees or a fan's three speeds; they cut off, we round. */
const NEAR: Readonly<Record<string, number>> = { brightness: 0.6, position: 1, tilt: 1, speed: 1 };

export async function disagreements(rig: Rig, devices: readonly SimulatedDevice[]): Promise<string[]> {
  const entities = await rig.entities();
  return devices.flatMap((device) => compare(rig, device, entities.get(uniqueId(device))));
}

function compare(rig: Rig, device: SimulatedDevice, entity: Entity | undefined): string[] {
  const { absent, object } = device;
  const id = rig.deviceId(uniqueId(device));
  const hasOurs = id !== undefined;
  const hasTheirs = entity !== undefined;
  const found = [
    ...(hasOurs === (absent !== 'earshot' && absent !== 'both')
      ? []
      : [`${object}: we ${hasOurs ? 'have' : 'lack'} it`]),
    ...(hasTheirs === (absent !== 'hass' && absent !== 'both')
      ? []
      : [`${object}: they ${hasTheirs ? 'have' : 'lack'} it`]),
  ];
  if (id === undefined || entity === undefined || !hasTheirs) return found;
  const say = (what: string, theirs: unknown, ours: unknown): void => {
    found.push(`${object}: ${what} is ${JSON.stringify(theirs)} there and ${JSON.stringify(ours)} here`);
  };
  const own = rig.registry.device(id);
  if (plain(entity.name) !== plain(own?.name ?? '')) say('its name', entity.name, own?.name);
  const room = rig.registry.snapshot.home.areas.find((area) => area.id === own?.area)?.name ?? null;
  if (entity.area !== room && entity.area !== null) say('its room', entity.area, room);
  const there = entity.state !== 'unavailable';
  if (there !== rig.registry.isAvailable(id)) say('being there', there, rig.registry.isAvailable(id));
  // Of what is away they show nothing; we keep what was said last.
  if (there) compareStates(inOurWords(entity), rig.registry.state(id), say);
  return found;
}

function compareStates(
  theirs: DeviceState,
  ours: DeviceState,
  say: (what: string, theirs: unknown, ours: unknown) => void,
): void {
  for (const [name, value] of Object.entries(theirs)) {
    const own = ours[name] ?? null;
    // What never moved is not told by us, and not moving there.
    if (name === 'moving' && value === false && own === null) continue;
    if (!same(name, value, own)) say(name, value, own);
  }
}

function same(name: string, theirs: PropertyValue, ours: PropertyValue): boolean {
  if (typeof theirs === 'number' && typeof ours === 'number') {
    // A mired more or less.
    const tolerance = name === 'color_temp' ? theirs ** 2 / 1_000_000 : (NEAR[name] ?? 1e-6);
    return Math.abs(theirs - ours) <= tolerance;
  }
  if (isColor(theirs) && isColor(ours)) {
    const turn = Math.abs(theirs.h - ours.h) % 360;
    return Math.min(turn, 360 - turn) <= 1.5 && Math.abs(theirs.s - ours.s) <= 1.5;
  }
  return theirs === ours;
}

const isColor = (value: PropertyValue): value is { h: number; s: number } =>
  typeof value === 'object' && value !== null;

/** Names are compared as they are spoken: `kitchen_lamp` and "Kitchen lamp" sound the same. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[\s_/-]+/g, ' ')
    .trim();
