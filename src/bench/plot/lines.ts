import { type LinesPlot, readable } from '../report.js';
import { label, line, PLOT_WIDTH, px, scale, svg, ticks } from './svg.js';

const LEFT = 52;
const RIGHT = 16;
const TOP = 12;
const BOTTOM = 250;
/** Colours of the page's style sheet; further series begin anew. */
const COLOURS = 5;

/** Values over a number: a line with points per series, the goal dashed, the legend below. */
export function drawLines({ title, x: xName, y: yName, series, goal }: LinesPlot): string {
  const points = series.flatMap((one) => one.points);
  const xs = points.map(([value]) => value);
  const ys = [...points.map(([, value]) => value), ...(goal === undefined ? [] : [goal])];
  const [low, high] = padded(ys);
  const x = scale(Math.min(...xs), Math.max(...xs), LEFT + 12, PLOT_WIDTH - RIGHT - 12);
  const y = scale(low, high, BOTTOM, TOP);
  const grid = ticks(low, high).flatMap((value) => [
    line(LEFT, y(value), PLOT_WIDTH - RIGHT, y(value), 'grid'),
    label(LEFT - 6, y(value) + 4, readable(value), 'class="muted" text-anchor="end"'),
  ]);
  const bottom = [...new Set(xs)].map((value) =>
    label(x(value), BOTTOM + 18, readable(value), 'class="muted" text-anchor="middle"'),
  );
  const curves = series.flatMap((one, index) => {
    const colour = index % COLOURS;
    const path = one.points.map(([a, b]) => `${px(x(a))},${px(y(b))}`).join(' ');
    const dots = one.points.map(
      ([a, b]) =>
        `<circle cx="${px(x(a))}" cy="${px(y(b))}" r="3.5" class="s${colour}"><title>${readable(b)} at ${readable(a)}</title></circle>`,
    );
    return [`<polyline points="${path}" class="curve c${colour}"/>`, ...dots];
  });
  const legend = series.flatMap((one, index) => {
    const at = BOTTOM + 58 + index * 18;
    return [
      `<rect x="${LEFT}" y="${at - 9}" width="14" height="10" class="s${index % COLOURS}"/>`,
      label(LEFT + 20, at, one.label),
    ];
  });
  const goalMark =
    goal === undefined
      ? []
      : [
          line(LEFT, y(goal), PLOT_WIDTH - RIGHT, y(goal), 'goal'),
          label(LEFT + 4, y(goal) + 12, `goal ${readable(goal)}`, 'class="muted"'),
        ];
  const names = [
    label((LEFT + PLOT_WIDTH) / 2, BOTTOM + 36, xName, 'class="muted" text-anchor="middle"'),
    label(LEFT, TOP - 2, yName, 'class="muted"'),
  ];
  const height = BOTTOM + 54 + series.length * 18;
  return svg(title, height, [...grid, ...goalMark, ...bottom, ...curves, ...legend, ...names]);
}

function padded(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = (high - low || Math.abs(high) || 1) * 0.08;
  return [low >= 0 ? Math.max(0, low - pad) : low - pad, high + pad];
}
