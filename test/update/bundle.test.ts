import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyBytes, formatHead, parseHead, parseHeader } from '../../src/update/bundle-format.js';
import { signMessage } from '../../src/update/minisign.js';
import { openBundle } from '../../src/update/read-bundle.js';
import { verifyHead } from '../../src/update/trust.js';
import { type Made, makeBundle, makeSecretKey } from './support/small-models.js';

const key = makeSecretKey();
let folder: string;
let made: Made;
let whole: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-bundle-'));
  made = await makeBundle(folder, 7, key);
  whole = await readFile(made.file);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readAll(path: string): Promise<Buffer> {
  const bundle = await openBundle(path, [key]);
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bundle.chunks()) chunks.push(chunk);
    return Buffer.concat(chunks);
  } finally {
    await bundle.close();
  }
}

const coded = (code: string | RegExp) =>
  expect.objectContaining({ code: typeof code === 'string' ? code : expect.stringMatching(code) });

describe('a bundle', () => {
  it('gives what was packed, in several chunks, with licences and manifest', async () => {
    const { header } = made;
    expect(header.files.map(({ path }) => path)).toEqual([
      'asr/ears.bin',
      'asr/words.bin',
      'licences/MIT.txt',
      'manifest.json',
      'voice/voice.bin',
    ]);
    expect(header.chunks.length).toBeGreaterThan(2);
    const body = await readAll(made.file);
    const parts = await Promise.all(header.files.map(({ path }) => readFile(join(folder, 'models-7', path))));
    expect(body.equals(Buffer.concat(parts))).toBe(true);
  });

  it('leaves out what the base has, byte for byte', async () => {
    const base = join(folder, 'models-7');
    const { header } = await makeBundle(folder, 8, key, { base });
    const kept = header.files.filter(({ packed }) => !packed).map(({ path }) => path);
    expect(kept).toEqual(['licences/MIT.txt', 'voice/voice.bin']);
    expect(bodyBytes(header)).toBeLessThan(bodyBytes(made.header));
  });

  it('is refused with any byte changed: in the head before it is parsed, in the body before it is given out', async () => {
    const spoiled = join(folder, 'spoiled.earshot-models');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        await writeFile(spoiled, bytes);
        // What does not throw must have changed nothing: the free text of the signature's first line.
        const read = await readAll(spoiled).catch((error: unknown) => error);
        if (Buffer.isBuffer(read)) expect(read.equals(await readAll(made.file))).toBe(true);
        else expect(read).toEqual(coded(/^UPDATE_(BUNDLE_INVALID|SIGNATURE_BAD|UNTRUSTED)$/));
      }),
      { numRuns: 150 },
    );
  });

  it.each([0, 1, 30, 200, 3_000])('is refused when %i bytes are missing at its end', async (cut) => {
    const short = join(folder, 'short.earshot-models');
    await writeFile(short, whole);
    if (cut === 0) await writeFile(short, Buffer.concat([whole, Buffer.from('x')]));
    else await truncate(short, whole.length - cut);
    await expect(readAll(short)).rejects.toEqual(coded('UPDATE_BUNDLE_INVALID'));
  });

  it('is taken from a stick by its number, and what is no bundle beside it does not matter', async () => {
    const stick = await mkdtemp(join(folder, 'stick-'));
    await writeFile(join(stick, 'a.earshot-models'), 'holiday photos');
    await writeFile(join(stick, 'z.earshot-models'), whole);
    const higher = await makeBundle(folder, 12, key);
    await writeFile(join(stick, 'b.earshot-models'), await readFile(higher.file));
    const bundle = await openBundle(stick, [key]);
    await bundle.close();
    expect(bundle.header.release).toBe(12);
  });

  it('that is nowhere is said to be missing', async () => {
    const empty = await mkdtemp(join(folder, 'empty-'));
    await expect(openBundle(empty, [key])).rejects.toEqual(coded('UPDATE_BUNDLE_MISSING'));
    await expect(openBundle(join(empty, 'x'), [key])).rejects.toEqual(coded('UPDATE_BUNDLE_MISSING'));
  });
});

describe('trust', () => {
  it('is not there by itself', async () => {
    await expect(openBundle(made.file, [])).rejects.toEqual(coded('UPDATE_NO_KEYS'));
    await expect(openBundle(made.file, [makeSecretKey()])).rejects.toEqual(coded('UPDATE_UNTRUSTED'));
    const liar = { ...makeSecretKey(), id: key.id };
    await expect(openBundle(made.file, [liar])).rejects.toEqual(coded('UPDATE_SIGNATURE_BAD'));
  });

  it('comes before parsing: what nobody signed is not even read', () => {
    const bytes = Buffer.from('{"format": 1, "files": "');
    const head = formatHead(bytes, signMessage(bytes, makeSecretKey(), ''));
    expect(() => verifyHead(parseHead(head), [key])).toThrow(coded('UPDATE_UNTRUSTED'));
    const signed = formatHead(bytes, signMessage(bytes, key, ''));
    expect(() => verifyHead(parseHead(signed), [key])).toThrow(coded('UPDATE_BUNDLE_INVALID'));
  });
});

describe('the header', () => {
  const good = () => structuredClone(made.header);
  const parse = (header: object) => parseHeader(Buffer.from(JSON.stringify(header)));

  it.each([
    '../outside',
    '/etc/passwd',
    'asr/../../x',
    'asr//x',
    'asr\\..\\x',
    './x',
    '.hidden',
    'asr/',
    '',
    'a\u0000b',
    'C:x',
    'ü.bin',
    `${'deep/'.repeat(9)}x`,
  ])('does not take the path %j', (path) => {
    const header = good();
    header.files[0] = { path, bytes: 9_000, sha256: header.files[0]?.sha256 ?? '', packed: true };
    expect(() => parse(header)).toThrow(coded('UPDATE_BUNDLE_INVALID'));
  });

  it.each([
    ['a path twice', { path: 'ASR/ears.BIN' }],
    ['a file where a folder is', { path: 'asr' }],
    ['a size below nothing', { bytes: -1 }],
    ['a size that does not fit the chunks', { bytes: 100_000 }],
    ['half a hash', { sha256: 'abc' }],
  ])('does not take %s', (_what, change) => {
    const header = good();
    const voice = header.files[4];
    if (voice === undefined) throw new Error('there are five files');
    header.files[4] = { ...voice, ...change };
    expect(() => parse(header)).toThrow(coded('UPDATE_BUNDLE_INVALID'));
  });

  it.each([
    ['release 0', { release: 0 }],
    ['half a release', { release: 1.5 }],
    ['another format', { format: 2 }],
    ['control characters in its name', { name: 'a\u001b[2Jb' }],
    ['a version that is none', { needs: 'latest' }],
    ['no files', { files: [], chunks: [] }],
    ['chunks of a byte', { chunkBytes: 1 }],
  ])('does not take %s', (_what, change) => {
    expect(() => parse({ ...good(), ...change })).toThrow(coded('UPDATE_BUNDLE_INVALID'));
  });

  it('is found only behind a first line that is one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => parseHead(bytes)).toThrow(coded('UPDATE_BUNDLE_INVALID'));
      }),
    );
    for (const line of [
      'earshot-models 2 10 10\n',
      'earshot-models 1 9999999 10\n',
      'earshot-models 1 -1 5\n',
    ]) {
      expect(() => parseHead(Buffer.from(line.padEnd(100)))).toThrow(coded('UPDATE_BUNDLE_INVALID'));
    }
  });
});
