/**
 * The sound of mistaken wakes, kept only where somebody wants it (page, "keep the sound"): sealed like records, in a folder
 * of the state folder, the oldest dropped. Never leaves the hub; for `earshot wake` and for whoever trains on this home.
 */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeWav } from '../../audio/encode-wav.js';
import { SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { ensureFolder } from '../../ensure-folder.js';
import { type KeyWish, keyPlace, readOrMakeKey } from '../../records/key.js';
import { seal } from '../../records/seal.js';

const FOLDER = 'wake-mistakes';
const NAME = /^\d{8}T\d{9}Z\.wav\.sealed$/;
/** A quarter of a megabyte each. */
const MOST = 100;
const DAYS = 30;

export class WakeMistakes {
  constructor(
    /** null: nothing can be kept. */
    private readonly state: string | null,
    private readonly key: KeyWish,
  ) {}

  /** How many are kept. */
  async count(): Promise<number> {
    return (await this.names()).length;
  }

  /** @returns how many are kept now @throws what the disk or the key says */
  async add(samples: Float32Array, nowMs: number): Promise<number> {
    if (this.state === null) return 0;
    const folder = join(this.state, FOLDER);
    await ensureFolder(folder, 0o700);
    const key = await readOrMakeKey(keyPlace(this.key, this.state));
    const name = `${stamp(nowMs)}.wav.sealed`;
    const wav = encodeWav({ samples, sampleRateHz: SAMPLE_RATE_HZ });
    await writeFile(join(folder, name), seal(wav, name, key), { mode: 0o600 });
    const oldest = `${stamp(nowMs - DAYS * 24 * 3_600_000)}.wav.sealed`;
    const names = await this.names();
    const gone = names.filter((one, place) => one < oldest || place < names.length - MOST);
    await Promise.all(gone.map((one) => rm(join(folder, one), { force: true })));
    return names.length - gone.length;
  }

  /** Deletes all of them. */
  async clear(): Promise<void> {
    if (this.state === null) return;
    const folder = join(this.state, FOLDER);
    for (const name of await this.names()) await rm(join(folder, name), { force: true });
  }

  /** Oldest first. */
  private async names(): Promise<readonly string[]> {
    if (this.state === null) return [];
    const all = await readdir(join(this.state, FOLDER)).catch(() => []);
    return all.filter((name) => NAME.test(name)).toSorted();
  }
}

/** `20261121T101500000Z` */
const stamp = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:.]/g, '');
