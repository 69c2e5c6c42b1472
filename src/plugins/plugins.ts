/**
 * All plugins of a folder: loaded, followed as their files change, and found by intent. The folder is looked at once a
 * second; a file is taken when it has stopped changing.
 */
import { messageOf } from '../errors.js';
import type { Skill } from '../nlu/skill.js';
import { type Entry, scanPlugins } from './folder.js';
import type { PluginHouse } from './house-port.js';
import { type Loaded, loadEntry } from './load.js';
import type { Plugin, RunAround } from './plugin.js';

const POLL_MS = 1_000;

export interface PluginsOptions {
  readonly folder: string;
  readonly house: PluginHouse;
  /** `skills` are others. */
  readonly onSkills: () => void;
  /** Something else is wrong than before, or right again. */
  readonly onStatus: (status: PluginsStatus) => void;
  readonly pollMs?: number;
}

export interface PluginsStatus {
  readonly ok: boolean;
  /** One line. */
  readonly message: string;
}

export interface PluginRow {
  readonly loaded: Loaded;
  /** One line, or null. */
  readonly problem: string | null;
}

export class Plugins {
  private readonly options: PluginsOptions;
  private readonly loaded = new Map<string, Loaded>();
  /** Versions at the last look, by name: a file that is still being written differs from look to look. */
  private seen = new Map<string, string>();
  private current: readonly Skill[] = [];
  private handlers = new Map<string, Plugin>();
  private twins = new Map<string, string>();
  /** Why the folder itself cannot be read, or null. */
  missing: string | null = null;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();
  private closed = false;

  private constructor(options: PluginsOptions) {
    this.options = options;
  }

  /** Resolves when every plugin of the folder runs or is refused; then the folder is followed. */
  static async open(options: PluginsOptions): Promise<Plugins> {
    const plugins = new Plugins(options);
    await plugins.look(true);
    plugins.timer = setInterval(() => {
      plugins.looking = plugins.looking.then(() => plugins.look(false));
    }, options.pollMs ?? POLL_MS);
    plugins.timer.unref();
    return plugins;
  }

  get skills(): readonly Skill[] {
    return this.current;
  }

  get rows(): readonly PluginRow[] {
    return [...this.loaded.values()]
      .toSorted((a, b) => (a.entry.name < b.entry.name ? -1 : 1))
      .map((loaded) => ({
        loaded,
        problem: this.twins.get(loaded.entry.name) ?? loaded.problem ?? loaded.plugin?.problem ?? null,
      }));
  }

  get status(): PluginsStatus {
    if (this.missing !== null) return { ok: false, message: this.missing };
    const { rows } = this;
    const broken = rows.filter(({ problem }) => problem !== null);
    if (broken.length > 0) {
      return {
        ok: false,
        message: broken.map(({ loaded, problem }) => placed(loaded.entry.name, problem ?? '')).join('; '),
      };
    }
    const names = rows.map(({ loaded }) => loaded.entry.id).join(', ');
    return { ok: true, message: names === '' ? 'none in the folder' : names };
  }

  handles(intent: string): boolean {
    return this.handlers.has(intent);
  }

  /** @returns what to say; null: nothing in particular, or nobody handles it. Never rejects. */
  async run(
    intent: string,
    slots: Readonly<Record<string, string>>,
    around: RunAround,
  ): Promise<string | null> {
    return (await this.handlers.get(intent)?.run(intent, slots, around)) ?? null;
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
    await Promise.all([...this.loaded.values()].map(({ plugin }) => plugin?.close()));
  }

  private async look(first: boolean): Promise<void> {
    if (this.closed) return;
    let entries: readonly Entry[];
    try {
      entries = await scanPlugins(this.options.folder);
      if (this.missing !== null) this.say(null);
    } catch (error) {
      this.say(messageOf(error));
      return;
    }
    const seen = this.seen;
    this.seen = new Map(entries.map(({ name, version }) => [name, version]));
    const gone = [...this.loaded.values()].filter(({ entry }) => !this.seen.has(entry.name));
    const fresh = entries.filter(({ name, version, problem }) => {
      const known = this.loaded.get(name)?.entry;
      return (
        (known?.version !== version || known.problem !== problem) && (first || seen.get(name) === version)
      );
    });
    if (gone.length === 0 && fresh.length === 0) {
      if (first) this.options.onStatus(this.status);
      return;
    }
    await Promise.all(
      [...gone, ...fresh.map(({ name }) => this.loaded.get(name))].map((old) => old?.plugin?.close()),
    );
    for (const { entry } of gone) this.loaded.delete(entry.name);
    const onChange = (): void => this.options.onStatus(this.status);
    const { house } = this.options;
    const loaded = await Promise.all(fresh.map((entry) => loadEntry(entry, { house, onChange })));
    for (const one of loaded) this.loaded.set(one.entry.name, one);
    this.settle();
  }

  private say(missing: string | null): void {
    const before = this.missing;
    this.missing = missing;
    if (before !== missing) this.options.onStatus(this.status);
  }

  /** Who handles which intent: the first by name. A second one is told, and has no sentences. */
  private settle(): void {
    this.handlers = new Map();
    this.twins = new Map();
    const skills: Skill[] = [];
    for (const { loaded } of this.rows) {
      const { plugin, skill, entry } = loaded;
      const intents =
        plugin?.manifest === null || plugin === null ? [] : Object.keys(plugin.manifest.intents);
      const taken = intents.find((intent) => this.handlers.has(intent));
      const holder = taken === undefined ? undefined : this.handlers.get(taken);
      if (holder !== undefined) {
        this.twins.set(entry.name, `its intent ${taken} is in ${holder.file} already: rename it`);
        continue;
      }
      if (plugin !== null) for (const intent of intents) this.handlers.set(intent, plugin);
      if (skill !== null) skills.push(skill);
    }
    this.current = skills;
    this.options.onSkills();
    this.options.onStatus(this.status);
  }
}

/** Most mistakes in a file are told with its name and line already. */
const placed = (file: string, problem: string): string =>
  problem.startsWith(`${file}:`) ? problem : `${file}: ${problem}`;
