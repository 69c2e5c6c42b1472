/** Runs benches one after another: each is calibrated, reported as soon as it is done, and leaves no file behind. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchContext } from './bench.js';
import { calibrate } from './machine.js';
import type { Machine, Report } from './report.js';

export interface RunOptions extends Pick<BenchContext, 'data' | 'limit' | 'progress' | 'signal'> {
  /** Replaced in tests. */
  readonly calibrate?: () => Promise<Machine>;
}

/** @throws what the bench throws; the ones after it do not run then */
export async function* runBenches(benches: readonly Bench[], options: RunOptions): AsyncGenerator<Report> {
  const { progress } = options;
  for (const bench of benches) {
    const scratch = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
    try {
      progress.step(`${bench.name}: calibrating`, 0, 1);
      // Anew for each: a machine that others use too is not the same all day.
      const machine = await (options.calibrate ?? calibrate)();
      const at = new Date().toISOString();
      const started = performance.now();
      const findings = await bench.run({ ...options, scratch });
      const seconds = (performance.now() - started) / 1_000;
      yield { bench: bench.name, title: bench.title, at, seconds, machine, ...findings };
    } finally {
      progress.clear();
      await rm(scratch, { recursive: true, force: true });
    }
  }
}
