/** Models folders of a few kilobytes, and bundles of them: updates do not look into models. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BundleHeader } from '../../../src/update/bundle-format.js';
import type { SecretKey } from '../../../src/update/minisign.js';
import { makeSecretKey } from '../../../src/update/secret-key.js';
import { writeBundle } from '../../../src/update/write-bundle.js';

/** The smallest that is allowed, so that small bodies have several. */
export const SMALL_CHUNK = 4_096;

export type Contents = Readonly<Record<string, Uint8Array>>;

/** Bytes that differ from release to release, but for `voice/voice.bin`, which a bundle may leave out. */
export function contentsOf(release: number): Contents {
  return {
    'asr/ears.bin': noise(`ears ${release}`, 9_000),
    'asr/words.bin': noise(`words ${release}`, 300),
    'voice/voice.bin': noise('voice', 6_000),
  };
}

/** @param shipped the `release` of the manifest itself, as a package has it */
export async function writeModels(folder: string, contents: Contents, shipped?: number): Promise<void> {
  const files = Object.entries(contents).map(([path, bytes]) => ({
    id: path.replace(/\W/g, '-'),
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    licence: 'MIT',
    origin: { command: 'test' },
    use: 'test',
    scores: {},
  }));
  const manifest = JSON.stringify({
    version: 1,
    ...(shipped === undefined ? {} : { release: shipped }),
    files,
  });
  for (const [path, bytes] of Object.entries({ ...contents, 'licences/MIT.txt': Buffer.from('MIT') })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  await writeFile(join(folder, 'manifest.json'), manifest);
}

export interface Made {
  readonly file: string;
  readonly header: BundleHeader;
}

/** A bundle of `contentsOf(release)`, made in `folder`. */
export async function makeBundle(
  folder: string,
  release: number,
  key: SecretKey,
  options: { readonly base?: string; readonly needs?: string; readonly contents?: Contents } = {},
): Promise<Made> {
  const { base, needs = '0.1.0', contents = contentsOf(release) } = options;
  const from = join(folder, `models-${release}`);
  await writeModels(from, contents);
  const file = join(folder, `${release}.earshot-models`);
  const header = await writeBundle(file, {
    from,
    release,
    name: `test ${release}`,
    needs,
    made: new Date('2026-11-01T00:00:00Z'),
    key,
    chunkBytes: SMALL_CHUNK,
    ...(base === undefined ? {} : { base }),
  });
  return { file, header };
}

export { makeSecretKey };

/** Repeatable bytes without a pattern. */
function noise(seed: string, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(`${seed} ${index}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}
