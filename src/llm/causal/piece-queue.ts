/** Pieces from a thread as something to loop over: what comes early waits, who comes early waits. */
import type { Piece } from './generate.js';

export class PieceQueue implements AsyncIterable<Piece> {
  readonly #pieces: Piece[] = [];
  #wake = (): void => {};
  #over: { readonly error: unknown } | 'end' | null = null;

  /** The other side will send nothing more. */
  ended = false;

  put(piece: Piece): void {
    if (this.#over !== null) return;
    this.#pieces.push(piece);
    this.#wake();
  }

  end(): void {
    this.ended = true;
    this.#over ??= 'end';
    this.#wake();
  }

  /** @param ended whether the other side has given up itself */
  fail(error: unknown, ended = false): void {
    this.ended ||= ended;
    this.#over ??= { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Piece, void, void> {
    for (;;) {
      // Nobody wants the rest of what was cancelled.
      if (this.#over !== null && this.#over !== 'end') throw this.#over.error;
      const piece = this.#pieces.shift();
      if (piece !== undefined) yield piece;
      else if (this.#over === 'end') return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
