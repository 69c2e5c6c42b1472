/** Who is there: what the availability topics of each device said last. */
import type { DeviceBinding } from './binding.js';

export class Presence {
  private readonly said = new Map<string, Map<string, boolean>>();
  /** Silent for longer than they said that they would be. */
  private readonly silent = new Set<string>();

  /** Takes in a message. Whether it was about who is there: most are not. */
  hear(id: string, { availability }: DeviceBinding, topic: string, text: string): boolean {
    let told = false;
    for (const one of availability.topics) {
      const online = one.topic === topic ? one.read(text) : null;
      if (online === null) continue;
      told = true;
      const known = this.said.get(id) ?? new Map<string, boolean>();
      // Moved to the end: the last entry is the latest word.
      known.delete(topic);
      this.said.set(id, known.set(topic, online));
    }
    return told;
  }

  /** As Home Assistant: who has availability topics is there once they say so. */
  answers(id: string, binding: DeviceBinding | undefined): boolean {
    if (binding === undefined || this.silent.has(id)) return false;
    const { mode, topics } = binding.availability;
    if (topics.length === 0) return true;
    const known = this.said.get(id) ?? new Map<string, boolean>();
    if (mode === 'latest') return [...known.values()].at(-1) === true;
    const said = topics.map(({ topic, optional }) => known.get(topic) ?? optional === true);
    return mode === 'all' ? said.every(Boolean) : said.some(Boolean);
  }

  /** It has been silent for too long, or has just spoken. */
  setSilent(id: string, silent: boolean): void {
    if (silent) this.silent.add(id);
    else this.silent.delete(id);
  }

  /** Forgets devices that are gone. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of [...this.said.keys()]) if (!ids.has(id)) this.said.delete(id);
    for (const id of this.silent) if (!ids.has(id)) this.silent.delete(id);
  }
}
