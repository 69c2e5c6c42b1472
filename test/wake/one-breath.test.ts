import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecognizer } from '../../src/asr/open-recognizer.js';
import type { Recognizer } from '../../src/asr/recognizer.js';
import { findExecutable } from '../../src/audio/find-executable.js';
import { concat } from '../../src/audio/pcm.js';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ, type Voice } from '../../src/audio/ports.js';
import { resample } from '../../src/audio/resample.js';
import { SileroVad } from '../../src/audio/vad.js';
import { openVoice } from '../../src/audio/voice/voice.js';
import { openHome } from '../../src/cli/home-option.js';
import { hearUtterance, type Utterance } from '../../src/hub/ear/ear.js';
import { WakeEar } from '../../src/hub/wake/wake-ear.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

const ESPEAK = findExecutable('espeak-ng') !== undefined;
const never = new AbortController().signal;
const silence = (seconds: number) => new Float32Array(seconds * SAMPLE_RATE_HZ);

let recognizer: Recognizer;
let vad: SileroVad;
let hub: Voice;
beforeAll(async () => {
  [recognizer, vad, hub] = await Promise.all([
    openRecognizer({ worker: false }),
    SileroVad.load(),
    openVoice({ cacheBytes: 0 }),
  ]);
  await recognizer.setGrammar(createUnderstanding(await openHome(undefined)).grammar);
}, 120_000);
afterAll(async () => {
  await hub?.close();
  await vad?.close();
  await recognizer?.close();
});

async function spoken(text: string, voice = hub): Promise<Float32Array> {
  const pieces: Float32Array[] = [];
  for await (const piece of voice.speak(text)) pieces.push((await resample(piece)).samples);
  return concat(pieces);
}

/** What the hub's ear makes of a room in which this is heard; null: nobody woke it, or said nothing to it. */
async function heardIn(samples: Float32Array, phrase: string): Promise<Utterance | null> {
  const { wake } = recognizer;
  if (wake === undefined) throw new Error('no wake phrases');
  let busy = 0;
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    busy += 1;
    try {
      return await work;
    } finally {
      busy -= 1;
    }
  };
  let listening: Promise<Utterance | null> | null = null;
  const ear = new WakeEar({
    detector: vad,
    spotter: { spot: (...parameters) => counted(wake.spot(...parameters)) },
    wishes: [{ phrase, sensitivity: 0.5 }],
    isOwn: () => false,
    onSentence: () => {},
    onWake: (woken) => {
      listening ??= hearUtterance(
        {
          detector: ear.detector,
          segmenter: {},
          recognizer: {
            command: (...parameters) => counted(recognizer.command(...parameters)),
            wake: { ...wake, commandAfter: (...parameters) => counted(wake.commandAfter(...parameters)) },
          },
        },
        ear.source(woken),
        { signal: never, finish: never },
        { onSpeechStart: () => {}, onSpeechEnd: () => {} },
      );
    },
  });
  const stream = {
    async *frames() {
      for (let start = 0; start + FRAME_SAMPLES <= samples.length; start += FRAME_SAMPLES) {
        yield samples.slice(start, start + FRAME_SAMPLES);
        // As in a room: the recogniser is quicker than speech.
        do await new Promise(setImmediate);
        while (busy > 0);
      }
    },
  };
  await ear.run(stream, never);
  return await (listening ?? null);
}

describe('a wake phrase and a command', { timeout: 120_000 }, () => {
  it.each([
    ['computer', 'turn on the kitchen light'],
    ['hey jarvis', 'what time is it'],
    ['hey earshot', 'set a timer for five minutes'],
    ['smart mirror', 'turn off all the lights in the kitchen'],
  ])('in one breath lose no word: "%s" "%s"', async (phrase, command) => {
    const said = concat([silence(1), await spoken(`${phrase} ${command}`), silence(2)]);
    const heard = await heardIn(said, phrase);
    expect(heard?.result).toMatchObject({ accepted: true });
    expect(heard?.result.text.toLowerCase()).toBe(command);
  });

  it('are searched for among what the house can be told, too', async () => {
    const said = concat([
      silence(1),
      await spoken('computer set the kitchen light to thirty percent'),
      silence(2),
    ]);
    const heard = await heardIn(said, 'computer');
    expect(heard?.result.text.toLowerCase()).toMatch(/^set the kitchen light to (thirty|30) ?(per ?cent|%)$/);
  });

  it('in two breaths are two', async () => {
    const said = [await spoken('hey jarvis'), silence(1.2), await spoken('turn on the kitchen light')];
    const heard = await heardIn(concat([silence(1), ...said, silence(2)]), 'hey jarvis');
    expect(heard?.result.text.toLowerCase()).toBe('turn on the kitchen light');
  });

  it('may be far away', async () => {
    const said = concat([silence(1), await spoken('computer turn on the kitchen light'), silence(2)]);
    const heard = await heardIn(
      said.map((sample) => sample / 40),
      'computer',
    );
    expect(heard?.result.text.toLowerCase()).toBe('turn on the kitchen light');
  });

  it.runIf(ESPEAK)('are understood in another voice', async () => {
    const espeak = await openVoice({ engine: 'espeak', cacheBytes: 0, espeak: { variant: 'en-us' } });
    try {
      const said = await spoken('computer, turn off all the lights in the kitchen', espeak);
      const heard = await heardIn(concat([silence(1), said, silence(2)]), 'computer');
      expect(heard?.result.text.toLowerCase()).toBe('turn off all the lights in the kitchen');
    } finally {
      await espeak.close();
    }
  });

  it('alone is no command', async () => {
    const said = concat([silence(1), await spoken('hey jarvis'), silence(3)]);
    expect(await heardIn(said, 'hey jarvis')).toBeNull();
  });
});
