/** Messages between a recogniser's port and its thread. `id` names one request of the port, `ask` one question of the thread. */
import type { Opening, PhraseFacts } from '../wake/port.js';
import type { StretchReading } from '../wake/spotter.js';
import type { GraphData } from './graph-data.js';
import type { CommandResult, Transcript } from './recognizer.js';
import type { HouseWords } from './wording/house-words.js';

export type Request =
  /** What may be said from now on. */
  | { readonly type: 'steer'; readonly graph: GraphData; readonly words: HouseWords | null }
  | {
      readonly type: 'command';
      readonly samples: Float32Array;
      /** Said in one breath with a wake phrase. */
      readonly opening?: Opening;
    }
  | { readonly type: 'transcribe'; readonly samples: Float32Array }
  | { readonly type: 'facts'; readonly phrase: string }
  /** Nobody waits for it: commands come first. `speech`: samples until the last speech. */
  | {
      readonly type: 'spot';
      readonly phrases: readonly string[];
      readonly samples: Float32Array;
      readonly speech: number;
    };

export type ToWorker =
  | (Request & { readonly id: number })
  /** Nobody waits for this request any more. */
  | { readonly type: 'abort'; readonly id: number }
  /** What the phrases of the house make of the text that was asked about; null: no command. */
  | { readonly type: 'reading'; readonly ask: number; readonly text: string | null }
  /** Finish, release the models and end: terminating a thread inside an ONNX run aborts the whole process. */
  | { readonly type: 'close' };

export type Answer =
  | { readonly type: 'steered' }
  | { readonly type: 'heard'; readonly result: CommandResult }
  | { readonly type: 'transcribed'; readonly result: Transcript & { readonly ms: number } }
  | { readonly type: 'facts'; readonly facts: PhraseFacts }
  | { readonly type: 'spotted'; readonly reading: StretchReading }
  | { readonly type: 'error'; readonly code: string; readonly message: string; readonly usage: boolean };

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | { readonly type: 'read'; readonly ask: number; readonly text: string }
  | (Answer & { readonly id: number });
