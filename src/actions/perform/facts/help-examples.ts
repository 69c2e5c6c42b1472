/** "What can I say?", answered with this house's own things, a few at a time and others when asked again. */
import { sayDegrees, sayNumber } from '../../../nlu/reply/values.js';
import { sayDevice } from '../../../nlu/reply/wording.js';
import type { Device, Kind } from '../../home.js';
import { abilityOf } from '../../kinds/kinds.js';
import { toStep, type Units } from '../../kinds/measures.js';
import { sensorWords } from '../../kinds/sensor-words.js';
import { keepsFood } from '../../resolve/climate-use.js';
import type { PerformContext } from '../perform.js';

const EXAMPLES: Partial<Record<Kind, (name: string, device: Device, units: Units) => string>> = {
  light: (name) => `turn on ${name}`,
  cover: (name) => `close ${name}`,
  climate: (name, device, units) => `set ${name} to ${sayDegrees(warmth(device, units))}`,
  media: (name) => `pause ${name}`,
  fan: (name) => `turn on ${name} for twenty minutes`,
  lock: (name) => `is ${name} locked?`,
  vacuum: (name) => `start ${name}`,
  mower: (name) => `start ${name}`,
  valve: (name) => `is ${name} open?`,
  humidifier: (name, device) => `set ${name} to ${sayNumber(inRange(device, 50))} percent`,
  scene: (name) => `activate ${name}`,
  switch: (name) => `turn off ${name} in ten minutes`,
  outlet: (name) => `turn off ${name}`,
  binary_sensor: (name, { deviceClass }) => `is ${name} ${sensorWords(deviceClass)[0][0] ?? 'on'}?`,
  sensor: (name) => `what does ${name} say?`,
};

const ROOM: Readonly<Record<Units, number>> = { metric: 20, imperial: 68 };

/** What people heat a room to; of a sauna or a fridge what it is set to. */
function warmth(device: Device, units: Units): number {
  const usual = ROOM[units];
  if (!keepsFood(device) && inRange(device, usual) === usual) return usual;
  const { target } = device.state;
  return inRange(device, typeof target === 'number' ? target : usual);
}

/** The value that it can be set to next to this one. */
function inRange(device: Device, value: number): number {
  const ability = abilityOf(device, 'target');
  if (ability === null) return value;
  const { min = value, max = value } = ability;
  return toStep(Math.min(Math.max(value, min), max), ability);
}

const ALWAYS = ['set a timer for ten minutes', 'wake me up at seven', 'what time is it?'];

/** Sentences that work in this house: about the room one is in, or what is next to it where it has nothing. */
export function examples(context: PerformContext, amount = 3): string[] {
  const { home } = context.world;
  const kinds = new Set<Kind>();
  const own: string[] = [];
  for (const device of nearest(context)) {
    const make = EXAMPLES[device.kind];
    if (make === undefined || kinds.has(device.kind)) continue;
    kinds.add(device.kind);
    own.push(make(called(device), device, home.units));
  }
  const lists = home.lists.map(({ name }) => `add milk to the ${name.toLowerCase()}`).slice(0, 1);
  const start = context.variety * amount;
  return [...turned(own, start), ...turned([...lists, ...ALWAYS], start)].slice(0, amount);
}

/** The same in turn, from another one on. */
function turned(texts: readonly string[], by: number): readonly string[] {
  const start = texts.length === 0 ? 0 : by % texts.length;
  return [...texts.slice(start), ...texts.slice(0, start)];
}

/** Those of the room, else of its floor, else all; what is never done by voice is no example. */
function nearest({ world: { home }, room }: PerformContext): readonly Device[] {
  const may = home.devices.filter(({ kind, risk }) => EXAMPLES[kind] !== undefined && risk !== 'never');
  const floor = home.areas.find(({ id }) => id === room)?.floor ?? null;
  const rooms = floor === null ? [] : home.areas.filter((area) => area.floor === floor).map(({ id }) => id);
  const near = [[room], rooms].map((areas) =>
    may.filter(({ area }) => area !== null && areas.includes(area)),
  );
  return near.find(({ length }) => length > 0) ?? may;
}

/** As it is called in a sentence: "the desk lamp", but "Dusty". */
function called(device: Device): string {
  const said = sayDevice(device);
  return said.startsWith('the ') ? said.toLowerCase() : said;
}

export function helpReply(context: PerformContext): string {
  const [first = '', second = '', third = ''] = examples(context).map((text) => `"${text}"`);
  return `You can say, for example: ${first}, ${second} or ${third}.`;
}
