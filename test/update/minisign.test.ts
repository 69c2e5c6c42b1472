import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatPublicKey,
  parsePublicKey,
  parseSignature,
  signMessage,
  verifyMessage,
} from '../../src/update/minisign.js';
import { formatSecretKey, makeSecretKey, parseSecretKey } from '../../src/update/secret-key.js';

const key = makeSecretKey();
const message = Buffer.from('the header of a bundle');
const minisign = process.env['MINISIGN'] ?? 'minisign';
const noMinisign = spawnSync(minisign, ['-v']).error !== undefined;

/** Made with minisign 0.11: `minisign -S -x m.minisig -m m -t 'a trusted comment'` over "known\n". */
const KNOWN = {
  pub: 'untrusted comment: minisign public key 6C06D815AB129B1\nRWSxKbFagW3ABhK1RpV0jPV6jk/WdBy0jE8uRr7DN7tPEhjWGfafdSuX\n',
  signature:
    'untrusted comment: signature from minisign secret key\nRUSxKbFagW3ABtVTcPpYdQPxcJcq+nblbaxei0IMO75ZRC0x4CsqJY8lA+avBelnRD+GxOIiGlxOX70IpAOiWrX8yYFYEGZwcgQ=\ntrusted comment: a trusted comment\nVqpUAkO1wYLR7vKc2ZKP1hfCiV5DQoiTzImweAmttVTMfKi2a5oCQFBA+7hEb4qxL6IuDAxQLj7nyS5isGlGBg==\n',
};

describe('signatures', () => {
  it('hold for the message they were made for', () => {
    const signature = parseSignature(signMessage(message, key, 'release 2'));
    expect(signature).toMatchObject({ keyId: key.id, trustedComment: 'release 2' });
    expect(verifyMessage(message, signature, parsePublicKey(formatPublicKey(key)))).toBe(true);
  });

  it('hold for no other message, comment or key, whatever byte is changed', () => {
    const text = signMessage(message, key, 'release 2');
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const other = Buffer.from(message);
        other[at % other.length] = (other[at % other.length] ?? 0) ^ flip;
        expect(verifyMessage(other, parseSignature(text), key)).toBe(false);
      }),
    );
    const renamed = parseSignature(text.replace('release 2', 'release 3'));
    expect(verifyMessage(message, renamed, key)).toBe(false);
    const stranger = { ...makeSecretKey(), id: key.id };
    expect(verifyMessage(message, parseSignature(text), stranger)).toBe(false);
  });

  it('are refused where they are no signatures, and never crash', () => {
    const text = signMessage(message, key, 'c');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 5 }), (at, put) => {
        const spoiled = text.slice(0, at) + put + text.slice(at + 1);
        if (spoiled === text) return;
        let holds: boolean;
        try {
          holds = verifyMessage(message, parseSignature(spoiled), key);
        } catch (error) {
          expect(error).toMatchObject({ code: 'UPDATE_SIGNATURE_BAD' });
          return;
        }
        // Only the first line, and what comes after the last, is free text.
        if (holds) expect(spoiled.split('\n').slice(1, 4)).toEqual(text.split('\n').slice(1, 4));
      }),
      { numRuns: 500 },
    );
  });

  it("of minisign's older kind, over the message itself, are not taken", () => {
    const lines = signMessage(message, key, 'c').split('\n');
    const bytes = Buffer.from(lines[1] ?? '', 'base64');
    bytes.write('Ed', 'latin1');
    lines[1] = bytes.toString('base64');
    expect(() => parseSignature(lines.join('\n'))).toThrow(
      expect.objectContaining({ code: 'UPDATE_SIGNATURE_BAD' }),
    );
  });

  it('of minisign itself are taken', () => {
    const theirs = parsePublicKey(KNOWN.pub);
    expect(verifyMessage(Buffer.from('known\n'), parseSignature(KNOWN.signature), theirs)).toBe(true);
    expect(verifyMessage(Buffer.from('knowm\n'), parseSignature(KNOWN.signature), theirs)).toBe(false);
  });

  it.skipIf(noMinisign)('of ours are taken by minisign, and its keys by us', () => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-minisign-'));
    try {
      const path = (name: string): string => join(folder, name);
      writeFileSync(path('m'), message);
      writeFileSync(path('ours.pub'), formatPublicKey(key));
      writeFileSync(path('m.minisig'), signMessage(message, key, 'hello'));
      const said = execFileSync(minisign, ['-V', '-p', path('ours.pub'), '-m', path('m')], {
        encoding: 'utf8',
      });
      expect(said).toContain('Trusted comment: hello');
      execFileSync(minisign, ['-G', '-W', '-p', path('theirs.pub'), '-s', path('theirs.key')]);
      const theirs = parseSecretKey(readFileSync(path('theirs.key'), 'utf8'));
      expect(theirs.id).toBe(parsePublicKey(readFileSync(path('theirs.pub'), 'utf8')).id);
      writeFileSync(path('m.minisig'), signMessage(message, theirs, 'theirs'));
      execFileSync(minisign, ['-V', '-p', path('theirs.pub'), '-m', path('m')]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('keys', () => {
  it('survive being written and read', () => {
    const again = parseSecretKey(formatSecretKey(key));
    expect(again.id).toBe(key.id);
    expect(parsePublicKey(formatPublicKey(again)).key.equals(key.key)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['a sentence', 'this is\nno key\n'],
    ['a key with a byte too few', formatPublicKey(key).replace(/.\n$/, '\n')],
    ['a secret key', formatSecretKey(key)],
  ])('are refused for %s', (_what, text) => {
    expect(() => parsePublicKey(text)).toThrow(expect.objectContaining({ code: 'UPDATE_KEY_INVALID' }));
  });

  it('that sign with another algorithm are refused', () => {
    const pem = generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    for (const text of [pem, '', 'untrusted comment: x\nAAAA\n', formatPublicKey(key)]) {
      expect(() => parseSecretKey(text)).toThrow(expect.objectContaining({ code: 'UPDATE_KEY_INVALID' }));
    }
  });
});
