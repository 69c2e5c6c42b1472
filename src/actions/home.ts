/**
 * The house as Earshot knows it: the types behind home.yaml and MQTT discovery alike. Plain data, no I/O.
 * `home-file.ts` parses home.yaml into a `Home`; `kinds.ts` says what each kind can do.
 */

export const KINDS = [
  'light',
  'switch',
  'outlet',
  'siren',
  'fan',
  'humidifier',
  'water_heater',
  'cover',
  'valve',
  'lock',
  'alarm',
  'climate',
  'media',
  'vacuum',
  'mower',
  'scene',
  'script',
  'automation',
  'button',
  'number',
  'select',
  'sensor',
  'binary_sensor',
  'weather',
  'person',
] as const;
export type Kind = (typeof KINDS)[number];

export const RISKS = ['none', 'confirm', 'pin', 'inside', 'never'] as const;
export type Risk = (typeof RISKS)[number];

/** Hue 0-360 degrees, saturation 0-100 %. */
export interface Color {
  readonly h: number;
  readonly s: number;
}

export type PropertyValue = boolean | number | string | Color | null;

/** A device's properties by name (the table of kinds in docs: `on`, `brightness`, `position`, `target` ...). */
export type DeviceState = Readonly<Record<string, PropertyValue>>;

/** What a device can be told beyond its kind's basic operation, with the range or list of values it takes. */
export interface Ability {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly values?: readonly string[];
}

export interface Floor {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: number | null;
}

export interface Area {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Floor id. */
  readonly floor: string | null;
  readonly outside: boolean;
}

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Area id. */
  readonly area: string | null;
  readonly kind: Kind;
  /** cover: blind curtain shade shutter garage door gate window awning; sensor: temperature humidity door motion ... */
  readonly deviceClass: string | null;
  /** Keyed by property name (never by an everyday word such as "temperature": see kinds.ts). */
  readonly abilities: Readonly<Record<string, Ability>>;
  /** State at start (simulator) or last known (live). */
  readonly state: DeviceState;
  /** null: the kind's own default (policy.ts). */
  readonly risk: Risk | null;
  /** A hand-written MQTT binding, where discovery does not give one; parsed by the adapter. */
  readonly mqtt: unknown;
  /**
   * Device ids of a group that its protocol addresses at once. It is spoken to by its own name only: "all lights" are
   * the lights themselves, or "all but the lamp" would reach the lamp through its group.
   */
  readonly members?: readonly string[];
}

export interface ListDefinition {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly items: readonly string[];
}

export interface CalendarEvent {
  readonly summary: string;
  /** Local wall time `2026-11-21T09:00` or, all day, `2026-11-21`. */
  readonly start: string;
  readonly end: string | null;
  readonly location: string | null;
  readonly description: string | null;
}

export interface Calendar {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** An iCalendar file beside home.yaml whose events are told, too. */
  readonly file?: string;
  /** Its file is still to be read: `events` holds none of it yet. */
  readonly unread?: true;
  readonly events: readonly CalendarEvent[];
}

export interface Home {
  readonly version: 1;
  readonly language: string;
  readonly units: 'metric' | 'imperial';
  readonly floors: readonly Floor[];
  readonly areas: readonly Area[];
  readonly devices: readonly Device[];
  readonly lists: readonly ListDefinition[];
  readonly calendars: readonly Calendar[];
  /** The hub's own room (area id), where the speaker is taken to be. */
  readonly defaultRoom: string | null;
  readonly location: {
    readonly latitude: number;
    readonly longitude: number;
    readonly timezone: string | null;
  } | null;
}
