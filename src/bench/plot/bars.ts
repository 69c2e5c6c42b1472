import { type BarsPlot, readable } from '../report.js';
import { label, line, PLOT_WIDTH, px, scale, svg } from './svg.js';

const ROW = 26;
const LEFT = 210;
const RIGHT = 90;

/** Horizontal bars from 0, each with its value; a dashed line at the goal. */
export function drawBars({ title, unit, bars, goal }: BarsPlot): string {
  const most = Math.max(...bars.map(({ value }) => value), goal ?? 0, 0);
  const x = scale(0, most || 1, LEFT, PLOT_WIDTH - RIGHT);
  const height = ROW * bars.length + 24;
  const rows = bars.flatMap(({ label: name, value }, index) => {
    const y = index * ROW + 4;
    const end = x(Math.max(0, value));
    return [
      label(LEFT - 8, y + 14, name, 'text-anchor="end"'),
      `<rect x="${LEFT}" y="${px(y)}" width="${px(end - LEFT)}" height="18" rx="2" class="s0"/>`,
      label(end + 6, y + 14, `${readable(value)} ${unit}`, 'class="value"'),
    ];
  });
  const goalMark =
    goal === undefined
      ? []
      : [
          line(x(goal), 0, x(goal), height - 20, 'goal'),
          label(x(goal), height - 6, `goal ${readable(goal)}`, 'class="muted" text-anchor="middle"'),
        ];
  return svg(title, height, [...rows, ...goalMark]);
}
