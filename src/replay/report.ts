/**
 * A file of records in the clear: what a bug report carries (redacted), or what is taken to another machine (whole). JSON:
 * `{"earshot": "records", "version": 1, "redacted", "houses": {hash: house}, "records": [...], "sound"?: {id: base64}}`.
 */
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Home } from '../actions/home.js';
import { EarshotError, messageOf } from '../errors.js';
import { readTextAtMost } from '../read-text.js';
import type { UtteranceRecord } from '../records/record.js';
import { parseHouse, parseRecord } from '../records/record-schema.js';
import { bytesOfSamples, samplesOfBytes } from '../records/samples.js';
import type { StoredRecord } from './stored.js';

const MAX_BYTES = 512 * 1024 * 1024;

export interface Report {
  readonly redacted: boolean;
  readonly houses: ReadonlyMap<string, Home>;
  readonly records: readonly UtteranceRecord[];
  /** By id. */
  readonly sound: ReadonlyMap<string, Float32Array>;
}

const REPORT = z.object({
  earshot: z.literal('records'),
  version: z.literal(1),
  redacted: z.boolean(),
  houses: z.record(z.string().regex(/^[0-9a-f]{16}$/), z.unknown()),
  records: z.array(z.unknown()),
  sound: z.record(z.string(), z.string()).optional(),
});

/** Readable by its owner alone, and never in the place of a file that is there. @throws EarshotError REPORT_UNWRITABLE */
export async function writeReport(file: string, report: Report): Promise<void> {
  const text = JSON.stringify(
    {
      earshot: 'records',
      version: 1,
      redacted: report.redacted,
      houses: Object.fromEntries(report.houses),
      records: report.records,
      ...(report.sound.size === 0
        ? {}
        : {
            sound: Object.fromEntries(
              [...report.sound].map(([id, samples]) => [id, bytesOfSamples(samples).toString('base64')]),
            ),
          }),
    },
    null,
    1,
  );
  try {
    await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new EarshotError(
      'REPORT_UNWRITABLE',
      `${file} cannot be written (${messageOf(cause)}): give the path of a new file in a folder that you may write.`,
      { cause, usage: true },
    );
  }
}

/** @throws EarshotError REPORT_UNREADABLE (usage) */
export async function readReport(file: string): Promise<Report> {
  const unreadable = (why: string, cause?: unknown): EarshotError =>
    new EarshotError(
      'REPORT_UNREADABLE',
      `${file} is no file of records (${why}): give one that \`earshot replay --redact\` or \`--export\` wrote.`,
      { usage: true, ...(cause === undefined ? {} : { cause }) },
    );
  let value: unknown;
  try {
    value = JSON.parse(await readTextAtMost(file, MAX_BYTES));
  } catch (cause) {
    throw unreadable(messageOf(cause), cause);
  }
  const parsed = REPORT.safeParse(value);
  if (!parsed.success) throw unreadable(`${parsed.error.issues[0]?.message ?? 'its form is another'}`);
  const { redacted, houses, records, sound = {} } = parsed.data;
  return {
    redacted,
    houses: new Map(Object.entries(houses).map(([hash, house]) => [hash, parseHouse(house, hash)])),
    records: records.map((record, at) => parseRecord(record, `record ${at + 1} of ${file}`)),
    sound: new Map(
      Object.entries(sound).map(([id, text]) => [id, samplesOfBytes(Buffer.from(text, 'base64'))]),
    ),
  };
}

export function storedIn({ houses, records, sound }: Report): StoredRecord[] {
  return records.map((record) => ({
    record,
    house: async (hash) => {
      const house = houses.get(hash);
      if (house !== undefined) return house;
      throw new EarshotError('RECORD_UNREADABLE', `The house of ${record.id} is not in the file.`);
    },
    audio: async () => sound.get(record.id) ?? null,
  }));
}
