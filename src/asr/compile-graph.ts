/**
 * The house's phrases as a word graph in flat arrays, made in a thread of its own or, where there is none, in this one.
 * What is made on the way is twenty times as large as the graph: the thread ends, and its memory with it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EarshotError } from '../errors.js';
import { modelPath } from '../models.js';
import { type GraphData, packGraph } from './graph-data.js';
import { PhraseWeights } from './phrase-weights.js';
import type { GrammarSource } from './recognizer.js';
import { inHouse } from './skeleton.js';
import { readSkeleton } from './skeleton-file.js';
import { buildWordGraph } from './word-graph.js';

/** The compiled entry beside this file; there is none when the TypeScript sources run directly (tests). */
const WORKER_FILE = fileURLToPath(new URL('./graph-compiler.js', import.meta.url));

/** Made with the build; there is none when the TypeScript sources run directly. */
const SKELETON_FILE = fileURLToPath(new URL('./phrases.skeleton', import.meta.url));

/** Most of what it makes lives to its end: a small nursery would copy it again and again. */
const NURSERY_MB = 48;

export type FromCompiler =
  | { readonly type: 'graph'; readonly data: GraphData }
  | { readonly type: 'failed'; readonly code: string; readonly message: string; readonly usage: boolean };

/** @throws EarshotError TEMPLATE_INVALID */
export function compileGraph(grammar: GrammarSource): GraphData {
  const file = modelPath('asr-phrases');
  const weights = PhraseWeights.load(file);
  const spoken = spokenOf(grammar);
  const skeleton = readSkeleton(SKELETON_FILE, file);
  const made = skeleton === null ? null : inHouse(skeleton, spoken, weights);
  return made ?? packGraph(buildWordGraph(spoken, weights));
}

/** Without the phrases for typed text only: they are not offered to the ear. */
export function spokenOf(grammar: GrammarSource): GrammarSource {
  return { ...grammar, groups: grammar.groups.filter(({ textOnly }) => textOnly !== true) };
}

/** @throws EarshotError TEMPLATE_INVALID, ASR_WORKER_DIED */
export async function compileGraphAside(grammar: GrammarSource, file = WORKER_FILE): Promise<GraphData> {
  if (!existsSync(file)) return compileGraph(grammar);
  const worker = new Worker(file, {
    workerData: grammar,
    resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
  });
  return await new Promise((resolve, reject) => {
    worker.once('message', (message: FromCompiler) => {
      if (message.type === 'graph') resolve(message.data);
      else reject(new EarshotError(message.code, message.message, { usage: message.usage }));
    });
    const died = (cause?: unknown): void =>
      reject(
        new EarshotError('ASR_WORKER_DIED', 'The phrases of this house could not be compiled.', { cause }),
      );
    worker.once('error', died);
    worker.once('exit', () => died());
  });
}
