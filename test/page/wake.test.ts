/** Wake phrases and the way in, in a real browser. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FrameQueue } from '../../src/audio/frame-queue.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { type Rig, rig } from '../hub/fake-house.js';
import { fakeEar, fakeSpotter, heardAs } from '../hub/fakes.js';
import { inPage, launch, noBrowser } from './browser.js';

const TOKEN = 'a-token-of-twenty-letters';

describe.skipIf(noBrowser !== null)(`the page${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`, () => {
  let browser: Browser;
  let hub: Rig;
  let tab: Page;
  let state: string;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await tab.close();
    await hub.hub.close();
    await rm(state, { recursive: true, force: true });
    expect(problems.splice(0)).toEqual([]);
  });

  async function visit(tokenFile: string | null = null, page: Parameters<Browser['newPage']>[0] = {}) {
    const plain = fakeEar(() => heardAs('lamp on'));
    hub = await rig(
      {
        recognizer: async () => ({
          setGrammar: async () => {},
          command: plain.recognizer.command,
          transcribe: () => Promise.reject(new Error('not here')),
          wake: fakeSpotter({
            facts: async (text) => ({ text, letters: text.length, prior: text === 'tea' ? -4 : -20 }),
          }),
          close: async () => {},
        }),
        microphone: () => new FrameQueue(),
      },
      {
        state,
        configParts: {
          microphone: { enabled: true, recorder: 'auto', device: null },
          page: { ...DEFAULT_CONFIG.page, port: 0, tokenFile },
        },
      },
    );
    tab = await browser.newPage(page);
    tab.on('pageerror', (error) => problems.push(String(error)));
    await tab.goto(hub.hub.page ?? '');
  }

  it('takes other wake phrases, with what should be known of them, and what was woken by mistake', async () => {
    state = await mkdtemp(join(tmpdir(), 'earshot-page-'));
    await visit(null, { viewport: { width: 360, height: 740 } });
    await tab.getByText('Wake phrases').click();
    await tab.getByLabel('Another phrase').fill('tea');
    await tab.getByText(/short and common: expect about/).waitFor();
    await tab.getByRole('button', { name: 'Add' }).click();
    await tab.getByLabel('Another phrase').fill('hey jarvis');
    await tab.getByText('A good phrase.').waitFor();
    await tab.getByLabel('Sensitivity of hey earshot').fill('0.7');
    await tab.getByRole('button', { name: 'Remove tea' }).click();
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360);
    for (const rule of ['small-targets', 'overflowing', 'unnamed'])
      expect(await inPage(tab, rule)).toEqual([]);
    const ratios = z.array(z.object({ text: z.string(), ratio: z.number() }));
    const all = ratios.parse(await inPage(tab, 'contrast'));
    expect(all.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    // What stands in the field counts, too.
    await tab.getByRole('button', { name: 'Use these' }).click();
    await tab.getByText('The hub listens for these now.').waitFor();
    await tab.getByText('“hey earshot”, “hey jarvis”').waitFor();
    hub.hub.events.emit({ event: 'wake', phrase: 'hey jarvis' });
    await tab.getByText('Woken by “hey jarvis”.').waitFor();
    await tab.getByRole('button', { name: 'That was wrong' }).click();
    await tab.getByText(/"hey jarvis" must be heard more clearly/).waitFor();
    await tab.getByText('Woken by mistake once today').waitFor();
    expect(await tab.getByLabel('Sensitivity of hey jarvis').inputValue()).toBe('0.45');
    await tab.getByRole('button', { name: 'Back to config.yaml' }).click();
    await tab.getByRole('button', { name: 'Remove hey jarvis' }).waitFor({ state: 'detached' });
    // The last one stays.
    await tab.getByRole('button', { name: 'Remove hey earshot' }).click();
    await tab.getByRole('button', { name: 'Use these' }).click();
    await tab.getByText('Keep at least one wake phrase.').waitFor();
  });

  it('lets in who gives the token, and shows the way in to who is signed out meanwhile', async () => {
    state = await mkdtemp(join(tmpdir(), 'earshot-page-'));
    const tokenFile = join(state, 'token');
    await writeFile(tokenFile, TOKEN, { mode: 0o600 });
    await visit(tokenFile);
    const field = tab.getByLabel('The hub’s token');
    await field.fill('not-the-token-at-all');
    await field.press('Enter');
    await tab.getByText('This is not the token.').waitFor();
    for (const rule of ['small-targets', 'unnamed']) expect(await inPage(tab, rule)).toEqual([]);
    await field.fill(TOKEN);
    await field.press('Enter');
    await tab.getByText('Ready', { exact: true }).waitFor();
    expect(await tab.evaluate('document.cookie')).toBe('');
    await tab.reload();
    await tab.getByRole('button', { name: 'Sign out' }).click();
    await field.waitFor();
    await tab.goto(hub.hub.page ?? '');
    await field.waitFor();
    problems.splice(0);
  });
});
