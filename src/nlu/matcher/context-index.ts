/** Which contexts fit a filter, as bit sets: one pass over the contexts for each key, then only ands and ors. */
import type { Context } from '../skill.js';

/** Bit n: context n. */
export type Bits = Uint32Array;

export const has = (bits: Bits, index: number): boolean =>
  (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;

function set(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
}

export class ContextIndex {
  readonly #contexts: readonly (Context | undefined)[];
  readonly #size: number;
  readonly #byKey = new Map<string, Map<unknown, Bits>>();

  constructor(contexts: readonly (Context | undefined)[]) {
    this.#contexts = contexts;
    this.#size = Math.ceil(contexts.length / 32);
  }

  /**
   * Each key equals the value, is one of the values, or (an array on the context's side) holds one of them.
   *
   * @param keys `known keys`: what a context has not got is not asked of it
   */
  fits(where: Context, keys: 'all keys' | 'known keys'): Bits {
    const bits = new Uint32Array(this.#size).fill(0xffffffff);
    for (const [key, wanted] of Object.entries(where)) {
      const known = this.#valuesOf(key);
      const any = keys === 'all keys' ? new Uint32Array(this.#size) : this.#without(key);
      const values: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
      for (const value of values) {
        const having = known.get(value);
        if (having !== undefined) merge(any, having);
      }
      for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & (any[at] ?? 0);
    }
    return bits;
  }

  #without(key: string): Bits {
    const bits = new Uint32Array(this.#size);
    for (const [index, context] of this.#contexts.entries()) {
      if (context === undefined || !Object.hasOwn(context, key)) set(bits, index);
    }
    return bits;
  }

  #valuesOf(key: string): Map<unknown, Bits> {
    let values = this.#byKey.get(key);
    if (values !== undefined) return values;
    values = new Map();
    this.#byKey.set(key, values);
    for (const [index, context] of this.#contexts.entries()) {
      const had = context?.[key];
      const each: readonly unknown[] = Array.isArray(had) ? had : [had];
      for (const value of each) {
        let bits = values.get(value);
        if (bits === undefined) {
          bits = new Uint32Array(this.#size);
          values.set(value, bits);
        }
        set(bits, index);
      }
    }
    return values;
  }
}

function merge(into: Bits, from: Bits): void {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) | (from[at] ?? 0);
}
