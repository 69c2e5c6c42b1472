/** Below this a frame is unvoiced. */
const VOICED_ABOVE_HZ = 40;
/** Harmonics end here, well below half of 24 kHz. */
const HIGHEST_HARMONIC_HZ = 11_000;

/**
 * The glottal source: every harmonic of f0 below 11 kHz as a cosine of amplitude 1, silent where f0 < 40 Hz.
 * The sum of cos(k x) for k = 1..K has a closed form (the Dirichlet kernel), so a sample costs the same for any pitch.
 * The phase runs on through the whole piece, at 40 Hz where it is silent (as the model was trained); f0 is interpolated between the centres of its frames.
 *
 * @param f0Hz one value a frame
 * @param hop samples a frame
 * @returns f0Hz.length * hop samples, peak K (about 50 at 200 Hz)
 */
export function pulseTrain(f0Hz: Float32Array, hop: number, sampleRateHz: number): Float64Array {
  const out = new Float64Array(f0Hz.length * hop);
  const turn = 2 * Math.PI;
  let phase = 0;
  for (let n = 0; n < out.length; n++) {
    const position = (n + 0.5) / hop - 0.5;
    const left = Math.max(0, Math.floor(position));
    const right = Math.min(f0Hz.length - 1, left + 1);
    const part = Math.min(1, Math.max(0, position - left));
    const hz = f0Hz[left]! * (1 - part) + f0Hz[right]! * part;
    phase = (phase + (turn * Math.max(hz, VOICED_ABOVE_HZ)) / sampleRateHz) % turn;
    if (hz < VOICED_ABOVE_HZ) continue;
    const harmonics = Math.floor(HIGHEST_HARMONIC_HZ / hz);
    const half = phase / 2;
    const sine = Math.sin(half);
    // At the peak of the pulse the closed form is 0 / 0; its limit is the number of harmonics.
    out[n] = Math.abs(sine) < 1e-9 ? harmonics : Math.sin((2 * harmonics + 1) * half) / (2 * sine) - 0.5;
  }
  return out;
}
