import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../src/audio/decode-file.js';
import { judge, speechIn } from '../../src/cli/doctor/microphone.js';
import { signalFacts } from '../../src/cli/doctor/signal.js';
import type { Check } from '../../src/cli/doctor.js';

const SECONDS = 3;
const RATE = 16_000;

/** The same noise each time: a linear congruential generator (Numerical Recipes, 7.1.7). */
function noise(level: number, seconds = SECONDS): Float32Array {
  let seed = 1;
  return Float32Array.from({ length: seconds * RATE }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return level * (seed / 2 ** 31 - 1);
  });
}
const tone = (hz: number, level: number): Float32Array =>
  Float32Array.from({ length: SECONDS * RATE }, (_, n) => level * Math.sin((2 * Math.PI * hz * n) / RATE));
const mix = (...all: readonly Float32Array[]): Float32Array =>
  (all[0] ?? new Float32Array()).map((_, n) => all.reduce((sum, each) => sum + (each[n] ?? 0), 0));

const verdict = (samples: Float32Array, speech: readonly boolean[] | null = []): Check =>
  judge(signalFacts(samples, speech));

describe('a quiet room', () => {
  it('is well, with the way to have speech judged, too', () => {
    const check = verdict(noise(0.003));
    expect(check).toMatchObject({ check: 'microphone', ok: true });
    expect(check.found).toMatch(/^no speech, noise at -5\d dBFS$/);
    expect(check.remedy).toMatch(/talk while/);
  });

  it('that is dead silent has no microphone behind it', () => {
    for (const level of [0, 0.2])
      expect(verdict(new Float32Array(SECONDS * RATE).fill(level)).found).toMatch(/digital silence/);
    expect(verdict(new Float32Array(SECONDS * RATE)).remedy).toMatch(/muted.*arecord -l/);
  });

  it('with mains hum is told which, and one with a humming man is not', () => {
    const quiet = noise(0.001);
    const hum = (base: number): Float32Array =>
      mix(quiet, tone(base, 0.02), tone(2 * base, 0.01), tone(3 * base, 0.01));
    expect(verdict(hum(50))).toMatchObject({
      ok: false,
      found: expect.stringContaining('a hum of 50 Hz at -3'),
    });
    expect(verdict(hum(60))).toMatchObject({ ok: false, found: expect.stringContaining('a hum of 60 Hz') });
    expect(verdict(hum(107)).ok).toBe(true);
    // So faint that nobody minds.
    expect(verdict(mix(noise(0.0001), tone(50, 0.0005), tone(100, 0.0005))).ok).toBe(true);
  });

  it('with a fan in it is too loud', () => {
    expect(verdict(noise(0.1))).toMatchObject({ ok: false, found: expect.stringContaining('loud noise') });
  });

  it('heard by telephone is the wrong device', () => {
    const telephone = mix(...[400, 730, 1100, 1900, 2700, 3300].map((hz) => tone(hz, 0.01)));
    expect(verdict(telephone)).toMatchObject({
      ok: false,
      found: expect.stringContaining('nothing above 4 kHz'),
    });
    expect(verdict(mix(telephone, noise(0.001))).ok).toBe(true);
  });

  it('of half a second tells nothing', () => {
    expect(verdict(noise(0.003).subarray(0, RATE / 2)).remedy).toMatch(/three seconds/);
  });
});

describe('speech', async () => {
  const file = fileURLToPath(new URL('../audio/fixtures/turn-on-the-kitchen-light.opus', import.meta.url));
  const { samples } = await decodeFile(file);
  const room = noise(0.001);
  const said = Float32Array.from(room, (value, n) => value + (samples[n] ?? 0));
  const speech = await speechIn(said);
  const at = (gain: number): Float32Array => said.map((sample) => Math.max(-1, Math.min(1, gain * sample)));

  it('is found, with its level', () => {
    expect(verdict(said, speech)).toMatchObject({ ok: true, remedy: null });
    expect(verdict(said, speech).found).toMatch(/^speech at -[123]\d dBFS, noise at -[56]\d dBFS$/);
  });

  it('is found without the speech detector', () => {
    expect(verdict(said, null).found).toMatch(/^speech at/);
    expect(verdict(noise(0.003), null).found).toMatch(/^no speech/);
  });

  it('that is cut off is too loud, also where the level was lowered afterwards', () => {
    expect(verdict(at(20), speech)).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('alsamixer'),
    });
    expect(verdict(at(20), speech).found).toMatch(/too loud: [\d.]+ of 1000 samples/);
    expect(
      verdict(
        at(20).map((sample) => sample * 0.3),
        speech,
      ).found,
    ).toMatch(/too loud/);
    expect(signalFacts(said, speech).clippedPermille).toBe(0);
  });

  it('that is far too quiet is told how to be louder', () => {
    expect(verdict(at(0.01), speech)).toMatchObject({
      ok: false,
      found: expect.stringContaining('too quiet'),
      remedy: expect.stringContaining('come closer'),
    });
  });

  it('in noise of its own loudness is told so', () => {
    const loud = mix(at(0.1), noise(0.03));
    expect(verdict(loud, speech).found).toMatch(/hardly stands out/);
  });
});
