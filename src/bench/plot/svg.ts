/** Small helpers of the plots: text that cannot break the page, scales, ticks. Colours are the page's CSS variables. */

export const PLOT_WIDTH = 640;

/** Anything as text inside SVG or HTML, attributes included. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Maps low..high to from..to; a range without extent maps to `from`. */
export function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = high - low;
  return (value) => from + (span === 0 ? 0 : ((value - low) / span) * (to - from));
}

/** About `count` round numbers (1, 2 or 5 times a power of ten) from low to high. */
export function ticks(low: number, high: number, count = 5): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Multiples of the step, without the dust of repeated addition.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Coordinates to a tenth of a pixel: what more digits would say, no eye sees. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

/** A whole drawing, with its title for those who do not see it. */
export function svg(title: string, height: number, body: readonly string[]): string {
  return (
    `<svg viewBox="0 0 ${PLOT_WIDTH} ${px(height)}" role="img" aria-label="${escaped(title)}">` +
    `${body.join('')}</svg>`
  );
}

export const label = (x: number, y: number, text: string, attributes = ''): string =>
  `<text x="${px(x)}" y="${px(y)}" ${attributes}>${escaped(text)}</text>`;

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string): string =>
  `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" class="${kind}"/>`;
