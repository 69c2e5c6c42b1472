/** Which model files must not be used. Bad ones are looked at again whenever a part would like to have them. */
import { EarshotError } from '../errors.js';
import { describePicked } from '../profiles/pick.js';
import type { HubContext } from './context.js';

/**
 * @param uses the files, by id, that a part needs
 * @throws EarshotError MODELS_UNUSABLE with `what` cannot be done
 */
export type NeedModels = (uses: (id: string) => boolean, what: string) => Promise<void>;

export function modelFiles(context: HubContext): NeedModels {
  const told = new Set<string>();
  let bad: Promise<readonly string[]> | null = null;
  return async (uses, what) => {
    bad ??= check(context, told);
    if (!(await bad).some(uses)) return;
    // They may have been mended when the part is tried again.
    bad = null;
    throw new EarshotError('MODELS_UNUSABLE', `${what} until the models are mended: run \`earshot doctor\`.`);
  };
}

/** @returns ids of the bad ones */
async function check(
  { health, openers, signal, picked }: HubContext,
  told: Set<string>,
): Promise<readonly string[]> {
  const tell = (error: unknown): void => {
    if (error instanceof Error && !told.has(error.message)) health.fail('models', error);
    if (error instanceof Error) told.add(error.message);
  };
  try {
    const { good, problems } = await openers.models(signal);
    for (const { error } of problems) tell(error);
    if (problems.length === 0) {
      told.clear();
      const profile = picked === null ? '' : `; ${describePicked(picked)}`;
      health.set('models', true, `${good.length} files${profile}`);
    }
    return problems.map(({ id }) => id);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    tell(error);
    // Without a manifest nothing is known to be sound.
    return ['asr', 'voice', 'vad', 'wake-listener'];
  }
}
