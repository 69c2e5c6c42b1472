/** From an entry of the folder to something that has sentences and can run; or to the one line that says why not. */

import type { Home } from '../actions/home.js';
import { EarshotError, messageOf } from '../errors.js';
import { createLog } from '../log.js';
import { loadCustomSentences } from '../nlu/custom-sentences.js';
import type { Skill } from '../nlu/skill.js';
import { createUnderstanding } from '../nlu/understanding.js';
import { readTextAtMost } from '../read-text.js';
import type { Entry } from './folder.js';
import type { PluginHouse } from './house-port.js';
import { LIMITS } from './limits.js';
import { preferred } from './phrases.js';
import { Plugin } from './plugin.js';
import { loadPrograms } from './sandbox/program.js';
import { stripTypes } from './strip.js';

export interface Loaded {
  readonly entry: Entry;
  /** null: it has none, or they cannot be used. */
  readonly skill: Skill | null;
  /** null: sentences only, or it could not be read at all. */
  readonly plugin: Plugin | null;
  /** Why it was not loaded, or null. What happens to a running plugin is in `plugin.problem`. */
  readonly problem: string | null;
}

export interface LoadOptions {
  readonly house: PluginHouse;
  readonly onChange: () => void;
}

const log = createLog('plugins');

/** Never rejects. */
export async function loadEntry(entry: Entry, options: LoadOptions): Promise<Loaded> {
  const nothing = { entry, skill: null, plugin: null };
  if (entry.problem !== null) return { ...nothing, problem: entry.problem };
  try {
    if (entry.kind === 'plugin') return await loadPlugin(entry, options);
    const skill = { ...preferred(await loadCustomSentences(entry.path)), id: `sentences:${entry.id}` };
    tryGrammar(skill, options.house.world().home);
    return { entry, skill, plugin: null, problem: null };
  } catch (error) {
    return { ...nothing, problem: messageOf(error) };
  }
}

async function loadPlugin(entry: Entry, { house, onChange }: LoadOptions): Promise<Loaded> {
  const source = await readSource(entry);
  const programs = await loadPrograms();
  const plugin = new Plugin({ id: entry.id, file: entry.name, source, programs, house, log, onChange });
  await plugin.start();
  if (plugin.manifest === null) return { entry, skill: null, plugin, problem: plugin.problem };
  try {
    if (plugin.skill !== null) tryGrammar(plugin.skill, house.world().home);
    return { entry, skill: plugin.skill, plugin, problem: null };
  } catch (error) {
    await plugin.close();
    return { entry, skill: null, plugin: null, problem: messageOf(error) };
  }
}

async function readSource({ path, name }: Entry): Promise<string> {
  let source: string;
  try {
    source = await readTextAtMost(path, LIMITS.sourceBytes);
  } catch (cause) {
    throw new EarshotError('PLUGIN_INVALID', `${name} cannot be read (${messageOf(cause)})`, {
      cause,
      usage: true,
    });
  }
  // JavaScript only for its mistakes: V8 tells no line of a module that it cannot read.
  const stripped = await stripTypes(source, name);
  return /ts$/.test(name) ? stripped : source;
}

/** One plugin's sentences must not take the grammar from all others: what cannot be compiled is refused alone. */
function tryGrammar(skill: Skill, home: Home): void {
  createUnderstanding(home, { skills: [skill] });
}
