/** Messages between a language model's port and its thread. `id` names one question. */
import type { CausalOptions } from './causal-model.js';
import type { Piece, Question } from './generate.js';

export interface ThreadData extends CausalOptions {
  readonly path: string;
}

export interface ThreadQuestion extends Question {
  /** The answer must be one of these texts (constraint.ts); null: free. */
  readonly choices: readonly string[] | null;
}

export type ToThread =
  | { readonly type: 'ask'; readonly id: number; readonly question: ThreadQuestion }
  /** Nobody waits for this answer any more. */
  | { readonly type: 'abort'; readonly id: number }
  /** Finish, release the model and end: terminating a thread inside an ONNX run aborts the whole process. */
  | { readonly type: 'close' };

export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | { readonly type: 'piece'; readonly id: number; readonly piece: Piece }
  | { readonly type: 'end'; readonly id: number }
  | { readonly type: 'error'; readonly id: number; readonly code: string; readonly message: string };
