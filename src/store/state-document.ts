/**
 * A small document in the state folder, beside the database: read once, written whole. A write goes to a file of its own
 * that takes the old one's place when it is on the disk, so that a power cut leaves one or the other. A second one,
 * `<name>.backup`, takes the place of a first that is found damaged, as the database's copy does.
 */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureFolder } from '../ensure-folder.js';
import { EarshotError, messageOf } from '../errors.js';
import { setAside } from './set-aside.js';
import { writeWhole } from './write-whole.js';

export interface OpenedDocument<T> {
  readonly document: StateDocument<T>;
  /** What was wrong with the file and became of it; null where all was well, or nothing was there. */
  readonly problem: string | null;
}

/** Longer ones are not ours. */
const MAX_BYTES = 16 * 1024 * 1024;

/** That all documents have as yet. */
const VERSION = 1;
const NEWER = z.looseObject({ version: z.int().min(VERSION + 1) });

export const copyOf = (file: string): string => `${file}.backup`;

export class StateDocument<T> {
  private now: T;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    /** null: memory only. */
    private readonly file: string | null,
    value: T,
    /** Why the file is left as it lies there; null: it is ours to write. */
    private readonly untouchable: EarshotError | null = null,
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
    if (this.untouchable !== null) return Promise.reject(this.untouchable);
    const written = this.writing.then(() => write(file, this.now));
    // A later write is not kept from trying.
    this.writing = written.catch(() => {});
    return written;
  }
}

/**
 * Never rejects. A file that is not what it should be is set aside and its copy takes its place; one that a newer Earshot
 * wrote, or that cannot be read now, may be good: it is left alone.
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
  const { value, problem, is } = await lookAtDocument(folder, name, schema);
  if (is === 'sound') return { document: new StateDocument(file, value ?? empty), problem: null };
  if (is === 'not ours') {
    const why = `${problem}; until then it is left as it is, and what changes is forgotten at the next restart.`;
    return {
      document: new StateDocument(file, empty, new EarshotError('STATE_UNUSABLE', why)),
      problem: why,
    };
  }
  const copy = await lookAtDocument(folder, copyOf(name), schema);
  if (is === 'missing' && copy.value === null)
    return { document: new StateDocument(file, empty), problem: null };
  const found = is === 'missing' ? `${file} was gone` : `${file} was broken and ${await movedAside(file)}`;
  const document = new StateDocument(file, copy.value ?? empty);
  if (copy.value === null) return { document, problem: `${found}; what it held starts empty` };
  // Where that fails, the copy is still there at the next start.
  await document.set(copy.value).catch(() => {});
  return { document, problem: `${found}; it was put back from its copy: check what was changed last` };
}

/** @returns what became of it, in words */
const movedAside = (file: string): Promise<string> =>
  setAside(file).then(
    (aside) => `is now ${aside}`,
    (error: unknown) => `could not be set aside (${messageOf(error)})`,
  );

export interface SeenDocument<T> {
  /** null: there is none, or none that can be used. */
  readonly value: T | null;
  /** Why it cannot be used; null: nothing is wrong. */
  readonly problem: string | null;
  /** `not ours`: it may be good, and we cannot read it: a newer Earshot's, or closed to us. */
  readonly is: 'sound' | 'missing' | 'broken' | 'not ours';
}

/** The document as it lies there. Changes nothing, and never rejects. @param folder null: there is none */
export async function lookAtDocument<T>(
  folder: string | null,
  name: string,
  schema: z.ZodType<T>,
): Promise<SeenDocument<T>> {
  if (folder === null) return { value: null, problem: null, is: 'missing' };
  const file = join(folder, name);
  let text: string | null;
  try {
    text = await readRegular(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { value: null, problem: null, is: 'missing' };
    const problem = `${file} cannot be read (${messageOf(error)}): check its permissions`;
    return { value: null, problem, is: 'not ours' };
  }
  const broken = { value: null, problem: `${file} is broken`, is: 'broken' } as const;
  if (text === null) return broken;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return broken;
  }
  const newer = NEWER.safeParse(json);
  if (newer.success) {
    const problem = `${file} was written by a newer Earshot (its version ${newer.data.version}, ours ${VERSION}): update Earshot`;
    return { value: null, problem, is: 'not ours' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data, problem: null, is: 'sound' } : broken;
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
    await ensureFolder(join(file, '..'), 0o700);
    const text = `${JSON.stringify(value)}\n`;
    await writeWhole(file, text, 0o600);
    // What counts is written: a copy that is older is better than none.
    await writeWhole(copyOf(file), text, 0o600).catch(() => {});
  } catch (cause) {
    throw new EarshotError(
      'STATE_UNUSABLE',
      `${file} cannot be written (${messageOf(cause)}): check the disk and the folder's permissions; until then it is forgotten at the next restart.`,
      { cause },
    );
  }
}
