const TABLE_SIZE = 1 << 15;

/** Unit-variance Gaussian numbers, made once: drawing them anew would cost more than the rest of the vocoder's noise. */
let table: Float64Array | undefined;

/** A fast deterministic source of Gaussian noise: equal seeds give equal sound, so that cached and fresh replies agree. */
export class GaussianNoise {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0 || 1;
    table ??= gaussianTable();
  }

  /** Zero mean, unit variance. */
  next(): number {
    // xorshift32 (Marsaglia 2003): its high bits choose from the table.
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return table![this.#state >>> 17]!;
  }
}

/** Quantiles of the normal distribution by Box-Muller pairs over a fixed xorshift sequence, centred and scaled exactly. */
function gaussianTable(): Float64Array {
  const values = new Float64Array(TABLE_SIZE);
  let state = 0x2545f491;
  const uniform = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < TABLE_SIZE; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    values[i] = radius * Math.cos(angle);
    values[i + 1] = radius * Math.sin(angle);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / TABLE_SIZE;
  const power = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / TABLE_SIZE;
  const scale = 1 / Math.sqrt(power);
  return values.map((value) => (value - mean) * scale);
}
