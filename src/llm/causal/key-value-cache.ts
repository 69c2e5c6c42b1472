/**
 * The keys and values of the tokens so far. A graph either gives a longer cache at every step (growing: what was fetched is fed
 * back), or writes its new rows into one buffer of fixed length that is past and present at once (shared: nothing is copied).
 */
import { Tensor } from 'onnxruntime-node';
import type { CachePart } from './graph-layout.js';

export interface KeyValueCache {
  /** Tokens in it. */
  readonly length: number;
  /** The most tokens it can hold. */
  readonly capacity: number;
  feeds(): Record<string, Tensor>;
  /** Buffers to write into, by output; null: a new one is given. */
  fetches(): Record<string, Tensor | null>;
  take(results: Readonly<Record<string, Tensor>>, added: number): void;
  /** What it holds now, to go back to. */
  mark(): CacheMark;
  /** Forgets what came after; the mark stays good. */
  back(mark: CacheMark): void;
}

export interface CacheMark {
  readonly length: number;
  readonly tensors: ReadonlyMap<string, Tensor> | null;
}

export function createCache(parts: readonly CachePart[], shared: boolean, capacity: number): KeyValueCache {
  return shared ? new SharedCache(parts, capacity) : new GrowingCache(parts, capacity);
}

function empty({ type, heads, width }: CachePart, tokens: number): Tensor {
  const size = heads * tokens * width;
  const dims = [1, heads, tokens, width];
  return type === 'float32'
    ? new Tensor('float32', new Float32Array(size), dims)
    : new Tensor('float16', new Uint16Array(size), dims);
}

class GrowingCache implements KeyValueCache {
  #tensors: ReadonlyMap<string, Tensor>;
  #length = 0;

  constructor(
    private readonly parts: readonly CachePart[],
    readonly capacity: number,
  ) {
    this.#tensors = new Map(parts.map((part) => [part.past, empty(part, 0)]));
  }

  get length(): number {
    return this.#length;
  }

  feeds(): Record<string, Tensor> {
    return Object.fromEntries(this.#tensors);
  }

  fetches(): Record<string, Tensor | null> {
    return Object.fromEntries(this.parts.map(({ present }) => [present, null]));
  }

  take(results: Readonly<Record<string, Tensor>>, added: number): void {
    const next = new Map<string, Tensor>();
    for (const { past, present } of this.parts) {
      const tensor = results[present];
      if (tensor !== undefined) next.set(past, tensor);
    }
    this.#tensors = next;
    this.#length += added;
  }

  mark(): CacheMark {
    return { length: this.#length, tensors: this.#tensors };
  }

  back({ length, tensors }: CacheMark): void {
    if (tensors !== null) this.#tensors = tensors;
    this.#length = length;
  }
}

class SharedCache implements KeyValueCache {
  readonly #past: Record<string, Tensor> = {};
  readonly #present: Record<string, Tensor> = {};
  #length = 0;

  constructor(
    parts: readonly CachePart[],
    readonly capacity: number,
  ) {
    for (const part of parts) {
      const tensor = empty(part, capacity);
      this.#past[part.past] = tensor;
      this.#present[part.present] = tensor;
    }
  }

  get length(): number {
    return this.#length;
  }

  feeds(): Record<string, Tensor> {
    return this.#past;
  }

  fetches(): Record<string, Tensor | null> {
    return this.#present;
  }

  take(_results: Readonly<Record<string, Tensor>>, added: number): void {
    this.#length += added;
  }

  /** Rows before the mark are never written again. */
  mark(): CacheMark {
    return { length: this.#length, tensors: null };
  }

  back({ length }: CacheMark): void {
    this.#length = length;
  }
}
