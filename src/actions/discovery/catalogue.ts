/**
 * All that is announced at this moment, by every adapter. The same physical device told twice (zigbee2mqtt by itself
 * and through Home Assistant's discovery, Tasmota likewise) is one device: its own protocol wins, for it says more.
 */
import type { Adapter, Announced, News, PassedOver } from './adapter.js';
import { bestTold } from './best-told.js';
import { eachOnce } from './same-device.js';

/** A house with more than this is an attack, or needs a second hub. */
const MAX_SOURCES = 20_000;

interface Entry {
  readonly adapter: Adapter;
  readonly devices: readonly Announced[];
}

/** An announced device and who announced it. */
export interface Listed {
  readonly device: Announced;
  readonly adapter: Adapter;
}

export class Catalogue {
  private readonly entries = new Map<string, Entry>();
  private readonly without = new Map<string, PassedOver & { readonly rank: number }>();

  /** Takes news in. True where what is announced is different now. */
  take(adapter: Adapter, news: News): boolean {
    let changed = false;
    for (const [source, devices] of news.sources) {
      if (this.without.delete(source)) changed = true;
      if (devices.length === 0) changed = this.entries.delete(source) || changed;
      else if (this.entries.has(source) || this.entries.size < MAX_SOURCES) {
        this.entries.set(source, { adapter, devices });
        changed = true;
      }
    }
    for (const [source, passed] of news.passedOver) {
      if (this.without.size >= MAX_SOURCES) break;
      this.without.set(source, { ...passed, rank: adapter.rank });
      changed ||= passed.hardware.length > 0;
    }
    return changed;
  }

  /** Why a sound device is not spoken to, by its source. */
  get passedOver(): ReadonlyMap<string, PassedOver> {
    return this.without;
  }

  /** Each physical device from its best source, each entity once. */
  list(): readonly Listed[] {
    const listed = [...this.entries.values()].flatMap(({ adapter, devices }) =>
      devices.map((device) => ({ device, adapter })),
    );
    return eachOnce(bestTold(listed, [...this.without.values()]));
  }
}
