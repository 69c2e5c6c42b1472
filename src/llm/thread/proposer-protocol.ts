/** Messages between a proposer and its thread. `id` names one question. */
import type { Calibration } from '../choice/choose.js';
import type { Decoded } from '../decode.js';
import type { Problem } from '../problem/problem.js';
import type { Prompt } from '../problem/prompt.js';

export type ToThread =
  | { readonly type: 'ask'; readonly id: number; readonly problem: Problem; readonly prompt: Prompt }
  /** Nobody waits for this answer any more. */
  | { readonly type: 'abort'; readonly id: number }
  /** Finish, release the model and end: terminating a thread inside an ONNX run aborts the whole process. */
  | { readonly type: 'close' };

export type FromThread =
  | { readonly type: 'ready'; readonly pieces: readonly string[]; readonly calibration: Calibration }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | { readonly type: 'answer'; readonly id: number; readonly answers: readonly Decoded[] }
  | { readonly type: 'error'; readonly id: number; readonly message: string };
