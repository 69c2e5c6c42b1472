/** `earshot setup`: asks for what a new hub needs, writes it down, and ends with a command that works. */
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { loadHome } from '../actions/home-file.js';
import { DEFAULT_CONFIG } from '../config.js';
import { loadConfig } from '../config-file.js';
import { EarshotError, messageOf } from '../errors.js';
import { installPlan } from '../install/install.js';
import { layoutAt, PLACES } from '../install/layout.js';
import { stateOf } from '../install/own-places.js';
import { carryOut, codeOf, isThere } from '../install/plan.js';
import { serviceManager } from '../install/service-manager.js';
import { filesFor, isService, writeFiles } from '../install/setup-files.js';
import { answerTo, askAll } from '../install/setup-questions.js';
import { tryOut, withRootsSecrets } from '../install/setup-trial.js';
import { openTerminal, type Terminal } from '../install/terminal.js';
import { ownFolder } from '../own-folder.js';
import { KeptSetup } from '../setup/kept-setup.js';
import { realWorld, type SetupWorld } from '../setup/world.js';
import { EXAMPLE_HOME } from './home-option.js';
import { PACKAGE } from './install.js';

interface SetupFlags {
  readonly config?: string;
}

export function registerSetup(program: Command): void {
  program
    .command('setup')
    .description(
      'ask for broker, microphone, room, wake phrase and PIN, and write the settings; answers may come from stdin, a line each',
    )
    .option('--config <file>', `the settings to write; default: ${PLACES.config} for root, else your own`)
    .action(async (_flags: SetupFlags, command: Command) => {
      const file = settingsFile(command.optsWithGlobals<SetupFlags>().config);
      const terminal = openTerminal();
      try {
        const worked = await setUp(file, terminal);
        if (isService(file)) await serve(terminal);
        else terminal.say(`Start it with: earshot run --config ${file}`);
        if (!worked)
          terminal.say('No command has worked yet: `earshot doctor` looks for what may be missing.');
      } finally {
        terminal.close();
      }
    });
}

function settingsFile(flag: string | undefined): string {
  if (flag !== undefined) return flag;
  if (process.getuid?.() === 0) return PLACES.config;
  return join(ownFolder(process.env['XDG_CONFIG_HOME'], ['.config'], '--config'), 'config.yaml');
}

/**
 * Asks, writes and tries. @returns whether a command worked
 * @throws EarshotError SETUP_ENDED, SETUP_NOT_WRITTEN, CONFIG_FILE_INVALID, HOME_FILE_INVALID
 */
export async function setUp(
  file: string,
  terminal: Terminal,
  {
    world = realWorld,
    trial = tryOut,
    state,
  }: { world?: SetupWorld; trial?: typeof tryOut; state?: string | null } = {},
): Promise<boolean> {
  const { config: said, written } = (await isThere(file))
    ? await loadConfig(file)
    : { config: DEFAULT_CONFIG, written: [] };
  const before = (await loadHome(said.home ?? EXAMPLE_HOME)).home;
  // What was answered on the page stands in the brackets; written down here it is config.yaml's.
  const kept = await KeptSetup.open(
    state === undefined ? stateOf(said, file) : state,
    { config: said, written, room: before.defaultRoom },
    'earshot setup',
  );
  const known = kept.config().config;
  const room = kept.room ?? before.areas.find(({ id }) => id === before.defaultRoom)?.name ?? null;
  const rooms = before.areas.map(({ name }) => name);
  const answers = await askAll({ terminal, world, config: known, room, rooms, answeredRoom: kept.room });
  const service = isService(file);
  const files = await filesFor(answers, known, { config: file, service, exampleHome: EXAMPLE_HOME });
  terminal.say(`To be written: ${files.map((each) => each.file).join(', ')}`);
  if (/^n(o)?$/i.test(await answerTo(terminal, 'Write it? [Y/n]: ')))
    throw new EarshotError('SETUP_ENDED', 'Nothing was written.');
  await writeFiles(files).catch((cause: unknown) => {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(cause))) throw cause;
    throw new EarshotError(
      'SETUP_NOT_WRITTEN',
      `The settings cannot be written (${messageOf(cause)}): use sudo, or --config FILE.`,
      {
        cause,
      },
    );
  });
  const { config } = await loadConfig(file);
  const { home } = await loadHome(config.home ?? EXAMPLE_HOME);
  const usable = service ? withRootsSecrets(config, dirname(file)) : config;
  const worked = await trial({ terminal, config: usable, home });
  if (worked) terminal.say('It works.');
  return worked;
}

/** The service takes over what was set up. */
async function serve(terminal: Terminal): Promise<void> {
  const layout = layoutAt();
  const packaged = await isThere(layout.at('packaged'));
  if (!packaged && !(await isThere(layout.at('unit')))) {
    terminal.say('Install it as a service with: sudo earshot install');
    return;
  }
  const from = packaged ? layout.at('packaged') : PACKAGE;
  const manager = serviceManager();
  const plan = await installPlan({ layout, from, manager });
  await carryOut(plan, (what) => terminal.say(`  ${what}`));
  for (const note of plan.notes) terminal.say(`Note: ${note}`);
}
