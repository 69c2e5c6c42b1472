/** Counts of scripts/project-pi.mjs against ones made by hand. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const COUNT = fileURLToPath(new URL('../../scripts/project-pi/count.mjs', import.meta.url));

function counted(args: unknown): unknown {
  const code = `import('${COUNT}').then(({countNode}) => console.log(JSON.stringify(countNode(JSON.parse(process.argv[1])))))`;
  return JSON.parse(execFileSync(process.execPath, ['-e', code, JSON.stringify(args)], { encoding: 'utf8' }));
}

const floats = (...shape: number[]) => ({ float: shape });

it.each([
  // 40 rows of 288 times 288 x 864, a byte for each weight.
  [
    'DynamicQuantizeMatMul',
    [floats(1, 40, 288), floats(864)],
    [floats(1, 40, 864)],
    { int8: 40 * 288 * 864, weightBytes: 288 * 864 },
  ],
  [
    'MatMul',
    [floats(1, 56, 288)],
    [floats(1, 56, 224)],
    { float: 56 * 288 * 224, weightBytes: 4 * 288 * 224 },
  ],
  ['FusedMatMul', [floats(5, 1, 36), floats(5, 40, 36)], [floats(5, 1, 40)], { float: 5 * 40 * 36 }],
  [
    'FusedConv',
    [floats(1, 129, 4), floats(128, 129, 3), floats(128)],
    [floats(1, 128, 4)],
    { float: 128 * 4 * 129 * 3 },
  ],
  [
    'LSTM',
    [floats(1, 1, 128)],
    [floats(1, 1, 1, 128)],
    { float: 4 * 128 * 256, weightBytes: 4 * 4 * 128 * 256 },
  ],
  ['Add', [floats(1, 40, 288)], [floats(1, 40, 288)], { float: 0, int8: 0 }],
])('counts %s', (op_name, input_type_shape, output_type_shape, wanted) => {
  expect(counted({ op_name, input_type_shape, output_type_shape })).toMatchObject(wanted);
});

it('counts the bytes that onnxruntime names', () => {
  const args = { op_name: 'Add', parameter_size: '5', activation_size: '7', output_size: '11' };
  expect(counted(args)).toMatchObject({ weightBytes: 5, otherBytes: 18 });
});
