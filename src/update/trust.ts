/**
 * Whose bundles this hub takes: the public keys in `update-keys/` of its settings and in `models/keys/` of its state.
 * None is built in, so a fresh hub takes no update from anybody.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError } from '../errors.js';
import { type BundleHead, type BundleHeader, parseHeader } from './bundle-format.js';
import type { Disk } from './disk.js';
import { updateError } from './errors.js';
import {
  formatPublicKey,
  type PublicKey,
  parsePublicKey,
  parseSignature,
  verifyMessage,
} from './minisign.js';
import { type UpdateFolder, writeDurably } from './slot-file.js';

export interface TrustedKey extends PublicKey {
  readonly file: string;
}

const MAX_KEYS = 32;
const WRITABLE_BY_ALL = 0o002;

/** The settings' folder comes first: the hub itself cannot write there. */
export function keyFolders(folder: UpdateFolder): readonly string[] {
  const [settings = ''] = (process.env['CONFIGURATION_DIRECTORY'] ?? '/etc/earshot').split(':');
  return [join(settings, 'update-keys'), folder.keys];
}

/** @throws EarshotError UPDATE_KEY_INVALID for a file that is no key, or that everybody may write */
export async function trustedKeys(folders: readonly string[]): Promise<readonly TrustedKey[]> {
  const keys: TrustedKey[] = [];
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names
      .filter((each) => each.endsWith('.pub'))
      .toSorted()
      .slice(0, MAX_KEYS)) {
      keys.push(await readKey(join(folder, name)));
    }
  }
  return keys;
}

async function readKey(file: string): Promise<TrustedKey> {
  if (((await stat(file)).mode & WRITABLE_BY_ALL) !== 0) {
    throw updateError(
      'UPDATE_KEY_INVALID',
      `${file} can be changed by everybody on this machine, so it proves nothing: \`chmod o-w ${file}\` after you have looked at it.`,
    );
  }
  try {
    return { ...parsePublicKey(await readFile(file, 'utf8')), file };
  } catch (cause) {
    if (!(cause instanceof EarshotError)) throw cause;
    throw updateError('UPDATE_KEY_INVALID', `${file}: ${cause.message}`, cause);
  }
}

/** Keeps a key in the state folder. @throws EarshotError UPDATE_KEY_INVALID and what the disk throws */
export async function trustKey(text: string, folder: UpdateFolder, disk: Disk): Promise<PublicKey> {
  const key = parsePublicKey(text);
  await disk.makeFolder(folder.keys);
  await writeDurably(join(folder.keys, `${key.id}.pub`), formatPublicKey(key), folder.keys, disk);
  return key;
}

export interface VerifiedHeader {
  readonly header: BundleHeader;
  readonly keyId: string;
}

/**
 * The header, if one of `keys` signed it. Nothing of it is parsed before that.
 * @throws EarshotError UPDATE_NO_KEYS, UPDATE_UNTRUSTED, UPDATE_SIGNATURE_BAD, UPDATE_BUNDLE_INVALID
 */
export function verifyHead(head: BundleHead, keys: readonly PublicKey[]): VerifiedHeader {
  if (keys.length === 0) {
    throw updateError(
      'UPDATE_NO_KEYS',
      "This hub trusts nobody's models yet: get the maker's public key by a way you trust and run `earshot models trust FILE.pub`.",
    );
  }
  const signature = parseSignature(head.signature);
  const named = keys.filter(({ id }) => id === signature.keyId);
  if (named.length === 0) {
    throw updateError(
      'UPDATE_UNTRUSTED',
      `The bundle is signed with key ${signature.keyId}, which this hub does not trust; it trusts ${keys.map(({ id }) => id).join(', ')}.`,
    );
  }
  if (!named.some((key) => verifyMessage(head.headerBytes, signature, key))) {
    throw updateError(
      'UPDATE_SIGNATURE_BAD',
      'The signature of the bundle does not hold: it was changed after it was signed. Do not use it; fetch it anew.',
    );
  }
  return { header: parseHeader(head.headerBytes), keyId: signature.keyId };
}
