/** The inventory of a house behind a broker: the registry's knowledge, the names that people gave, and the last commands. */
import { renameDevice } from '../../actions/discovery/zigbee2mqtt/requests.js';
import type { Device } from '../../actions/home.js';
import type { House } from '../../actions/house.js';
import { type Given, type GivenNames, homeIdentity } from '../../actions/registry/given-names.js';
import { nameProblem } from '../../actions/registry/name-rules.js';
import type { Registry } from '../../actions/registry/registry.js';
import { messageOf } from '../../errors.js';
import type { DeviceFacts, Inventory, RenameOptions, Skipped } from './inventory.js';
import type { LastCommands } from './last-commands.js';

/** Of what was found and is nothing to speak to; a page with more is no help. */
const MOST_SKIPPED = 500;

export interface InventoryParts {
  readonly registry: Registry;
  readonly names: GivenNames;
  readonly commands: LastCommands;
  /** For what is asked of bridges. */
  readonly house: House;
}

export class MqttInventory implements Inventory {
  private readonly listeners = new Set<(device: string) => void>();

  constructor(private readonly parts: InventoryParts) {}

  facts(id: string): DeviceFacts | null {
    const { registry, names, commands } = this.parts;
    const device = registry.device(id);
    if (device === null) return null;
    const origin = registry.origin(id);
    const identity = this.identity(id);
    return {
      from: origin?.adapter ?? 'home.yaml',
      nameless: origin?.nameless ?? false,
      isNew: origin !== null && !origin.inFile && !names.isSeen(identity),
      given: names.of(identity),
      bridge: origin?.bridge != null,
      last: commands.of(id),
      unconfirmed: commands.isDoubtful(id),
      unspeakable: this.unspeakable(device),
    };
  }

  get skipped(): readonly Skipped[] {
    const { registry } = this.parts;
    const passed = [...registry.passedOver].map(([source, { reason }]) => ({ source, reason }));
    return [...registry.problems, ...passed].slice(0, MOST_SKIPPED);
  }

  async rename(id: string, wish: Given | null, { bridge, signal }: RenameOptions): Promise<string | null> {
    const { registry, names, house } = this.parts;
    const device = registry.device(id);
    if (device === null) return 'This device is gone.';
    const { home } = registry.snapshot;
    const problem = wish === null ? null : nameProblem(home, id, wish);
    if (problem !== null) return problem;
    const identity = this.identity(id);
    const given = wish === null ? null : this.changed(device, wish, names.of(identity));
    const at = registry.origin(id)?.bridge ?? null;
    try {
      await names.give(identity, given);
      if (bridge && at !== null && wish?.name !== undefined) {
        await renameDevice(house, at.base, at.address, wish.name, { signal });
      }
      return null;
    } catch (error) {
      // The name counts here all the same.
      return messageOf(error);
    } finally {
      registry.renamed();
    }
  }

  async see(devices: readonly string[]): Promise<void> {
    const { registry, names } = this.parts;
    const known = devices.filter((id) => registry.device(id) !== null);
    try {
      await names.see(known.map((id) => this.identity(id)));
    } finally {
      // Nothing is called otherwise: only who looks at them is told.
      for (const id of known) for (const listener of [...this.listeners]) listener(id);
    }
  }

  onChange(listener: (device: string) => void): () => void {
    const { registry, commands } = this.parts;
    this.listeners.add(listener);
    const leave = [
      () => this.listeners.delete(listener),
      commands.onChange(listener),
      registry.onChange((change) => {
        if (change.type === 'state' && commands.heard(change.device)) listener(change.device);
      }),
    ];
    return () => leave.forEach((one) => void one());
  }

  /** Only what is different is kept: the rest follows the announcement. */
  private changed(device: Device, wish: Given, before: Given | null): Given | null {
    const { home } = this.parts.registry.snapshot;
    const room = home.areas.find(({ id }) => id === device.area)?.name ?? null;
    const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');
    const given: Given = {
      ...before,
      ...(wish.name === undefined || wish.name === device.name ? {} : { name: wish.name }),
      ...(wish.aliases === undefined || same(wish.aliases, device.aliases) ? {} : { aliases: wish.aliases }),
      ...(wish.area === undefined || wish.area === room ? {} : { area: wish.area }),
    };
    return Object.keys(given).length === 0 ? null : given;
  }

  private identity(id: string): string {
    return this.parts.registry.origin(id)?.identity ?? homeIdentity(id);
  }

  private unspeakable({ id, risk }: Device): string | null {
    const { registry } = this.parts;
    if (risk === 'never') return 'home.yaml says that it is never moved by voice';
    if (registry.binding(id) === null) return 'nothing answers for it: neither announced nor bound';
    return registry.origin(id)?.nameless === true ? 'it has no name that can be said' : null;
  }
}
