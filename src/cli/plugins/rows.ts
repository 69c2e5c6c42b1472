/** The rows of `earshot plugins list` and `earshot plugins test`. */
import type { Home } from '../../actions/home.js';
import { EarshotError } from '../../errors.js';
import type { GrantedAbilities } from '../../plugins/manifest.js';
import type { Plugins } from '../../plugins/plugins.js';
import type { TestHouse } from '../../plugins/test-house.js';
import { runTests, type TestResult } from '../../plugins/test-run.js';

/** One JSON line of `earshot plugins list --json`. */
export interface PluginListRow {
  readonly plugin: string;
  readonly file: string;
  readonly kind: 'plugin' | 'sentences';
  readonly ok: boolean;
  readonly summary: string;
  /** Sentence templates by intent. */
  readonly intents: Readonly<Record<string, readonly string[]>>;
  readonly abilities: GrantedAbilities | null;
  /** The abilities in words. */
  readonly may: readonly string[];
  /** How many it has. */
  readonly tests: number;
  readonly error?: string;
}

/** One JSON line of `earshot plugins test --json`. */
export interface PluginTestRow extends Omit<TestResult, 'say' | 'reply' | 'ms'> {
  readonly plugin: string;
  /** Left out where the plugin could not be loaded. */
  readonly say?: string;
  readonly reply?: string;
  readonly ms?: number;
}

export function listRows(plugins: Plugins): readonly PluginListRow[] {
  return plugins.rows.map(({ loaded: { entry, skill, plugin }, problem }) => {
    const manifest = plugin?.manifest ?? null;
    const own = Object.entries(manifest?.intents ?? {}).map(([name, { sentences }]) => [name, sentences]);
    const shared = Object.entries(skill?.intents ?? {}).map(([name, { groups }]) => [
      name,
      groups.flatMap(({ sentences }) => sentences),
    ]);
    return {
      plugin: entry.id,
      file: entry.path,
      kind: entry.kind,
      ok: problem === null,
      summary: manifest?.summary ?? skill?.summary ?? '',
      intents: Object.fromEntries(manifest === null ? shared : own),
      abilities: manifest?.abilities ?? null,
      may: manifest === null ? [] : inWords(manifest.abilities),
      tests: manifest?.tests.length ?? 0,
      ...(problem === null ? {} : { error: problem }),
    };
  });
}

function inWords({ devices, kinds, mqtt, timers, say }: GrantedAbilities): string[] {
  return [
    ...devices,
    ...kinds.map((kind) => `every ${kind}`),
    ...mqtt.publish.map((topic) => `publish ${topic}`),
    ...mqtt.subscribe.map((topic) => `hear ${topic}`),
    ...(timers ? ['set timers'] : []),
    ...(say ? ['speak by itself'] : []),
  ];
}

/** A row per test, and one for each plugin that cannot be loaded. @throws EarshotError PLUGIN_UNKNOWN */
export async function* testRows(
  plugins: Plugins,
  house: TestHouse,
  home: Home,
  names: readonly string[],
): AsyncGenerator<PluginTestRow> {
  const rows = plugins.rows.filter(({ loaded }) => names.length === 0 || names.includes(loaded.entry.id));
  const unknown = names.find((name) => !rows.some(({ loaded }) => loaded.entry.id === name));
  if (unknown !== undefined) {
    const known = plugins.rows.map(({ loaded }) => loaded.entry.id).join(', ');
    throw new EarshotError(
      'PLUGIN_UNKNOWN',
      `There is no plugin ${unknown} in the folder; there are: ${known}.`,
      {
        usage: true,
      },
    );
  }
  for (const { loaded, problem } of rows) {
    const { entry, plugin } = loaded;
    if (problem !== null) yield { plugin: entry.id, ok: false, differences: [problem] };
    else if (plugin !== null) {
      for await (const { ms, ...result } of runTests(plugin, house, home, plugins.skills)) {
        yield { plugin: entry.id, ...result, ms: Math.round(ms * 100) / 100 };
      }
    }
  }
}

export function humanTest({ plugin, say, differences }: PluginTestRow): string {
  const title = say === undefined ? plugin : `${plugin}: "${say}"`;
  return [title, ...differences.map((text) => `  ${text}`)].join('\n');
}
