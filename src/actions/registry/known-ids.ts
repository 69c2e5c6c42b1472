/**
 * Which id an announced device has: the one it had before. Ids are made of names and topics and are given in the order of
 * arrival, while what was put off ("turn on the boiler relay at six") is kept by id: after a restart or a new name it must
 * mean the same device.
 */
import { z } from 'zod';
import { type Announced, identityOf } from '../discovery/adapter.js';

/** More than any house has; each costs some hundred bytes. */
const MAX_ENTRIES = 20_000;
/** Thousands of devices that are found together are written once. */
const SAVE_AFTER_MS = 2_000;

export const IdsDocument = z.strictObject({
  version: z.literal(1),
  /** By what the device is known by at its protocol (`identityOf`). */
  ids: z.record(z.string().min(1).max(600), z.string().min(1).max(200)),
});
export type IdsDocument = z.infer<typeof IdsDocument>;

export const NO_IDS: IdsDocument = { version: 1, ids: {} };

/** Where they lie: a file of the state folder, or memory. */
export interface IdsStore {
  readonly value: IdsDocument;
  /** On the disk when it resolves. */
  set(value: IdsDocument): Promise<void>;
}

export const idsInMemory = (): IdsStore => ({ value: NO_IDS, set: async () => {} });

/** Who has an id: known by `identity` at its protocol, a part of `hardware`. */
export interface Owner {
  readonly identity: string;
  readonly hardware: readonly string[];
}

export class KnownIds {
  private readonly ids: Map<string, string>;
  private readonly owners: Map<string, string>;
  /** By id: the physical device that has it now. */
  private readonly hardware = new Map<string, readonly string[]>();
  /** Identities by their first word, which is the unique id or a part of it. */
  private readonly families = new Map<string, Set<string>>();
  private timer: NodeJS.Timeout | null = null;

  /** @param onProblem what the store throws */
  constructor(
    private readonly store: IdsStore,
    private readonly onProblem: (error: unknown) => void = () => {},
  ) {
    this.ids = new Map(Object.entries(store.value.ids));
    this.owners = new Map([...this.ids].map(([identity, id]) => [id, identity]));
    for (const identity of this.ids.keys()) this.addToFamily(identity);
  }

  /** What the device is known by: as before, where only some of its addresses are told in another way now. */
  identityOf(found: Announced): string {
    const fresh = identityOf(found);
    const { uniqueId, hardware, announcer } = found;
    if (uniqueId === undefined || announcer === undefined || this.ids.has(fresh)) return fresh;
    const before = [...(this.families.get(headOf(uniqueId)) ?? [])].filter(
      (known) => known === uniqueId || known.startsWith(`${uniqueId} `),
    );
    const same = before.find((known) => hardware.some((id) => `${known} `.includes(` ${id} `)));
    if (same !== undefined) return same;
    const [only] = before;
    return before.length === 1 && only !== undefined && (hardware.length === 0 || only === uniqueId)
      ? only
      : fresh;
  }

  of(identity: string): string | null {
    return this.ids.get(identity) ?? null;
  }

  /** Another device had it, and may be back tomorrow. The same one may be heard of in another way. */
  isKeptFor(id: string, { identity, hardware }: Owner): boolean {
    const owner = this.owners.get(id);
    if (owner === undefined || owner === identity) return false;
    return !(this.hardware.get(id) ?? []).some((part) => hardware.includes(part));
  }

  learn({ identity, hardware }: Owner, id: string): void {
    this.hardware.set(id, hardware);
    if (this.ids.get(identity) === id) return;
    const before = this.ids.get(identity);
    if (before !== undefined) this.owners.delete(before);
    if (before === undefined) this.addToFamily(identity);
    this.ids.set(identity, id);
    this.owners.set(id, identity);
    const [oldest] = this.ids;
    if (this.ids.size > MAX_ENTRIES && oldest !== undefined) {
      this.ids.delete(oldest[0]);
      this.families.get(headOf(oldest[0]))?.delete(oldest[0]);
      this.owners.delete(oldest[1]);
    }
    this.saveSoon();
  }

  /** What was known by `former` is known by `identity` from now on, unless that has an id already. */
  move(former: string, identity: string): void {
    const id = this.ids.get(former);
    if (id === undefined || this.ids.has(identity)) return;
    this.ids.delete(former);
    this.families.get(headOf(former))?.delete(former);
    this.addToFamily(identity);
    this.ids.set(identity, id);
    this.owners.set(id, identity);
    this.saveSoon();
  }

  /** What was learned is on the disk when it resolves. */
  async flush(): Promise<void> {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = null;
    await this.store.set({ version: 1, ids: Object.fromEntries(this.ids) }).catch(this.onProblem);
  }

  private saveSoon(): void {
    this.timer ??= setTimeout(() => void this.flush(), SAVE_AFTER_MS).unref();
  }

  private addToFamily(identity: string): void {
    const head = headOf(identity);
    const family = this.families.get(head) ?? new Set<string>();
    this.families.set(head, family.add(identity));
  }
}

const headOf = (identity: string): string => identity.split(' ', 1)[0] ?? '';
