/** One thing that a Tasmota device drives or measures, before it has its topics. */
import type { Ability, DeviceState, Kind, PropertyValue } from '../../home.js';
import type { Command, Encode } from '../binding.js';
import type { Json } from '../json.js';
import type { Topics } from './config.js';

/** A command of Tasmota and its argument: `Dimmer 50`. */
export type Order = readonly [command: string, argument: string];

export interface Output {
  readonly kind: Kind;
  readonly deviceClass: string | null;
  readonly abilities: Readonly<Record<string, Ability>>;
  readonly reports: readonly string[];
  /** Of a state, a result or a sensor message. */
  readonly read: (json: Json) => DeviceState | null;
  /** Topics below `stat/` that tell plain values: `POWER1` -> `ON`. */
  readonly plain: Readonly<Record<string, (text: string) => DeviceState | null>>;
  readonly orders: (set: DeviceState, state: DeviceState) => readonly Order[] | null;
  readonly operate: Readonly<Record<string, Order>>;
  /** Of the output among its like, from 1; 0 for the device as a whole. */
  readonly index: number;
  /** What it is known by within its device, whatever else is there: `power1`, `DS18B20.Temperature`. */
  readonly part: string;
  /** A name of its own, or what to add to the device's. */
  readonly ownName: string | null;
  readonly label: string;
  readonly secondary: boolean;
}

/** One message, whatever is to be done: several orders go as a backlog, which Tasmota works off without a pause. */
export function encodeOutput(output: Output, { command }: Topics): Encode {
  return (effect, state) => {
    if (effect.type === 'device-op') {
      const order = Object.hasOwn(output.operate, effect.op) ? output.operate[effect.op] : undefined;
      return order === undefined ? null : send([order], command);
    }
    const orders = output.orders(effect.set, state);
    return orders === null ? null : send(orders, command);
  };
}

function send(orders: readonly Order[], command: string): readonly Command[] {
  const [first] = orders;
  if (first === undefined) return [];
  if (orders.length === 1) return [{ topic: `${command}${first[0]}`, payload: first[1] }];
  const payload = orders.map(([name, argument]) => `${name} ${argument}`).join('; ');
  return [{ topic: `${command}Backlog0`, payload }];
}

/** Nothing but these properties is set. */
export function within(set: DeviceState, names: readonly string[]): boolean {
  return Object.keys(set).every((name) => names.includes(name));
}

/** The state of a relay in a message: `POWER1`, or plain `POWER` of a device that has one. */
export function powerIn(json: Json, index: number, on: string, off: string): boolean | null {
  const value = json[`POWER${index}`] ?? (index === 1 ? json['POWER'] : undefined);
  return onOff(value, on, off);
}

export function onOff(value: PropertyValue | unknown, on: string, off: string): boolean | null {
  if (value === on || value === 'ON' || value === 1) return true;
  return value === off || value === 'OFF' || value === 0 ? false : null;
}
