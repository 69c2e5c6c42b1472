/** All reports as one HTML page that needs nothing else: no script, no font, no request. */
import { machineLine } from './machine.js';
import { draw } from './plot/draw.js';
import { escaped } from './plot/svg.js';
import { type Figure, type Report, readable, verdict } from './report.js';

const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1c2024;--muted:#5f6b76;--line:#d5dade;--card:#f6f8f9;--good:#18794e;--bad:#c62a2f;
--s0:#1f6feb;--s1:#c2570c;--s2:#18794e;--s3:#8250df;--s4:#9a6700}
@media (prefers-color-scheme:dark){:root{--bg:#14181b;--fg:#e6eaed;--muted:#9aa5ae;--line:#333b42;--card:#1b2024;--good:#4cc38a;--bad:#ff8589;
--s0:#6cb0ff;--s1:#ff9e57;--s2:#4cc38a;--s3:#c4a1ff;--s4:#e0b341}}
body{margin:0 auto;max-width:60rem;padding:1.5rem;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem}h2{margin-top:3rem;border-top:1px solid var(--line);padding-top:1rem}h3{margin:1.5rem 0 .25rem;font-size:1rem}
nav a{margin-right:1rem}a{color:var(--s0)}
p.machine,ul.notes,p.when{color:var(--muted);font-size:.875rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.met{color:var(--good)}.missed{color:var(--bad);font-weight:600}
.wide{overflow-x:auto}svg{width:100%;max-width:42rem;height:auto;background:var(--card);border-radius:6px;padding:.5rem;box-sizing:border-box}
svg text{fill:var(--fg);font-size:12px}svg .muted{fill:var(--muted);font-size:11px}
.grid{stroke:var(--line);stroke-width:1}.goal{stroke:var(--bad);stroke-width:1.5;stroke-dasharray:5 4}
.curve{fill:none;stroke-width:2}.range{fill:var(--s0);opacity:.25}.dot{fill:var(--s0);opacity:.35}.median{stroke:var(--fg);stroke-width:2}
${[0, 1, 2, 3, 4].map((n) => `.s${n}{fill:var(--s${n})}.c${n}{stroke:var(--s${n})}`).join('')}
`;

export function page(reports: readonly Report[]): string {
  const links = reports.map(({ bench }) => `<a href="#${escaped(bench)}">${escaped(bench)}</a>`).join('');
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `<title>Earshot: benchmarks</title><style>${STYLE}</style></head>` +
    `<body><h1>Earshot: benchmarks</h1><nav>${links}</nav><main>${reports.map(section).join('')}</main></body></html>\n`
  );
}

function section(report: Report): string {
  const plots = report.plots.flatMap((plot) => {
    const drawing = draw(plot);
    return drawing === null ? [] : [`<h3>${escaped(plot.title)}</h3><div class="wide">${drawing}</div>`];
  });
  const notes = report.notes.map((note) => `<li>${escaped(note)}</li>`).join('');
  return (
    `<section id="${escaped(report.bench)}"><h2>${escaped(report.bench)}: ${escaped(report.title)}</h2>` +
    `<p class="when">${escaped(report.at)}, took ${readable(report.seconds)} s; ` +
    `<code>npm run bench -- ${escaped(report.bench)}</code></p>` +
    '<div class="wide"><table><thead><tr><th>figure</th><th>value</th><th>goal</th><th></th></tr></thead>' +
    `<tbody>${report.figures.map(row).join('')}</tbody></table></div>${plots.join('')}` +
    `<ul class="notes">${notes}</ul><p class="machine">${escaped(machineLine(report.machine))}</p></section>`
  );
}

function row(figure: Figure): string {
  const reached = verdict(figure);
  // A word beside the colour: not everybody sees it.
  const words = reached === 'none' ? '' : `<span class="${reached}">${reached}</span>`;
  return (
    `<tr><td>${escaped(figure.name)}${figure.note === undefined ? '' : `<br><small>${escaped(figure.note)}</small>`}</td>` +
    `<td class="number">${escaped(valueText(figure))}</td><td class="number">${escaped(goalText(figure))}</td><td>${words}</td></tr>`
  );
}

export const valueText = ({ value, unit }: Figure): string =>
  value === null ? 'not measured' : `${readable(value)} ${unit}`.trim();

export const goalText = ({ goal, unit }: Figure): string =>
  goal === undefined ? '' : `${goal.at === 'most' ? '≤' : '≥'} ${readable(goal.value)} ${unit}`.trim();
