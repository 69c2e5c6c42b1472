import { describe, expect, it } from 'vitest';
import type { PcmAudio, Voice } from '../../../src/audio/ports.js';
import { cachedVoice } from '../../../src/audio/voice/reply-cache.js';

const BYTES_PER_LETTER = 4;

/** Says each word as one piece with a sample a letter, and counts how often it was asked. */
class CountingVoice implements Voice {
  readonly name = 'counting';
  readonly said: string[] = [];
  closed = 0;

  async *speak(text: string): AsyncGenerator<PcmAudio> {
    this.said.push(text);
    for (const word of text.split(' ')) {
      yield { samples: new Float32Array(word.length).fill(0.5), sampleRateHz: 24_000 };
    }
  }

  async close(): Promise<void> {
    this.closed++;
  }
}

async function heard(voice: Voice, text: string, signal?: AbortSignal): Promise<number[]> {
  const lengths: number[] = [];
  for await (const { samples } of voice.speak(text, signal)) lengths.push(samples.length);
  return lengths;
}

describe('cachedVoice', () => {
  it('speaks a reply once and repeats it from memory', async () => {
    const inner = new CountingVoice();
    const voice = cachedVoice(inner);
    expect(await heard(voice, 'all done')).toEqual([3, 4]);
    expect(await heard(voice, ' all done ')).toEqual([3, 4]);
    expect(inner.said).toEqual(['all done']);
  });

  it('gives copies, so that nobody can spoil a reply', async () => {
    const voice = cachedVoice(new CountingVoice());
    for (let time = 0; time < 3; time++) {
      for await (const { samples } of voice.speak('done')) {
        expect(Array.from(samples)).toEqual([0.5, 0.5, 0.5, 0.5]);
        samples.fill(0);
      }
    }
  });

  it('drops the least recently used reply when it is full', async () => {
    const inner = new CountingVoice();
    const voice = cachedVoice(inner, 16 * BYTES_PER_LETTER);
    for (const text of ['aaaa', 'bbbb', 'cccc', 'dddd']) await heard(voice, text);
    await heard(voice, 'aaaa');
    await heard(voice, 'eeee');
    inner.said.length = 0;
    for (const text of ['aaaa', 'cccc', 'dddd', 'eeee']) await heard(voice, text);
    expect(inner.said).toEqual([]);
    await heard(voice, 'bbbb');
    expect(inner.said).toEqual(['bbbb']);
  });

  it('keeps no reply that would crowd out the others', async () => {
    const inner = new CountingVoice();
    const voice = cachedVoice(inner, 16 * BYTES_PER_LETTER);
    await heard(voice, 'aaaaa');
    expect(await heard(voice, 'aaaaa')).toEqual([5]);
    expect(inner.said).toHaveLength(2);
  });

  it('does not keep half a reply: stopped by its listener or by its signal', async () => {
    const inner = new CountingVoice();
    const voice = cachedVoice(inner);
    for await (const _piece of voice.speak('one two')) break;
    const stop = new AbortController();
    for await (const _piece of voice.speak('one two', stop.signal)) stop.abort();
    expect(await heard(voice, 'one two')).toEqual([3, 3]);
    expect(inner.said).toHaveLength(3);
  });

  it('stops a remembered reply when its signal aborts', async () => {
    const voice = cachedVoice(new CountingVoice());
    await heard(voice, 'one two');
    const stop = new AbortController();
    let pieces = 0;
    for await (const _piece of voice.speak('one two', stop.signal)) {
      pieces++;
      stop.abort();
    }
    expect(pieces).toBe(1);
  });

  it('closes the voice inside', async () => {
    const inner = new CountingVoice();
    await cachedVoice(inner).close();
    expect(inner.closed).toBe(1);
  });
});
