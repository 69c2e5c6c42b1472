import type { InferenceSession } from 'onnxruntime-node';

/**
 * One thread, no spinning: the voice is fast enough (0.01 x real time) and leaves the other cores to the recogniser, which may
 * be listening for a barge-in at the same moment.
 */
export const ONE_THREAD: InferenceSession.SessionOptions = {
  executionMode: 'sequential',
  interOpNumThreads: 1,
  intraOpNumThreads: 1,
  graphOptimizationLevel: 'all',
  extra: { session: { intra_op: { allow_spinning: '0' } } },
};
