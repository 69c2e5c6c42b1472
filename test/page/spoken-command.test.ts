/** All of it with nothing replaced but the sound card: a key on the page, a spoken command, the real ear, the changed lamp. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHome } from '../../src/actions/home-file.js';
import { writeWav } from '../../src/audio/encode-wav.js';
import { concat } from '../../src/audio/pcm.js';
import { Resampler } from '../../src/audio/resample.js';
import { openVoice } from '../../src/audio/voice/voice.js';
import { EXAMPLE_HOME } from '../../src/cli/home-option.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import type { HubEvent } from '../../src/hub/events.js';
import { startHub } from '../../src/hub.js';
import { launch, noBrowser } from './browser.js';

const COMMAND = 'Turn on the kitchen light.';
/** Chromium plays the file when the microphone opens, a moment before the page listens. */
const LEAD_SECONDS = 1.5;
const BROWSER_RATE_HZ = 48_000;

/** The hub's own voice, as a microphone of a browser would give it. */
async function speak(file: string): Promise<void> {
  const voice = await openVoice({ engine: 'neural', speed: 1, cacheBytes: 0 });
  const pieces: Float32Array[] = [];
  let resampler: Resampler | null = null;
  try {
    for await (const { samples, sampleRateHz } of voice.speak(COMMAND, new AbortController().signal)) {
      resampler ??= await Resampler.create(sampleRateHz, BROWSER_RATE_HZ);
      pieces.push(resampler.push(samples));
    }
    if (resampler !== null) pieces.push(resampler.flush());
  } finally {
    resampler?.close();
    await voice.close();
  }
  const silence = new Float32Array(LEAD_SECONDS * BROWSER_RATE_HZ);
  await writeWav(file, { samples: concat([silence, ...pieces, silence]), sampleRateHz: BROWSER_RATE_HZ });
}

describe.skipIf(noBrowser !== null)(
  `a command spoken to the page${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let folder: string;
    let browser: Browser;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'earshot-spoken-'));
      const file = join(folder, 'command.wav');
      await speak(file);
      browser = await launch(file);
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('turns on the lamp that it names, and the page shows both', async () => {
      const events: HubEvent[] = [];
      const { home } = await loadHome(EXAMPLE_HOME);
      const hub = await startHub({
        home,
        config: {
          ...DEFAULT_CONFIG,
          microphone: { ...DEFAULT_CONFIG.microphone, enabled: false },
          page: { ...DEFAULT_CONFIG.page, port: 0 },
        },
        state: null,
        onEvent: (event) => events.push(event),
      });
      const context = await browser.newContext({ permissions: ['microphone'] });
      const tab = await context.newPage();
      tab.setDefaultTimeout(60_000);
      try {
        await tab.goto(hub.page ?? '');
        await tab.getByText('Ready', { exact: true }).waitFor();
        await tab.locator('[data-part="recognizer"][data-ok="true"]').waitFor();
        const lamp = tab.getByRole('listitem').filter({ hasText: 'Kitchen Light' }).last();
        expect(await lamp.innerText()).toMatch(/off/);
        await tab.getByRole('button', { name: 'Hold to talk' }).focus();
        await tab.keyboard.down('Space');
        await lamp.getByText('40 %').waitFor();
        await tab.keyboard.up('Space');
        const turn = tab.getByRole('log').getByRole('listitem').first();
        await turn.getByText(/“turn on the kitchen light/i).waitFor();
        await turn.getByText(/The Kitchen Light is on|Turned on the Kitchen Light/).waitFor();
        await turn.getByText('set on kitchen_light').waitFor();
        expect(events).toContainEqual(
          expect.objectContaining({
            event: 'heard',
            accepted: true,
            text: expect.stringMatching(/kitchen light/i),
          }),
        );
      } finally {
        await context.close();
        await hub.close();
      }
    }, 180_000);
  },
);
