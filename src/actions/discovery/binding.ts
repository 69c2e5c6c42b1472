/**
 * How one device speaks MQTT: which topics tell its state, and which messages make it do something. Every adapter
 * (`adapter.ts`) ends in this one shape.
 */
import type { Ability, DeviceState, Kind, PropertyValue } from '../home.js';
import type { Effect } from '../world.js';
import { Missing } from './expression.js';
import type { Lapse } from './lapses.js';
import { valueTemplate } from './template.js';

export type DeviceEffect = Extract<Effect, { readonly type: 'device' | 'device-op' }>;

/** Never retained: a retained command switches ghosts after every restart. */
export interface Command {
  readonly topic: string;
  readonly payload: string;
}

/** Properties that a payload tells; null where it tells nothing that is understood. */
export type StateReader = (payload: string) => DeviceState | null;

export interface Availability {
  readonly mode: 'all' | 'any' | 'latest';
  readonly topics: readonly AvailabilityTopic[];
}

export interface AvailabilityTopic {
  readonly topic: string;
  readonly read: (payload: string) => boolean | null;
  /** Silence is no sign of absence: whether the topic is ever used is somebody's setting (zigbee2mqtt). */
  readonly optional?: boolean;
}

/** What to send for an effect; null where the device has no message for it. */
export type Encode = (effect: DeviceEffect, state: DeviceState) => readonly Command[] | null;

export interface DeviceBinding {
  readonly routes: ReadonlyMap<string, readonly StateReader[]>;
  /** Properties that the routes can tell: what can be confirmed. */
  readonly reports: ReadonlySet<string>;
  readonly availability: Availability;
  readonly encode: Encode;
  /** A topic that takes a JSON object of everything that is to change: two messages may go as one (`joint-house.ts`). */
  readonly joins?: string;
  /** Of a group: the `joins` of all its members. One message to the group does what the same one to each would do. */
  readonly covers?: readonly string[];
  /** Messages that make the device tell its state, where its topics keep none for newcomers. Harmless to repeat. */
  readonly ask?: readonly Command[];
  /** A topic before the name of each command, which takes several in one `Backlog0` (Tasmota). */
  readonly backlog?: string;
  readonly lapse?: Lapse;
}

/** What a platform makes of its part of a config. */
export interface Spoken {
  readonly kind: Kind;
  readonly deviceClass: string | null;
  readonly abilities: Readonly<Record<string, Ability>>;
  readonly routes: Routes;
  readonly encode: Encode;
  readonly lapse?: Lapse;
}

/** Collects state topics while a platform reads its config. */
export class Routes {
  readonly readers = new Map<string, StateReader[]>();
  readonly reports = new Set<string>();

  /** @param read gets the value as the template gives it; a null result is ignored */
  add(
    topic: string | undefined,
    template: string | undefined,
    properties: readonly string[],
    read: (value: string) => DeviceState | null,
  ): void {
    if (topic === undefined) return;
    const render = valueTemplate(template);
    const reader: StateReader = (payload) => {
      const value = render(payload);
      return value === null ? null : read(value);
    };
    this.readers.set(topic, [...(this.readers.get(topic) ?? []), reader]);
    for (const property of properties) this.reports.add(property);
  }
}

export type PropertyEncoder = (
  value: PropertyValue,
  context: { readonly set: DeviceState; readonly state: DeviceState },
) => readonly Command[] | null;

/** For devices whose properties are commanded one by one, in the order of the table. */
export function encodeEach(
  properties: Readonly<Record<string, PropertyEncoder | undefined>>,
  operations: Readonly<
    Record<string, ((argument: string | undefined) => readonly Command[]) | undefined>
  > = {},
): Encode {
  return (effect, state) => {
    if (effect.type === 'device-op') {
      const operation = Object.hasOwn(operations, effect.op) ? operations[effect.op] : undefined;
      return operation?.(effect.argument) ?? null;
    }
    const { set } = effect;
    const commands: Command[] = [];
    for (const [name, encoder] of Object.entries(properties)) {
      if (!Object.hasOwn(set, name)) continue;
      const some = encoder?.(set[name] ?? null, { set, state });
      if (some === null || some === undefined) return null;
      commands.push(...some);
    }
    const known = Object.keys(set).every((name) => Object.hasOwn(properties, name));
    return known ? commands : null;
  };
}

export function toBinding(spoken: Spoken, availability: Availability): DeviceBinding {
  const { readers, reports } = spoken.routes;
  const encode: Encode = (effect, state) => {
    try {
      return spoken.encode(effect, state);
    } catch (error) {
      // Its template asks for what a command does not have: there is no such command.
      if (error instanceof Missing) return null;
      throw error;
    }
  };
  const { lapse } = spoken;
  return { routes: readers, reports, availability, encode, ...(lapse === undefined ? {} : { lapse }) };
}
