/** One way to match a piece, and the bookkeeping that tells two ways apart without building them. */
import type { SlotMatch } from '../skill.js';

export interface Found {
  readonly end: number;
  readonly score: number;
  /** Two ways with one end and one sign are one; 0: no slots. */
  readonly sign: number;
  readonly slots: Slots | null;
}

/** Slots in the order they were said, put together only for a reading that is given out. */
export type Slots =
  | { readonly name: string; readonly match: SlotMatch }
  | { readonly left: Slots; readonly right: Slots };

/** More ways than this to read one phrase at one place are told apart by nothing that matters. */
const MAX_WAYS = 60;
/** So many are compared with each other. */
const FEW = 8;

/** Numbers for sequences of slots, of one text: equal sequences have equal numbers, however they came about. */
export class Signs {
  readonly #slots = new Map<string, number>();
  readonly #pairs = new Map<number, number>();
  /** Of each sign, the sign before its last slot, and that slot. */
  readonly #before: number[] = [0];
  readonly #last: number[] = [0];

  /** A sign of one slot, from its name, text and value. */
  of(slot: string): number {
    let atom = this.#slots.get(slot);
    if (atom === undefined) {
      atom = this.#slots.size + 1;
      this.#slots.set(slot, atom);
    }
    return this.#pair(0, atom);
  }

  join(left: number, right: number): number {
    if (right === 0) return left;
    const before = this.#before[right] ?? 0;
    return this.#pair(before === 0 ? left : this.join(left, before), this.#last[right] ?? 0);
  }

  #pair(before: number, atom: number): number {
    const key = before * 2 ** 24 + atom;
    let sign = this.#pairs.get(key);
    if (sign === undefined) {
      sign = this.#before.length;
      this.#before.push(before);
      this.#last.push(atom);
      this.#pairs.set(key, sign);
    }
    return sign;
  }
}

/** The best of each way to end with each sign, in the order they were found. */
export function distinct(found: Found[]): readonly Found[] {
  if (found.length < 2) return found;
  if (found.length <= FEW) return distinctFew(found);
  const at = new Map<number, number>();
  const out: Found[] = [];
  for (const one of found) {
    // Ends are below 64: see MAX_TOKENS.
    const key = one.sign * 64 + one.end;
    const known = at.get(key);
    if (known === undefined) {
      at.set(key, out.length);
      out.push(one);
    } else if ((out[known]?.score ?? 0) < one.score) out[known] = one;
  }
  return out.length > MAX_WAYS ? out.slice(0, MAX_WAYS) : out;
}

/** The same for a handful, which are compared sooner than a table is made. */
function distinctFew(found: readonly Found[]): readonly Found[] {
  const out: Found[] = [];
  for (const one of found) {
    const at = out.findIndex(({ end, sign }) => end === one.end && sign === one.sign);
    if (at < 0) out.push(one);
    else if ((out[at]?.score ?? 0) < one.score) out[at] = one;
  }
  return out;
}

/** The slots by name; of two with one name the later counts, at the place of the first. */
export function slotsOf(
  fixed: Readonly<Record<string, SlotMatch>>,
  said: Slots | null,
): Record<string, SlotMatch> {
  const out: Record<string, SlotMatch> = { ...fixed };
  const visit = (slots: Slots): void => {
    if ('name' in slots) out[slots.name] = slots.match;
    else {
      visit(slots.left);
      visit(slots.right);
    }
  };
  if (said !== null) visit(said);
  return out;
}
