/** What this machine can do, measured beside every bench: milliseconds of two machines cannot be compared without it. */
import { readFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, loadavg } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { matMulModel } from './onnx-matmul.js';
import { type Machine, readable } from './report.js';

/** Those that decide how fast int8 and fp32 matrices are multiplied, as /proc/cpuinfo spells them (x86 and ARM). */
const TELLING =
  /^(sse4_2|avx|avx2|fma|f16c|avx512f|avx512bw|avx512_vnni|avx512_bf16|avx512_fp16|avx_vnni|amx_int8|amx_bf16|asimd|asimdhp|asimddp|i8mm|bf16|sve|sve2|neon|vfpv4)$/;

const MATRIX = 768;
const PRODUCTS = 4;
const COPY_BYTES = 64 * 1024 * 1024;
const REPEATS = 5;

export async function calibrate(): Promise<Machine> {
  const info = await readFile('/proc/cpuinfo', 'utf8').catch(() => '');
  const cores = availableParallelism();
  return {
    cpu: cpus()[0]?.model.trim() || 'unknown',
    cores,
    architecture: arch(),
    instructionSets: instructionSets(info),
    gflops: { oneThread: await gflops(1), allCores: await gflops(cores) },
    memoryGBps: memoryGBps(),
    load: loadavg()[0] ?? 0,
  };
}

/** Of the text of /proc/cpuinfo; empty where that says nothing. */
export function instructionSets(cpuinfo: string): string[] {
  const line = /^(?:flags|Features)\s*:(.*)$/m.exec(cpuinfo)?.[1] ?? '';
  return [...new Set(line.trim().split(/\s+/))].filter((flag) => TELLING.test(flag)).toSorted();
}

/** fp32, through the same runtime as the models; the best of a few runs, since other work can only slow it down. */
async function gflops(threads: number): Promise<number> {
  const session = await InferenceSession.create(matMulModel(MATRIX, PRODUCTS), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  });
  try {
    // Small enough that four products stay far from overflow and from denormals.
    const values = Float32Array.from({ length: MATRIX * MATRIX }, (_, index) => ((index % 17) - 8) / 64);
    const matrix = new Tensor('float32', values, [MATRIX, MATRIX]);
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run <= REPEATS; run += 1) {
      const started = performance.now();
      await session.run({ x: matrix, w: matrix });
      best = Math.min(best, performance.now() - started);
    }
    return (PRODUCTS * 2 * MATRIX ** 3) / (best * 1e6);
  } finally {
    await session.release();
  }
}

function memoryGBps(): number {
  const from = new Float64Array(COPY_BYTES / 8).fill(1);
  const to = new Float64Array(COPY_BYTES / 8);
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run <= REPEATS; run += 1) {
    const started = performance.now();
    to.set(from);
    best = Math.min(best, performance.now() - started);
  }
  // Read once, written once.
  return (2 * COPY_BYTES) / (best * 1e6);
}

/** One line for people. */
export function machineLine(machine: Machine): string {
  const {
    cpu,
    cores,
    architecture,
    gflops: speed,
    memoryGBps: memory,
    instructionSets: sets,
    load,
  } = machine;
  return (
    `${cpu}, ${cores} cores, ${architecture}; fp32 ${readable(speed.allCores)} GFLOP/s ` +
    `(one thread ${readable(speed.oneThread)}; ONNX MatMul through onnxruntime), memory ${readable(memory)} GB/s ` +
    `(typed array copy), load ${readable(load)}; ${sets.join(' ') || 'instruction sets unknown'}`
  );
}
