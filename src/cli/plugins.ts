/** `earshot plugins [list]`, `test` and `new`: the plugins of a folder, without a hub. */
import type { Command } from 'commander';
import type { Home } from '../actions/home.js';
import { loadConfig } from '../config-file.js';
import { EarshotError } from '../errors.js';
import { writePlugin } from '../plugins/new-plugin.js';
import { Plugins } from '../plugins/plugins.js';
import { TestHouse } from '../plugins/test-house.js';
import { openHome } from './home-option.js';
import { humanTest, listRows, type PluginListRow, type PluginTestRow, testRows } from './plugins/rows.js';

interface PluginsFlags {
  readonly home?: string;
  readonly config?: string;
  readonly dir?: string;
  readonly json?: boolean;
}

const FOLDER = 'plugins';

export function registerPlugins(program: Command): void {
  const plugins = program.command('plugins').description('skills of your own: list, test, or begin one');
  const common = (command: Command): Command =>
    command
      .option('--dir <folder>', 'the plugins folder; default: that of --config, else ./plugins')
      .option('--config <file>', "the hub's own settings (config.yaml)")
      .option('--json', 'one JSON object per row on stdout');
  const house = (command: Command): Command =>
    common(command).option('--home <file>', 'the house (home.yaml); default: the bundled example house');

  house(
    plugins
      .command('list', { isDefault: true })
      .description(
        'what is in the folder, what it may touch, and what is wrong with it (also without "list")',
      ),
  ).action(async (_flags: PluginsFlags, command: Command) => {
    const flags = command.optsWithGlobals<PluginsFlags>();
    const ok = await withPlugins(flags, async (opened) => {
      const rows = listRows(opened.plugins);
      for (const row of rows) write(flags.json === true ? JSON.stringify(row) : humanList(row));
      if (rows.length === 0 && flags.json !== true) write(`No plugins in ${opened.folder}.`);
      return rows.every((row) => row.ok);
    });
    if (!ok) process.exitCode = 1;
  });

  house(plugins.command('test').description('run the tests that stand in the plugins; exit 1 if one fails'))
    .argument('[name...]', 'only these plugins')
    .action(async (names: string[], _flags: PluginsFlags, command: Command) => {
      const flags = command.optsWithGlobals<PluginsFlags>();
      const ok = await withPlugins(flags, async (opened) => {
        const rows: PluginTestRow[] = [];
        for await (const row of testRows(opened.plugins, opened.house, opened.home, names)) {
          rows.push(row);
          if (flags.json === true) write(JSON.stringify(row));
          else if (!row.ok) write(humanTest(row));
        }
        const passed = rows.filter((row) => row.ok).length;
        if (flags.json !== true) write(`${passed} of ${rows.length} passed`);
        return passed === rows.length;
      });
      if (!ok) process.exitCode = 1;
    });

  common(plugins.command('new').description('write a working example to begin from'))
    .argument('<name>', 'the name of the file, without .ts')
    .action(async (name: string, _flags: PluginsFlags, command: Command) => {
      const flags = command.optsWithGlobals<PluginsFlags>();
      const written = await writePlugin(await folderOf(flags), name);
      const { file, tsconfig } = written;
      const hint = flags.dir === undefined ? '' : ` --dir ${flags.dir}`;
      if (flags.json === true)
        write(JSON.stringify({ plugin: name, file, ...(tsconfig ? { tsconfig } : {}) }));
      else write(`${file}\nTry it: earshot plugins test ${name}${hint}`);
    });
}

interface Opened {
  readonly folder: string;
  readonly plugins: Plugins;
  readonly house: TestHouse;
  readonly home: Home;
}

/** Everything of the folder loaded in a simulated house, and stopped afterwards. @throws EarshotError PLUGINS_MISSING */
async function withPlugins<T>(flags: PluginsFlags, use: (opened: Opened) => Promise<T>): Promise<T> {
  const [folder, home] = await Promise.all([folderOf(flags), openHome(flags.home)]);
  const house = new TestHouse(home);
  const plugins = await Plugins.open({ folder, house, onSkills: () => {}, onStatus: () => {} });
  try {
    if (plugins.missing !== null) throw new EarshotError('PLUGINS_MISSING', plugins.missing, { usage: true });
    return await use({ folder, plugins, house, home });
  } finally {
    await plugins.close();
  }
}

async function folderOf({ dir, config }: PluginsFlags): Promise<string> {
  if (dir !== undefined) return dir;
  return (config === undefined ? null : (await loadConfig(config)).config.plugins) ?? FOLDER;
}

function humanList(row: PluginListRow): string {
  const lines = [`${row.ok ? '' : '! '}${row.plugin}  ${row.error ?? row.summary}`];
  for (const [intent, sentences] of Object.entries(row.intents)) {
    lines.push(`  ${intent}: ${sentences.length === 0 ? '(sentences elsewhere)' : sentences.join(' · ')}`);
  }
  if (row.may.length > 0) lines.push(`  may: ${row.may.join(', ')}`);
  return lines.join('\n');
}

const write = (text: string): boolean => process.stdout.write(`${text}\n`);
