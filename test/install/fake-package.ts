/** A package folder of a few bytes that looks like a built checkout, and a systemd that only remembers. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ServiceManager } from '../../src/install/service-manager.js';

export async function put(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { mode: path.startsWith('bin/') ? 0o750 : 0o640 });
  }
}

const foreign = process.platform === 'darwin' ? 'linux' : 'darwin';

/** `node_modules/dev` is for developers only, `left-pad` is needed. */
export async function fakePackage(folder: string): Promise<string> {
  const packages = {
    '': {},
    'node_modules/left-pad': {},
    'node_modules/left-pad/node_modules/inner': {},
    'node_modules/dev': { dev: true },
    'node_modules/onnxruntime-node': {},
    'node_modules/elsewhere': {},
  };
  await put(folder, {
    'package.json': JSON.stringify({
      version: '1.2.3',
      files: ['bin', 'dist', 'systemd', 'LICENSE'],
      dependencies: { 'left-pad': '1' },
    }),
    'package-lock.json': JSON.stringify({ packages }),
    'bin/earshot': '#!/bin/sh\n',
    'dist/cli/main.js': 'main\n',
    'systemd/earshot.service': '[Service]\nExecStart=/opt/earshot/bin/earshot run\n',
    'systemd/config.yaml': '# made by earshot setup\n',
    LICENSE: 'free\n',
    'src/secret-of-the-checkout.ts': 'no\n',
    'node_modules/left-pad/index.js': 'pad\n',
    'node_modules/left-pad/node_modules/inner/index.js': 'inner\n',
    'node_modules/dev/index.js': 'dev\n',
    [`node_modules/onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/a.node`]: 'ours\n',
    [`node_modules/onnxruntime-node/bin/napi-v6/${foreign}/${process.arch}/a.node`]: 'theirs\n',
  });
  return folder;
}

export interface FakeManager extends ServiceManager {
  readonly ran: string[];
  state: { enabled: boolean; active: boolean };
}

export function fakeManager(): FakeManager {
  const state = { enabled: false, active: false };
  const ran: string[] = [];
  return {
    ran,
    state,
    enabled: async () => state.enabled,
    active: async () => state.active,
    run: async (verb) => {
      ran.push(verb);
      if (verb === 'enable') state.enabled = true;
      if (verb === 'disable') state.enabled = false;
      if (verb === 'restart') state.active = true;
      if (verb === 'stop') state.active = false;
    },
  };
}
