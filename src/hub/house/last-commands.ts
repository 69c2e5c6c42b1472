/** What each device was last told by this hub, and what became of it. No I/O. */
import type { PropertyValue } from '../../actions/home.js';
import type { DeviceOutcome } from '../../actions/mqtt/outcome.js';
import type { Effect } from '../../actions/world.js';

export interface LastCommand {
  /** UTC. */
  readonly at: string;
  /** "on, brightness 40". */
  readonly what: string;
  /** confirmed: its state topic said so; assumed: it has none that could; the others did not work. */
  readonly status: DeviceOutcome['status'];
}

export class LastCommands {
  private readonly commands = new Map<string, LastCommand>();
  /** Shown as they were told to be; the devices have not said so. */
  private readonly doubtful = new Set<string>();
  private readonly listeners = new Set<(device: string) => void>();

  of(device: string): LastCommand | null {
    return this.commands.get(device) ?? null;
  }

  /** Takes in one transaction. */
  take(effects: readonly Effect[], outcomes: readonly DeviceOutcome[], nowMs: number): void {
    const at = new Date(nowMs).toISOString();
    for (const { device, status } of outcomes) {
      const own = effects.filter((effect) => 'device' in effect && effect.device === device);
      this.commands.set(device, { at, status, what: own.map(wordsOf).filter(Boolean).join(', ') });
      if (status === 'assumed' || status === 'unconfirmed') this.doubtful.add(device);
      else if (status === 'confirmed') this.doubtful.delete(device);
      for (const listener of [...this.listeners]) listener(device);
    }
  }

  isDoubtful(device: string): boolean {
    return this.doubtful.has(device);
  }

  /** The device told its state. True where that was in doubt. */
  heard(device: string): boolean {
    return this.doubtful.delete(device);
  }

  onChange(listener: (device: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** Properties as people read them; a flag alone is its name. */
function wordsOf(effect: Effect): string {
  if (effect.type === 'device-op') return effect.op.replaceAll('_', ' ');
  if (effect.type !== 'device') return '';
  return Object.entries(effect.set)
    .map(([name, value]) => property(name.replaceAll('_', ' '), value))
    .join(', ');
}

function property(name: string, value: PropertyValue): string {
  if (name === 'on') return value === true ? 'on' : 'off';
  if (typeof value === 'boolean') return value ? name : `not ${name}`;
  if (value === null) return name;
  return `${name} ${typeof value === 'object' ? `${Math.round(value.h)}°` : String(value).replaceAll('_', ' ')}`;
}
