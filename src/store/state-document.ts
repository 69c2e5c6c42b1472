/**
 * A small document in the state folder, beside the database: read once, written whole. A write goes to a file of its own
 * that takes the old one's place when it is on the disk, so that a power cut leaves one or the other.
 */
import { constants } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { EarshotError, messageOf } from '../errors.js';
import { writeWhole } from './write-whole.js';

export interface OpenedDocument<T> {
  readonly document: StateDocument<T>;
  /** What was wrong with the file and became of it; null where all was well, or nothing was there. */
  readonly problem: string | null;
}

/** Longer ones are not ours. */
const MAX_BYTES = 16 * 1024 * 1024;

export class StateDocument<T> {
  private now: T;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    /** null: memory only. */
    private readonly file: string | null,
    value: T,
  ) {
    this.now = value;
  }

  get value(): T {
    return this.now;
  }

  /**
   * Counts at once, and is on the disk when it resolves. Writes follow each other.
   * @throws EarshotError STATE_UNUSABLE: it counts, but is forgotten with the process
   */
  set(value: T): Promise<void> {
    this.now = value;
    const file = this.file;
    if (file === null) return Promise.resolve();
    const written = this.writing.then(() => write(file, this.now));
    // A later write is not kept from trying.
    this.writing = written.catch(() => {});
    return written;
  }
}

/**
 * Never rejects: a file that cannot be read or is not what it should be is set aside, and the document starts empty.
 * @param folder null: memory only
 */
export async function openDocument<T>(
  folder: string | null,
  name: string,
  schema: z.ZodType<T>,
  empty: T,
): Promise<OpenedDocument<T>> {
  if (folder === null) return { document: new StateDocument<T>(null, empty), problem: null };
  const file = join(folder, name);
  const { value, problem, broken } = await lookAtDocument(folder, name, schema);
  const document = new StateDocument(file, value ?? empty);
  if (!broken) return { document, problem };
  const aside = `${file}.broken`;
  const moved = await rename(file, aside).then(
    () => `is now ${aside}`,
    (error: unknown) => `could not be set aside (${messageOf(error)})`,
  );
  return { document, problem: `${file} was broken and ${moved}; what it held starts empty` };
}

export interface SeenDocument<T> {
  /** null: there is none, or none that can be used. */
  readonly value: T | null;
  /** Why it cannot be used; null: nothing is wrong. */
  readonly problem: string | null;
  /** It can be read and is not what it should be. */
  readonly broken: boolean;
}

/** The document as it lies there. Changes nothing, and never rejects. @param folder null: there is none */
export async function lookAtDocument<T>(
  folder: string | null,
  name: string,
  schema: z.ZodType<T>,
): Promise<SeenDocument<T>> {
  if (folder === null) return { value: null, problem: null, broken: false };
  const file = join(folder, name);
  let text: string | null;
  try {
    text = await readRegular(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const problem = missing ? null : `${file} cannot be read (${messageOf(error)}): check its permissions`;
    return { value: null, problem, broken: false };
  }
  try {
    if (text === null) throw new Error('it is no file, or far too large');
    return { value: schema.parse(JSON.parse(text)), problem: null, broken: false };
  } catch {
    return { value: null, problem: `${file} is broken`, broken: true };
  }
}

/** null: it is no file, or longer than ours are. A pipe would keep whoever opens it waiting for good. */
async function readRegular(file: string): Promise<string | null> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    return stats.isFile() && stats.size <= MAX_BYTES ? await handle.readFile('utf8') : null;
  } finally {
    await handle.close();
  }
}

async function write(file: string, value: unknown): Promise<void> {
  try {
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
    await writeWhole(file, `${JSON.stringify(value)}\n`, 0o600);
  } catch (cause) {
    throw new EarshotError(
      'STATE_UNUSABLE',
      `${file} cannot be written (${messageOf(cause)}): check the disk and the folder's permissions; until then it is forgotten at the next restart.`,
      { cause },
    );
  }
}
