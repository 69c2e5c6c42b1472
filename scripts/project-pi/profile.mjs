/** Preloaded (`--import`): every session of onnxruntime writes a profile to the folder EARSHOT_PROFILES, threads included. */
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const { InferenceSession } = createRequire(import.meta.url)('onnxruntime-node');
const create = InferenceSession.create.bind(InferenceSession);

InferenceSession.create = (model, options = {}, ...rest) => {
  if (typeof model !== 'string') throw new TypeError('a model without a file has no name to profile it by');
  const profileFilePrefix = join(process.env.EARSHOT_PROFILES, basename(model));
  return create(model, { ...options, enableProfiling: true, profileFilePrefix }, ...rest);
};
