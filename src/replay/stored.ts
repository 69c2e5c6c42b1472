/** Where records come from: the state folder of a hub, or a file. */
import type { Home } from '../actions/home.js';
import type { UtteranceRecord } from '../records/record.js';

export interface StoredRecord {
  readonly record: UtteranceRecord;
  /** By hash. @throws EarshotError RECORD_UNREADABLE, RECORD_SEALED */
  readonly house: (hash: string) => Promise<Home>;
  /** What was heard; null: it was not kept. @throws as `house` */
  readonly audio: () => Promise<Float32Array | null>;
}
