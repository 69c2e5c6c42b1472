import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EarshotError, messageOf } from './errors.js';

/** What `models/manifest.json` says of each shipped file; `training/fetch.py` and the training scripts write it. */

const relativePath = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'), 'must stay inside models/');

const modelEntrySchema = z.object({
  id: z.string().min(1),
  path: relativePath,
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  licence: z.string().min(1),
  origin: z.union([
    z.object({ package: z.string(), version: z.string(), file: z.string() }),
    z.object({ command: z.string() }),
  ]),
  use: z.string().min(1),
  /** Measured figures by name, e.g. `{"wer-commonvoice": 0.187}`; empty where nothing was measured. */
  scores: z.record(z.string(), z.union([z.number(), z.string()])),
});

const manifestSchema = z.object({
  version: z.literal(1),
  /** Of these models as a whole, what updates compare (src/update/accept.ts): `write_manifest` in training/fetch.py raises it. */
  release: z.int().min(1).max(2_147_483_647).optional(),
  files: z.array(modelEntrySchema),
});

export type ModelEntry = z.infer<typeof modelEntrySchema>;
export type Manifest = z.infer<typeof manifestSchema>;

export interface ModelProblem {
  readonly id: string;
  readonly path: string;
  /** One line with the file and the command that mends it. */
  readonly error: EarshotError;
}

export interface ModelReport {
  readonly good: readonly ModelEntry[];
  /** Empty when every model can be used. A hub with problems starts anyway, without the parts that need them. */
  readonly problems: readonly ModelProblem[];
}

/** This file is one level below the package root both as `src/models.ts` and as `dist/models.js`. */
const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The models folder of this installation; `EARSHOT_MODELS` replaces it (tests, images with models elsewhere). */
export function modelsRoot(): string {
  return resolve(process.env['EARSHOT_MODELS'] ?? join(PACKAGE_ROOT, 'models'));
}

/**
 * Reads and validates the manifest.
 * @throws {EarshotError} MODEL_MANIFEST_MISSING, MODEL_MANIFEST_INVALID
 */
export function loadManifest(root = modelsRoot()): Manifest {
  const file = join(root, 'manifest.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new EarshotError('MODEL_MANIFEST_MISSING', `${shown(file)} cannot be read: ${mend(file)}.`, {
      cause,
    });
  }
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    const detail =
      cause instanceof z.ZodError
        ? cause.issues
            .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
            .slice(0, 1)
            .join('')
        : messageOf(cause);
    throw new EarshotError(
      'MODEL_MANIFEST_INVALID',
      `${shown(file)} is not a valid manifest (${detail}): ${mend(file)}.`,
      { cause },
    );
  }
}

/**
 * The absolute path of a shipped model. Looks only at the manifest: `checkModels` tells whether the file is sound.
 * @throws {EarshotError} MODEL_UNKNOWN when the manifest has no such id, and what `loadManifest` throws
 */
export function modelPath(id: string, root = modelsRoot()): string {
  const { files } = loadManifest(root);
  const entry = files.find((file) => file.id === id);
  if (!entry) {
    const known = files.map((file) => file.id).join(', ');
    throw new EarshotError('MODEL_UNKNOWN', `No model "${id}" in ${shown(root)}; it has: ${known}.`);
  }
  return join(root, entry.path);
}

/**
 * Compares every file of the manifest with its size, then its sha256. 57 MB take 0.1 s here, so nothing is cached.
 * @throws {EarshotError} only for the manifest itself; a bad model file is a problem in the report
 */
export async function checkModels(root = modelsRoot(), signal?: AbortSignal): Promise<ModelReport> {
  const good: ModelEntry[] = [];
  const problems: ModelProblem[] = [];
  for (const entry of loadManifest(root).files) {
    const error = await checkModel(entry, root, signal);
    if (error) problems.push({ id: entry.id, path: entry.path, error });
    else good.push(entry);
  }
  return { good, problems };
}

/** What is wrong with one file: MODEL_MISSING, MODEL_TRUNCATED, MODEL_ALTERED; undefined when it is sound. */
async function checkModel(
  entry: ModelEntry,
  root: string,
  signal?: AbortSignal,
): Promise<EarshotError | undefined> {
  const file = join(root, entry.path);
  try {
    const found = await stat(file);
    if (found.size < entry.bytes && found.isFile()) {
      const sizes = `${found.size} of ${entry.bytes} bytes`;
      return new EarshotError('MODEL_TRUNCATED', `${shown(file)} is cut off (${sizes}): ${mend(file)}.`);
    }
    if (found.isFile() && found.size === entry.bytes && (await sha256(file, signal)) === entry.sha256) {
      return undefined;
    }
    return new EarshotError(
      'MODEL_ALTERED',
      `${shown(file)} is not the file that was shipped: ${mend(file)}.`,
    );
  } catch (cause) {
    signal?.throwIfAborted();
    return new EarshotError('MODEL_MISSING', `${shown(file)} is missing or cannot be read: ${mend(file)}.`, {
      cause,
    });
  }
}

async function sha256(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  // 1 MiB reads: the default of 64 KiB spends a third of the time on the event loop's round trips.
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash, signal ? { signal } : {});
  return hash.digest('hex');
}

/** Paths below the package root are shown relative to it, as git and a person in the checkout write them. */
function shown(file: string): string {
  const path = relative(PACKAGE_ROOT, file);
  return path.startsWith('..') ? file : path.split(sep).join('/');
}

/** The command that brings the file back: from git in a checkout, else by reinstalling. */
export function mend(file: string): string {
  const path = shown(file);
  const inPackage = path !== file;
  if (inPackage && existsSync(join(PACKAGE_ROOT, '.git'))) {
    return `bring it back with \`git checkout -- ${path}\` (or \`python3 training/fetch.py\`)`;
  }
  if (inPackage) return 'reinstall Earshot (`npm install --force earshot`)';
  return "copy it from an Earshot installation's models folder, or use its own: no `models` in config.yaml, EARSHOT_MODELS unset";
}
