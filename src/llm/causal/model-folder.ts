/**
 * What lies in the folder of a causal language model, as Optimum, transformers.js and onnxruntime-genai write it: the graph,
 * tokenizer.json, and settings beside them. Everything is foreign until parsed.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { EarshotError, messageOf } from '../../errors.js';

/** The largest tokenizer.json known (Gemma's) has 33 MB; settings have kilobytes. */
const MOST_BYTES = 64 << 20;
const MOST_TEMPLATE = 64 << 10;

/** Tried in this order: what is smallest on a processor first. */
const GRAPHS = [
  'model.onnx',
  'model_q4.onnx',
  'model_quantized.onnx',
  'model_int8.onnx',
  'model_q4f16.onnx',
  'model_fp16.onnx',
  'decoder_model_merged.onnx',
];

const ids = z.union([z.int().nonnegative(), z.array(z.int().nonnegative()).max(64)]).nullish();
const count = z.int().positive().max(1_000_000).nullish();
const CONFIG = z.object({
  eos_token_id: ids,
  max_position_embeddings: count,
  num_key_value_heads: count,
  num_attention_heads: count,
  num_hidden_layers: count,
  hidden_size: count,
  head_dim: count,
});
const GENERATION = z.object({ eos_token_id: ids });
const named = z.array(z.object({ name: z.string(), template: z.string().max(MOST_TEMPLATE) })).max(16);
const token = z.union([z.string(), z.object({ content: z.string() })]).nullish();
const TOKENIZER_CONFIG = z.looseObject({
  chat_template: z.union([z.string().max(MOST_TEMPLATE), named]).nullish(),
  bos_token: token,
  eos_token: token,
});
const TOKENIZER = z.looseObject({ model: z.looseObject({ vocab: z.unknown() }) });

export type ModelConfig = z.infer<typeof CONFIG>;
export type TokenizerConfig = z.infer<typeof TOKENIZER_CONFIG>;

export interface ModelFolder {
  readonly graph: string;
  readonly config: ModelConfig;
  /** Tokens that end an answer. */
  readonly ends: readonly number[];
  readonly tokenizer: z.infer<typeof TOKENIZER>;
  readonly tokenizerBytes: number;
  readonly tokenizerConfig: TokenizerConfig;
  readonly chatTemplate: string;
}

/**
 * @param path a folder, or one of its .onnx files where it has several
 * @throws {EarshotError} LLM_MISSING, LLM_INVALID: one line with the file and what to do
 */
export function readModelFolder(path: string): ModelFolder {
  const graph = graphOf(path);
  // transformers.js keeps graphs in a folder of their own below the settings.
  const beside = dirname(graph);
  const folder = isFile(join(beside, 'tokenizer.json')) ? beside : dirname(beside);
  const config = read(join(folder, 'config.json'), CONFIG, {});
  const generation = read(join(folder, 'generation_config.json'), GENERATION, {});
  const tokenizerConfig = read(join(folder, 'tokenizer_config.json'), TOKENIZER_CONFIG, {});
  const tokenizer = read(join(folder, 'tokenizer.json'), TOKENIZER);
  return {
    graph,
    config,
    ends: [...new Set([config.eos_token_id, generation.eos_token_id].flatMap((id) => id ?? []))],
    tokenizer,
    tokenizerBytes: statSync(join(folder, 'tokenizer.json')).size,
    tokenizerConfig,
    chatTemplate: templateOf(folder, tokenizerConfig),
  };
}

function graphOf(path: string): string {
  if (isFile(path)) return path;
  const tried = ['', 'onnx'].flatMap((sub) => GRAPHS.map((name) => join(path, sub, name)));
  const found = tried.find(isFile);
  if (found !== undefined) return found;
  throw new EarshotError(
    'LLM_MISSING',
    `${path} holds no language model: give the folder with model.onnx and tokenizer.json, or the path of its .onnx file (docs/replies.md).`,
    { usage: true },
  );
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function read<T>(file: string, schema: z.ZodType<T>, missing?: T): T {
  if (!isFile(file)) {
    if (missing !== undefined) return missing;
    throw new EarshotError(
      'LLM_MISSING',
      `${file} is missing: copy it from where the model came from, beside its .onnx file.`,
    );
  }
  try {
    return schema.parse(JSON.parse(bounded(file)));
  } catch (cause) {
    const detail =
      cause instanceof z.ZodError
        ? cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)[0]
        : messageOf(cause);
    throw invalid(file, detail ?? 'not what such a file holds', cause);
  }
}

function bounded(file: string): string {
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw new RangeError(`${size} bytes are more than such a file ever has`);
  return readFileSync(file, 'utf8');
}

function templateOf(folder: string, { chat_template: told }: TokenizerConfig): string {
  const own = join(folder, 'chat_template.jinja');
  const all = Array.isArray(told) ? told : [];
  const text = typeof told === 'string' ? told : all.find(({ name }) => name === 'default')?.template;
  const template = text ?? (isFile(own) && statSync(own).size <= MOST_TEMPLATE ? bounded(own) : undefined);
  if (template !== undefined) return template;
  throw new EarshotError(
    'LLM_INVALID',
    `${folder} has no chat template (tokenizer_config.json or chat_template.jinja): take the instruction-tuned version of the model.`,
  );
}

export const invalid = (file: string, detail: string, cause?: unknown): EarshotError =>
  new EarshotError(
    'LLM_INVALID',
    `${file} cannot be used (${detail.split('\n')[0]}): copy it anew from where the model came from.`,
    {
      cause,
    },
  );
