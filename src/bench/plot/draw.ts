import type { Plot } from '../report.js';
import { drawBars } from './bars.js';
import { drawDistribution } from './distribution.js';
import { drawLines } from './lines.js';

/** A plot as SVG text; null where it holds no value. */
export function draw(plot: Plot): string | null {
  if (plot.kind === 'bars') return plot.bars.length === 0 ? null : drawBars(plot);
  const values =
    plot.kind === 'lines'
      ? plot.series.flatMap(({ points }) => points)
      : plot.series.flatMap(({ values: found }) => found);
  if (values.length === 0) return null;
  return plot.kind === 'lines' ? drawLines(plot) : drawDistribution(plot);
}
