/**
 * The smallest ONNX model that keeps a CPU busy: x -> x·w·w·…, square matrices of `size`, both given at run time.
 * Written by hand as protobuf (field numbers from onnx.proto3), so that calibrating needs no model file.
 */

/** @param products how many products stand one behind the other */
export function matMulModel(size: number, products: number): Uint8Array {
  const nodes = Array.from({ length: products }, (_, index) =>
    message(1, [
      text(1, index === 0 ? 'x' : `y${index - 1}`),
      text(1, 'w'),
      text(2, index === products - 1 ? 'y' : `y${index}`),
      text(4, 'MatMul'),
    ]),
  );
  const graph = message(7, [
    ...nodes,
    text(2, 'calibration'),
    message(11, valueInfo('x', size)),
    message(11, valueInfo('w', size)),
    message(12, valueInfo('y', size)),
  ]);
  // ir_version 8, opset 13: what every onnxruntime of the last years reads.
  return Uint8Array.from([...number(1, 8), ...graph, ...message(8, [number(2, 13)])]);
}

function valueInfo(name: string, size: number): number[][] {
  const dimension = message(1, [number(1, size)]);
  const FLOAT = 1;
  const tensor = message(1, [number(1, FLOAT), message(2, [dimension, dimension])]);
  return [text(1, name), message(2, [tensor])];
}

function message(field: number, parts: readonly number[][]): number[] {
  const body = parts.flat();
  return [...varint((field << 3) | 2), ...varint(body.length), ...body];
}

const text = (field: number, value: string): number[] => message(field, [[...Buffer.from(value, 'utf8')]]);

const number = (field: number, value: number): number[] => [...varint(field << 3), ...varint(value)];

function varint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return [...bytes, left];
}
