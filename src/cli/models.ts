/** `earshot models`: the shipped model files, their licences and figures, and whether they are sound. */
import type { Command } from 'commander';
import { checkModels, loadManifest, type ModelEntry } from '../models.js';
import { registerModelsBundle } from './models/bundle.js';
import { registerModelsCheck } from './models/check.js';
import { registerModelsFleet } from './models/fleet.js';
import { registerModelsProfiles } from './models/profiles.js';
import { registerModelUpdates } from './models/update.js';

/** One JSON line of `earshot models --json`. */
export interface ModelRow extends ModelEntry {
  readonly ok: boolean;
  /** Only where `ok` is false; the message says what mends it. */
  readonly error?: { readonly code: string; readonly message: string };
}

interface ModelsFlags {
  readonly json?: boolean;
}

export function registerModels(program: Command): void {
  const models = program
    .command('models')
    .description('list the model files, their licences and whether they are sound; or exchange them');
  models
    .option('--json', 'one JSON object per file on stdout')
    .action(async (_flags: ModelsFlags, command: Command) => {
      const flags = command.optsWithGlobals<ModelsFlags>();
      const rows = await modelRows();
      for (const row of rows) {
        process.stdout.write(flags.json ? `${JSON.stringify(row)}\n` : `${human(row)}\n`);
      }
      if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
    });
  registerModelUpdates(models);
  registerModelsCheck(models);
  registerModelsProfiles(models);
  registerModelsBundle(models);
  registerModelsFleet(models);
}

/** A row per file, in the order of the manifest. @throws what `loadManifest` throws */
export async function modelRows(): Promise<ModelRow[]> {
  const { problems } = await checkModels();
  const bad = new Map(problems.map(({ id, error }) => [id, error]));
  return loadManifest().files.map((entry) => {
    const error = bad.get(entry.id);
    return error === undefined
      ? { ...entry, ok: true }
      : { ...entry, ok: false, error: { code: error.code, message: error.message } };
  });
}

function human(row: ModelRow): string {
  const size = `${(row.bytes / 1e6).toFixed(1)} MB`.padStart(9);
  const state = row.error === undefined ? row.use : `BAD: ${row.error.message}`;
  return `${row.id.padEnd(18)} ${size}  ${row.licence.padEnd(12)} ${state}`;
}
