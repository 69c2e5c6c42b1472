/**
 * An adapter knows how one project announces its devices over MQTT: which topics to listen to, and what a message there
 * says. Every adapter ends in `Announced` devices with a `DeviceBinding`; nothing behind it knows the protocol.
 * Untrusted: a message that cannot be read is a problem in words, and nothing else is lost.
 */
import type { Ability, Home, Kind } from '../home.js';
import type { DeviceBinding } from './binding.js';

export interface Announced {
  /** Unique among all that is announced. */
  readonly key: string;
  /** What home.yaml may call it: object id, unique id, address. Most telling first. */
  readonly ids: readonly string[];
  /** null: it has only an address (`0x00158d...`), which nobody can say. */
  readonly name: string | null;
  /** As the device suggests it: an area's name, not its id. */
  readonly area: string | null;
  /** Diagnostics and settings: not part of the spoken house unless home.yaml names them. */
  readonly secondary: boolean;
  readonly kind: Kind;
  readonly deviceClass: string | null;
  readonly abilities: Readonly<Record<string, Ability>>;
  readonly binding: DeviceBinding;
  /** The physical device it is part of, as `identity.ts` writes addresses; empty where nothing is told. */
  readonly hardware: readonly string[];
  /**
   * The topic that tells whether this one physical device is there: who listens to it for that speaks of the same device.
   */
  readonly presenceTopic?: string;
  /** What earlier versions of Earshot knew it by: its id and the names that people gave it are found there once. */
  readonly formerKeys?: readonly string[];
  /** As the announcer tells its entities apart, where it does: the same one in two topics is one device. */
  readonly uniqueId?: string;
  /** Who speaks for the device, where that may be several: two of them may tell of one device. */
  readonly announcer?: string;
  /** A group that the protocol itself addresses at once: hardware and endpoint of each member (`groups.ts`). */
  readonly members?: readonly string[];
  /** How a group names this device among its members. */
  readonly memberId?: string;
  /** The bridge that it hangs on can be told another name for it. */
  readonly bridge?: Bridge;
}

/** A device at a bridge that can rename it (`zigbee2mqtt/requests.ts`). */
export interface Bridge {
  /** The bridge's base topic. */
  readonly base: string;
  /** How the bridge knows the device, whatever it is called. */
  readonly address: string;
}

/** Longer ones cannot be kept. */
const MAX_IDENTITY = 600;

/**
 * What a device is known by at its protocol, whatever it is called. With its hardware where many announcers make up their
 * ids: ESPHome's (`ESPlightlamp`) are the same on every board.
 */
export function identityOf({ uniqueId, announcer, hardware, key }: Announced): string {
  if (uniqueId === undefined) return key;
  if (announcer === undefined) return uniqueId;
  const told = [uniqueId, ...hardware];
  while (told.length > 2 && told.join(' ').length > MAX_IDENTITY) told.pop();
  return told.join(' ').slice(0, MAX_IDENTITY);
}

/** What a message changed. */
export interface News {
  /** By source (a topic, or a device behind a bridge): all that it announces now. Empty: nothing any more. */
  readonly sources: ReadonlyMap<string, readonly Announced[]>;
  /** What was dropped and why. What its source announced before stays: better an old lamp than none. */
  readonly problems: readonly Problem[];
  /** By source: sound devices that are nothing to speak to (a button that only sends events, a camera). */
  readonly passedOver: ReadonlyMap<string, PassedOver>;
}

export interface PassedOver {
  /** Why, as the rest of a sentence: "only sends events". */
  readonly reason: string;
  /** So that nobody else announces it either. */
  readonly hardware: readonly string[];
}

export interface Problem {
  /** Whose it is: each is reported once, until it is mended. */
  readonly source: string;
  readonly reason: string;
}

export interface Adapter {
  /** As shown to people: "zigbee2mqtt". */
  readonly name: string;
  /**
   * Who wins where one physical device is announced twice: 2 for a device's own protocol, 1 for what is announced on its
   * behalf in somebody else's, 0 for one that has types of data and no words for what they mean.
   */
  readonly rank: 0 | 1 | 2;
  /** MQTT filters to listen to for announcements. */
  readonly filters: readonly string[];
  /** Never throws. May remember what it read: some projects announce a device in parts. */
  read(topic: string, payload: Uint8Array): News;
}

export type OpenAdapter = (units: Home['units']) => Adapter;

export const NO_NEWS: News = { sources: new Map(), problems: [], passedOver: new Map() };

export function problem(source: string, reason: string): News {
  return { ...NO_NEWS, problems: [{ source: source.slice(0, 200), reason }] };
}

export function announced(source: string, devices: readonly Announced[]): News {
  return { ...NO_NEWS, sources: new Map([[source, devices]]) };
}

export function passedOver(source: string, reason: string, hardware: readonly string[] = []): News {
  return {
    ...NO_NEWS,
    sources: new Map([[source, []]]),
    passedOver: new Map([[source, { reason, hardware }]]),
  };
}
