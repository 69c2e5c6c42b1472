/** `earshot replay --list`, `--delete` and `--export`: what is kept, without doing anything again. */
import type { Home } from '../../actions/home.js';
import type { Config } from '../../config.js';
import { deleteEntries, entriesOf } from '../../replay/from-folder.js';
import { type Report, writeReport } from '../../replay/report.js';
import type { StoredRecord } from '../../replay/stored.js';
import { eachRecord, type Output } from './output.js';
import { type Chosen, openState, type ReplayFlags } from './records.js';
import { listRow, listText } from './rows.js';

export function listRecords(chosen: readonly Chosen[], output: Output): Promise<boolean> {
  return eachRecord(chosen, output, async (one) => {
    const { record } = await one.open();
    output.row(listRow(record, one), listText);
    return true;
  });
}

/** The ids that were given, or all. Their key is not needed: what cannot be opened can be deleted. */
export async function deleteRecords(
  ids: readonly string[],
  flags: ReplayFlags,
  config: Config,
  output: Output,
): Promise<void> {
  const { folder, listing } = await openState(flags, config);
  const going = flags.all === true ? listing.entries : entriesOf(listing, ids);
  await deleteEntries(folder, going);
  for (const { id } of going) output.row({ deleted: id }, ({ deleted }) => `${deleted} deleted\n`);
}

export async function exportRecords(chosen: readonly Chosen[], file: string, output: Output): Promise<void> {
  const opened: StoredRecord[] = [];
  for (const one of chosen) opened.push(await one.open());
  const sound = new Map<string, Float32Array>();
  for (const { record, audio } of opened) {
    const samples = await audio();
    if (samples !== null) sound.set(record.id, samples);
  }
  await writeReport(file, { redacted: false, ...(await together(opened)), sound });
  output.row(
    { file, records: opened.length },
    ({ records }) => `${records} records, readable by everybody who has the file: ${file}\n`,
  );
}

/** Records with the houses that they need. */
export async function together(opened: readonly StoredRecord[]): Promise<Pick<Report, 'houses' | 'records'>> {
  const houses = new Map<string, Home>();
  for (const { record, house } of opened) {
    for (const hash of [record.before?.house, record.before?.phrases, record.heard?.house])
      if (hash !== undefined && !houses.has(hash)) houses.set(hash, await house(hash));
  }
  return { houses, records: opened.map(({ record }) => record) };
}
