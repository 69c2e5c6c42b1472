/**
 * Published rates of one core of a Raspberry Pi, and the time that counts take at them.
 *
 * Arm's Software Optimization Guides (Cortex-A72: UAN 0016; Cortex-A76: PJDOC-466751330-7215): FMLA on four 32-bit floats
 * twice in a cycle on both. 8-bit products: on the A72 widening multiplications (SMULL/SMLAL, eight lanes) once in a cycle;
 * on the A76 SDOT/UDOT, sixteen products, twice. Clocks: 1.8 and 2.4 GHz (Raspberry Pi). Memory: STREAM gives 5.56 GB/s on
 * a Pi 4 (sci-pi.org.uk/bench/stream.html), 43 % of the 12.8 GB/s of 32 bits of LPDDR4-3200; a Pi 5 has LPDDR4X-4267,
 * 17.1 GB/s, and is given the same share.
 */
export const PIS = {
  'Pi 4': { floatPerSecond: 8 * 1.8e9, int8PerSecond: 8 * 1.8e9, bytesPerSecond: 5.56e9 },
  'Pi 5': { floatPerSecond: 8 * 2.4e9, int8PerSecond: 32 * 2.4e9, bytesPerSecond: 7.4e9 },
};

/** An assumption: small matrices do not keep the multipliers busy. */
export const SHARE_OF_PEAK = 1 / 3;

/** Products and memory one after the other: nothing is hidden behind anything. */
export function secondsOn({ float, int8, weightBytes, otherBytes }, pi, share) {
  const products = float / pi.floatPerSecond + int8 / pi.int8PerSecond;
  return products / share + (weightBytes + otherBytes) / pi.bytesPerSecond;
}
