/**
 * Bytes <-> a sealed file: AES-256-GCM (NIST SP 800-38D) with a nonce of its own for each file. The file's name is sealed
 * with it, so that a file under another name is refused like a changed one.
 *
 * Layout: `EARSHOT1`, nonce (12 bytes), ciphertext, tag (16 bytes).
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EarshotError } from '../errors.js';

export const KEY_BYTES = 32;
const MAGIC = Buffer.from('EARSHOT1', 'latin1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

export function seal(plain: Uint8Array, name: string, key: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(name, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([MAGIC, nonce, body, cipher.getAuthTag()]);
}

/** @throws EarshotError RECORD_SEALED: another key, another name, or changed bytes */
export function unseal(sealed: Uint8Array, name: string, key: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const start = MAGIC.length + NONCE_BYTES;
  if (bytes.length < start + TAG_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    throw unsealable(name);
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(MAGIC.length, start), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(name, 'utf8'));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(start, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw unsealable(name, cause);
  }
}

function unsealable(name: string, cause?: unknown): EarshotError {
  return new EarshotError(
    'RECORD_SEALED',
    `The record ${name} cannot be opened: it was sealed with another key, or it is damaged. Name the key with --key, or delete it with \`earshot replay --delete\`.`,
    cause === undefined ? {} : { cause },
  );
}
