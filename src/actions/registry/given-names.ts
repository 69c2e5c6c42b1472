/**
 * Names, aliases and rooms that people gave devices on the page. They are kept by what a device is known by at its
 * protocol (its address and part), not by its present name or topic, so that they outlast new announcements.
 */
import { z } from 'zod';

/** What is left out stays as it is announced or written in home.yaml. */
export interface Given {
  readonly name?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** An area's name or id; null: none. */
  readonly area?: string | null | undefined;
}

/** A device that nothing announces is known by its id in home.yaml. */
export const homeIdentity = (id: string): string => `home.yaml ${id}`;

/** More than any house has; each costs some hundred bytes. */
const MAX_ENTRIES = 20_000;
const identity = z.string().min(1).max(600);
const words = z.string().min(1).max(60);

export const GivenDocument = z.strictObject({
  version: z.literal(1),
  given: z.record(
    identity,
    z.strictObject({
      name: words.optional(),
      aliases: z.array(words).max(8).optional(),
      area: words.nullable().optional(),
    }),
  ),
  /** Devices that somebody has seen on the page: they are new no longer. */
  seen: z.array(identity),
});
export type GivenDocument = z.infer<typeof GivenDocument>;

export const NOTHING_GIVEN: GivenDocument = { version: 1, given: {}, seen: [] };

/** Where they lie: a file of the state folder, or memory. */
export interface GivenStore {
  readonly value: GivenDocument;
  /** On the disk when it resolves. Counts at once, even where the disk fails. */
  set(value: GivenDocument): Promise<void>;
}

export class GivenNames {
  private given: ReadonlyMap<string, Given>;
  private seen: ReadonlySet<string>;

  constructor(private readonly store: GivenStore) {
    this.given = new Map(Object.entries(store.value.given));
    this.seen = new Set(store.value.seen);
  }

  of(device: string): Given | null {
    return this.given.get(device) ?? null;
  }

  isSeen(device: string): boolean {
    return this.seen.has(device) || this.given.has(device);
  }

  /** @param given null: as it is announced or written @throws what the store throws */
  async give(device: string, given: Given | null): Promise<void> {
    const now = new Map(this.given);
    now.delete(device);
    if (given !== null) now.set(device, given);
    this.given = new Map([...now].slice(-MAX_ENTRIES));
    await this.see([device], true);
  }

  /** @throws what the store throws */
  async see(devices: readonly string[], save = false): Promise<void> {
    const fresh = devices.filter((device) => !this.seen.has(device));
    if (fresh.length === 0 && !save) return;
    this.seen = new Set([...this.seen, ...fresh].slice(-MAX_ENTRIES));
    await this.save();
  }

  /** What was given to the first of a pair is given to the second, unless that has something. @throws what the store throws */
  async move(moved: readonly (readonly [former: string, identity: string])[]): Promise<void> {
    const given = new Map(this.given);
    const seen = new Set(this.seen);
    let changed = false;
    for (const [former, identity] of moved) {
      const gift = given.get(former);
      if (gift !== undefined && !given.has(identity)) given.set(identity, gift);
      changed = given.delete(former) || changed;
      if (seen.delete(former)) {
        seen.add(identity);
        changed = true;
      }
    }
    if (!changed) return;
    this.given = given;
    this.seen = seen;
    await this.save();
  }

  private save(): Promise<void> {
    const given = Object.fromEntries(
      [...this.given].map(([device, { name, aliases, area }]) => [
        device,
        { name, area, ...(aliases === undefined ? {} : { aliases: [...aliases] }) },
      ]),
    );
    return this.store.set({ version: 1, given, seen: [...this.seen] });
  }
}

/** For tests, and for houses that keep nothing. */
export function givenInMemory(value: GivenDocument = NOTHING_GIVEN): GivenStore {
  let now = value;
  return {
    get value() {
      return now;
    },
    set: async (next) => {
      now = next;
    },
  };
}
