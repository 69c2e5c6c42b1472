/**
 * The secrets of the page's setup: one file each, 0600 in a folder of 0700. A new one never takes the place of an old one:
 * `setup.json` names the file that counts, so that a power cut between the two leaves the old broker with the old password.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from '../ensure-folder.js';
import { writeWhole } from '../store/write-whole.js';

/** What such a file is called. */
export const SECRET_FILE = /^[a-z-]{1,30}\.[0-9a-f]{8}$/;

export class KeptSecrets {
  constructor(private readonly folder: string) {}

  /** @returns its name, which tells nothing of it @throws what the disk says */
  async add(what: string, text: string): Promise<string> {
    const name = `${what}.${randomBytes(4).toString('hex')}`;
    await ensureFolder(this.folder, 0o700);
    await writeWhole(join(this.folder, name), `${text}\n`, 0o600);
    return name;
  }

  /** null: it is not there. */
  file(name: string): string | null {
    const file = join(this.folder, name);
    return existsSync(file) ? file : null;
  }

  /** Takes away what counts no more, and what a power cut left behind. What the disk refuses is tried again next time. */
  async keepOnly(names: readonly (string | null | undefined)[]): Promise<void> {
    const there = await readdir(this.folder).catch(() => []);
    for (const name of there)
      if (SECRET_FILE.test(name.replace(/\.new$/, '')) && !names.includes(name))
        await rm(join(this.folder, name), { force: true }).catch(() => {});
  }
}
