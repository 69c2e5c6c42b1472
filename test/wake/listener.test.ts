import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concat } from '../../src/audio/pcm.js';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ, type Voice } from '../../src/audio/ports.js';
import { resample } from '../../src/audio/resample.js';
import { openVoice } from '../../src/audio/voice/voice.js';
import { modelPath } from '../../src/models.js';
import { FirstStage, LOOSEST } from '../../src/wake/listener/first-stage.js';
import { LogMel, STEP_VALUES } from '../../src/wake/listener/log-mel.js';
import { ListenerNetwork, listenerShipped, type Memory } from '../../src/wake/listener/network.js';

const silence = (seconds: number) => new Float32Array(seconds * SAMPLE_RATE_HZ);

let network: ListenerNetwork;
let hub: Voice;
beforeAll(async () => {
  if (!listenerShipped()) return;
  [network, hub] = await Promise.all([ListenerNetwork.load(), openVoice({ cacheBytes: 0 })]);
}, 60_000);
afterAll(async () => {
  await hub?.close();
  await network?.close();
});

async function spoken(text: string): Promise<Float32Array> {
  const pieces: Float32Array[] = [];
  for await (const piece of hub.speak(text)) pieces.push((await resample(piece)).samples);
  return concat(pieces);
}

async function likenesses(samples: Float32Array, ...phrases: readonly string[]): Promise<number[]> {
  const first = new FirstStage(network);
  const heard = concat([silence(0.3), samples, silence(0.3)]);
  for (let start = 0; start + FRAME_SAMPLES <= heard.length; start += FRAME_SAMPLES) {
    first.push(heard.slice(start, start + FRAME_SAMPLES), true);
  }
  return await first.likenesses({ begin: 0 }, phrases);
}

describe.runIf(listenerShipped())('the listener', { timeout: 60_000 }, () => {
  it.each(['computer', 'hey jarvis', 'hey earshot', 'smart mirror'])('lets "%s" pass', async (phrase) => {
    const [alone] = await likenesses(await spoken(phrase), phrase);
    expect(alone).toBeGreaterThan(LOOSEST);
    const [before] = await likenesses(await spoken(`${phrase}, turn on the kitchen light`), phrase);
    expect(before).toBeGreaterThan(LOOSEST);
  });

  it('does not let pass what is nothing like them', async () => {
    const talk = await spoken('Rain is expected in the north tomorrow, with a strong wind from the sea.');
    for (const nats of await likenesses(talk, 'hey jarvis', 'hey earshot', 'smart mirror')) {
      expect(nats).toBeLessThan(LOOSEST);
    }
  });

  it('hears the same however the stream is cut', async () => {
    const steps = new LogMel().push(await spoken('what time is it'));
    const whole = await network.hear(steps, null);
    const logs: number[] = [];
    let memory: Memory | null = null;
    for (let at = 0; at < steps.length; at += 3 * STEP_VALUES) {
      const part = await network.hear(steps.slice(at, at + 3 * STEP_VALUES), memory);
      logs.push(...part.logs);
      memory = part.memory;
    }
    expect(logs).toHaveLength(whole.logs.length);
    const apart = logs.map((log, at) => Math.abs(log - (whole.logs[at] ?? 0)));
    expect(Math.max(...apart)).toBeLessThan(1e-3);
  });

  it('says when somebody speaks', async () => {
    const heard = concat([
      silence(1),
      await spoken('the quick brown fox jumps over the lazy dog'),
      silence(1),
    ]);
    const { speech, frames } = await network.hear(new LogMel().push(heard), null);
    const mean = (from: number, to: number) =>
      speech.slice(from, to).reduce((sum, probability) => sum + probability, 0) / (to - from);
    expect(mean(5, 25)).toBeLessThan(0.3);
    expect(mean(70, frames - 70)).toBeGreaterThan(0.7);
  });

  it('is told apart from a file that is none', async () => {
    expect(existsSync(modelPath('wake-listener'))).toBe(true);
    await expect(ListenerNetwork.load(modelPath('voice-vocabulary'))).rejects.toMatchObject({
      code: 'LISTENER_LOAD_FAILED',
    });
  });
});
