/**
 * The live registry: the house as it is now. home.yaml, discovery and the names that people gave make the devices, state
 * topics their state, availability topics who is there. Speech, the page and the executors read its snapshot and listen
 * to its changes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import type { PassedOver, Problem } from '../discovery/adapter.js';
import { ADAPTERS } from '../discovery/adapters.js';
import { Asking } from '../discovery/asking.js';
import { bindByHand } from '../discovery/bind-by-hand.js';
import type { DeviceBinding, DeviceEffect } from '../discovery/binding.js';
import { Following } from '../discovery/following.js';
import { Lapses } from '../discovery/lapses.js';
import { Problems } from '../discovery/problems.js';
import type { Device, DeviceState, Home } from '../home.js';
import type { House } from '../house.js';
import { propertyNames } from '../kinds/kinds.js';
import { applyEffect } from '../simulated/simulated-device.js';
import { takeFormerKeys } from './former-keys.js';
import { GivenNames, givenInMemory } from './given-names.js';
import { idsInMemory, KnownIds } from './known-ids.js';
import { type MergedHome, mergeHome, type Origin } from './merge-home.js';
import { Announcements } from './registry-announcements.js';
import { Followers, type RegistryChange } from './registry-change.js';
import { Rebuilding } from './registry-rebuilding.js';
import { DeviceStates } from './registry-states.js';

export type { RegistryChange } from './registry-change.js';

export interface Snapshot {
  readonly home: Home;
  readonly states: ReadonlyMap<string, DeviceState>;
  /** Offline, or nothing answers for it (named in home.yaml, but neither announced nor bound). */
  readonly unavailable: ReadonlySet<string>;
  /** By device: properties that no topic of it tells. */
  readonly assumed: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface RegistryOptions {
  readonly adapters?: typeof ADAPTERS;
  /** What people called devices on the page; left out: nothing, and it is forgotten with the registry. */
  readonly names?: GivenNames;
  /** Which id each announced device has; left out: kept for as long as the registry. */
  readonly ids?: KnownIds;
}

/** A broker that does not answer is not waited for. */
const CLOSE_MS = 1_000;
const log = createLog('registry');

export class Registry {
  private base: Home;
  private readonly byHand: ReadonlyMap<string, DeviceBinding>;
  private readonly found = new Problems();
  private readonly names: GivenNames;
  private readonly ids: KnownIds;
  private readonly house: House;
  private readonly announcements: Announcements;
  private readonly asking: Asking;
  private readonly followers = new Followers();
  private readonly following: Following;
  private readonly states = new DeviceStates();
  private readonly lapses = new Lapses({
    away: (device) => {
      const binding = this.merged.bindings.get(device);
      if (binding !== undefined)
        this.tellAvailability(device, binding, this.states.setSilent(device, binding, true));
    },
    off: (device) => this.update(device, { on: false }),
  });
  private readonly rebuilding = new Rebuilding(() => {
    this.rebuild();
    this.followers.tell({ type: 'home' });
  });
  private merged: MergedHome;
  private byId: ReadonlyMap<string, Device> = new Map();
  private assumed: Snapshot['assumed'] = new Map();
  private current: Snapshot | null = null;
  private leaveConnection = (): void => {};
  private closed = false;

  constructor(house: House, base: Home, options: RegistryOptions = {}) {
    const { adapters = ADAPTERS, names = new GivenNames(givenInMemory()) } = options;
    this.ids = options.ids ?? new KnownIds(idsInMemory());
    this.house = house;
    this.names = names;
    const bound = bindByHand(base, (problem) => this.report(problem));
    this.base = { ...base, devices: bound.devices };
    this.byHand = bound.bindings;
    this.merged = { home: this.base, bindings: new Map(), origins: new Map() };
    this.announcements = new Announcements(
      house,
      adapters.map((open) => open(base.units)),
      {
        changed: () => this.rebuilding.soon(),
        read: (source, problems) => this.found.mended(source, problems),
        report: (problem) => this.report(problem),
      },
    );
    this.asking = new Asking(house);
    this.following = new Following(house, {
      hear: (device, topic, text) => this.hear(device, topic, text),
      report: (problem) => this.report(problem),
    });
    this.rebuild();
  }

  /**
   * Resolves when the registry listens; what is retained at the broker arrives after that.
   * @throws EarshotError HOUSE_CLOSED when it is closed meanwhile; the signal's reason
   */
  async start(signal?: AbortSignal): Promise<void> {
    await this.announcements.start(signal);
    this.leaveConnection = this.house.onConnection((connected) => connected && this.askAll());
  }

  get snapshot(): Snapshot {
    this.current ??= {
      home: this.merged.home,
      states: this.states.all,
      unavailable: this.states.unavailable,
      assumed: this.assumed,
    };
    return this.current;
  }

  /** What was announced or bound wrongly, in words, each once. */
  get problems(): readonly Problem[] {
    return this.found.list;
  }

  /** Devices that were announced soundly and are nothing to speak to, by topic or address, with the reason. */
  get passedOver(): ReadonlyMap<string, PassedOver> {
    return this.announcements.passedOver;
  }

  /** Who announced the device, under which ids, and whether it needs a name; null for what is only in home.yaml. */
  origin(device: string): Origin | null {
    return this.merged.origins.get(device) ?? null;
  }

  binding(device: string): DeviceBinding | null {
    return this.merged.bindings.get(device) ?? null;
  }

  /** By device id; another map whenever devices came, went or changed. */
  get bindings(): ReadonlyMap<string, DeviceBinding> {
    return this.merged.bindings;
  }

  device(id: string): Device | null {
    return this.byId.get(id) ?? null;
  }

  state(id: string): DeviceState {
    return this.states.of(id);
  }

  isAvailable(id: string): boolean {
    return this.states.isAvailable(id);
  }

  onChange(listener: (change: RegistryChange) => void): () => void {
    return this.followers.add(listener);
  }

  /** For what no topic reports (a scene that ran): taken as done once the broker has the command. */
  assume(effect: DeviceEffect): void {
    const device = this.device(effect.device);
    if (device === null) return;
    const reports = this.binding(device.id)?.reports ?? new Set<string>();
    const after = applyEffect(device, this.state(device.id), effect);
    // Whether it moves, only the device says: a quick one has said so before its broker has taken the command.
    const silent = Object.entries(after).filter(([name]) => !reports.has(name) && name !== 'moving');
    this.update(device.id, Object.fromEntries(silent));
  }

  /** Those of home.yaml, with other events in them. */
  setCalendars(calendars: Home['calendars']): void {
    this.base = { ...this.base, calendars };
    if (!this.closed) this.rebuilding.soon();
  }

  /** What people called devices is different now: spoken at once, like everything new. */
  renamed(): void {
    if (!this.closed) this.rebuilding.soon();
  }

  /** Listens to nothing any more. Does not wait for a broker that is not there. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.rebuilding.close();
    this.asking.close();
    this.lapses.close();
    this.followers.clear();
    this.leaveConnection();
    const left = Promise.all([this.following.close(), this.announcements.close(), this.ids.flush()]);
    const enough = new AbortController();
    const limit = sleep(CLOSE_MS, undefined, { signal: enough.signal }).catch(() => {});
    await Promise.race([left, limit]);
    enough.abort();
  }

  private rebuild(): void {
    const before = this.merged.bindings;
    const givenTo = (identity: string) => this.names.of(identity);
    const listed = this.announcements.list;
    takeFormerKeys(listed, this.ids, this.names);
    this.merged = mergeHome(this.base, listed, this.byHand, givenTo, this.ids);
    const { home, bindings } = this.merged;
    this.byId = new Map(home.devices.map((device) => [device.id, device]));
    this.current = null;
    this.assumed = assumedBy(home.devices, bindings);
    this.states.keep(home.devices, bindings);
    this.lapses.keep(bindings);
    this.following.follow(bindings, before);
    for (const [id, { ask }] of bindings) if (ask !== undefined && !before.has(id)) this.asking.ask(ask);
  }

  /** What happened while we were away, nobody tells. */
  private askAll(): void {
    for (const { ask } of this.merged.bindings.values()) if (ask !== undefined) this.asking.ask(ask);
  }

  private hear(id: string, topic: string, text: string): void {
    const binding = this.merged.bindings.get(id);
    if (this.closed || binding === undefined) return;
    try {
      for (const read of binding.routes.get(topic) ?? []) this.take(id, binding, read(text));
      this.tellAvailability(id, binding, this.states.hear(id, binding, topic, text));
      this.found.forget(() => `a message on ${topic}`);
    } catch (error) {
      this.report({
        source: `a message on ${topic}`,
        reason: `cannot be read for ${id}: ${messageOf(error)}`,
      });
    }
  }

  private take(id: string, binding: DeviceBinding, told: DeviceState | null): void {
    if (told === null) return;
    this.update(id, told);
    if (binding.lapse === undefined) return;
    this.lapses.heard(id, binding, told);
    this.tellAvailability(id, binding, this.states.setSilent(id, binding, false));
  }

  private update(id: string, told: DeviceState): void {
    const before = this.states.update(id, told);
    if (before === null) return;
    this.current = null;
    this.followers.tell({ type: 'state', device: id, before, state: this.states.of(id) });
  }

  /** @param available null: as before */
  private tellAvailability(id: string, binding: DeviceBinding, available: boolean | null): void {
    if (available === null) return;
    this.current = null;
    // Back from a reboot: what it did meanwhile is not known.
    if (available && binding.ask !== undefined) this.asking.ask(binding.ask);
    this.followers.tell({ type: 'availability', device: id, available });
  }

  private report(problem: Problem): void {
    const { source, reason } = problem;
    if (this.found.report(problem)) log.warn({ source }, `${source} ${reason}`);
  }
}

function assumedBy(
  devices: readonly Device[],
  bindings: ReadonlyMap<string, DeviceBinding>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const assumed = new Map<string, ReadonlySet<string>>();
  for (const { id, kind } of devices) {
    const reports = bindings.get(id)?.reports;
    const silent = reports === undefined ? [] : propertyNames(kind).filter((name) => !reports.has(name));
    if (silent.length > 0) assumed.set(id, new Set(silent));
  }
  return assumed;
}
