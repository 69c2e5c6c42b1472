import { EarshotError, messageOf } from '../errors.js';
import { concat } from './pcm.js';
import { type PcmAudio, SAMPLE_RATE_HZ } from './ports.js';

/** libsamplerate's own bounds are wider; outside these a file's header is wrong, not its audio exotic. */
const MIN_RATE_HZ = 1_000;
const MAX_RATE_HZ = 192_000;
/**
 * Samples per call. The library's buffers hold 1,008,000, also of what comes out: 16 times as much at most, from 1 kHz.
 * What does not fit it cuts up itself, and takes the beginning of the whole recording for each later block then.
 */
const BLOCK_SAMPLES = 60_000;

type Converter = Awaited<ReturnType<typeof import('@alexanderolsen/libsamplerate-js')['create']>>;

/**
 * The last one that nobody uses any more. To make one is to set up its whole machine with 26 MB of memory, which takes
 * 3 ms and the garbage collector's time; the echo canceller wants one for every spoken reply. One that is given new rates
 * begins anew (src_delete, src_new): nothing of the recording before is in it.
 */
let idle: Converter | undefined;

/**
 * Any rate to any rate, mono, block by block, without delay: output sample k is input time k / toHz. Band-limited
 * sinc interpolation (libsamplerate, medium quality: 90 % of the band, 121 dB); 14 ms per second of 48 kHz audio
 * at most. Equal rates pass through untouched and load nothing.
 */
export class Resampler {
  readonly fromHz: number;
  readonly toHz: number;
  #converter: Converter | undefined;
  #taken = 0;
  #given = 0;

  private constructor(fromHz: number, toHz: number, converter: Converter | undefined) {
    this.fromHz = fromHz;
    this.toHz = toHz;
    this.#converter = converter;
  }

  /** @throws {EarshotError} AUDIO_RATE_UNSUPPORTED outside 1-192 kHz */
  static async create(fromHz: number, toHz: number = SAMPLE_RATE_HZ): Promise<Resampler> {
    for (const rate of [fromHz, toHz]) {
      if (!Number.isInteger(rate) || rate < MIN_RATE_HZ || rate > MAX_RATE_HZ) {
        throw new EarshotError(
          'AUDIO_RATE_UNSUPPORTED',
          `A sample rate of ${rate} Hz cannot be used: send or convert audio to 16000 Hz (${MIN_RATE_HZ} to ${MAX_RATE_HZ} work).`,
        );
      }
    }
    if (fromHz === toHz) return new Resampler(fromHz, toHz, undefined);
    try {
      return new Resampler(fromHz, toHz, await openConverter(fromHz, toHz));
    } catch (cause) {
      throw new EarshotError('AUDIO_RESAMPLER_FAILED', `The resampler did not start: ${messageOf(cause)}.`, {
        cause,
      });
    }
  }

  /** What can be said of the output so far; the last few milliseconds wait for `flush`. */
  push(samples: Float32Array): Float32Array {
    this.#taken += samples.length;
    const output = this.#convert(samples);
    this.#given += output.length;
    return output;
  }

  /** The rest, so that all output together is round(input samples * toHz / fromHz) long. Call once, at the end. */
  flush(): Float32Array {
    const missing = Math.round((this.#taken * this.toHz) / this.fromHz) - this.#given;
    if (missing <= 0) return new Float32Array(0);
    // The library's JavaScript side has no end-of-input flag: silence pushes the filter's tail out instead.
    const silence = new Float32Array(Math.max(256, Math.ceil((missing * this.fromHz) / this.toHz)));
    const tail: Float32Array[] = [];
    for (let got = 0; got < missing; ) {
      const block = this.#convert(silence);
      tail.push(block);
      got += block.length;
    }
    this.#given += missing;
    return concat(tail).slice(0, missing);
  }

  close(): void {
    if (idle === undefined) idle = this.#converter;
    else this.#converter?.destroy();
    this.#converter = undefined;
  }

  #convert(samples: Float32Array): Float32Array {
    if (this.fromHz === this.toHz) return samples;
    // A destroyed converter would write through a dangling pointer.
    const converter = this.#converter;
    if (!converter) throw new EarshotError('AUDIO_RESAMPLER_CLOSED', 'The resampler is closed already.');
    if (samples.length === 0) return new Float32Array(0);
    const blocks: Float32Array[] = [];
    for (let at = 0; at < samples.length; at += BLOCK_SAMPLES) {
      blocks.push(converter.full(samples.subarray(at, at + BLOCK_SAMPLES)));
    }
    return concat(blocks);
  }
}

async function openConverter(fromHz: number, toHz: number): Promise<Converter> {
  const converter = idle;
  if (converter !== undefined) {
    idle = undefined;
    converter.inputSampleRate = fromHz;
    converter.outputSampleRate = toHz;
    converter.ratio = toHz / fromHz;
    return converter;
  }
  // 2 MB of source text that most hubs never need: their microphone gives 16 kHz.
  const { default: LibSampleRate } = await import('@alexanderolsen/libsamplerate-js');
  const converterType = LibSampleRate.ConverterType.SRC_SINC_MEDIUM_QUALITY;
  return LibSampleRate.create(1, fromHz, toHz, { converterType });
}

/** A whole recording at another rate; the same object when it has that rate already. */
export async function resample(audio: PcmAudio, toHz: number = SAMPLE_RATE_HZ): Promise<PcmAudio> {
  if (audio.sampleRateHz === toHz) return audio;
  const resampler = await Resampler.create(audio.sampleRateHz, toHz);
  try {
    const samples = concat([resampler.push(audio.samples), resampler.flush()]);
    return { samples, sampleRateHz: toHz };
  } finally {
    resampler.close();
  }
}
