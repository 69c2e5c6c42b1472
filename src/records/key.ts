/**
 * The key that records are sealed with: a systemd credential, a file of the user's, or one of our own in the state folder
 * (beside the records' folder, so that a copy of the folder alone tells nothing). 64 hexadecimal digits. A key that others
 * can read is refused.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, link, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError, messageOf } from '../errors.js';
import { openRegular } from '../open-regular.js';
import { KEY_BYTES } from './seal.js';

export const KEY_FILE = 'records.key';
/** The group or others may read or write it. */
const OPEN_TO_OTHERS = 0o077;
/** systemd hands credentials out as 0440 in a folder that only the service can enter. */
const OPEN_TO_ALL = 0o007;

export interface KeyPlace {
  readonly file: string;
  /** Made where it is missing: our own file only. */
  readonly own: boolean;
  readonly credential: boolean;
}

export interface KeyWish {
  readonly keyFile: string | null;
  readonly keyCredential: string | null;
}

/** @throws EarshotError RECORDS_KEY (usage): a credential is named where there are none */
export function keyPlace(
  { keyFile, keyCredential }: KeyWish,
  state: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): KeyPlace {
  if (keyCredential !== null) {
    const folder = environment['CREDENTIALS_DIRECTORY'] ?? '';
    if (folder !== '') return { file: join(folder, keyCredential), own: false, credential: true };
    throw refused(
      `There are no systemd credentials here: add LoadCredential=${keyCredential}:/path/to/it to the unit (systemctl edit earshot), or name the file with key_file (with --key for \`earshot replay\`).`,
    );
  }
  if (keyFile !== null) return { file: keyFile, own: false, credential: false };
  return { file: join(state, KEY_FILE), own: true, credential: false };
}

/** @throws EarshotError RECORDS_KEY (usage); no message holds what the file holds */
export async function readKey({ file, credential }: Omit<KeyPlace, 'own'>): Promise<Buffer> {
  let handle: FileHandle;
  try {
    handle = await openRegular(file);
  } catch (cause) {
    throw refused(`The key of the records, ${file}, cannot be read (${messageOf(cause)}).`, cause);
  }
  try {
    const { mode, size } = await handle.stat();
    if ((mode & (credential ? OPEN_TO_ALL : OPEN_TO_OTHERS)) !== 0)
      throw refused(`The key of the records, ${file}, can be read by others: chmod 600 ${file}.`);
    const text = size > 4096 ? '' : (await handle.readFile('latin1')).trim();
    if (!new RegExp(`^[0-9a-fA-F]{${2 * KEY_BYTES}}$`).test(text))
      throw refused(
        `The key of the records, ${file}, must hold ${2 * KEY_BYTES} hexadecimal digits: \`openssl rand -hex ${KEY_BYTES} > ${file}\` makes one.`,
      );
    return Buffer.from(text, 'hex');
  } finally {
    await handle.close();
  }
}

/**
 * The key, made where it is our own and missing. On the disk before it is used: a record whose key is lost is lost.
 * @throws EarshotError RECORDS_KEY, and what the disk says
 */
export async function readOrMakeKey(place: KeyPlace): Promise<Buffer> {
  if (place.own) await makeKey(place.file);
  return await readKey(place);
}

/** A file with half a key would lock everything up: it gets its name when it is whole, and never takes another's. */
async function makeKey(file: string): Promise<void> {
  const known = await openRegular(file).catch(() => null);
  if (known !== null) return await known.close();
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    // Another hub was quicker: its key is the key.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
}

function refused(message: string, cause?: unknown): EarshotError {
  return new EarshotError('RECORDS_KEY', message, { usage: true, ...(cause === undefined ? {} : { cause }) });
}
