/**
 * The shape of a bundle, one file:
 *
 *     earshot-models 1 <bytes of the header> <bytes of the signature>\n
 *     header: JSON that names every file of the models folder with its sha256
 *     signature: minisign's, over the header
 *     body: the packed files, back to back, in the header's order
 *
 * The signature covers the header and the header covers every byte of the body, in chunks that can be checked as they
 * come: nothing unsigned is ever written to a models folder, and a chunk that came over MQTT is judged by itself.
 */
import { z } from 'zod';
import type { EarshotError } from '../errors.js';
import { updateError } from './errors.js';

export const BUNDLE_SUFFIX = '.earshot-models';
/** Of the body: small enough for any broker's limit on a message, large enough that a full set is some hundred. */
export const CHUNK_BYTES = 256 * 1024;
const MAGIC = 'earshot-models';
const MAX_HEADER_BYTES = 1024 * 1024;
const MAX_SIGNATURE_BYTES = 16 * 1024;
/** The first line: name, version and two lengths. */
const MAX_PREFIX_BYTES = 64;
const MAX_FILES = 256;
const MAX_BODY_BYTES = 4 * 1024 ** 3;
/** Everything before the body. */
export const MAX_HEAD_BYTES = MAX_PREFIX_BYTES + MAX_HEADER_BYTES + MAX_SIGNATURE_BYTES;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Plain names only: no `..`, no drive letters, no control characters, nothing hidden. */
const filePath = z
  .string()
  .regex(/^(?:[A-Za-z0-9_][A-Za-z0-9_.-]*\/){0,6}[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}$/);

const fileSchema = z.object({
  path: filePath,
  bytes: z.int().min(0).max(MAX_BODY_BYTES),
  sha256,
  /** false: the hub has it already (same path and sha256), in the models it uses or in those it came with. */
  packed: z.boolean(),
});

const headerSchema = z
  .object({
    format: z.literal(1),
    /** Counts up by any step; a hub never goes back. */
    release: z.int().min(1).max(2_147_483_647),
    /** For people: `2026.11`. */
    name: z.string().regex(/^[\x20-\x7e]{1,60}$/),
    made: z.iso.datetime(),
    /** The oldest Earshot that can use these models. */
    needs: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
    files: z.array(fileSchema).min(1).max(MAX_FILES),
    chunkBytes: z.int().min(4_096).max(1_048_576),
    chunks: z.array(sha256),
  })
  .refine(({ files }) => distinct(files), 'a path is there twice, or lies inside another')
  .refine((header) => header.chunks.length === chunkCount(header), 'chunks and files do not fit');

export type BundleFile = z.infer<typeof fileSchema>;
export type BundleHeader = z.infer<typeof headerSchema>;

/** Bytes of the body. */
export function bodyBytes(header: { readonly files: readonly BundleFile[] }): number {
  return header.files.reduce((sum, { bytes, packed }) => sum + (packed ? bytes : 0), 0);
}

export function chunkCount(header: {
  readonly files: readonly BundleFile[];
  readonly chunkBytes: number;
}): number {
  return Math.ceil(bodyBytes(header) / header.chunkBytes);
}

/** Length of one chunk: all but the last are whole. */
export function chunkLength(header: BundleHeader, index: number): number {
  return Math.min(header.chunkBytes, bodyBytes(header) - index * header.chunkBytes);
}

export interface BundleHead {
  /** As they were signed. Parse them with `parseHeader` once the signature holds, never before. */
  readonly headerBytes: Uint8Array;
  readonly signature: string;
  /** Where the body begins. */
  readonly end: number;
}

export function formatHead(headerBytes: Uint8Array, signature: string): Uint8Array {
  const bytes = Buffer.from(signature);
  return Buffer.concat([
    Buffer.from(`${MAGIC} 1 ${headerBytes.length} ${bytes.length}\n`),
    headerBytes,
    bytes,
  ]);
}

/** @throws EarshotError UPDATE_BUNDLE_INVALID */
export function parseHead(start: Uint8Array): BundleHead {
  const line = Buffer.from(start.subarray(0, MAX_PREFIX_BYTES)).toString('latin1').split('\n', 1)[0] ?? '';
  const found = /^earshot-models (\d{1,4}) (\d{1,7}) (\d{1,5})$/.exec(line);
  if (found === null) throw invalid('it does not begin like one');
  const [version, header, signature] = found.slice(1).map(Number);
  if (version !== 1) throw invalid('it is of a later format; update Earshot first');
  if (header === undefined || signature === undefined) throw invalid('it does not begin like one');
  if (header > MAX_HEADER_BYTES || signature > MAX_SIGNATURE_BYTES) throw invalid('its header is too long');
  const middle = line.length + 1 + header;
  const end = middle + signature;
  if (start.length < end) throw invalid('it is cut off');
  return {
    headerBytes: start.subarray(line.length + 1, middle),
    signature: Buffer.from(start.subarray(middle, end)).toString('utf8'),
    end,
  };
}

/** @throws EarshotError UPDATE_BUNDLE_INVALID */
export function parseHeader(bytes: Uint8Array): BundleHeader {
  try {
    return headerSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (cause) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : [];
    throw invalid(
      issue === undefined ? 'its header is not JSON' : `${issue.path.join('.')}: ${issue.message}`,
    );
  }
}

export function invalid(why: string): EarshotError {
  return updateError(
    'UPDATE_BUNDLE_INVALID',
    `The bundle cannot be used (${why}): fetch it again, or make it anew.`,
  );
}

/** Two files in one place, even on a file system that does not tell `A` from `a`, or one that would be a folder, too. */
function distinct(files: readonly { readonly path: string }[]): boolean {
  const paths = new Set(files.map(({ path }) => path.toLowerCase()));
  if (paths.size !== files.length) return false;
  return [...paths].every((path) => {
    const parts = path.split('/');
    return parts.every((_, index) => index === 0 || !paths.has(parts.slice(0, index).join('/')));
  });
}
