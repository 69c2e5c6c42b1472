/** What a causal language model takes while it is opened and at work, bytes. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { USUAL_CONTEXT } from './causal-model.js';
import type { ModelFolder } from './model-folder.js';

/** Weights as they are read and as the kernels want them are there at once for a moment. */
const COPIES = 2;
/** V8's objects of a tokenizer take so many times its text. */
const PARSED = 10;
const FLOAT_BYTES = 4;

export function memoryNeeded(
  { graph, config, tokenizerBytes }: Pick<ModelFolder, 'graph' | 'config' | 'tokenizerBytes'>,
  context = USUAL_CONTEXT,
): number {
  const name = basename(graph);
  // Weights that are too large for the graph's file lie beside it, under its name with an ending.
  const weights = readdirSync(dirname(graph))
    .filter((file) => file.startsWith(name))
    .reduce((sum, file) => sum + statSync(join(dirname(graph), file)).size, 0);
  const { hidden_size: hidden, num_attention_heads: heads, num_hidden_layers: layers } = config;
  const width = config.head_dim ?? (hidden ?? 0) / (heads ?? 1);
  // Keys and values, those of before a step and those after it.
  const cache =
    4 * (layers ?? 0) * (config.num_key_value_heads ?? heads ?? 0) * width * context * FLOAT_BYTES;
  return COPIES * weights + PARSED * tokenizerBytes + cache;
}
