/** The part of node-record-lpcm16 1.0.1 that `recording.ts` uses; the package ships no types. */
declare module 'node-record-lpcm16' {
  import type { ChildProcess } from 'node:child_process';
  import type { Readable } from 'node:stream';

  export interface Recording {
    readonly process: ChildProcess;
    stream(): Readable;
  }

  const recorder: { record(options: Readonly<Record<string, unknown>>): Recording };
  export default recorder;
}
