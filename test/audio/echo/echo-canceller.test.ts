import { describe, expect, it } from 'vitest';
import { EchoGuard } from '../../../src/audio/echo/echo-guard.js';
import { convolve, impulseResponse, ROOMS } from '../../../src/audio/echo/simulated-room.js';
import { FRAME_SAMPLES, type FrameSource, SAMPLE_RATE_HZ } from '../../../src/audio/ports.js';
import { fakeSink, never } from '../../hub/fakes.js';
import { babble, clean, echoOf, erle, LATE, type Played, power } from './rooms.js';

const [kitchen] = ROOMS;
const SECONDS = 9;
const LENGTH = SECONDS * SAMPLE_RATE_HZ;
/** Three sentences, each with its own delay in the sound card. */
const PLAYED: readonly Played[] = [
  { from: 4_000, samples: babble(3, 1), delay: 700 },
  { from: 54_000, samples: babble(2.5, 2), delay: 1_150 },
  { from: 96_000, samples: babble(2.8, 3), delay: 900 },
];
const noise = babble(SECONDS, 9).map((sample) => sample / 1_000);
const plus = (a: Float32Array, b: Float32Array, gain = 1): Float32Array =>
  a.map((sample, n) => sample + gain * (b[n] ?? 0));

describe('a simulated room', () => {
  it('sounds directly first, after the time of flight, and decays about as it should', () => {
    const response = impulseResponse(kitchen!, kitchen!.person);
    const metres = Math.hypot(...kitchen!.person.map((at, axis) => at - kitchen!.microphone[axis]!));
    const strongest = response.reduce(
      (best, value, n) => (Math.abs(value) > Math.abs(response[best]!) ? n : best),
      0,
    );
    expect(Math.abs(strongest - (metres / 343) * SAMPLE_RATE_HZ)).toBeLessThanOrEqual(1);
    const energyAfter = (seconds: number): number =>
      response.subarray(seconds * SAMPLE_RATE_HZ).reduce((sum, value) => sum + value * value, 0);
    const slope = 10 * Math.log10(energyAfter(0.05) / energyAfter(0.2));
    // 60 dB in 0.35 s are 25.7 dB in 0.15 s; a box with parallel walls decays more slowly than Eyring says.
    expect(slope).toBeGreaterThan(12);
    expect(slope).toBeLessThan(30);
  });

  it('convolves as the definition says', () => {
    const sound = Float32Array.of(1, 2, 0, -1, 3, 1, 0, 2);
    const response = Float32Array.of(0.5, -1, 0.25);
    const expected = [...sound].map((_, n) =>
      [...response].reduce((sum, tap, k) => sum + tap * (sound[n - k] ?? 0), 0),
    );
    for (const [n, value] of convolve(sound, response).entries()) expect(value).toBeCloseTo(expected[n]!, 5);
  });
});

describe('the echo canceller', { timeout: 300_000 }, () => {
  const echo = echoOf(kitchen!, PLAYED, LENGTH);

  it('takes the hub out of what the microphone hears, whatever each sentence takes to sound', () => {
    const microphone = plus(echo, noise);
    const { samples, own } = clean(microphone, PLAYED);
    expect(erle(microphone, samples, 2, 3)).toBeGreaterThan(12);
    expect(erle(microphone, samples, 6.7, 8.5)).toBeGreaterThan(18);
    // Nobody spoke: once the room is known few frames say otherwise, and the speech detector hears those.
    const later = own.slice((4.5 * SAMPLE_RATE_HZ) / FRAME_SAMPLES, (8.7 * SAMPLE_RATE_HZ) / FRAME_SAMPLES);
    expect(later.filter((is) => !is).length / later.length).toBeLessThan(0.1);
  });

  it('finds each sentence within a tenth of a second of its first sound, once it knows the room', () => {
    const microphone = plus(echo, noise);
    const { samples } = clean(microphone, PLAYED);
    const begin = (PLAYED[2]!.from + PLAYED[2]!.delay) / SAMPLE_RATE_HZ;
    expect(erle(microphone, samples, begin + 0.12, begin + 0.5)).toBeGreaterThan(15);
  });

  it('learns how far the clocks run apart within two sentences, and takes that out', () => {
    expect(Math.abs(clean(plus(echo, noise), PLAYED).ppm)).toBeLessThan(3);
    const apart = plus(echoOf(kitchen!, PLAYED, LENGTH, 50), noise);
    const { samples, ppm } = clean(apart, PLAYED);
    expect(Math.abs(ppm - 50)).toBeLessThan(5);
    expect(erle(apart, samples, 6.7, 8.5)).toBeGreaterThan(30);
  });

  it('learns it anew where the hardware is another one by now: most of it within three short sentences', () => {
    const later = [4, 5, 6].map((seed, n) => ({
      from: (9 + 3 * n) * SAMPLE_RATE_HZ,
      samples: babble(2.5, seed),
      delay: 800,
    }));
    const length = 18 * SAMPLE_RATE_HZ;
    const first = echoOf(kitchen!, PLAYED, length, 60);
    const { ppm } = clean(plus(first, echoOf(kitchen!, later, length, -40)), [...PLAYED, ...later]);
    expect(Math.abs(ppm + 40)).toBeLessThan(25);
  });

  it.each([0, 6, 12])('keeps who speaks over it, %i dB below it', (below) => {
    const speech = new Float32Array(LENGTH);
    speech.set(babble(1.5, 21), 6.6 * SAMPLE_RATE_HZ);
    const person = convolve(speech, impulseResponse(kitchen!, kitchen!.person));
    const gain = Math.sqrt(power(echo, 6.6, 8) / power(person, 6.6, 8)) * 10 ** (-below / 20);
    const { samples, own } = clean(plus(plus(echo, noise), person, gain), PLAYED);
    const wanted = person.map((sample) => sample * gain);
    // What comes out, less what the person said: how much of anything else is left.
    const rest = samples.map((sample, n) => sample - (wanted[n - LATE] ?? 0));
    const before = 10 * Math.log10(power(wanted, 6.6, 8) / power(echo, 6.6, 8));
    const after = 10 * Math.log10(power(wanted, 6.6, 8) / power(rest, 6.6, 8));
    expect(after - before).toBeGreaterThan(6);
    const heard = own.slice((6.8 * SAMPLE_RATE_HZ) / FRAME_SAMPLES, (7.8 * SAMPLE_RATE_HZ) / FRAME_SAMPLES);
    expect(heard.filter((is) => is).length / heard.length).toBeLessThan(0.4);
  });

  it('lets everything pass as it is, 16 ms later, while nothing plays', () => {
    const sound = babble(2, 5);
    const { samples, own } = clean(sound, []);
    expect(own.some((is) => is)).toBe(false);
    expect(samples.subarray(LATE, 31_744)).toEqual(sound.subarray(0, 31_744 - LATE));
  });

  it('is no worse than nothing where the loudspeaker is not heard', () => {
    const microphone = babble(8, 6);
    const { samples, own, ppm } = clean(microphone, [PLAYED[0]!]);
    expect(ppm).toBe(0);
    const rest = samples.map((sample, n) => sample - (microphone[n - LATE] ?? 0));
    expect(10 * Math.log10(power(microphone, 0, 7) / power(rest, 0, 7))).toBeGreaterThan(10);
    // Until the echo has been searched for in vain, a second long, and no longer.
    expect(own.filter((is) => is).length).toBeLessThan(45);
  });
});

describe('the guard between mouth and ear', () => {
  const silent: FrameSource = {
    async *frames() {
      for (let n = 0; n < 10; n++) yield new Float32Array(FRAME_SAMPLES);
    },
  };

  it('plays what it is given, whether or not anybody listens', async () => {
    const guard = new EchoGuard();
    const sink = fakeSink();
    const audio = { samples: babble(0.2, 1), sampleRateHz: SAMPLE_RATE_HZ };
    await guard.tapped(sink).play(audio, never());
    const frames = guard.cleaned(silent).frames(never())[Symbol.asyncIterator]();
    await frames.next();
    await guard.tapped(sink).play(audio, never());
    expect(sink.played).toEqual([audio, audio]);
    const { value } = await frames.next();
    expect(value === undefined ? undefined : guard.isOwn(value)).toBe(true);
    await frames.return?.();
  });

  it('passes on what the loudspeaker fails with', async () => {
    const guard = new EchoGuard();
    const sink = fakeSink('broken', () => Promise.reject(new Error('unplugged')));
    const frames = guard.cleaned(silent).frames(never())[Symbol.asyncIterator]();
    await frames.next();
    const audio = { samples: babble(0.2, 1), sampleRateHz: 24_000 };
    await expect(guard.tapped(sink).play(audio, never())).rejects.toThrow('unplugged');
    await frames.return?.();
  });
});
