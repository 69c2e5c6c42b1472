/** The browser's microphone, from a recording that Chromium plays into it, through worklet, socket and speech detector. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeFile } from '../../src/audio/decode-file.js';
import { writeWav } from '../../src/audio/encode-wav.js';
import { concat, levelDbfs } from '../../src/audio/pcm.js';
import { Resampler } from '../../src/audio/resample.js';
import { SileroVad } from '../../src/audio/vad.js';
import { rig } from '../hub/fake-house.js';
import { heardAs } from '../hub/fakes.js';
import { launch, noBrowser } from './browser.js';

const RECORDING = fileURLToPath(new URL('../audio/fixtures/turn-on-the-kitchen-light.opus', import.meta.url));
/** The browser starts to play when the microphone opens, before the page can listen. */
const LEAD_SECONDS = 1.5;

describe.skipIf(noBrowser !== null)(
  `the talk button${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let folder: string;
    let browser: Browser;
    let spokenSeconds: number;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'earshot-page-'));
      const { samples } = await decodeFile(RECORDING);
      spokenSeconds = samples.length / 16_000;
      // At 48 kHz, so that the page has to resample as it does with a real microphone.
      const resampler = await Resampler.create(16_000, 48_000);
      const spoken = concat([resampler.push(samples), resampler.flush()]);
      resampler.close();
      const silence = new Float32Array(LEAD_SECONDS * 48_000);
      const file = join(folder, 'microphone.wav');
      await writeWav(file, { samples: concat([silence, spoken, silence]), sampleRateHz: 48_000 });
      browser = await launch(file);
    });
    afterAll(async () => {
      await browser?.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('held down, turns on a lamp by voice, and lets go of the microphone afterwards', async () => {
      const heard: Float32Array[] = [];
      const hub = await rig({
        detector: () => SileroVad.load(),
        recognizer: async () => ({
          setGrammar: async () => {},
          command: async (samples) => {
            heard.push(samples);
            return heardAs('lamp on', { accepted: false, freeText: 'Lamp on.' });
          },
          transcribe: () => Promise.reject(new Error('not here')),
          close: async () => {},
        }),
      });
      const context = await browser.newContext({ permissions: ['microphone'] });
      const tab = await context.newPage();
      try {
        await tab.goto(hub.hub.page!);
        await tab.getByText('Ready', { exact: true }).waitFor();
        const button = tab.getByRole('button', { name: 'Hold to talk' });
        await button.focus();
        await tab.keyboard.down('Space');
        await tab.getByRole('button', { name: 'Speak now' }).waitFor();
        await hub.until('state', ({ state }) => state === 'hearing');
        const result = await hub.until('heard');
        await tab.getByRole('button', { name: 'Hold to talk' }).waitFor();
        await tab.keyboard.up('Space');
        // The whole sentence at its own pace and loudness: nothing clipped, stretched or lost on the way.
        expect(result.seconds).toBeGreaterThan(spokenSeconds * 0.6);
        expect(result.seconds).toBeLessThan(spokenSeconds + 1.5);
        expect(levelDbfs(heard.at(-1) ?? new Float32Array())).toBeGreaterThan(-45);
      } finally {
        await context.close();
        await hub.hub.close();
      }
    });
  },
);
