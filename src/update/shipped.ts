/** The models that came with Earshot: what every rollback ends at. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const releaseSchema = z.object({ release: z.int().min(0).optional() });

/** `release` of a models folder's manifest; 0 where it has none or cannot be read. */
export async function shippedRelease(root: string): Promise<number> {
  try {
    const text = await readFile(join(root, 'manifest.json'), 'utf8');
    return releaseSchema.parse(JSON.parse(text)).release ?? 0;
  } catch {
    // The hub's own check of the models says what is wrong with them.
    return 0;
  }
}
