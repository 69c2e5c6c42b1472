/** Messages between a voice and its worker thread. `id` names one speech. */

export interface WorkerSettings {
  readonly speed: number;
}

export type ToWorker =
  | { readonly type: 'speak'; readonly id: number; readonly text: string }
  /** One piece was taken: another may be made. */
  | { readonly type: 'more'; readonly id: number }
  | { readonly type: 'stop'; readonly id: number }
  /** Finish, release the models and end: terminating a thread inside an ONNX run aborts the whole process. */
  | { readonly type: 'close' };

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | {
      readonly type: 'piece';
      readonly id: number;
      readonly samples: Float32Array<ArrayBuffer>;
      readonly sampleRateHz: number;
    }
  | { readonly type: 'end'; readonly id: number }
  | { readonly type: 'error'; readonly id: number; readonly code: string; readonly message: string };

/** Pieces made ahead of the listener: enough to hide the work, few enough to bound the memory of a long text. */
export const PIECES_AHEAD = 3;
