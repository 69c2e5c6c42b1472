/** How loud a microphone is, ten times a second: for a bar that moves while somebody speaks. */

/** 96 ms. */
const FRAMES = 3;
const SILENCE_DBFS = -120;

/** @returns a listener for frames @param tell the level without the converter's offset, dBFS */
export function levelTap(tell: (dbfs: number) => void): (frame: Float32Array) => void {
  let frames = 0;
  let count = 0;
  let sum = 0;
  let squares = 0;
  return (frame) => {
    for (const sample of frame) {
      sum += sample;
      squares += sample * sample;
    }
    count += frame.length;
    frames += 1;
    if (frames < FRAMES) return;
    const power = squares / count - (sum / count) ** 2;
    tell(Math.round(Math.max(SILENCE_DBFS, 10 * Math.log10(Math.max(power, 0) + 1e-12))));
    frames = count = sum = squares = 0;
  };
}
