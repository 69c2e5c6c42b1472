import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Moonshine } from '../../src/asr/moonshine.js';
import { findExecutable } from '../../src/audio/find-executable.js';
import { music, pinkNoise } from '../../src/audio/noise.js';
import { concat } from '../../src/audio/pcm.js';
import { SAMPLE_RATE_HZ, type Voice } from '../../src/audio/ports.js';
import { resample } from '../../src/audio/resample.js';
import { SileroVad } from '../../src/audio/vad.js';
import { openVoice } from '../../src/audio/voice/voice.js';
import { candidatesOf } from '../../src/cli/wake.js';
import { WakeDetector } from '../../src/wake/detector.js';
import { peaks } from '../../src/wake/peaks.js';
import { DEFAULT_THRESHOLD } from '../../src/wake/score.js';

const ESPEAK = findExecutable('espeak-ng') !== undefined;
const silence = (seconds: number) => new Float32Array(seconds * SAMPLE_RATE_HZ);

let model: Moonshine;
let vad: SileroVad;
let hub: Voice;
let opened = 0;
beforeAll(async () => {
  [model, vad, hub] = await Promise.all([Moonshine.load(), SileroVad.load(), openVoice({ cacheBytes: 0 })]);
  opened = 1;
}, 60_000);
afterAll(async () => {
  if (opened === 0) return;
  await hub.close();
  await vad.close();
  await model.close();
});

async function spoken(text: string, voice = hub): Promise<Float32Array> {
  const pieces: Float32Array[] = [];
  for await (const piece of voice.speak(text)) pieces.push((await resample(piece)).samples);
  return concat(pieces);
}

async function heard(samples: Float32Array, ...phrases: readonly string[]) {
  const detector = await WakeDetector.open(model, vad, phrases);
  const found = peaks(await candidatesOf(samples, detector));
  return found.map(({ at, phrase, score }) => ({ at, phrase, score }));
}

const loud = <T extends { readonly score: number }>(found: readonly T[]): T[] =>
  found.filter(({ score }) => score >= DEFAULT_THRESHOLD);

describe('a wake phrase', { timeout: 60_000 }, () => {
  it.each([
    'computer',
    'hey jarvis',
    'hey earshot',
    'smart mirror',
  ])('is heard where it is said, and dated: "%s"', async (phrase) => {
    const word = await spoken(phrase);
    const found = loud(await heard(concat([silence(1), word, silence(2)]), phrase));
    expect(found).toHaveLength(1);
    const end = 1 + word.length / SAMPLE_RATE_HZ;
    expect(found[0]?.at).toBeGreaterThan(end - 0.6);
    expect(found[0]?.at).toBeLessThan(end + 0.3);
  });

  it.runIf(ESPEAK)('is heard in another voice', async () => {
    const espeak = await openVoice({ engine: 'espeak', cacheBytes: 0, espeak: { variant: 'en-us' } });
    try {
      const said = concat([silence(1), await spoken('computer', espeak), silence(1)]);
      expect(loud(await heard(said, 'computer'))).toHaveLength(1);
    } finally {
      await espeak.close();
    }
  });

  it('is heard each time that it is said', async () => {
    const word = await spoken('computer');
    const found = loud(await heard(concat([silence(1), word, silence(2), word, silence(1)]), 'computer'));
    expect(found).toHaveLength(2);
    expect((found[1]?.at ?? 0) - (found[0]?.at ?? 0)).toBeCloseTo(2 + word.length / SAMPLE_RATE_HZ, 0);
  });

  it('is heard when it is quiet, and opens a command said in one breath', async () => {
    const said = concat([silence(1), await spoken('Computer, turn on the kitchen light.'), silence(1)]);
    const [found] = loud(
      await heard(
        said.map((sample) => sample / 60),
        'computer',
      ),
    );
    expect(found?.at).toBeGreaterThan(1.2);
    expect(found?.at).toBeLessThan(2.3);
  });

  it('is not heard in other speech, in music, noise and silence', async () => {
    const talk = await spoken(
      'The committee met on Tuesday, and nobody came to her defence. It was a shame.',
    );
    for (const samples of [talk, music(64_000), pinkNoise(64_000), silence(4), silence(0)]) {
      expect(loud(await heard(samples, 'computer', 'hey jarvis', 'hey earshot'))).toEqual([]);
    }
  });

  it('has the same score, to the last digit, whatever else is listened for', async () => {
    const said = concat([
      silence(1),
      await spoken('Hey Jarvis.'),
      silence(1),
      await spoken('Computer!'),
      silence(1),
    ]);
    const alone = await heard(said, 'computer');
    const both = await heard(said, 'hey jarvis', 'computer', 'hey mirror');
    expect(loud(both).map(({ phrase }) => phrase)).toEqual(['hey jarvis', 'computer']);
    expect(both.filter(({ phrase }) => phrase === 'computer')).toEqual(alone);
  });
});
