import type { InferenceSession } from 'onnxruntime-node';

/** For networks that run on every frame all day: one thread, and none that spins between the frames. */
export const ALWAYS_ON: InferenceSession.SessionOptions = {
  executionMode: 'sequential',
  interOpNumThreads: 1,
  intraOpNumThreads: 1,
  graphOptimizationLevel: 'all',
  enableCpuMemArena: false,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
};
