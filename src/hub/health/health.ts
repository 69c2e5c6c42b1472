/** Which parts of the hub work. A part that does not is told once, with what to do, and the rest goes on. */
import { EarshotError, messageOf } from '../../errors.js';
import type { HubEvents, Part, PartHealth } from '../events.js';
import { Pulse } from './notify-pulse.js';

export class Health {
  private readonly parts = new Map<Part, PartHealth>();
  private readonly events: HubEvents;
  /** Whether what works goes on working: for the watchdog. */
  readonly pulse: Pulse = new Pulse();

  constructor(events: HubEvents) {
    this.events = events;
  }

  get all(): readonly PartHealth[] {
    return [...this.parts.values()];
  }

  /** The reason why a part does not work, or null. */
  problem(part: Part): string | null {
    const health = this.parts.get(part);
    return health === undefined || health.ok ? null : health.message;
  }

  /** One line for a status display. */
  get summary(): string {
    const broken = this.all.filter(({ ok }) => !ok);
    if (broken.length === 0) return 'Everything works';
    return `Works, without ${broken.map(({ part, message }) => `${part} (${message})`).join(', ')}`;
  }

  /** Told only where it changes something. */
  set(part: Part, ok: boolean, message: string): void {
    const known = this.parts.get(part);
    if (known?.ok === ok && known.message === message) return;
    const health = { part, ok, message };
    this.parts.set(part, health);
    this.events.emit({ event: 'health', health });
  }

  /** False: it is known already, and nothing was told. */
  fail(part: Part, error: unknown): boolean {
    const code = error instanceof EarshotError ? error.code : 'INTERNAL';
    const message = messageOf(error);
    if (this.problem(part) === message) return false;
    this.set(part, false, message);
    this.events.emit({ event: 'error', part, code, message });
    return true;
  }

  /** Opens a part; a failure is told, and null is returned. An abort is no failure. */
  async attempt<T>(part: Part, open: () => Promise<T>, describe: (opened: T) => string): Promise<T | null> {
    try {
      const opened = await open();
      this.set(part, true, describe(opened));
      return opened;
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      this.fail(part, error);
      return null;
    }
  }
}
