/** `--sentences DIR`, `--plugins DIR` and `--only-sentences` of `try` and `hear`: what can be said to the house. */
import type { Command } from 'commander';
import type { Home } from '../actions/home.js';
import type { GrammarSource } from '../asr/recognizer.js';
import { EarshotError } from '../errors.js';
import type { Converse } from '../nlu/conversation.js';
import { loadCustomSentences } from '../nlu/custom-sentences.js';
import type { Skill } from '../nlu/skill.js';
import { SKILLS } from '../nlu/skills/index.js';
import { createUnderstanding, type Understanding } from '../nlu/understanding.js';
import { Plugins, type PluginsStatus } from '../plugins/plugins.js';
import { type Act, PluginLines } from './try/plugin-lines.js';

export interface SkillFlags {
  readonly sentences?: string;
  readonly onlySentences?: boolean;
  readonly plugins?: string;
}

export function addSkillOptions(command: Command): Command {
  return command
    .option('--sentences <dir>', "add a folder of Home Assistant's custom_sentences (DIR/en/*.yaml)")
    .option('--plugins <dir>', 'add a folder of plugins')
    .option('--only-sentences', 'leave the built-in skills out; needs --sentences or --plugins');
}

/** An `Understanding` that takes a plugin's new sentences as soon as its file is saved. */
export class OpenSkills implements Understanding {
  readonly #home: Home;
  readonly #own: readonly Skill[];
  #plugins: Plugins | null = null;
  #understanding: Understanding | null = null;
  /** Has plugins carry out what they understand; null: there are none. */
  act: Act | null = null;

  private constructor(home: Home, own: readonly Skill[]) {
    this.#home = home;
    this.#own = own;
  }

  /** @throws EarshotError SENTENCES_MISSING, SENTENCES_INVALID, PLUGINS_MISSING: usage errors */
  static async open(
    { sentences, onlySentences, plugins: folder }: SkillFlags,
    home: Home,
  ): Promise<OpenSkills> {
    if (onlySentences === true && sentences === undefined && folder === undefined) {
      throw new EarshotError(
        'SENTENCES_MISSING',
        '--only-sentences needs --sentences DIR or --plugins DIR beside it.',
        { usage: true },
      );
    }
    const custom = sentences === undefined ? [] : [await loadCustomSentences(sentences)];
    const opened = new OpenSkills(home, [...(onlySentences === true ? [] : SKILLS), ...custom]);
    if (folder !== undefined) await opened.#follow(folder);
    return opened;
  }

  get skills(): readonly Skill[] {
    return [...this.#own, ...(this.#plugins?.skills ?? [])];
  }

  get converse(): Converse {
    return this.#current.converse;
  }

  get grammar(): GrammarSource {
    return this.#current.grammar;
  }

  async close(): Promise<void> {
    await this.#plugins?.close();
  }

  get #current(): Understanding {
    this.#understanding ??= createUnderstanding(this.#home, { skills: this.skills });
    return this.#understanding;
  }

  async #follow(folder: string): Promise<void> {
    const lines = new PluginLines(this.#home);
    const plugins = await Plugins.open({
      folder,
      house: lines,
      onSkills: () => {
        this.#understanding = null;
      },
      onStatus: (status) => {
        if (this.#plugins !== null) tell(status);
      },
    });
    if (plugins.missing !== null) {
      await plugins.close();
      throw new EarshotError('PLUGINS_MISSING', plugins.missing, { usage: true });
    }
    tell(plugins.status);
    this.#plugins = plugins;
    this.#understanding = null;
    this.act = (world, calls, room) => lines.act(plugins, world, calls, room);
  }
}

/** A plugin that cannot be used takes nothing from the others. */
function tell({ ok, message }: PluginsStatus): void {
  if (!ok) console.error(`plugins: ${message}`);
}
