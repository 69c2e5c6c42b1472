/**
 * Signatures and public keys in minisign's format (https://jedisct1.github.io/minisign/, "signature format"), by
 * node:crypto: Ed25519 over the BLAKE2b-512 of the message (algorithm `ED`), and a second signature over the first one
 * and the trusted comment. `minisign -V` checks what is made here, and the other way round.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { updateError } from './errors.js';

export interface PublicKey {
  /** Eight bytes as sixteen hex digits: which key a signature asks for. It proves nothing by itself. */
  readonly id: string;
  readonly key: KeyObject;
}

export interface SecretKey extends PublicKey {
  readonly secret: KeyObject;
}

export interface Signature {
  readonly keyId: string;
  readonly trustedComment: string;
  readonly bytes: Uint8Array;
  readonly global: Uint8Array;
}

const PREHASHED = 'ED';
const KEY_ALGORITHM = 'Ed';
const KEY_ID_BYTES = 8;
const SIGNATURE_BYTES = 64;
const RAW_KEY_BYTES = 32;
/** Of an Ed25519 key as SubjectPublicKeyInfo (RFC 8410): what stands before the 32 bytes. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
/** Longer comments are nobody's; minisign itself stops at 8192. */
const MAX_TEXT = 16_384;

export function rawPublicKey(key: KeyObject): Uint8Array {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length);
}

export function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
}

/** The text of a `.pub` file. */
export function formatPublicKey({ id, key }: PublicKey): string {
  const bytes = Buffer.concat([Buffer.from(KEY_ALGORITHM), Buffer.from(id, 'hex'), rawPublicKey(key)]);
  return `untrusted comment: Earshot model updates, key ${id}\n${bytes.toString('base64')}\n`;
}

/** @throws EarshotError UPDATE_KEY_INVALID */
export function parsePublicKey(text: string): PublicKey {
  const [, line = ''] = text.split(/\r?\n/);
  const bytes = decode(line, KEY_ALGORITHM.length + KEY_ID_BYTES + RAW_KEY_BYTES);
  if (text.length > MAX_TEXT || bytes?.toString('latin1', 0, 2) !== KEY_ALGORITHM) {
    throw updateError(
      'UPDATE_KEY_INVALID',
      'That is no public key of minisign: give the .pub file that `earshot models keygen` or `minisign -G` wrote.',
    );
  }
  return { id: bytes.toString('hex', 2, 10), key: publicKeyOf(bytes.subarray(10)) };
}

/** The text of a `.minisig` file. @param trustedComment one line; the signature covers it */
export function signMessage(message: Uint8Array, key: SecretKey, trustedComment: string): string {
  const bytes = sign(null, prehash(message), key.secret);
  const comment = trustedComment.replaceAll(/[\r\n]/g, ' ');
  const global = sign(null, Buffer.concat([bytes, Buffer.from(comment)]), key.secret);
  const head = Buffer.concat([Buffer.from(PREHASHED), Buffer.from(key.id, 'hex'), bytes]);
  return [
    'untrusted comment: signature of an Earshot model bundle',
    head.toString('base64'),
    `trusted comment: ${comment}`,
    global.toString('base64'),
    '',
  ].join('\n');
}

/** @throws EarshotError UPDATE_SIGNATURE_BAD where the text is no signature at all */
export function parseSignature(text: string): Signature {
  const [, head = '', comment = '', tail = ''] = text.split(/\r?\n/);
  const bytes = decode(head, 2 + KEY_ID_BYTES + SIGNATURE_BYTES);
  const global = decode(tail, SIGNATURE_BYTES);
  const trusted = /^trusted comment: (.*)$/.exec(comment)?.[1];
  if (text.length > MAX_TEXT || bytes === null || global === null || trusted === undefined)
    throw unreadable();
  // `Ed`, minisign's older form without the hash, would let one signature mean two messages.
  if (bytes.toString('latin1', 0, 2) !== PREHASHED) throw unreadable();
  return {
    keyId: bytes.toString('hex', 2, 10),
    trustedComment: trusted,
    bytes: bytes.subarray(10),
    global,
  };
}

/** Whether `key` made `signature` over `message` and its comment. */
export function verifyMessage(message: Uint8Array, signature: Signature, key: PublicKey): boolean {
  return (
    key.id === signature.keyId &&
    verify(null, prehash(message), key.key, signature.bytes) &&
    verify(
      null,
      Buffer.concat([signature.bytes, Buffer.from(signature.trustedComment)]),
      key.key,
      signature.global,
    )
  );
}

const prehash = (message: Uint8Array): Buffer => createHash('blake2b512').update(message).digest();

/** Strict base64 of exactly so many bytes, or null: Node's own decoder skips what it does not know. */
function decode(line: string, length: number): Buffer | null {
  const bytes = Buffer.from(line, 'base64');
  return bytes.length === length && bytes.toString('base64') === line ? bytes : null;
}

const unreadable = () =>
  updateError(
    'UPDATE_SIGNATURE_BAD',
    'The signature of the bundle cannot be read: fetch the bundle again from whoever made it.',
  );
