/** `earshot doctor`: what is missing on this machine, and the command that mends it. */
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Command } from 'commander';
import { DEFAULT_CONFIG } from '../config.js';
import { loadConfig } from '../config-file.js';
import { messageOf } from '../errors.js';
import { checkModels, loadManifest } from '../models.js';
import { checkPlayback, checkRecorder } from './doctor-sound.js';
import { checkWake } from './doctor-wake.js';

/** One JSON line of `earshot doctor --json`. */
export interface Check {
  readonly check: string;
  readonly ok: boolean;
  /** What was found. */
  readonly found: string;
  /** What mends it; null where nothing need be done. */
  readonly remedy: string | null;
}

interface DoctorFlags {
  readonly json?: boolean;
  readonly config?: string;
}

const MIN_NODE = [20, 19] as const;
const MIN_FREE_BYTES = 100e6;

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check this machine and tell what mends it')
    .option('--config <file>', "the hub's settings, whose wake phrases are looked at")
    .option('--json', 'one JSON object per check on stdout')
    .action(async (_flags: DoctorFlags, command: Command) => {
      const flags = command.optsWithGlobals<DoctorFlags>();
      const wishes = (flags.config === undefined ? DEFAULT_CONFIG : (await loadConfig(flags.config)).config)
        .wakePhrases;
      let failed = false;
      const wake = (): Promise<Check> => checkWake(wishes);
      for (const run of [checkNode, checkShipped, checkRecorder, checkPlayback, wake, checkDisk]) {
        const check = await run();
        failed ||= !check.ok;
        process.stdout.write(flags.json ? `${JSON.stringify(check)}\n` : human(check));
      }
      if (failed) process.exitCode = 1;
    });
}

function human({ check, ok, found, remedy }: Check): string {
  return `${ok ? 'ok  ' : 'FAIL'}  ${check.padEnd(10)} ${found}\n${remedy === null ? '' : `      -> ${remedy}\n`}`;
}

export function checkNode(version = process.versions.node): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  const remedy = ok ? null : `install Node ${MIN_NODE.join('.')} or newer (https://nodejs.org)`;
  return { check: 'node', ok, found: `Node ${version}`, remedy };
}

export async function checkShipped(): Promise<Check> {
  const check = 'models';
  try {
    const { problems } = await checkModels();
    const [first] = problems;
    const count = loadManifest().files.length;
    if (first === undefined) return { check, ok: true, found: `all ${count} files are sound`, remedy: null };
    const ids = problems.map(({ id }) => id).join(', ');
    return {
      check,
      ok: false,
      found: `${problems.length} of ${count} files are bad (${ids})`,
      remedy: first.error.message,
    };
  } catch (error) {
    return { check, ok: false, found: 'the list of models is unusable', remedy: messageOf(error) };
  }
}

async function checkDisk(): Promise<Check> {
  const folder = tmpdir();
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const ok = free >= MIN_FREE_BYTES;
    return {
      check: 'disk',
      ok,
      found: `${Math.round(free / 1e6)} MB free in ${folder}`,
      remedy: ok ? null : `free some space in ${folder}: at least ${MIN_FREE_BYTES / 1e6} MB`,
    };
  } catch (error) {
    return { check: 'disk', ok: false, found: messageOf(error), remedy: `make ${folder} readable` };
  }
}
