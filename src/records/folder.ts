/**
 * The folder of the records: one sealed file per utterance, one per recording, one per house. A file appears whole and on
 * the disk or not at all, so a hub that is killed, and a replay that reads meanwhile, see only good ones.
 */
import { randomBytes } from 'node:crypto';
import { open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Home } from '../actions/home.js';
import { ensureFolder } from '../ensure-folder.js';
import { EarshotError, messageOf } from '../errors.js';
import { openRegular } from '../open-regular.js';
import { syncFolder } from '../store/write-whole.js';
import { houseHash, keptHouse } from './house-hash.js';
import { audioName, draftName, houseName, parseName, recordName } from './names.js';
import type { UtteranceRecord } from './record.js';
import { parseHouse, parseRecord } from './record-schema.js';
import { bytesOfSamples, samplesOfBytes } from './samples.js';
import { seal, unseal } from './seal.js';

export const RECORDS_FOLDER = 'records';
/** Of a file: half an hour of sound. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Of a record or house as text: the largest, a house of 5,000 devices, takes 3 MB. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** A record as its files show it. */
export interface Entry {
  readonly id: string;
  readonly houses: readonly string[];
  readonly bytes: number;
  /** Of its recording; 0: there is none. */
  readonly audioBytes: number;
}

export interface Listing {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** Bytes by hash. */
  readonly houses: ReadonlyMap<string, number>;
  /** Files left by a kill, and recordings without a record. */
  readonly stray: readonly string[];
}

export class RecordFolder {
  readonly path: string;
  readonly #makeKey: () => Promise<Uint8Array>;
  #key: Uint8Array | null = null;

  /** @param key asked for when a file is to be opened or sealed, and again where that failed: deleting needs none */
  constructor(path: string, key: () => Promise<Uint8Array>) {
    this.path = path;
    this.#makeKey = key;
  }

  /** @throws what the disk says; a folder that is not there yet is empty */
  async list(): Promise<Listing> {
    const sizes = new Map<string, number>();
    for (const name of await filesOf(this.path)) {
      const bytes = await stat(join(this.path, name)).then(
        ({ size }) => size,
        () => null,
      );
      if (bytes !== null) sizes.set(name, bytes);
    }
    const entries: Entry[] = [];
    const houses = new Map<string, number>();
    const stray: string[] = [];
    for (const [name, bytes] of sizes) {
      const file = parseName(name);
      if (file?.type === 'house') houses.set(file.hash, bytes);
      if (file?.type === 'draft') stray.push(name);
      if (file?.type !== 'record') continue;
      const { id } = file;
      entries.push({ id, houses: file.houses, bytes, audioBytes: sizes.get(audioName(id)) ?? 0 });
    }
    const known = new Set(entries.map(({ id }) => id));
    for (const name of sizes.keys()) {
      const file = parseName(name);
      if (file?.type === 'audio' && !known.has(file.id)) stray.push(name);
    }
    entries.sort((a, b) => (a.id < b.id ? -1 : 1));
    return { entries, houses, stray };
  }

  /** @throws EarshotError RECORD_SEALED, RECORD_UNREADABLE */
  async read({ id, houses }: Entry): Promise<UtteranceRecord> {
    return parseRecord(await this.#readJson(recordName(id, houses)), id);
  }

  /** @throws EarshotError RECORD_SEALED, RECORD_UNREADABLE */
  async readHouse(hash: string): Promise<Home> {
    return parseHouse(await this.#readJson(houseName(hash)), `house ${hash}`);
  }

  /** @throws EarshotError RECORD_SEALED, RECORD_UNREADABLE */
  async readAudio(id: string): Promise<Float32Array> {
    return samplesOfBytes(await this.#readSealed(audioName(id)));
  }

  /** In the place of the one before with this id. Its houses must be there. */
  async write(record: UtteranceRecord, houses: readonly string[]): Promise<number> {
    return await this.#writeJson(recordName(record.id, houses), record);
  }

  /** Nothing where it is there already: it is looked for each time, as somebody may have deleted it. */
  async writeHouse(home: Home): Promise<number> {
    const name = houseName(houseHash(home));
    const known = await stat(join(this.path, name)).catch(() => null);
    return known === null ? await this.#writeJson(name, keptHouse(home)) : 0;
  }

  async writeAudio(id: string, samples: Float32Array): Promise<number> {
    return await this.#writeSealed(audioName(id), bytesOfSamples(samples));
  }

  /** Of a record: what is gone already is gone. */
  async remove({ id, houses }: Pick<Entry, 'id' | 'houses'>): Promise<void> {
    await this.removeAudio(id);
    await removeFile(join(this.path, recordName(id, houses)));
  }

  async removeAudio(id: string): Promise<void> {
    await removeFile(join(this.path, audioName(id)));
  }

  async removeHouse(hash: string): Promise<void> {
    await removeFile(join(this.path, houseName(hash)));
  }

  async removeStray(name: string): Promise<void> {
    await removeFile(join(this.path, name));
  }

  async #theKey(): Promise<Uint8Array> {
    this.#key ??= await this.#makeKey();
    return this.#key;
  }

  async #writeJson(name: string, value: unknown): Promise<number> {
    return await this.#writeSealed(name, await deflate(JSON.stringify(value)));
  }

  async #readJson(name: string): Promise<unknown> {
    const packed = await this.#readSealed(name);
    try {
      const text = await inflate(packed, { maxOutputLength: MAX_TEXT_BYTES });
      return JSON.parse(text.toString('utf8'));
    } catch (cause) {
      throw new EarshotError('RECORD_UNREADABLE', `The record ${name} cannot be read: it is damaged.`, {
        cause,
      });
    }
  }

  async #readSealed(name: string): Promise<Buffer> {
    let bytes: Buffer;
    try {
      bytes = await readRecordFile(join(this.path, name));
    } catch (cause) {
      throw new EarshotError(
        'RECORD_UNREADABLE',
        `The record ${name} cannot be read (${messageOf(cause)}).`,
        { cause },
      );
    }
    return unseal(bytes, name, await this.#theKey());
  }

  async #writeSealed(name: string, plain: Uint8Array): Promise<number> {
    await ensureFolder(this.path, 0o700);
    const sealed = seal(plain, name, await this.#theKey());
    const draft = join(this.path, draftName(name, randomBytes(4).toString('hex')));
    try {
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(sealed);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, join(this.path, name));
    } catch (error) {
      await removeFile(draft).catch(() => {});
      throw error;
    }
    await syncFolder(this.path);
    return sealed.length;
  }
}

/** What else lies there under a record's name, a pipe even, is none of ours. */
async function readRecordFile(path: string): Promise<Buffer> {
  const handle = await openRegular(path);
  try {
    if ((await handle.stat()).size > MAX_FILE_BYTES) throw new Error('it is far too large');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
