/**
 * The keys and values of the tokens so far: what a step gave is fed to the next one. (One buffer as past and present at once, as
 * onnxruntime-genai has it, is copied whole by onnxruntime-node at every step: 34 ms a token instead of 11 with 768 tokens.)
 */
import { Tensor } from 'onnxruntime-node';
import type { CachePart } from './graph-layout.js';

export interface CacheMark {
  readonly length: number;
  readonly tensors: ReadonlyMap<string, Tensor>;
}

function empty({ type, heads, width }: CachePart, tokens: number): Tensor {
  const size = heads * tokens * width;
  const dims = [1, heads, tokens, width];
  return type === 'float32'
    ? new Tensor('float32', new Float32Array(size), dims)
    : new Tensor('float16', new Uint16Array(size), dims);
}

export class KeyValueCache {
  #tensors: ReadonlyMap<string, Tensor>;
  #length = 0;

  /** @param capacity the most tokens it can hold */
  constructor(
    private readonly parts: readonly CachePart[],
    readonly capacity: number,
  ) {
    this.#tensors = new Map(parts.map((part) => [part.past, empty(part, 0)]));
  }

  /** Tokens in it. */
  get length(): number {
    return this.#length;
  }

  feeds(): Record<string, Tensor> {
    return Object.fromEntries(this.#tensors);
  }

  /** Names of the outputs to ask for. */
  fetches(): readonly string[] {
    return this.parts.map(({ present }) => present);
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

  /** What it holds now, to go back to; later steps leave it alone. */
  mark(): CacheMark {
    return { length: this.#length, tensors: this.#tensors };
  }

  back({ length, tensors }: CacheMark): void {
    this.#tensors = tensors;
    this.#length = length;
  }
}
