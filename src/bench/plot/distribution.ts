import { type DistributionPlot, readable } from '../report.js';
import { median, percentile } from '../statistics.js';
import { label, line, PLOT_WIDTH, px, scale, svg, ticks } from './svg.js';

const ROW = 46;
const LEFT = 190;
const RIGHT = 20;

/** A row per series: every value as a faint dot, a bar from the 5th to the 95th percentile, a tick at the median. */
export function drawDistribution({ title, unit, series }: DistributionPlot): string {
  const rows = series.filter(({ values }) => values.length > 0);
  const all = rows.flatMap(({ values }) => values);
  const low = Math.min(0, ...all);
  const high = Math.max(...all, low + 1e-9);
  const x = scale(low, high, LEFT, PLOT_WIDTH - RIGHT);
  const bottom = rows.length * ROW + 6;
  const grid = ticks(low, high).flatMap((value) => [
    line(x(value), 0, x(value), bottom, 'grid'),
    label(x(value), bottom + 16, readable(value), 'class="muted" text-anchor="middle"'),
  ]);
  const drawn = rows.flatMap(({ label: name, values }, index) => {
    const y = index * ROW + 14;
    const p5 = percentile(values, 0.05);
    const p95 = percentile(values, 0.95);
    const middle = median(values);
    return [
      label(LEFT - 8, y + 4, name, 'text-anchor="end"'),
      label(
        LEFT - 8,
        y + 19,
        `median ${readable(middle)}, p95 ${readable(p95)}`,
        'class="muted" text-anchor="end"',
      ),
      `<rect x="${px(x(p5))}" y="${px(y - 6)}" width="${px(Math.max(1, x(p95) - x(p5)))}" height="12" rx="3" class="range"/>`,
      ...values.map((value) => `<circle cx="${px(x(value))}" cy="${px(y)}" r="2.5" class="dot"/>`),
      line(x(middle), y - 9, x(middle), y + 9, 'median'),
    ];
  });
  const unitName = label(PLOT_WIDTH - RIGHT, bottom + 30, unit, 'class="muted" text-anchor="end"');
  return svg(title, bottom + 36, [...grid, ...drawn, unitName]);
}
