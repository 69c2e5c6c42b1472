/**
 * The rate at which samples really come. ALSA's `hw:` devices give what the hardware has, and arecord, told to be quiet,
 * says nothing of it: speech is then three times too slow and nothing is ever understood. Pure: the clock is given.
 */

/** What sound hardware has, Hz (AES5-2018 and half of it). */
const HARDWARE_HZ = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000];
/** Buffers fill and empty at the start. */
const SETTLING_MS = 1_000;
const WINDOW_MS = 4_000;
/** A hub that stalls while it loads loses or gets a second's sound at once, but not three windows alike. */
const WINDOWS = 3;
/** A crystal is off by 0.1 %, a window by one chunk of 125 ms. */
const NEAR = 0.05;

export class RateMeter {
  readonly #expectedHz: number;
  #from: number | null = null;
  #samples = 0;
  #found: number | null = null;
  #alike = 0;
  #settled = false;

  constructor(expectedHz: number) {
    this.#expectedHz = expectedHz;
  }

  /** @returns once, when it is sure: the rate, Hz, where it is another than expected; else null */
  push(samples: number, nowMs: number): number | null {
    if (this.#settled) return null;
    this.#from ??= nowMs + SETTLING_MS;
    if (nowMs < this.#from) return null;
    if (nowMs - this.#from < WINDOW_MS) {
      this.#samples += samples;
      return null;
    }
    // This chunk belongs to the next window: what came until the last one took the time until now.
    const hz = nearest((1000 * this.#samples) / (nowMs - this.#from));
    this.#from = nowMs;
    this.#samples = samples;
    this.#alike = hz !== null && hz === this.#found ? this.#alike + 1 : 1;
    this.#found = hz;
    if (hz === null || this.#alike < WINDOWS) return null;
    this.#settled = true;
    return hz === this.#expectedHz ? null : hz;
  }
}

function nearest(hz: number): number | null {
  return HARDWARE_HZ.find((known) => Math.abs(hz / known - 1) < NEAR) ?? null;
}
