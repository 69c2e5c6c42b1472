/** Inputs of the exports that people install, told from their names and shapes. */
import type { InferenceSession } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/llm/causal/graph-layout.js';
import { fromHalves } from '../../src/llm/causal/half-floats.js';

type Value = InferenceSession.ValueMetadata;
const tensor = (
  name: string,
  type: 'int64' | 'float32' | 'float16' | 'bool',
  shape: (number | string)[],
): Value => ({
  name,
  isTensor: true,
  type,
  shape,
});
const IDS = tensor('input_ids', 'int64', ['batch', 'sequence']);
const LOGITS = tensor('logits', 'float32', ['batch', 'sequence', 9]);
const sides = ['key', 'value'];
const of = (more: Value[], outputs: Value[]): Pick<InferenceSession, 'inputMetadata' | 'outputMetadata'> => ({
  inputMetadata: [IDS, ...more],
  outputMetadata: [LOGITS, ...outputs],
});
const caches = (
  prefix: string,
  shape: (number | string)[],
  type: 'float32' | 'float16' = 'float32',
): Value[] => sides.map((side) => tensor(`${prefix}.0.${side}`, type, shape));

describe('layoutOf', () => {
  it("knows Optimum's and transformers.js' names", () => {
    const layout = layoutOf(
      of(
        [
          tensor('attention_mask', 'int64', ['batch', 'total']),
          tensor('position_ids', 'int64', ['batch', 'sequence']),
          tensor('num_logits_to_keep', 'int64', []),
          tensor('use_cache_branch', 'bool', [1]),
          ...caches('past_key_values', ['batch', 3, 'past', 64], 'float16'),
        ],
        caches('present', ['batch', 3, 'total', 64], 'float16'),
      ),
      {},
    );
    expect(layout).toMatchObject({
      mask: 'attention_mask',
      positions: 'position_ids',
      keep: 'num_logits_to_keep',
      useCache: 'use_cache_branch',
      cache: sides.map((side) => ({
        past: `past_key_values.0.${side}`,
        present: `present.0.${side}`,
        type: 'float16',
        heads: 3,
        width: 64,
      })),
    });
  });

  it("knows onnxruntime-genai's other names, and takes sizes from config.json where the graph has none", () => {
    const past = sides.map((side) => tensor(`past_${side}_0`, 'float32', ['b', 'h', 's', 'w']));
    const present = sides.map((side) => tensor(`present_${side}_0`, 'float32', ['b', 'h', 't', 'w']));
    const config = { num_attention_heads: 8, num_key_value_heads: 2, hidden_size: 512 };
    expect(layoutOf(of(past, present), config).cache).toMatchObject([
      { heads: 2, width: 64 },
      { heads: 2, width: 64 },
    ]);
  });

  it.each<[RegExp, Value[], Value[]]>([
    [/no cache/, [], []],
    [/pixel_values/, [tensor('pixel_values', 'float32', [1, 3, 9, 9])], []],
    [/no output belongs/, caches('past_key_values', [1, 3, 's', 64]), []],
    [
      /neither in the graph/,
      caches('past_key_values', ['b', 'h', 's', 'w']),
      caches('present', [1, 3, 't', 64]),
    ],
    [/3 axes/, caches('past_key_values', [1, 3, 64]), caches('present', [1, 3, 64])],
    [
      /holds int64/,
      sides.map((side) => tensor(`past.0.${side}`, 'int64', [1, 1, 1, 1])),
      caches('present', [1, 1, 1, 1]),
    ],
  ])('says what is in the way: %s', (message, inputs, outputs) => {
    expect(() => layoutOf(of(inputs, outputs), {})).toThrow(
      expect.objectContaining({ code: 'LLM_UNSUPPORTED', message: expect.stringMatching(message) }),
    );
  });
});

it('reads numbers of half precision', () => {
  const halves = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7bff, 0xfc00, 0x0000, 0x3555);
  expect([...fromHalves(halves)]).toEqual([
    1,
    -2,
    2 ** -24,
    65504,
    Number.NEGATIVE_INFINITY,
    0,
    Math.fround(0.333251953125),
  ]);
});
