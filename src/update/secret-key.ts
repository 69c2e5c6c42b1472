/** The key that signs bundles. It never lies on a hub. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { updateError } from './errors.js';
import { publicKeyOf, rawPublicKey, type SecretKey } from './minisign.js';

/** PKCS#8 (RFC 8410) before the 32 bytes of an Ed25519 seed. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Algorithm, key derivation, checksum (two bytes each), salt, two limits, key id, seed, public key, checksum. */
const MINISIGN_SECRET_BYTES = 2 + 2 + 2 + 32 + 8 + 8 + 8 + 32 + 32 + 32;

export function makeSecretKey(): SecretKey {
  return fromSecret(generateKeyPairSync('ed25519').privateKey);
}

/** PEM (PKCS#8), as OpenSSL reads and writes it. */
export function formatSecretKey({ secret }: SecretKey): string {
  return secret.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/**
 * Takes PEM, and minisign's own secret keys where they have no password (`minisign -G -W`): the password's derivation
 * (scrypt over 1 GB) is left to minisign.
 *
 * @throws EarshotError UPDATE_KEY_INVALID
 */
export function parseSecretKey(text: string): SecretKey {
  const key = text.includes('PRIVATE KEY') ? fromPem(text) : fromMinisign(text);
  if (key !== null) return key;
  throw updateError(
    'UPDATE_KEY_INVALID',
    'That is no secret key for bundles: give the .key file of `earshot models keygen`, or one of `minisign -G -W` (without a password).',
  );
}

function fromPem(text: string): SecretKey | null {
  try {
    const secret = createPrivateKey(text);
    return secret.asymmetricKeyType === 'ed25519' ? fromSecret(secret) : null;
  } catch {
    return null;
  }
}

function fromMinisign(text: string): SecretKey | null {
  const bytes = Buffer.from(text.split(/\r?\n/)[1] ?? '', 'base64');
  if (bytes.length !== MINISIGN_SECRET_BYTES || bytes.toString('latin1', 0, 2) !== 'Ed') return null;
  if (bytes.readUInt16BE(2) !== 0) return null;
  const [seed, stored] = [bytes.subarray(62, 94), bytes.subarray(94, 126)];
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  // In the place of minisign's BLAKE2b-256 checksum, which OpenSSL does not have.
  if (!stored.equals(rawPublicKey(createPublicKey(secret)))) return null;
  return { id: bytes.toString('hex', 54, 62), key: publicKeyOf(stored), secret };
}

/** Our own keys are named after themselves, so that the name need not be kept beside them. */
function fromSecret(secret: KeyObject): SecretKey {
  const key = createPublicKey(secret);
  const id = createHash('sha256').update(rawPublicKey(key)).digest('hex').slice(0, 16);
  return { id, key, secret };
}
