import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { checkModels, loadManifest, modelPath } from '../../../src/models.js';
import { claim, refusal, type Target } from '../target.js';

let folder: string | null = null;

function root(): string {
  folder ??= mkdtempSync(join(tmpdir(), 'earshot-fuzz-manifest-'));
  return folder;
}

/** models/manifest.json: nothing that it names lies outside its folder. */
export const manifest: Target = {
  name: 'manifest',
  kind: 'text',
  words: [
    '"version": 1',
    '"files": [',
    '"id": "a"',
    '"path": "../a"',
    '"path": "/etc/passwd"',
    '"path": "a/../../b"',
    '"path": ".."',
    '"bytes": -1',
    '"sha256": "',
    '"__proto__": {',
    'null',
    '1e400',
    '{}',
    '[]',
    '\\u0000',
    '..\\\\',
  ],
  run: async (input) => {
    writeFileSync(join(root(), 'manifest.json'), input);
    try {
      const { files } = loadManifest(root());
      for (const { id } of files) {
        const path = modelPath(id, root());
        claim(path === root() || path.startsWith(`${root()}${sep}`), `${path} lies inside`);
      }
      const { problems } = await checkModels(root());
      return `read ${files.length} ${problems.map(({ error }) => error.code).join()}`.slice(0, 100);
    } catch (error) {
      return refusal(error);
    }
  },
  close: async () => {
    if (folder !== null) rmSync(folder, { recursive: true });
    folder = null;
  },
};
