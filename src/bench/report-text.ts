/** A report at a terminal. */
import { machineLine } from './machine.js';
import { goalText, valueText } from './page.js';
import { type Report, verdict } from './report.js';

const MARKS = { met: 'ok  ', missed: 'MISS', none: '    ' } as const;

export function reportText({ bench, title, figures, notes, machine, seconds }: Report): string {
  const rows = figures.map((figure) => {
    const goal = goalText(figure);
    const note = figure.note === undefined ? '' : `  (${figure.note})`;
    return `  ${MARKS[verdict(figure)]} ${figure.name}: ${valueText(figure)}${goal === '' ? '' : `, goal ${goal}`}${note}`;
  });
  return [
    `${bench}: ${title} (${seconds.toFixed(0)} s)`,
    ...rows,
    ...notes.map((note) => `  - ${note}`),
    `  machine: ${machineLine(machine)}`,
    '',
  ].join('\n');
}
