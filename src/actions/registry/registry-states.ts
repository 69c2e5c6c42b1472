/** How the devices of the registry stand: their properties as last told, and who answers. No I/O. */
import type { DeviceBinding } from '../discovery/binding.js';
import { Presence } from '../discovery/presence.js';
import type { Device, DeviceState } from '../home.js';
import { isAlready } from '../kinds/operations.js';

export class DeviceStates {
  private readonly presence = new Presence();
  private states = new Map<string, DeviceState>();
  private away = new Set<string>();

  /** Copies: what was handed out does not change any more. */
  get all(): ReadonlyMap<string, DeviceState> {
    return new Map(this.states);
  }

  get unavailable(): ReadonlySet<string> {
    return new Set(this.away);
  }

  of(id: string): DeviceState {
    return this.states.get(id) ?? {};
  }

  isAvailable(id: string): boolean {
    return !this.away.has(id);
  }

  /** These devices are there now; of others, everything is forgotten. */
  keep(devices: readonly Device[], bindings: ReadonlyMap<string, DeviceBinding>): void {
    this.states = new Map(devices.map(({ id }) => [id, this.of(id)]));
    this.presence.keep(new Set(bindings.keys()));
    this.away = new Set(
      devices.map(({ id }) => id).filter((id) => !this.presence.answers(id, bindings.get(id))),
    );
  }

  /** Takes in what a device told. Its state before, or null where nothing is different. */
  update(id: string, told: DeviceState): DeviceState | null {
    const before = this.of(id);
    if (!this.states.has(id) || isAlready(before, told)) return null;
    this.states.set(id, { ...before, ...told });
    return before;
  }

  /** Takes in what may be the word of an availability topic. Whether the device answers now; null: as before. */
  hear(id: string, binding: DeviceBinding, topic: string, text: string): boolean | null {
    return this.presence.hear(id, binding, topic, text) ? this.settle(id, binding) : null;
  }

  /** It has been silent for too long, or has just spoken. Whether it answers now; null: as before. */
  setSilent(id: string, binding: DeviceBinding, silent: boolean): boolean | null {
    this.presence.setSilent(id, silent);
    return this.settle(id, binding);
  }

  private settle(id: string, binding: DeviceBinding): boolean | null {
    const available = this.presence.answers(id, binding);
    if (available === this.isAvailable(id)) return null;
    if (available) this.away.delete(id);
    else this.away.add(id);
    return available;
  }
}
