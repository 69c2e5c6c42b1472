/** How much work one text may cost, counted, not timed, so that a text is read or not read on every machine alike. */

/**
 * Ways found and joined. Of 17,000 sentences that people said or wrote the costliest took 1,600, six commands in one 4,400;
 * this many take 10-25 ms on a busy x86 server.
 */
const MAX_WORK = 30_000;

/** The text is too tangled to be read in time. */
export class TooTangled extends Error {}

export class Budget {
  #left = MAX_WORK;

  /** @throws TooTangled */
  spend(work: number): void {
    this.#left -= work;
    if (this.#left < 0) throw new TooTangled();
  }
}
