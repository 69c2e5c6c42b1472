/**
 * The live registry: the house as it is now. home.yaml and discovery make the devices, state topics their state,
 * availability topics who is there. Speech, the page and the executors read its snapshot and listen to its changes.
 */
import { messageOf } from '../errors.js';
import { createLog } from '../log.js';
import type { Adapter, PassedOver, Problem } from './discovery/adapter.js';
import { ADAPTERS } from './discovery/adapters.js';
import { Asking } from './discovery/asking.js';
import type { DeviceBinding, DeviceEffect } from './discovery/binding.js';
import { readByHand } from './discovery/by-hand.js';
import { Catalogue } from './discovery/catalogue.js';
import { Following } from './discovery/following.js';
import { Presence } from './discovery/presence.js';
import { Problems } from './discovery/problems.js';
import { Repeats } from './discovery/repeats.js';
import type { Device, DeviceState, Home } from './home.js';
import type { House, HouseMessage } from './house.js';
import { type MergedHome, mergeHome, type Origin } from './merge-home.js';
import { isAlready } from './operations.js';
import { applyEffect } from './simulated-device.js';

export interface Snapshot {
  readonly home: Home;
  readonly states: ReadonlyMap<string, DeviceState>;
  /** Offline, or nothing answers for it (named in home.yaml, but neither announced nor bound). */
  readonly unavailable: ReadonlySet<string>;
}

export type RegistryChange =
  /** Devices came, went or were renamed: names, phrase graph and page are to be made anew. */
  | { readonly type: 'home' }
  | {
      readonly type: 'state';
      readonly device: string;
      readonly before: DeviceState;
      readonly state: DeviceState;
    }
  | { readonly type: 'availability'; readonly device: string; readonly available: boolean };

const REBUILD_DELAY_MS = 10;
const log = createLog('registry');

export class Registry {
  private readonly base: Home;
  private readonly house: House;
  private readonly byHand = new Map<string, DeviceBinding>();
  private readonly catalogue = new Catalogue();
  private readonly found = new Problems();
  private readonly presence = new Presence();
  private readonly repeats = new Repeats();
  private readonly asking: Asking;
  private readonly adapters: readonly Adapter[];
  private readonly listeners = new Set<(change: RegistryChange) => void>();
  private readonly leaving: (() => Promise<void>)[] = [];
  private readonly following: Following;
  private merged: MergedHome;
  private byId: ReadonlyMap<string, Device> = new Map();
  private states = new Map<string, DeviceState>();
  private unavailable = new Set<string>();
  private current: Snapshot | null = null;
  private rebuilding: NodeJS.Timeout | null = null;
  private rebuildMs = 0;
  private closed = false;

  constructor(house: House, base: Home, adapters = ADAPTERS) {
    this.house = house;
    this.base = { ...base, devices: base.devices.map((device) => this.bound(device, base.units)) };
    this.merged = { home: this.base, bindings: new Map(), origins: new Map() };
    this.adapters = adapters.map((open) => open(base.units));
    this.asking = new Asking(house);
    this.following = new Following(house, {
      hear: (device, topic, text) => this.hear(device, topic, text),
      report: (problem) => this.report(problem),
    });
    this.rebuild();
  }

  /** A device of home.yaml with its binding by hand, and what that can tell it where `can` names nothing. */
  private bound(device: Device, units: Home['units']): Device {
    if (device.mqtt === null) return device;
    try {
      const { binding, abilities } = readByHand(device.mqtt, device.kind, units);
      this.byHand.set(device.id, binding);
      return Object.keys(device.abilities).length > 0 ? device : { ...device, abilities };
    } catch (error) {
      const source = `mqtt of device ${device.id} in home.yaml`;
      this.report({ source, reason: `cannot be used: ${messageOf(error)}` });
      return device;
    }
  }

  /** Resolves when the registry listens; what is retained at the broker arrives after that. */
  async start(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    for (const adapter of this.adapters) {
      const hear = (message: HouseMessage): void => this.onAnnouncement(adapter, message);
      for (const filter of adapter.filters) {
        this.leaving.push(await this.house.subscribe(filter, hear));
        signal?.throwIfAborted();
      }
    }
    const leave = this.house.onConnection((connected) => connected && this.askAll());
    this.leaving.push(async () => leave());
  }

  get snapshot(): Snapshot {
    this.current ??= {
      home: this.merged.home,
      states: new Map(this.states),
      unavailable: new Set(this.unavailable),
    };
    return this.current;
  }

  /** What was announced or bound wrongly, in words, each once. */
  get problems(): readonly string[] {
    return this.found.list;
  }

  /** Devices that were announced soundly and are nothing to speak to, by topic or address, with the reason. */
  get passedOver(): ReadonlyMap<string, PassedOver> {
    return this.catalogue.passedOver;
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
    return this.states.get(id) ?? {};
  }

  isAvailable(id: string): boolean {
    return !this.unavailable.has(id);
  }

  onChange(listener: (change: RegistryChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** For what no topic reports (a scene that ran): taken as done once the broker has the command. */
  assume(effect: DeviceEffect): void {
    const device = this.device(effect.device);
    if (device === null) return;
    const reports = this.binding(device.id)?.reports ?? new Set<string>();
    const after = applyEffect(device, this.state(device.id), effect);
    const silent = Object.entries(after).filter(([name]) => !reports.has(name));
    this.update(device.id, Object.fromEntries(silent));
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    if (this.rebuilding !== null) clearTimeout(this.rebuilding);
    this.asking.close();
    this.listeners.clear();
    this.leaving.push(...(await this.following.close()));
    for (const leave of this.leaving.splice(0).reverse()) {
      await leave().catch((error: unknown) => log.debug(`leaving a topic: ${messageOf(error)}`));
    }
  }

  private onAnnouncement(adapter: Adapter, { topic, payload }: HouseMessage): void {
    if (this.closed || this.repeats.isRepeat(topic, payload)) return;
    const news = adapter.read(topic, payload);
    for (const source of news.sources.keys()) this.found.mended(source, news.problems);
    for (const problem of news.problems) this.report(problem);
    if (!this.catalogue.take(adapter, news)) return;
    // A boot brings thousands of these. One rebuild takes in all that came meanwhile, and never more than a third of
    // the time goes into rebuilding (500 devices behind aedes: 1.2 s instead of 3.2 s with a rebuild at every turn).
    this.rebuilding ??= setTimeout(
      () => {
        this.rebuilding = null;
        const started = performance.now();
        this.rebuild();
        this.tell({ type: 'home' });
        this.rebuildMs = performance.now() - started;
      },
      Math.max(REBUILD_DELAY_MS, 2 * this.rebuildMs),
    );
  }

  private rebuild(): void {
    const before = this.merged.bindings;
    this.merged = mergeHome(this.base, this.catalogue.list(), this.byHand);
    const { home, bindings } = this.merged;
    this.byId = new Map(home.devices.map((device) => [device.id, device]));
    this.states = new Map(home.devices.map(({ id }) => [id, this.states.get(id) ?? {}]));
    this.current = null;
    this.presence.keep(new Set(bindings.keys()));
    this.unavailable = new Set(home.devices.map(({ id }) => id).filter((id) => !this.answers(id)));
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
      for (const read of binding.routes.get(topic) ?? []) this.update(id, read(text) ?? {});
      this.updateAvailability(id, binding, topic, text);
      this.found.forget(() => `a message on ${topic}`);
    } catch (error) {
      this.report({
        source: `a message on ${topic}`,
        reason: `cannot be read for ${id}: ${messageOf(error)}`,
      });
    }
  }

  private update(id: string, told: DeviceState): void {
    const before = this.state(id);
    if (!this.states.has(id) || isAlready(before, told)) return;
    const state = { ...before, ...told };
    this.states.set(id, state);
    this.current = null;
    this.tell({ type: 'state', device: id, before, state });
  }

  private updateAvailability(id: string, binding: DeviceBinding, topic: string, text: string): void {
    this.presence.hear(id, binding, topic, text);
    const available = this.answers(id);
    if (available === !this.unavailable.has(id)) return;
    if (available) this.unavailable.delete(id);
    else this.unavailable.add(id);
    this.current = null;
    // Back from a reboot: what it did meanwhile is not known.
    if (available && binding.ask !== undefined) this.asking.ask(binding.ask);
    this.tell({ type: 'availability', device: id, available });
  }

  private answers(id: string): boolean {
    return this.presence.answers(id, this.merged.bindings.get(id));
  }

  private report(problem: Problem): void {
    const { source, reason } = problem;
    if (this.found.report(problem)) log.warn({ source }, `${source} ${reason}`);
  }

  private tell(change: RegistryChange): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(change);
      } catch (error) {
        log.error(`a listener of the registry failed: ${messageOf(error)}`);
      }
    }
  }
}
