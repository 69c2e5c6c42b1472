/** Which input of a graph is what, by its names and shapes: Optimum's, transformers.js', onnxruntime-genai's and our own exports. */
import type { InferenceSession } from 'onnxruntime-node';
import { EarshotError } from '../../errors.js';
import type { ModelConfig } from './model-folder.js';

export type CacheType = 'float32' | 'float16';

/** One half of a layer's cache: [1, heads, tokens, width]. */
export interface CachePart {
  readonly past: string;
  readonly present: string;
  readonly type: CacheType;
  readonly heads: number;
  readonly width: number;
}

export interface GraphLayout {
  readonly ids: string;
  readonly mask: string | null;
  readonly positions: string | null;
  /** Tells merged exports that there is a past. */
  readonly useCache: string | null;
  /** Asks for the logits of so many last tokens. */
  readonly keep: string | null;
  readonly logits: string;
  readonly cache: readonly CachePart[];
}

type Metadata = Pick<InferenceSession, 'inputMetadata' | 'outputMetadata'>;
type Value = InferenceSession.ValueMetadata;

const PAST = /^past(?:_key_values)?[._](\d{1,4})[._](key|value)$|^past_(key|value)_(\d{1,4})$/;
const PRESENT = /^present(?:_key_values)?[._](\d{1,4})[._](key|value)$|^present_(key|value)_(\d{1,4})$/;

/** @throws {EarshotError} LLM_UNSUPPORTED where the graph is no decoder with a cache, with the name that is in the way */
export function layoutOf(session: Metadata, config: ModelConfig): GraphLayout {
  const rest = new Map(session.inputMetadata.map((value) => [value.name, value]));
  const outputs = new Map(session.outputMetadata.map((value) => [value.name, value]));
  const take = (name: string): string | null => (rest.delete(name) ? name : null);
  const ids = take('input_ids');
  if (ids === null) throw unsupported('it has no input "input_ids"');
  const logits = outputs.get('logits');
  if (logits === undefined) throw unsupported('it has no output "logits"');
  const presents = new Map(
    [...outputs.keys()].flatMap((name) => {
      const key = keyOf(PRESENT, name);
      return key === null ? [] : [[key, name] as const];
    }),
  );
  const layout = {
    ids,
    mask: take('attention_mask'),
    positions: take('position_ids'),
    useCache: take('use_cache_branch'),
    keep: take('num_logits_to_keep') ?? take('logits_to_keep'),
    logits: 'logits',
  };
  const cache = [...rest.values()].map((input) => {
    const key = keyOf(PAST, input.name);
    if (key === null) throw unsupported(`nobody knows what its input "${input.name}" is`);
    const present = presents.get(key);
    if (present === undefined) throw unsupported(`no output belongs to its input "${input.name}"`);
    return { past: input.name, present, ...dimensionsOf(input, config) };
  });
  if (cache.length === 0)
    throw unsupported('it has no cache; export it with one (Optimum: --task text-generation-with-past)');
  return { ...layout, cache };
}

function keyOf(pattern: RegExp, name: string): string | null {
  const match = pattern.exec(name);
  return match === null ? null : `${match[1] ?? match[4]}.${match[2] ?? match[3]}`;
}

function dimensionsOf(input: Value, config: ModelConfig): Pick<CachePart, 'type' | 'heads' | 'width'> {
  const type = input.isTensor ? input.type : '';
  if (!input.isTensor || (type !== 'float32' && type !== 'float16'))
    throw unsupported(`its cache "${input.name}" holds ${type || 'no tensor'}`);
  if (input.shape.length !== 4)
    throw unsupported(`its cache "${input.name}" has ${input.shape.length} axes, not 4`);
  const sized = (at: number, told: number | null | undefined): number => {
    const own = input.shape[at];
    const size = typeof own === 'number' && own > 0 ? own : (told ?? 0);
    if (size > 0 && size <= 4_096) return size;
    throw unsupported(`the size of its cache "${input.name}" is neither in the graph nor in config.json`);
  };
  const { hidden_size: hidden, num_attention_heads: all } = config;
  const width = config.head_dim ?? (hidden && all ? hidden / all : null);
  return { type, heads: sized(1, config.num_key_value_heads ?? all), width: sized(3, width) };
}

const unsupported = (why: string): EarshotError =>
  new EarshotError(
    'LLM_UNSUPPORTED',
    `The language model cannot be run: ${why}. Use an ONNX export of a causal language model (docs/replies.md).`,
  );
