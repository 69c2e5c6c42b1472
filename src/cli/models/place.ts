/** Where a command finds the hub's updates: `--state`, config.yaml, or the hub's usual place. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { loadConfig } from '../../config-file.js';
import { PLACES } from '../../install/layout.js';
import { mustHoldOnlyFiles } from '../../store/only-own-files.js';
import { stateFolder } from '../../store/state-folder.js';
import { updateError } from '../../update/errors.js';
import { UpdateFolder } from '../../update/slot-file.js';

export interface PlaceFlags {
  readonly state?: string;
  readonly config?: string;
  readonly json?: boolean;
}

export function addPlaceOptions(command: Command): Command {
  return command
    .option('--state <folder>', "the hub's state folder; default: that of --config, else the usual place")
    .option('--config <file>', "the hub's own settings (config.yaml)")
    .option('--json', 'one JSON object on stdout');
}

/** @throws EarshotError UPDATE_NO_STATE, STATE_LINKED and what `loadConfig` throws */
export async function updateFolder(flags: PlaceFlags): Promise<UpdateFolder> {
  const wish =
    flags.state ?? (flags.config === undefined ? null : (await loadConfig(flags.config)).config.state);
  // Root at a machine with the service means the service's hub, not one of its own.
  const service = wish === null && process.getuid?.() === 0 && existsSync(PLACES.state);
  const state = service ? PLACES.state : stateFolder(wish);
  if (state === null) {
    throw updateError(
      'UPDATE_NO_STATE',
      'This hub keeps nothing (state: memory), so it has no place for other models: name a folder with --state.',
    );
  }
  await mustHoldOnlyFiles(state);
  return new UpdateFolder(state);
}

/**
 * config.yaml of the hub whose models these are, so that they are judged by its house: that of `--config`, else the
 * service's where it is the service's state; null: none.
 */
export function settingsOfHub(
  { config }: PlaceFlags,
  { state }: Pick<UpdateFolder, 'state'>,
  service: { readonly [place in 'state' | 'privateState' | 'config']: string } = PLACES,
): string | null {
  if (config !== undefined) return config;
  const ofService = [service.state, service.privateState].includes(resolve(state));
  return ofService && existsSync(service.config) ? service.config : null;
}
