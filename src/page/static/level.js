/** The ear: bars that follow the microphone, and rest as a quiet line. */
const BARS = 27;

export function createLevel(canvas) {
  const heights = new Float32Array(BARS);
  const pen = canvas.getContext('2d');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let mode = 'rest';
  let loud = 0;
  let frame = 0;

  const draw = (time) => {
    frame = 0;
    const scale = devicePixelRatio;
    if (canvas.width !== canvas.clientWidth * scale) {
      canvas.width = canvas.clientWidth * scale;
      canvas.height = canvas.clientHeight * scale;
    }
    const { width, height } = canvas;
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = getComputedStyle(canvas).color;
    const pitch = width / BARS;
    let moving = false;
    for (let bar = 0; bar < BARS; bar += 1) {
      const goal = target(bar, time);
      heights[bar] += (goal - heights[bar]) * 0.3;
      moving ||= Math.abs(goal - heights[bar]) > 0.01;
      const tall = Math.max(3 * scale, heights[bar] * height);
      pen.beginPath();
      pen.roundRect(bar * pitch + pitch * 0.25, (height - tall) / 2, pitch * 0.5, tall, pitch * 0.25);
      pen.fill();
    }
    loud *= 0.9;
    if (moving || (mode !== 'rest' && !still.matches)) request();
  };

  const target = (bar, time) => {
    const middle = 1 - Math.abs(bar - (BARS - 1) / 2) / (BARS / 2);
    if (mode === 'hear')
      return Math.min(1, 0.08 + loud * middle * (0.7 + 0.6 * Math.abs(Math.sin(bar * 1.7 + time / 90))));
    if (mode === 'think')
      return 0.1 + (still.matches ? 0 : 0.14 * (1 + Math.sin(time / 160 + bar / 2)) * middle);
    if (mode === 'speak')
      return (
        0.12 + (still.matches ? 0.2 * middle : 0.55 * middle * Math.abs(Math.sin(time / 210 + bar * 0.9)))
      );
    return 0.04;
  };

  const request = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  request();

  return {
    /** rest, hear, think or speak */
    setMode(next) {
      mode = next;
      request();
    },
    /** Peak of the last sound, 0 to 1. */
    hear(peak) {
      loud = Math.max(loud, Math.min(1, peak * 2.2));
      request();
    },
  };
}
