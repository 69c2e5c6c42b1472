/** The file that `earshot plugins new NAME` writes: small, working, tested. */
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureFolder } from '../ensure-folder.js';
import { EarshotError, messageOf } from '../errors.js';

const NAME = /^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/;

export function pluginTemplate(name: string): string {
  const words = name.replace(/[-_]/g, ' ');
  const intent = `Ask${words.replace(/(?:^| )(.)/g, (_, first: string) => first.toUpperCase())}`;
  return `import { definePlugin } from 'earshot';

// Say "ask ${words} for two songs". Reference: docs/plugins.md. Try it: earshot plugins test ${name}
export default definePlugin({
  summary: 'Asks ${words} for things over MQTT.',
  // What it may touch; anything else is refused.
  abilities: { mqtt: { publish: ['${name}/set'] } },
  lists: {
    thing: {
      values: [
        { in: 'song[s]', out: 'song' },
        { in: 'joke[s]', out: 'joke' },
      ],
    },
    count: { range: { from: 1, to: 10 } },
  },
  intents: {
    ${intent}: {
      // (a|b) one of them, [x] or nothing, {list} a value of a list
      sentences: ['ask [the] ${words} for [a|the|some] {thing}', 'ask [the] ${words} for {count} {thing}'],
      async run({ slots, publish }) {
        const { thing = 'song', count = 1 } = slots;
        await publish('${name}/set', { thing, count });
        return count === 1 ? \`I asked for a \${thing}.\` : \`I asked for \${count} \${thing}s.\`;
      },
    },
  },
  tests: [
    {
      say: 'ask ${words} for a joke',
      slots: { thing: 'joke' },
      published: [{ topic: '${name}/set', payload: { thing: 'joke', count: 1 } }],
      reply: 'I asked for a joke.',
    },
    { say: 'please ask the ${words} for two songs', reply: 'I asked for 2 songs.' },
  ],
});
`;
}

export interface Written {
  readonly file: string;
  /** For the editor, where there was none: tells it where the types of \`earshot\` are. */
  readonly tsconfig: string | null;
}

/** @throws EarshotError PLUGIN_NAME, PLUGIN_EXISTS, PLUGIN_NOT_WRITTEN */
export async function writePlugin(folder: string, name: string): Promise<Written> {
  if (!NAME.test(name) || name.length > 40) {
    throw new EarshotError(
      'PLUGIN_NAME',
      `"${name}" is no name for a plugin: small letters, digits and "-", beginning with a letter, as in coffee-machine.`,
      { usage: true },
    );
  }
  const file = join(folder, `${name}.ts`);
  try {
    await ensureFolder(folder);
    await writeFile(file, pluginTemplate(name), { flag: 'wx' });
    return { file, tsconfig: await writeTsconfig(folder) };
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new EarshotError(
      exists ? 'PLUGIN_EXISTS' : 'PLUGIN_NOT_WRITTEN',
      exists
        ? `${file} is there already: take another name.`
        : `${file} cannot be written (${messageOf(cause)}): give another folder with --dir.`,
      { cause, usage: true },
    );
  }
}

async function writeTsconfig(folder: string): Promise<string | null> {
  const file = join(folder, 'tsconfig.json');
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there) return null;
  const types = fileURLToPath(new URL('../index.d.ts', import.meta.url));
  const config = {
    compilerOptions: {
      target: 'ES2023',
      lib: ['ES2023'],
      module: 'ESNext',
      moduleResolution: 'bundler',
      strict: true,
      noEmit: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      types: [],
      paths: { earshot: [types] },
    },
  };
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx' });
  return file;
}
