/** Where the rows of `earshot replay` go, and a walk over records in which one that cannot be read stops no other. */
import type { Chosen } from './records.js';
import { errorRow, type RecordError } from './rows.js';

export interface Output {
  /** A row for programs, or its text for people. */
  row<T extends object>(row: T, text: (row: T) => string): void;
  error(row: RecordError): void;
}

export function outputTo(print: (text: string) => void, json: boolean): Output {
  return {
    row: (row, text) => print(json ? `${JSON.stringify(row)}\n` : text(row)),
    error: (row) => {
      if (json) print(`${JSON.stringify(row)}\n`);
      else console.error(`${row.id}: ${row.error.message}`);
    },
  };
}

/** True if all could be read and the work said true of each. */
export async function eachRecord(
  chosen: readonly Chosen[],
  output: Output,
  work: (one: Chosen) => Promise<boolean>,
): Promise<boolean> {
  let good = true;
  for (const one of chosen) {
    try {
      if (!(await work(one))) good = false;
    } catch (error) {
      good = false;
      output.error(errorRow(one.id, error));
    }
  }
  return good;
}
