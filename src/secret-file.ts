/** Files that hold secrets: read once, refused where everybody on the machine can read them. No message holds what a file holds. */
import { join } from 'node:path';
import { EarshotError, messageOf } from './errors.js';
import { openRegular } from './open-regular.js';

const MAX_BYTES = 1024 * 1024;
/** Others may read or write it. */
const OPEN_TO_ALL = 0o006;

/** The words and codes of whoever asks. */
export interface SecretWords {
  /** As the sentence begins: "The broker's password_file". */
  readonly what: string;
  /** Code where it cannot be read, and where everybody can. */
  readonly unreadable: string;
  readonly open: string;
}

/** @throws EarshotError (usage) with the codes of `words` */
export async function readPrivate(file: string, words: SecretWords): Promise<string> {
  return await readLimited(file, words, (mode) => {
    if ((mode & OPEN_TO_ALL) === 0) return;
    throw usage(
      words.open,
      `${words.what} ${file} can be read by everybody on this machine: chmod 600 ${file} (and let the hub's user own it).`,
    );
  });
}

/**
 * A certificate or a key.
 * @param secret a key: refused where everybody can read it
 * @throws EarshotError (usage) with the codes of `words`
 */
export async function readPem(file: string, words: SecretWords, secret: boolean): Promise<string> {
  const text = secret ? await readPrivate(file, words) : await readLimited(file, words);
  if (/-----BEGIN [A-Z ]+-----/.test(text)) return text;
  throw usage(
    words.unreadable,
    `${words.what} ${file} is not in PEM form ("-----BEGIN ..."): convert it with openssl.`,
  );
}

/** Where systemd put a credential. @throws EarshotError (usage) `code`: there are none */
export function credentialFile(name: string, code: string, instead: string): string {
  const folder = process.env['CREDENTIALS_DIRECTORY'];
  if (folder !== undefined && folder !== '') return join(folder, name);
  throw usage(
    code,
    `There are no systemd credentials here: add LoadCredential=${name}:/path/to/it to the unit (systemctl edit earshot), or use ${instead}.`,
  );
}

/** The mode is that of the very file that is read. */
async function readLimited(
  file: string,
  words: SecretWords,
  check: (mode: number) => void = () => {},
): Promise<string> {
  try {
    const handle = await openRegular(file);
    try {
      const { mode, size } = await handle.stat();
      check(mode);
      if (size > MAX_BYTES) throw new Error('it is far too large');
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof EarshotError) throw cause;
    throw usage(
      words.unreadable,
      `${words.what} ${file} cannot be read (${messageOf(cause)}): check its path and permissions in config.yaml.`,
      cause,
    );
  }
}

export const usage = (code: string, message: string, cause?: unknown): EarshotError =>
  new EarshotError(code, message, { usage: true, ...(cause === undefined ? {} : { cause }) });
