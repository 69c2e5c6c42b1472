/**
 * What the hub itself said and when, so that it is not woken by its own words ("The computer is on."). Speech over its
 * voice may still wake it: that is barge-in.
 */

/** Until what was played has left the loudspeaker and the room. */
const TAIL_SECONDS = 0.6;

export class OwnSpeech {
  #letters = '';
  #from = Number.POSITIVE_INFINITY;
  #until = Number.NEGATIVE_INFINITY;

  /** @param at second of the microphone's stream */
  begin(text: string, at: number): void {
    this.#letters = letters(text);
    this.#from = at;
    this.#until = Number.POSITIVE_INFINITY;
  }

  end(at: number): void {
    if (this.#until === Number.POSITIVE_INFINITY) this.#until = at + TAIL_SECONDS;
  }

  /** Whether what was heard at that second may be the hub's own saying of these words. */
  said(words: string, at: number): boolean {
    return at >= this.#from && at <= this.#until && this.#letters.includes(letters(words));
  }
}

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
