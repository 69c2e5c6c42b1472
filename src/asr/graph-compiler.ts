/** Entry of the thread that compiles the phrases of a house and ends; speaks to `compile-graph.ts` only. */
import { parentPort, workerData } from 'node:worker_threads';
import { EarshotError, messageOf } from '../errors.js';
import { compileGraph, type FromCompiler } from './compile-graph.js';
import { buffersOf } from './graph-data.js';
import type { GrammarSource } from './recognizer.js';

if (parentPort) {
  const post = (message: FromCompiler, moved: ArrayBuffer[] = []): void =>
    parentPort?.postMessage(message, moved);
  try {
    const data = compileGraph(workerData as GrammarSource);
    post({ type: 'graph', data }, buffersOf(data));
  } catch (error) {
    const code = error instanceof EarshotError ? error.code : 'INTERNAL';
    const usage = error instanceof EarshotError && error.usage;
    post({ type: 'failed', code, message: messageOf(error), usage });
  }
}
