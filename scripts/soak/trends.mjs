/** Whether something grows in a soak's samples: test/faults/leak.ts, compiled for scripts. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param root the repository
 * @returns {Promise<(samples: object[], unit: string) => boolean>} prints the slope of each measure over a thousand of the unit in
 *   which the samples' `commands` count; true where one is over its limit
 */
export async function loadTrends(root) {
  const built = join(root, 'node_modules', '.cache', 'earshot-soak');
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'test/faults/tsconfig.json'), '--outDir', built], {
    stdio: 'inherit',
  });
  const { trendsOf } = await import(pathToFileURL(join(built, 'test', 'faults', 'leak.js')).href);
  return (samples, unit) => {
    const trends = trendsOf(samples);
    for (const { measure, slope, limit, leaks } of trends)
      process.stdout.write(
        `${measure}: ${slope.toFixed(3)} per 1,000 ${unit} (limit ${limit})${leaks ? ' LEAKS' : ''}\n`,
      );
    return trends.some(({ leaks }) => leaks);
  };
}
