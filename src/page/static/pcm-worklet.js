/* global AudioWorkletProcessor, registerProcessor, sampleRate */
/**
 * Microphone samples at the browser's rate -> 16 kHz, signed 16-bit, 100 ms a message. Runs on the audio thread.
 * Resampling is a windowed sinc (Blackman, 32 taps a side) evaluated where each output sample falls: short enough for a
 * phone, and speech above 8 kHz does not fold back into the band that the recogniser listens to.
 */
const TARGET_HZ = 16_000;
const MESSAGE_SAMPLES = 1600;
const TAPS = 32;

class PcmProcessor extends AudioWorkletProcessor {
  constructor() {
    super();
    this.step = sampleRate / TARGET_HZ;
    this.cutoff = Math.min(1, TARGET_HZ / sampleRate) * 0.95;
    this.history = new Float32Array(0);
    this.at = TAPS;
    this.message = new Int16Array(MESSAGE_SAMPLES);
    this.filled = 0;
    this.peak = 0;
    this.port.onmessage = () => this.flush();
  }

  process([channels]) {
    const input = channels?.[0];
    if (!input) return true;
    const samples = new Float32Array(this.history.length + input.length);
    samples.set(this.history);
    samples.set(input, this.history.length);
    while (this.at + TAPS < samples.length) {
      this.push(this.sampleAt(samples, this.at));
      this.at += this.step;
    }
    const keepFrom = Math.max(0, Math.floor(this.at) - TAPS);
    this.history = samples.slice(keepFrom);
    this.at -= keepFrom;
    return true;
  }

  sampleAt(samples, position) {
    const centre = Math.floor(position);
    let sum = 0;
    for (let i = centre - TAPS + 1; i <= centre + TAPS; i += 1) {
      const distance = i - position;
      sum += (samples[i] ?? 0) * sinc(distance * this.cutoff) * blackman(distance / TAPS);
    }
    return sum * this.cutoff;
  }

  push(sample) {
    this.peak = Math.max(this.peak, Math.abs(sample));
    this.message[this.filled] = Math.max(-1, Math.min(1, sample)) * 32_767;
    this.filled += 1;
    if (this.filled === MESSAGE_SAMPLES) this.flush();
  }

  flush() {
    const pcm = this.message.slice(0, this.filled);
    this.port.postMessage({ pcm, peak: this.peak }, [pcm.buffer]);
    this.filled = 0;
    this.peak = 0;
  }
}

function sinc(x) {
  if (Math.abs(x) < 1e-9) return 1;
  return Math.sin(Math.PI * x) / (Math.PI * x);
}

/** `x` from -1 to 1; zero outside. */
function blackman(x) {
  if (Math.abs(x) >= 1) return 0;
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
}

registerProcessor('pcm', PcmProcessor);
