import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from '../../src/bench/page.js';
import { draw } from '../../src/bench/plot/draw.js';
import { scale, ticks } from '../../src/bench/plot/svg.js';
import {
  atLeast,
  atMost,
  type Plot,
  type Report,
  readable,
  reportSchema,
  verdict,
} from '../../src/bench/report.js';
import { reportText } from '../../src/bench/report-text.js';
import { readReports, writeReport } from '../../src/bench/write-reports.js';

const MACHINE: Report['machine'] = {
  cpu: 'Test CPU',
  cores: 4,
  architecture: 'arm64',
  instructionSets: ['asimd', 'asimddp'],
  gflops: { oneThread: 10.5, allCores: 39.2 },
  memoryGBps: 8.25,
  load: 0.5,
};
const PLOTS: readonly Plot[] = [
  { kind: 'bars', title: 'Bars', unit: 'MB', goal: 330, bars: [{ label: 'idle', value: 165 }] },
  {
    kind: 'lines',
    title: 'Lines',
    x: 'SNR in dB',
    y: '%',
    series: [
      {
        label: 'a',
        points: [
          [6, 90],
          [12, 100],
        ],
      },
    ],
  },
  {
    kind: 'distribution',
    title: 'Spread',
    unit: 'ms',
    series: [{ label: 'total', values: [100, 200, 300] }],
  },
];
const report = (bench: string, more: Partial<Report> = {}): Report => ({
  bench,
  title: 'a test',
  at: '2026-11-21T09:00:00.000Z',
  seconds: 12,
  machine: MACHINE,
  figures: [{ name: 'memory', value: 165, unit: 'MB', goal: atMost(330) }],
  plots: [...PLOTS],
  notes: ['a note'],
  rows: [{ clip: 'a', ms: 1 }],
  ...more,
});

describe('a figure', () => {
  it('meets its goal on the right side of it', () => {
    const figure = (value: number | null, goal: ReturnType<typeof atMost>) =>
      verdict({ name: 'x', value, unit: '', ...(goal === undefined ? {} : { goal }) });
    expect(figure(330, atMost(330))).toBe('met');
    expect(figure(331, atMost(330))).toBe('missed');
    expect(figure(96, atLeast(96))).toBe('met');
    expect(figure(95, atLeast(96))).toBe('missed');
    expect(figure(null, atMost(1))).toBe('none');
    expect(verdict({ name: 'x', value: 1, unit: '' })).toBe('none');
  });

  it('has as many digits as a reader needs', () => {
    expect([0.01234, 0.5, 1.234, 12.34, 123.4, 7].map(readable)).toEqual([
      '0.0123',
      '0.50',
      '1.23',
      '12.3',
      '123',
      '7',
    ]);
  });
});

describe('plots', () => {
  it('put values where they belong', () => {
    expect(scale(0, 330, 210, 550)(165)).toBe(380);
    // Half of the way to the goal, which is the greatest value of the axis.
    expect(draw(PLOTS[0]!)).toContain('width="170"');
    expect(draw(PLOTS[1]!)?.match(/<circle/g)).toHaveLength(2);
    expect(draw(PLOTS[2]!)?.match(/class="dot"/g)).toHaveLength(3);
    expect(draw(PLOTS[2]!)).toContain('median 200, p95 290');
  });

  it('have round ticks within the axis', () => {
    expect(ticks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticks(0, 1_234)).toEqual([0, 500, 1_000]);
    expect(ticks(5, 5)).toEqual([5]);
  });

  it('without a value are left out, and one value is no division by nothing', () => {
    expect(draw({ kind: 'bars', title: '', unit: '', bars: [] })).toBeNull();
    expect(
      draw({ kind: 'distribution', title: '', unit: '', series: [{ label: 'a', values: [] }] }),
    ).toBeNull();
    const one: readonly Plot[] = [
      { kind: 'bars', title: '', unit: '', bars: [{ label: 'a', value: 0 }] },
      { kind: 'lines', title: '', x: '', y: '', series: [{ label: 'a', points: [[3, 0]] }] },
      { kind: 'distribution', title: '', unit: '', series: [{ label: 'a', values: [0] }] },
    ];
    for (const plot of one) expect(draw(plot)).not.toMatch(/NaN|Infinity/);
  });
});

describe('the page', () => {
  it('needs nothing but itself', () => {
    const html = page([report('latency'), report('voice')]);
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(|https?:/);
    expect(html.match(/<svg/g)).toHaveLength(6);
    expect(html).toContain('prefers-color-scheme:dark');
    for (const text of ['39.2 GFLOP/s', '8.25 GB/s', 'asimddp', '4 cores', '≤ 330 MB', 'a note']) {
      expect(html, text).toContain(text);
    }
  });

  it('shows what was heard as text, whatever it is', () => {
    const bad = '<script>alert("x")</script>\' onload=\'y';
    const html = page([
      report('x', {
        title: bad,
        notes: [bad],
        figures: [{ name: bad, value: 1, unit: bad, note: bad }],
        plots: [{ kind: 'bars', title: bad, unit: bad, bars: [{ label: bad, value: 1 }] }],
      }),
    ]);
    expect(html).not.toContain('<script');
    expect(html).not.toContain("' onload='");
  });

  it('says in words what the colour says', () => {
    const html = page([report('x', { figures: [{ name: 'a', value: 9, unit: 's', goal: atMost(1) }] })]);
    expect(html).toContain('>missed<');
  });
});

it('at a terminal each figure is a line with its goal, and the machine is beside it', () => {
  const text = reportText(report('x'));
  expect(text).toContain('ok   memory: 165 MB, goal ≤ 330 MB');
  expect(text).toContain('fp32 39.2 GFLOP/s');
});

describe('the folder of results', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-report-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('holds a JSON file a bench, and one page of all that were ever run', async () => {
    const out = join(folder, 'deep', 'out');
    await writeReport(out, report('latency'));
    const path = await writeReport(out, report('voice', { title: 'second' }));
    expect((await readdir(out)).toSorted()).toEqual(['index.html', 'latency.json', 'voice.json']);
    const html = await readFile(path, 'utf8');
    expect(html).toContain('id="latency"');
    expect(html).toContain('id="voice"');
    const read = reportSchema.parse(JSON.parse(await readFile(join(out, 'voice.json'), 'utf8')));
    expect(read).toEqual(report('voice', { title: 'second' }));
  });

  it('passes over what is no report', async () => {
    await writeFile(join(folder, 'broken.json'), '{"bench": ');
    await writeFile(join(folder, 'other.json'), '{"bench": 7}');
    await writeReport(folder, report('voice'));
    expect((await readReports(folder)).map(({ bench }) => bench)).toEqual(['voice']);
  });

  it('that cannot be written is one clear line', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(writeReport(join(file, 'out'), report('x'))).rejects.toMatchObject({
      code: 'BENCH_OUT',
      usage: true,
      message: expect.stringContaining('--out'),
    });
  });
});
