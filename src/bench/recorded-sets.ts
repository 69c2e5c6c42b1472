/** Recorded speech and noise, where a folder of it is at hand: one folder per set, each with a `manifest.jsonl`. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EarshotError, messageOf } from '../errors.js';

/** Beside a checkout; never part of the package. The same place from src/ and from dist/. */
const USUAL_PLACE = fileURLToPath(new URL('../../../shared/data/speech', import.meta.url));

const entrySchema = z.object({
  file: z.string().min(1),
  /** What is said; noise has a label instead. */
  text: z.string().optional(),
  label: z.string().optional(),
  voice: z.string().optional(),
  speaker: z.string().optional(),
  seconds: z.number().nonnegative(),
  /** Sounds like the text and is something else. */
  near_miss: z.boolean().optional(),
});

export interface Recording extends z.infer<typeof entrySchema> {
  readonly path: string;
}

/**
 * The folder to use, or null where there is none.
 * @throws EarshotError BENCH_DATA_MISSING (usage): a folder was named that is not there
 */
export function recordedSpeech(named: string | undefined): string | null {
  if (named !== undefined && !existsSync(named)) {
    throw new EarshotError(
      'BENCH_DATA_MISSING',
      `--data ${named} is not there: give the folder that holds the sets, or leave it out for synthetic clips.`,
      { usage: true },
    );
  }
  if (named !== undefined) return named;
  return existsSync(USUAL_PLACE) ? USUAL_PLACE : null;
}

/**
 * The recordings of a set, in the order of its manifest; null where the set is not there.
 * @throws EarshotError BENCH_MANIFEST with the line
 */
export async function readSet(data: string | null, set: string): Promise<readonly Recording[] | null> {
  if (data === null) return null;
  const folder = join(data, set);
  const manifest = join(folder, 'manifest.jsonl');
  if (!existsSync(manifest)) return null;
  const lines = (await readFile(manifest, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const entry = parseEntry(line, `${manifest}, line ${index + 1}`);
    const path = join(folder, entry.file);
    if (relative(folder, path).startsWith('..'))
      throw bad(`${manifest}, line ${index + 1}`, 'its file lies outside the set');
    return [{ ...entry, path }];
  });
}

function parseEntry(line: string, place: string): z.infer<typeof entrySchema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw bad(place, messageOf(error));
  }
  const entry = entrySchema.safeParse(value);
  if (entry.success) return entry.data;
  throw bad(place, z.prettifyError(entry.error).replaceAll('\n', ' '));
}

const bad = (place: string, why: string): EarshotError =>
  new EarshotError('BENCH_MANIFEST', `${place}: ${why}. Mend the manifest, or leave the set out.`, {
    usage: true,
  });
