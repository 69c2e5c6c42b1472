/** What one node of a graph does, from the shapes in onnxruntime's profile. Pure. */

const FLOAT_PRODUCTS = new Set(['MatMul', 'FusedMatMul', 'Gemm', 'FusedGemm']);
const INT8_PRODUCTS = new Set([
  'DynamicQuantizeMatMul',
  'MatMulIntegerToFloat',
  'MatMulInteger',
  'MatMulNBits',
]);
const CONVOLUTIONS = new Set(['Conv', 'FusedConv']);

/** `float`, `int8`: multiplications; bytes of weights and of what flows between nodes. */
export const NOTHING = { float: 0, int8: 0, weightBytes: 0, otherBytes: 0 };

export function addCounts(one, other) {
  return Object.fromEntries(Object.keys(NOTHING).map((key) => [key, one[key] + other[key]]));
}

const product = (shape) => shape.reduce((all, size) => all * size, 1);
/** Profiles write `{"float": [1, 40, 288]}`. */
const shapesOf = (list) => (Array.isArray(list) ? list : []).map((each) => Object.values(each)[0]);

/** @param args of an event of category `Node` */
export function countNode(args) {
  const { op_name: name, parameter_size, activation_size, output_size } = args;
  const inputs = shapesOf(args.input_type_shape);
  const outputs = shapesOf(args.output_type_shape);
  const [first = []] = inputs;
  const [out = []] = outputs;
  const listed = Number(parameter_size ?? 0);
  const otherBytes = Number(activation_size ?? 0) + Number(output_size ?? 0);
  const row = { ...NOTHING, weightBytes: listed, otherBytes };
  // Weights that were rearranged at loading are in no list any more: rows of the result's width, as long as the input's rows.
  const inner = first.at(-1) ?? 0;
  const packed = inner * (out.at(-1) ?? 0);
  if (INT8_PRODUCTS.has(name))
    return { ...row, int8: product(out) * inner, weightBytes: Math.max(listed, packed) };
  if (FLOAT_PRODUCTS.has(name)) {
    const isPacked = inputs.length === 1;
    return { ...row, float: product(out) * inner, weightBytes: isPacked ? 4 * packed : listed };
  }
  if (CONVOLUTIONS.has(name)) return { ...row, float: product(out) * product((inputs[1] ?? []).slice(1)) };
  if (name === 'MultiHeadAttention') {
    // Scores and their sum: each query with each key. The keys are the present ones where they are given out.
    const [batch = 1, queries = 0, hidden = 0] = first;
    const keys = outputs[1]?.at(-2) ?? inputs[1]?.at(-2) ?? 0;
    return { ...row, float: 2 * batch * queries * keys * hidden };
  }
  if (name === 'LSTM') {
    // Four gates, of the input and of the state before; the weights are rearranged, too.
    const [steps = 0, batch = 1, width = 0] = first;
    const hidden = out.at(-1) ?? 0;
    const weights = 4 * hidden * (width + hidden);
    return { ...row, float: steps * batch * weights, weightBytes: Math.max(listed, 4 * weights) };
  }
  return row;
}
