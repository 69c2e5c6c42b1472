/** Areas by any of their names. */

import type { Area } from '../home.js';
import { nameKey } from '../home-file/collisions.js';
import { slug } from './slug.js';

/** The areas of home.yaml, and those that devices suggest. */
export class Areas {
  private readonly byKey = new Map<string, Area>();
  private readonly byId = new Map<string, Area>();

  constructor(areas: readonly Area[]) {
    for (const area of areas) this.add(area);
  }

  get list(): readonly Area[] {
    return [...this.byId.values()];
  }

  find(name: string): string | null {
    return this.findKey(nameKey(name));
  }

  findKey(key: string): string | null {
    return this.byKey.get(key)?.id ?? null;
  }

  findOrAdd(name: string, outside = false): string | null {
    const known = this.find(name);
    const id = known ?? slug(name);
    if (known === null && id !== '') this.add({ id, name, aliases: [], floor: null, outside });
    return id === '' ? null : id;
  }

  private add(area: Area): void {
    this.byId.set(area.id, area);
    for (const name of [area.id, area.name, ...area.aliases]) {
      const key = nameKey(name);
      if (!this.byKey.has(key)) this.byKey.set(key, area);
    }
  }
}
