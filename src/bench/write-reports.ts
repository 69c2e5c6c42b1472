/** Reports to a folder: a JSON file per bench and one page of all that are there. */
import { constants } from 'node:fs';
import { access, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from '../ensure-folder.js';
import { EarshotError, messageOf } from '../errors.js';
import { page } from './page.js';
import { type Report, reportSchema } from './report.js';

export const PAGE_NAME = 'index.html';

/**
 * Makes the folder and proves that it can be written, before minutes are spent on what goes there.
 * @throws EarshotError BENCH_OUT (usage)
 */
export async function openFolder(folder: string): Promise<void> {
  try {
    await ensureFolder(folder);
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/**
 * Writes `folder/NAME.json` and makes `folder/index.html` anew from all reports in the folder.
 * @returns the path of the page
 * @throws EarshotError BENCH_OUT (usage): the folder cannot be written
 */
export async function writeReport(folder: string, report: Report): Promise<string> {
  await openFolder(folder);
  try {
    await replace(join(folder, `${report.bench}.json`), `${JSON.stringify(report, null, 1)}\n`);
    const path = join(folder, PAGE_NAME);
    await replace(path, page(await readReports(folder)));
    return path;
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

const unwritable = (folder: string, cause: unknown): EarshotError =>
  new EarshotError(
    'BENCH_OUT',
    `The results cannot be written to ${folder} (${messageOf(cause)}): give a folder that can be with --out.`,
    { cause, usage: true },
  );

/** Those of earlier runs, too; what is no report, or one of another version, is passed over. */
export async function readReports(folder: string): Promise<Report[]> {
  const reports: Report[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    if (!name.endsWith('.json')) continue;
    const report = reportSchema.safeParse(parsed(await readFile(join(folder, name), 'utf8')));
    if (report.success) reports.push(report.data);
  }
  return reports;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A page that is looked at while it is written is the old one or the new one. */
async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
