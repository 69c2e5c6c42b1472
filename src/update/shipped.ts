/** The models that came with Earshot: what every rollback ends at, and what this Earshot's code was made for. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export interface Shipped {
  /** `release` of the manifest; null where it has none. */
  readonly release: number | null;
  /** sha256 of the manifest: other models have another. Empty where it cannot be read. */
  readonly hash: string;
  /** Ids of its models: what the code may ask for. */
  readonly ids: readonly string[];
}

const schema = z.object({
  release: z.int().min(0).optional(),
  files: z.array(z.object({ id: z.string() })),
});

/** The hub's own check of the models says what is wrong with a manifest that cannot be read. */
export async function readShipped(root: string): Promise<Shipped> {
  try {
    const text = await readFile(join(root, 'manifest.json'), 'utf8');
    const { release = null, files } = schema.parse(JSON.parse(text));
    return { release, hash: createHash('sha256').update(text).digest('hex'), ids: files.map(({ id }) => id) };
  } catch {
    return { release: null, hash: '', ids: [] };
  }
}
