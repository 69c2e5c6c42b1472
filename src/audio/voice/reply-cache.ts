import type { PcmAudio, Voice } from '../ports.js';

/** 170 s of speech at 24 kHz: a hundred replies of the kind that come again ("Okay.", "The light is on."). */
export const DEFAULT_CACHE_BYTES = 16 * 2 ** 20;

/**
 * A voice that remembers what it said: a reply heard before plays at once and costs nothing. Least recently used replies go
 * first; one that would fill more than a quarter is not kept. Callers get copies, so they may change or transfer them.
 */
export function cachedVoice(voice: Voice, maxBytes = DEFAULT_CACHE_BYTES): Voice {
  /** In order of use, the oldest first. */
  const replies = new Map<string, readonly PcmAudio[]>();
  let bytes = 0;

  function remember(text: string, pieces: readonly PcmAudio[]): void {
    const size = sizeOf(pieces);
    if (size > maxBytes / 4) return;
    forget(text);
    replies.set(text, pieces);
    bytes += size;
    for (const oldest of replies.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  }

  function forget(text: string): void {
    const pieces = replies.get(text);
    if (!pieces) return;
    replies.delete(text);
    bytes -= sizeOf(pieces);
  }

  async function* speak(text: string, signal?: AbortSignal): AsyncGenerator<PcmAudio, void, void> {
    const key = text.trim();
    const known = replies.get(key);
    if (known) {
      replies.delete(key);
      replies.set(key, known);
      for (const piece of known) {
        if (signal?.aborted) return;
        yield copyOf(piece);
      }
      return;
    }
    const pieces: PcmAudio[] = [];
    let kept = 0;
    for await (const piece of voice.speak(text, signal)) {
      kept += piece.samples.byteLength;
      // A long story is not collected to the end, only to be dropped then.
      if (kept <= maxBytes / 4) pieces.push(copyOf(piece));
      yield piece;
    }
    if (!signal?.aborted && kept <= maxBytes / 4 && pieces.length > 0) remember(key, pieces);
  }

  return {
    name: voice.name,
    speak,
    close: async () => {
      replies.clear();
      bytes = 0;
      await voice.close();
    },
  };
}

function sizeOf(pieces: readonly PcmAudio[]): number {
  return pieces.reduce((sum, { samples }) => sum + samples.byteLength, 0);
}

function copyOf({ samples, sampleRateHz }: PcmAudio): PcmAudio {
  return { samples: samples.slice(), sampleRateHz };
}
