/** Builds WAV files for tests, right or wrong in one chosen way. */

export interface WavShape {
  readonly rate?: number;
  readonly channels?: number;
  readonly bits?: number;
  readonly float?: boolean;
  readonly extensible?: boolean;
  /** What the data chunk's header claims, when it lies. */
  readonly claimedBytes?: number;
  /** What the RIFF header claims, when it lies. */
  readonly claimedRiff?: number;
  /** Put before the data chunk. */
  readonly extraChunk?: Buffer;
}

/** `samples` in -1..1 are written to every channel. */
export function wavBytes(samples: readonly number[] | Float32Array, shape: WavShape = {}): Buffer {
  const { rate = 16_000, channels = 1, bits = 16, float = false, extensible = false } = shape;
  const data = Buffer.alloc((samples.length * channels * bits) / 8);
  let at = 0;
  for (const sample of samples) for (let c = 0; c < channels; c++) at = write(data, at, sample, bits, float);
  const fmt = Buffer.alloc(extensible ? 40 : 16);
  const tag = float ? 3 : 1;
  fmt.writeUInt16LE(extensible ? 0xfffe : tag, 0);
  fmt.writeUInt16LE(channels, 2);
  fmt.writeUInt32LE(rate, 4);
  fmt.writeUInt32LE((rate * channels * bits) / 8, 8);
  fmt.writeUInt16LE((channels * bits) / 8, 12);
  fmt.writeUInt16LE(bits, 14);
  if (extensible) {
    fmt.writeUInt16LE(22, 16);
    fmt.writeUInt16LE(bits, 18);
    fmt.writeUInt16LE(tag, 24);
  }
  const extra = shape.extraChunk ?? Buffer.alloc(0);
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    chunk('fmt ', fmt),
    extra,
    chunk('data', data, shape.claimedBytes),
  ]);
  return chunk('RIFF', body, shape.claimedRiff);
}

export function chunk(id: string, body: Buffer, claimed = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 0, 'latin1');
  head.writeUInt32LE(claimed, 4);
  const odd = body.length % 2 === 1 ? Buffer.alloc(1) : Buffer.alloc(0);
  return Buffer.concat([head, body, odd]);
}

function write(data: Buffer, at: number, sample: number, bits: number, float: boolean): number {
  const full = 2 ** (bits - 1) - 1;
  if (float) return bits === 64 ? data.writeDoubleLE(sample, at) : data.writeFloatLE(sample, at);
  if (bits === 8) return data.writeUInt8(128 + Math.round(sample * full), at);
  return data.writeIntLE(Math.round(sample * full), at, bits / 8);
}

export function sine(hz: number, seconds: number, rate = 16_000, amplitude = 0.5): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / rate),
  );
}
