/** `earshot bench [NAME...]`: measures this build on this machine. */
import { type Command, InvalidArgumentError } from 'commander';

interface BenchFlags {
  readonly data?: string;
  readonly out?: string;
  readonly limit?: number;
  readonly json?: boolean;
}

/** From where the command is given: a package under node_modules is no place for results. */
const USUAL_OUT = 'bench/out';

export function registerBench(program: Command): void {
  program
    .command('bench')
    .description('measure accuracy, latency, memory and speed on this machine')
    .argument(
      '[name...]',
      'latency, peers, commands, live-commands, plugin, dictation, rejection, grammar, energy, footprint, idle, mqtt, voice, wake; default: all',
    )
    .option('--data <dir>', 'recorded speech and noise, a folder per set; without it synthetic clips')
    .option('--out <dir>', 'where the JSON files and the page go', USUAL_OUT)
    .option('--limit <count>', 'at most so many clips of each set', parseCount)
    .option('--json', 'one JSON object per bench on stdout')
    .action(async (names: string[], _flags: BenchFlags, command: Command) => {
      await benchCommand(names, command.optsWithGlobals<BenchFlags>());
    });
}

async function benchCommand(names: readonly string[], flags: BenchFlags): Promise<void> {
  // Nothing of it is loaded for any other command.
  const { namedBenches } = await import('../bench/catalog.js');
  const { recordedSpeech } = await import('../bench/recorded-sets.js');
  const { runBenches } = await import('../bench/run-bench.js');
  const { openFolder, writeReport } = await import('../bench/write-reports.js');
  const { reportText } = await import('../bench/report-text.js');
  const { silentProgress, terminalProgress } = await import('../bench/progress.js');
  const showing = !flags.json && process.stderr.isTTY === true;
  const out = flags.out ?? USUAL_OUT;
  const stop = new AbortController();
  const onSignal = (): void => stop.abort(new Error('interrupted'));
  process.once('SIGINT', onSignal);
  try {
    const benches = namedBenches(names);
    const data = recordedSpeech(flags.data);
    await openFolder(out);
    const reports = runBenches(benches, {
      data,
      limit: flags.limit ?? null,
      progress: showing ? terminalProgress(process.stderr) : silentProgress,
      signal: stop.signal,
    });
    for await (const report of reports) {
      const path = await writeReport(out, report);
      process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : `${reportText(report)}  ${path}\n\n`);
    }
  } finally {
    process.off('SIGINT', onSignal);
  }
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('it must be a whole number from 1.');
  return Number(text);
}
