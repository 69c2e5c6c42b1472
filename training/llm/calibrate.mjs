/** Platt scaling: P(right) = sigmoid(bias + slope * log probability + weakest * log of the weakest choice), by gradient descent. */

/** @param rows [{right, logProbability, weakest}] */
export function fitCalibration(rows, { rounds = 4000, rate = 0.05 } = {}) {
  const features = rows.map(({ logProbability, weakest, right }) => [
    1,
    logProbability,
    Math.log(Math.max(1e-9, weakest)),
    right ? 1 : 0,
  ]);
  const w = [1, 0.5, 0.5];
  for (let round = 0; round < rounds; round += 1) {
    const gradient = [0, 0, 0];
    for (const [one, log, low, right] of features) {
      const p = 1 / (1 + Math.exp(-(w[0] * one + w[1] * log + w[2] * low)));
      gradient[0] += p - right;
      gradient[1] += (p - right) * log;
      gradient[2] += (p - right) * low;
    }
    for (let i = 0; i < 3; i += 1) w[i] -= (rate * gradient[i]) / Math.max(1, features.length);
    // More certainty must never mean less trust.
    w[1] = Math.max(0, w[1]);
    w[2] = Math.max(0, w[2]);
  }
  return { bias: w[0], slope: w[1], weakest: w[2] };
}
