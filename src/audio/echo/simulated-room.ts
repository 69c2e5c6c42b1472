/**
 * Rooms for tests and measurements: impulse responses of a box by the image-source method, and a small loudspeaker's
 * colour and distortion. No part of the hub uses it.
 */

import { SAMPLE_RATE_HZ } from '../ports.js';
import { RealFft } from '../voice/dsp/real-fft.js';

/** Metres from one lower corner. */
export type Point = readonly [number, number, number];

export interface Room {
  readonly name: string;
  readonly size: Point;
  /** Time in which sound decays by 60 dB, seconds. */
  readonly rt60: number;
  readonly microphone: Point;
}

const SPEED_OF_SOUND = 343;
/** Half the length of the sinc that places an image between two samples: Peterson, JASA 80(5), 1986. */
const SINC_HALF = 20;

/**
 * From a point to the room's microphone: Allen and Berkley, "Image method for efficiently simulating small-room
 * acoustics", JASA 65(4), 1979, with all six walls alike and their reflection from Eyring's formula.
 * @returns rt60 seconds at 16 kHz, with the time of flight in it; direct sound at 1 m has an amplitude of 1
 */
export function impulseResponse({ size, rt60, microphone }: Room, source: Point): Float32Array {
  const response = new Float32Array(Math.ceil(rt60 * SAMPLE_RATE_HZ));
  const reflection = reflectionOf(size, rt60);
  const reach = rt60 * SPEED_OF_SOUND;
  const axes = [0, 1, 2].map((axis) => images(source[axis]!, microphone[axis]!, size[axis]!, reach));
  const [xs, ys, zs] = axes;
  for (const x of xs!) {
    for (const y of ys!) {
      if (x.distance ** 2 + y.distance ** 2 > reach ** 2) continue;
      for (const z of zs!) {
        const distance = Math.hypot(x.distance, y.distance, z.distance);
        if (distance > reach) continue;
        const amplitude = reflection ** (x.walls + y.walls + z.walls) / distance;
        addPulse(response, (distance / SPEED_OF_SOUND) * SAMPLE_RATE_HZ, amplitude);
      }
    }
  }
  return response;
}

interface Image {
  /** Along one axis, metres. */
  readonly distance: number;
  /** Reflections on the two walls of that axis. */
  readonly walls: number;
}

function images(source: number, microphone: number, length: number, reach: number): Image[] {
  const most = Math.ceil(reach / (2 * length));
  return Array.from({ length: 2 * most + 1 }, (_, index) => index - most).flatMap((n) => [
    { distance: source + 2 * n * length - microphone, walls: Math.abs(2 * n) },
    { distance: -source + 2 * n * length - microphone, walls: Math.abs(2 * n - 1) },
  ]);
}

function reflectionOf([x, y, z]: Point, rt60: number): number {
  const volume = x * y * z;
  const surface = 2 * (x * y + y * z + z * x);
  const absorption = 1 - Math.exp((-0.161 * volume) / (surface * rt60));
  return Math.sqrt(1 - absorption);
}

function addPulse(response: Float32Array, at: number, amplitude: number): void {
  const from = Math.max(0, Math.ceil(at - SINC_HALF));
  const to = Math.min(response.length - 1, Math.floor(at + SINC_HALF));
  for (let n = from; n <= to; n++) {
    const t = n - at;
    const sinc = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
    response[n]! += amplitude * sinc * 0.5 * (1 + Math.cos((Math.PI * t) / SINC_HALF));
  }
}

/** Sound through an impulse response; as long as the sound. By blocks in the frequency domain (overlap-save). */
export function convolve(sound: Float32Array, response: Float32Array): Float32Array {
  let size = 2;
  while (size < 2 * response.length) size *= 2;
  const fft = new RealFft(size);
  const spectrum = () => ({ re: new Float64Array(fft.bins), im: new Float64Array(fft.bins) });
  const [filter, block] = [spectrum(), spectrum()];
  const frame = new Float64Array(size);
  frame.set(response);
  fft.forward(frame, filter.re, filter.im);
  const hop = size / 2;
  const output = new Float32Array(sound.length);
  for (let start = 0; start < sound.length; start += hop) {
    for (let n = 0; n < size; n++) frame[n] = sound[start - hop + n] ?? 0;
    fft.forward(frame, block.re, block.im);
    for (let k = 0; k < fft.bins; k++) {
      const [aRe, aIm, bRe, bIm] = [block.re[k]!, block.im[k]!, filter.re[k]!, filter.im[k]!];
      block.re[k] = aRe * bRe - aIm * bIm;
      block.im[k] = aRe * bIm + aIm * bRe;
    }
    fft.inverse(block.re, block.im, frame);
    output.set(frame.subarray(hop, hop + Math.min(hop, sound.length - start)), start);
  }
  return output;
}

/**
 * A small loudspeaker: little below 180 Hz, and a cone that gives way to loud sound (third harmonic 2 % at full scale,
 * second 1 %).
 */
export function throughLoudspeaker(sound: Float32Array): Float32Array {
  const pole = Math.exp((-2 * Math.PI * 180) / SAMPLE_RATE_HZ);
  let [before, output] = [0, 0];
  return sound.map((sample) => {
    const bent = sample + 0.02 * sample * sample - 0.08 * sample ** 3;
    output = pole * (output + bent - before);
    before = bent;
    return output;
  });
}

/**
 * As a microphone hears it while the loudspeaker's clock is faster by so many parts in a million: linear drift, by a
 * windowed sinc. A cubic through four samples would lose 1 dB at 4 kHz, now and then, and no canceller could follow that.
 */
export function drifted(sound: Float32Array, ppm: number): Float32Array {
  if (ppm === 0) return sound;
  const turns = Array.from(
    { length: 2 * SINC_HALF },
    (_, tap) => (Math.PI * (tap + 1)) / SINC_HALF - Math.PI,
  );
  const [cos, sin] = [turns.map(Math.cos), turns.map(Math.sin)];
  return Float32Array.from(sound, (_, n) => {
    const at = n * (1 + ppm / 1e6);
    const whole = Math.floor(at);
    const t = at - whole;
    if (t === 0) return sound[whole] ?? 0;
    // sin(pi (k - t)) is the same for each second k; the window's cosine is that of a difference.
    const [sinc, windowCos, windowSin] = [
      Math.sin(Math.PI * t) / Math.PI,
      Math.cos((Math.PI * t) / SINC_HALF),
      Math.sin((Math.PI * t) / SINC_HALF),
    ];
    let sum = 0;
    for (let tap = 0; tap < 2 * SINC_HALF; tap++) {
      const k = tap + 1 - SINC_HALF;
      const weight = 0.5 * (1 + cos[tap]! * windowCos + sin[tap]! * windowSin);
      sum += ((sound[whole + k] ?? 0) * weight * (k % 2 === 0 ? -1 : 1)) / (k - t);
    }
    return sum * sinc;
  });
}

/** A kitchen, a living room and a tiled bathroom, with the hub at a wall; the loudspeaker is a hand's width away. */
export const ROOMS: readonly (Room & { readonly loudspeaker: Point; readonly person: Point })[] = [
  {
    name: 'kitchen',
    size: [3.2, 4.1, 2.5],
    rt60: 0.35,
    microphone: [0.4, 2, 1],
    loudspeaker: [0.4, 2.12, 0.95],
    person: [2.1, 1.1, 1.6],
  },
  {
    name: 'living room',
    size: [5.6, 4.4, 2.6],
    rt60: 0.5,
    microphone: [0.5, 1.2, 0.8],
    loudspeaker: [0.75, 1.35, 0.8],
    person: [3.4, 2.9, 1.2],
  },
  {
    name: 'bathroom',
    size: [2.3, 2.7, 2.4],
    rt60: 0.7,
    microphone: [0.3, 0.4, 1.2],
    loudspeaker: [0.38, 0.4, 1.15],
    person: [1.5, 1.9, 1.6],
  },
];
