/** Plugins in a folder of their own, on a simulated house. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import type { Home } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import { Plugins, type PluginsStatus } from '../../src/plugins/plugins.js';
import { TestHouse } from '../../src/plugins/test-house.js';

export const HOME: Home = parseHome(
  `
areas: [{id: kitchen, name: Kitchen}, {id: hall, name: Hall}]
rooms: {default: kitchen}
devices:
  - {id: lamp, name: Lamp, area: kitchen, kind: light, state: {on: false, brightness: 40}}
  - {id: heater, name: Heater, area: kitchen, kind: switch, state: {on: false}}
  - {id: door, name: Door, area: hall, kind: lock, state: {locked: true}}
`,
  'home.yaml',
).home;

export const AROUND = { room: 'kitchen', signal: new AbortController().signal };

export interface PluginRig {
  readonly folder: string;
  readonly plugins: Plugins;
  readonly house: TestHouse;
  readonly statuses: PluginsStatus[];
  /** How often the sentences changed. */
  readonly changes: () => number;
  write(name: string, text: string): Promise<void>;
  /** The first status that fits, also one that has been. */
  until(fits: (status: PluginsStatus) => boolean): Promise<PluginsStatus>;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-plugins-'));
  closing.push(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

export async function open(files: Readonly<Record<string, string>>): Promise<PluginRig> {
  const folder = await folderWith(files);
  const house = new TestHouse(HOME);
  const statuses: PluginsStatus[] = [];
  const waiting = new Set<() => void>();
  let changes = 0;
  const plugins = await Plugins.open({
    folder,
    house,
    pollMs: 50,
    onSkills: () => {
      changes += 1;
    },
    onStatus: (status) => {
      statuses.push(status);
      for (const look of [...waiting]) look();
    },
  });
  closing.push(() => plugins.close());
  return {
    folder,
    plugins,
    house,
    statuses,
    changes: () => changes,
    // At once, as editors do: a file is never seen half written.
    write: async (name, text) => {
      await writeFile(join(folder, '.new'), text);
      await rename(join(folder, '.new'), join(folder, name));
    },
    until: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = statuses.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** A plugin of one intent `Go` ("go for it") with this body of `run`, in plain JavaScript. */
export const going = (body: string, rest = '', slots = ''): string => `import { definePlugin } from 'earshot';
export default definePlugin({
  summary: 'Goes.',
  ${rest}
  intents: { Go: { sentences: ['go for it${slots}'], async run(context) { ${body} } } },
});
`;
