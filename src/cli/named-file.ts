/** Files and folders that a person names: one that is not there is wrong usage (exit 2), and said before any work is done. */
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError, messageOf } from '../errors.js';

/** @throws EarshotError INPUT_MISSING (usage) */
export async function mustBeRecording(file: string): Promise<void> {
  await mustBeReadable(file, `--input ${file}`, 'INPUT_MISSING', 'give the path of a recording');
}

/** @param flag as it was typed @throws EarshotError MODELS_MISSING (usage) */
export async function mustBeModels(folder: string, flag: string): Promise<void> {
  const manifest = join(folder, 'manifest.json');
  await mustBeReadable(
    manifest,
    `${flag} ${folder}`,
    'MODELS_MISSING',
    'give a folder of models with its manifest.json',
  );
}

async function mustBeReadable(file: string, what: string, code: string, remedy: string): Promise<void> {
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw new EarshotError(code, `${what} cannot be read (${messageOf(cause)}): ${remedy}.`, {
      cause,
      usage: true,
    });
  });
}
