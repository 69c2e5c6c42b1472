/**
 * How loud what the filter leaves of the echo is expected to be, bin by bin: a share of the echo that it predicts (the
 * leak: Valin, IEEE TASLP 15(3), 2007), and what the room still sounds with after the filter's end, which decays and is
 * loudest where nothing is predicted any more, after a word (the late reverberation of Habets et al., IEEE TASLP 16(8),
 * 2008). Both shares are learnt by band as upper quartiles, while nobody speaks.
 */
const BAND = 8;
/** Per block of 16 ms, dB: up where more was left than expected, down where less: three quarters are below. */
const UP = 0.3;
const DOWN = 0.1;
/** Down where it is 10 dB less: a room that is being learnt. */
const DOWN_FAST = 0.6;
/** Power of a room's reverberation from block to block: 60 dB in 0.7 s. */
const DECAY = 0.72;
const LEAK = { first: 0, least: -40, most: 0 } as const;
const LATE = { first: -15, least: -50, most: -3 } as const;

/** Power of a spectrum's bin over that of its samples: 512, of which the window takes half. */
const SPECTRUM = 256;
/** -66 dBFS, per band. */
const NOISE = BAND * SPECTRUM * 2.5e-7;
/** Somebody is 4 dB above what is expected. */
const ABOVE = 2.5;
/** Bins between which speech is looked for: 250 Hz to 7.5 kHz. */
const LOWEST = 8;
const HIGHEST = 240;

export class ResidualEcho {
  /** [bins]: power, of the last block that was given. */
  readonly expected: Float64Array;
  /** Of the last block, power: what is more than expected, summed over the bands of speech. */
  excess = 0;
  /** Power of the predicted echo, over the same. */
  echo = 0;
  readonly #late: Float64Array;
  readonly #before: readonly Float64Array[];
  #newest = 0;
  readonly #leak: Float64Array;
  readonly #lateShare: Float64Array;
  readonly #error: Float64Array;
  readonly #own: Float64Array;

  /** @param blocks that the filter follows the echo for */
  constructor(bins: number, blocks: number) {
    const bands = Math.floor(bins / BAND);
    this.expected = new Float64Array(bins);
    this.#late = new Float64Array(bins);
    this.#before = Array.from({ length: blocks }, () => new Float64Array(bins));
    this.#leak = new Float64Array(bands).fill(LEAK.first);
    this.#lateShare = new Float64Array(bands).fill(LATE.first);
    this.#error = new Float64Array(bins);
    this.#own = new Float64Array(bins);
  }

  /** @param error [bins] power @param echo [bins] power */
  step(error: Float64Array, echo: Float64Array): void {
    this.#error.set(error);
    this.#own.set(echo);
    this.#newest = (this.#newest + 1) % this.#before.length;
    const old = this.#before[this.#newest]!;
    for (let k = 0; k < old.length; k++) {
      this.#late[k] = DECAY * this.#late[k]! + old[k]!;
      old[k] = echo[k]!;
    }
    this.excess = 0;
    this.echo = 0;
    for (let band = 0; band < this.#leak.length; band++) this.#expect(band);
    this.expected[old.length - 1] = this.expected[old.length - 2]!;
  }

  #expect(band: number): void {
    const leak = powerOf(this.#leak[band]!);
    const share = powerOf(this.#lateShare[band]!);
    let [error, expected] = [0, 0];
    for (let k = band * BAND; k < (band + 1) * BAND; k++) {
      this.expected[k] = leak * this.#own[k]! + share * this.#late[k]!;
      expected += this.expected[k]!;
      error += this.#error[k]!;
      if (k >= LOWEST && k < HIGHEST) this.echo += this.#own[k]!;
    }
    const isSpeech = band * BAND >= LOWEST && band * BAND < HIGHEST;
    if (isSpeech) this.excess += Math.max(0, error - ABOVE * expected);
  }

  /** @param rate 1: the last block held nobody */
  learn(rate: number): void {
    for (let band = 0; band < this.#leak.length; band++) {
      let [error, own, late] = [0, 0, 0];
      for (let k = band * BAND; k < (band + 1) * BAND; k++) {
        error += this.#error[k]!;
        own += this.#own[k]!;
        late += this.#late[k]!;
      }
      own *= powerOf(this.#leak[band]!);
      late *= powerOf(this.#lateShare[band]!);
      const expected = own + late;
      // The room's noise: there is nothing to learn.
      if (expected < NOISE && error < 2 * NOISE) continue;
      const by = rate * (error > expected ? UP : error < 0.1 * expected ? -DOWN_FAST : -DOWN);
      if (own > late) this.#leak[band] = within(LEAK, this.#leak[band]! + by);
      else this.#lateShare[band] = within(LATE, this.#lateShare[band]! + by);
    }
  }

  /** What was heard before is taken for silence. */
  restart(): void {
    this.#late.fill(0);
    for (const before of this.#before) before.fill(0);
  }
}

const powerOf = (db: number): number => 10 ** (db / 10);
const within = ({ least, most }: { readonly least: number; readonly most: number }, db: number): number =>
  Math.min(most, Math.max(least, db));
