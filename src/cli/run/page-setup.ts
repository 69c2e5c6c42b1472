/** The page's setup of `earshot run`: what was answered there, over config.yaml and home.yaml. */
import { readFile } from 'node:fs/promises';
import { parseHome } from '../../actions/home-file.js';
import { messageOf } from '../../errors.js';
import { PLACES } from '../../install/layout.js';
import { KeptSetup } from '../../setup/kept-setup.js';
import { NEW_HOME, withRoom } from '../../setup/room-in-home.js';
import { EXAMPLE_HOME } from '../home-option.js';
import type { RunSettings } from './settings.js';

export interface SettingsInUse {
  readonly settings: RunSettings;
  readonly kept: KeptSetup;
}

/**
 * @param configFile config.yaml; null: there is none
 * @param say a line for the log
 */
export async function withPageSetup(
  settings: RunSettings,
  configFile: string | null,
  say: (text: string) => void,
): Promise<SettingsInUse> {
  const { config: said, written = [], home } = settings;
  const kept = await KeptSetup.open(
    settings.state ?? null,
    { config: said, written, room: home.defaultRoom },
    setupCommand(configFile),
  );
  if (kept.problem !== null) say(kept.problem);
  const { config, problems } = kept.config();
  for (const problem of problems) say(problem);
  const inUse = { ...settings, config };
  try {
    return { settings: { ...inUse, home: await homeOf(inUse, said.broker.kind, kept.room) }, kept };
  } catch (error) {
    say(`the room that was set up on the page is not used: ${messageOf(error)}`);
    return { settings: inUse, kept };
  }
}

async function homeOf(
  { home, homeFile, config }: RunSettings,
  said: 'embedded' | 'external',
  room: string | null,
): Promise<RunSettings['home']> {
  const file = homeFile ?? null;
  // The devices of the example house are nobody's who has a broker of their own.
  const own = file === null && said === 'embedded' && config.broker.kind === 'external';
  if (room === null && !own) return home;
  const source = own ? NEW_HOME : await readFile(file ?? EXAMPLE_HOME, 'utf8');
  const name = file ?? (own ? 'home.yaml' : EXAMPLE_HOME);
  return parseHome(room === null ? source : withRoom(source, room, name), name).home;
}

/** What asks the same at the terminal, for settings that the hub cannot write. */
function setupCommand(configFile: string | null): string {
  if (configFile === PLACES.config) return 'sudo earshot setup';
  return configFile === null ? 'earshot setup' : `earshot setup --config ${configFile}`;
}
