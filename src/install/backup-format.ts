/** What a backup is: a gzipped tar with `manifest.json` first, then `config/...` and `state/...`, all of them listed there. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { EarshotError, messageOf } from '../errors.js';
import { version as ownVersion } from '../version.js';
import { type ArchivedFile, readTar, writeTar } from './tar.js';

/** Raised when the layout changes; `readBackup` brings older ones up to date. The database has a version of its own. */
export const BACKUP_VERSION = 1;
/** Far more than timers, lists, names and plugins ever take; unpacked it must fit into a small machine's memory. */
export const MAX_TOTAL_BYTES = 64e6;
export const MAX_FILES = 2_000;
const MANIFEST = 'manifest.json';

const AREA = /^(config|state)\/./;

const manifestSchema = z.strictObject({
  format: z.literal('earshot-backup'),
  version: z.literal(BACKUP_VERSION),
  /** Of the Earshot that made it. */
  earshot: z.string().max(100),
  made: z.iso.datetime(),
  files: z
    .array(
      z.strictObject({
        path: z.string().regex(AREA),
        bytes: z.int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        /** Readable by its owner alone. */
        secret: z.boolean(),
      }),
    )
    .max(MAX_FILES),
});
const versionSchema = z.looseObject({ format: z.literal('earshot-backup'), version: z.int().positive() });

export interface BackupFile extends ArchivedFile {
  readonly secret: boolean;
}

export interface Backup {
  /** Of the Earshot that made it. */
  readonly earshot: string;
  /** ISO 8601, UTC. */
  readonly made: string;
  readonly files: readonly BackupFile[];
}

/** @throws EarshotError BACKUP_TOO_LARGE */
export async function packBackup(files: readonly BackupFile[], nowMs = Date.now()): Promise<Buffer> {
  const total = files.reduce((sum, { content }) => sum + content.length, 0);
  if (total > MAX_TOTAL_BYTES || files.length > MAX_FILES) {
    throw new EarshotError(
      'BACKUP_TOO_LARGE',
      `There are ${files.length} files with ${Math.round(total / 1e6)} MB to keep, more than ${MAX_FILES} or ${MAX_TOTAL_BYTES / 1e6} MB: move what is not Earshot's out of its folders.`,
    );
  }
  const manifest: z.infer<typeof manifestSchema> = {
    format: 'earshot-backup',
    version: BACKUP_VERSION,
    earshot: ownVersion(),
    made: new Date(nowMs).toISOString(),
    files: files.map(({ path, content, secret }) => ({
      path,
      bytes: content.length,
      sha256: sha256(content),
      secret,
    })),
  };
  const first = { path: MANIFEST, content: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`) };
  return await promisify(gzip)(writeTar([first, ...files], nowMs));
}

/**
 * Everything in it is checked before anything is done with it.
 * @throws EarshotError ARCHIVE_INVALID, BACKUP_TOO_NEW
 */
export async function unpackBackup(bytes: Buffer): Promise<Backup> {
  // The manifest and the headers are beside what counts.
  const maxOutputLength = MAX_TOTAL_BYTES + 2 * 512 * MAX_FILES + 1e6;
  let tar: Buffer;
  try {
    tar = await promisify(gunzip)(bytes, { maxOutputLength });
  } catch (cause) {
    throw invalid(`it cannot be unpacked (${messageOf(cause)})`);
  }
  const [first, ...rest] = readTar(tar, MAX_FILES + 1);
  if (first?.path !== MANIFEST) throw invalid('it does not begin with its manifest');
  const manifest = parseManifest(first.content);
  if (manifest.files.length !== rest.length) throw invalid('it holds other files than its manifest says');
  const files = rest.map((file, index): BackupFile => {
    const listed = manifest.files[index];
    const same = listed?.path === file.path && listed.bytes === file.content.length;
    if (!same || listed.sha256 !== sha256(file.content))
      throw invalid(`${file.path} is not what its manifest says`);
    return { ...file, secret: listed.secret };
  });
  return { earshot: manifest.earshot, made: manifest.made, files };
}

function parseManifest(content: Buffer): z.infer<typeof manifestSchema> {
  let json: unknown;
  try {
    json = JSON.parse(content.toString('utf8'));
  } catch {
    throw invalid('its manifest is no JSON');
  }
  const known = versionSchema.safeParse(json);
  if (known.success && known.data.version > BACKUP_VERSION) {
    throw new EarshotError(
      'BACKUP_TOO_NEW',
      `This backup was made by a newer Earshot (its version ${known.data.version}, ours ${BACKUP_VERSION}): update Earshot first.`,
    );
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`its manifest is wrong (${issue?.path.join('.')}: ${issue?.message})`);
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const invalid = (why: string): EarshotError =>
  new EarshotError('ARCHIVE_INVALID', `This is no backup of Earshot: ${why}.`);
