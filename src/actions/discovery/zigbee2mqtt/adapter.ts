/**
 * zigbee2mqtt as it announces itself: retained lists of devices and groups under its base topic. Found under any base of
 * up to four levels, so nothing is to be configured.
 */
import { createHash } from 'node:crypto';
import { messageOf } from '../../../errors.js';
import type { Home } from '../../home.js';
import {
  type Adapter,
  type Announced,
  type News,
  NO_NEWS,
  type OpenAdapter,
  type PassedOver,
  type Problem,
  problem,
} from '../adapter.js';
import { hardwareId } from '../identity.js';
import { isObject, readJson } from '../json.js';
import { announceEntry, readEntry } from './device.js';
import { announceGroup, type Group, readGroup } from './group.js';

/** A network of 300 devices takes about 3 MB. */
const MAX_LIST_BYTES = 32 * 1024 * 1024;
const MAX_ENTRIES = 2_000;
const MAX_NETWORKS = 100;

export const openZigbee2Mqtt: OpenAdapter = (units) => new Zigbee2Mqtt(units);

interface Known {
  /** A hash of the entry, to know an unchanged one: the whole list comes again with every new device. */
  readonly hash: string;
  readonly devices: readonly Announced[];
}

class Zigbee2Mqtt implements Adapter {
  readonly name = 'zigbee2mqtt';
  readonly rank = 2;
  readonly filters = ['+', '+/+', '+/+/+', '+/+/+/+'].flatMap((base) =>
    ['devices', 'groups'].map((list) => `${base}/bridge/${list}`),
  );
  private readonly bases = new Set<string>();
  /** By list topic, then by source. */
  private readonly lists = new Map<string, Map<string, Known>>();
  /** By base topic: what a group can do depends on its members, whose list may come later. */
  private readonly groups = new Map<string, readonly Group[]>();

  constructor(private readonly units: Home['units']) {}

  read(topic: string, payload: Uint8Array): News {
    const [, base, list] = /^([^/]+(?:\/[^/]+){0,3})\/bridge\/(devices|groups)$/.exec(topic) ?? [];
    if (base === undefined) return NO_NEWS;
    if (payload.length > MAX_LIST_BYTES)
      return problem(topic, `is larger than ${MAX_LIST_BYTES / 1024 / 1024} MB`);
    if (this.bases.size >= MAX_NETWORKS && !this.bases.has(base))
      return problem(topic, 'is one network too many');
    this.bases.add(base);
    const entries = payload.length === 0 ? [] : readList(payload);
    if (typeof entries === 'string') return problem(topic, entries);
    return list === 'devices'
      ? this.readDevices(topic, base, entries)
      : this.readGroups(topic, base, entries);
  }

  private readDevices(topic: string, base: string, entries: readonly unknown[]): News {
    const old = this.lists.get(topic) ?? new Map<string, Known>();
    const now = new Map<string, Known>();
    const passed = new Map<string, PassedOver>();
    const problems: Problem[] = [];
    const sources = new Map<string, readonly Announced[]>([[topic, []]]);
    for (const [index, value] of entries.slice(0, MAX_ENTRIES).entries()) {
      const address = isObject(value) ? value['ieee_address'] : undefined;
      const source = `${topic} ${typeof address === 'string' ? address.slice(0, 40) : `entry ${index}`}`;
      try {
        const entry = readEntry(value);
        if (entry === undefined) {
          if (!isCoordinator(value)) problems.push({ source, reason: 'is no device of zigbee2mqtt' });
          continue;
        }
        const hardware = typeof address === 'string' ? [hardwareId(address)] : [];
        if (typeof entry === 'string') {
          passed.set(source, { reason: entry, hardware });
          sources.set(source, []);
          continue;
        }
        const hash = hashOf({ ...entry, endpoints: [...entry.endpoints] });
        const before = old.get(source);
        const known = before?.hash === hash ? before : { hash, ...announceEntry(entry, base, this.units) };
        now.set(source, { hash, devices: known.devices });
        if (known !== before) sources.set(source, known.devices);
        if (known.devices.every(({ secondary }) => secondary)) {
          passed.set(source, { reason: 'only sends events or tells about itself', hardware });
        }
      } catch (error) {
        problems.push({ source, reason: `cannot be used: ${messageOf(error)}` });
      }
    }
    for (const source of old.keys()) {
      if (now.has(source) || sources.has(source)) continue;
      // What is broken now was sound before: better an old lamp than none.
      const kept = problems.some((one) => one.source === source) ? old.get(source) : undefined;
      if (kept !== undefined) now.set(source, kept);
      else sources.set(source, []);
    }
    this.lists.set(topic, now);
    const groups = this.groups.get(base);
    if (groups !== undefined) sources.set(`${base}/bridge/groups`, this.announceGroups(base));
    return { sources, problems, passedOver: passed };
  }

  private readGroups(topic: string, base: string, entries: readonly unknown[]): News {
    const problems: Problem[] = [];
    const groups = entries.slice(0, MAX_ENTRIES).flatMap((value, index) => {
      const group = readGroup(value);
      if (group === null) problems.push({ source: `${topic} entry ${index}`, reason: 'is no group' });
      return group ?? [];
    });
    this.groups.set(base, groups);
    return { ...NO_NEWS, sources: new Map([[topic, this.announceGroups(base)]]), problems };
  }

  private announceGroups(base: string): readonly Announced[] {
    const known = this.lists.get(`${base}/bridge/devices`)?.values() ?? [];
    const devices = [...known].flatMap((one) => one.devices);
    return (this.groups.get(base) ?? []).flatMap((group) => announceGroup(group, base, devices));
  }
}

function hashOf(entry: unknown): string {
  return createHash('sha1').update(JSON.stringify(entry)).digest('base64');
}

function isCoordinator(value: unknown): boolean {
  return isObject(value) && value['type'] === 'Coordinator';
}

function readList(payload: Uint8Array): readonly unknown[] | string {
  const read = readJson(payload);
  if (!read.ok) return read.reason;
  return Array.isArray(read.value) ? read.value : 'is not a list';
}
