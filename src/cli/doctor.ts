/** `earshot doctor`: what is missing on this machine, and the command that mends it. */
import type { Command } from 'commander';
import { configAt } from '../config-file.js';
import { messageOf } from '../errors.js';
import { PLACES } from '../install/layout.js';
import { configFile, stateOf } from '../install/own-places.js';
import { checkModels, loadManifest } from '../models.js';
import { checkBroker, checkReach, untriedBroker } from './doctor/broker.js';
import { checkClock } from './doctor/clock.js';
import { checkDevice } from './doctor/device.js';
import { checkMicrophone } from './doctor/microphone.js';
import { checkPermissions } from './doctor/permissions.js';
import { checkService } from './doctor/service.js';
import {
  checkPin,
  checkSetup,
  type InForce,
  isServicesOwn,
  marked,
  ON_PAGE,
  settingsInForce,
  withoutPageFiles,
} from './doctor/setup.js';
import { checkSlots } from './doctor/slots.js';
import { checkPlayback, checkRecorder } from './doctor/sound.js';
import { checkDisk, checkState } from './doctor/state.js';
import { checkWake } from './doctor/wake.js';
import { checkProfile } from './models/profiles.js';
import { mustBeRecording } from './named-file.js';

/** One JSON line of `earshot doctor --json`. */
export interface Check {
  readonly check: string;
  readonly ok: boolean;
  /** What was found. */
  readonly found: string;
  /** What mends it; null where nothing need be done. */
  readonly remedy: string | null;
  /** `--fix` mended something, and this is how it is now. */
  readonly fixed?: true;
}

/** A check with what `--fix` may do: nothing that a person could miss, and nothing that loses anything. */
export interface Finding extends Check {
  readonly fix?: () => Promise<void>;
}

interface DoctorFlags {
  readonly json?: boolean;
  readonly config?: string;
  readonly input?: string;
  readonly fix?: boolean;
}

const MIN_NODE = [20, 19] as const;

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check this machine and tell what mends it')
    .option('--config <file>', `the hub's settings; default: ${PLACES.config}, where it is`)
    .option('--input <file>', 'judge this recording in the place of the microphone')
    .option('--fix', 'mend what can be mended safely: file permissions, folders, the way to the broker')
    .option('--json', 'one JSON object per check on stdout')
    .action(async (_flags: DoctorFlags, command: Command) => {
      const flags = command.optsWithGlobals<DoctorFlags>();
      if (flags.input !== undefined) await mustBeRecording(flags.input);
      const file = await configFile(flags.config);
      const config = await configAt(file);
      if (config.models !== null) process.env['EARSHOT_MODELS'] = config.models;
      let failed = false;
      const inForce = await settingsInForce(config, stateOf(config, file));
      for (const run of checksOf(inForce, file, flags.input)) {
        const check = await examined(run, flags.fix === true);
        if (check === null) continue;
        failed ||= !check.ok;
        process.stdout.write(flags.json ? `${JSON.stringify(check)}\n` : human(check));
      }
      if (failed) process.exitCode = 1;
    });
}

type Run = () => Finding | null | Promise<Finding | null>;

/** Cheap ones first. */
function checksOf(inForce: InForce, file: string | null, input: string | undefined): readonly Run[] {
  const { said, config } = inForce;
  // What is switched off need not be there.
  const heard = config.microphone.enabled || input !== undefined;
  return [
    () => checkNode(),
    checkShipped,
    checkRecorder,
    checkPlayback,
    () => checkProfile(config),
    () => checkSetup(inForce),
    async () => marked(inForce, 'wake', await checkWake(config.wakePhrases)),
    () => checkDisk(),
    async () => (config.microphone.enabled ? marked(inForce, 'microphone', await checkDevice(config)) : null),
    () => (heard ? checkMicrophone(config, input) : null),
    () => checkPermissions(withoutPageFiles(inForce), file),
    async () => marked(inForce, 'broker', await brokerInForce(inForce)),
    () => checkReach(said, undefined, undefined, config.broker),
    async () => marked(inForce, 'pin', await checkPin(inForce)),
    checkClock,
    () => checkService(),
    () => checkState(stateOf(config, file)),
    () => checkSlots(config, stateOf(config, file)),
  ];
}

function brokerInForce(inForce: InForce): Check | Promise<Check> {
  const { config, fromPage } = inForce;
  if (isServicesOwn(inForce)) return untriedBroker(config);
  return checkBroker(config, undefined, fromPage.has('broker') ? ON_PAGE : undefined);
}

/** Looked at again after it was mended. */
export async function examined(run: Run, mend: boolean): Promise<Check | null> {
  const found = await run();
  if (found === null) return null;
  const { fix, ...check } = found;
  if (fix === undefined) return check;
  if (!mend) {
    return check.remedy === null
      ? check
      : { ...check, remedy: `${check.remedy} (or \`earshot doctor --fix\`)` };
  }
  try {
    await fix();
  } catch (error) {
    return { ...check, remedy: `${check.remedy ?? ''} (--fix could not: ${messageOf(error)})` };
  }
  const again = await run();
  if (again === null) return null;
  const { fix: _, ...now } = again;
  return { ...now, fixed: true };
}

function human({ check, ok, found, remedy, fixed }: Check): string {
  const state = fixed ? 'fixed' : ok ? 'ok   ' : 'FAIL ';
  return `${state} ${check.padEnd(12)} ${found}\n${remedy === null ? '' : `      -> ${remedy}\n`}`;
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
