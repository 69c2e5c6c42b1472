/** What a bench found: figures with their goals, plots and notes, beside what the machine can do. */
import { z } from 'zod';

const figure = z.object({
  name: z.string(),
  /** null: it could not be measured here; `note` says why. */
  value: z.number().nullable(),
  unit: z.string(),
  goal: z.object({ at: z.enum(['most', 'least']), value: z.number() }).optional(),
  note: z.string().optional(),
});

const bars = z.object({
  kind: z.literal('bars'),
  title: z.string(),
  unit: z.string(),
  bars: z.array(z.object({ label: z.string(), value: z.number() })),
  goal: z.number().optional(),
});

const lines = z.object({
  kind: z.literal('lines'),
  title: z.string(),
  x: z.string(),
  y: z.string(),
  /** Points as [x, y], in the order of x. */
  series: z.array(z.object({ label: z.string(), points: z.array(z.tuple([z.number(), z.number()])) })),
  goal: z.number().optional(),
});

const distribution = z.object({
  kind: z.literal('distribution'),
  title: z.string(),
  unit: z.string(),
  series: z.array(z.object({ label: z.string(), values: z.array(z.number()) })),
});

const machine = z.object({
  cpu: z.string(),
  cores: z.number(),
  architecture: z.string(),
  instructionSets: z.array(z.string()),
  /** fp32 GFLOP/s of an ONNX MatMul through onnxruntime. */
  gflops: z.object({ oneThread: z.number(), allCores: z.number() }),
  /** GB/s read and written together, one core copying 64 MB. */
  memoryGBps: z.number(),
  /** Of the last minute, when the calibration ended: other work on the machine makes milliseconds longer. */
  load: z.number(),
});

export const reportSchema = z.object({
  bench: z.string(),
  title: z.string(),
  /** ISO date-time. */
  at: z.string(),
  seconds: z.number(),
  machine,
  figures: z.array(figure),
  plots: z.array(z.discriminatedUnion('kind', [bars, lines, distribution])),
  /** What was measured on what, and what was missing. */
  notes: z.array(z.string()),
  /** A row per clip or step, for whoever looks closer. */
  rows: z.array(z.record(z.string(), z.unknown())),
});

export type Report = z.infer<typeof reportSchema>;
export type Machine = z.infer<typeof machine>;
export type Figure = z.infer<typeof figure>;
export type Plot = Report['plots'][number];
export type BarsPlot = z.infer<typeof bars>;
export type LinesPlot = z.infer<typeof lines>;
export type DistributionPlot = z.infer<typeof distribution>;
/** What a bench itself gives; the runner adds the rest. */
export type Findings = Pick<Report, 'figures' | 'plots' | 'notes' | 'rows'>;

export type Verdict = 'met' | 'missed' | 'none';

/** Whether a figure reaches its goal; `none` where there is no goal or no value. */
export function verdict({ value, goal }: Figure): Verdict {
  if (goal === undefined || value === null) return 'none';
  return (goal.at === 'most' ? value <= goal.value : value >= goal.value) ? 'met' : 'missed';
}

export const atMost = (value: number): Figure['goal'] => ({ at: 'most', value });
export const atLeast = (value: number): Figure['goal'] => ({ at: 'least', value });

/** As many digits as a reader needs: 0.0123, 1.23, 12.3, 123. */
export function readable(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return size >= 0.1 ? value.toFixed(2) : value.toPrecision(3);
}
