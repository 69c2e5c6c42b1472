/** The page in a real browser, over a whole hub whose networks are fakes: what a person sees, types, presses and hears. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { type Rig, rig } from '../hub/fake-house.js';
import { inPage, launch, noBrowser } from './browser.js';

describe.skipIf(noBrowser !== null)(`the page${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`, () => {
  let browser: Browser;
  let hub: Rig;
  let tab: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  async function visit(options: Parameters<Browser['newPage']>[0] = {}): Promise<void> {
    hub = await rig();
    tab = await browser.newPage(options);
    tab.on('pageerror', (error) => problems.push(String(error)));
    tab.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await tab.goto(hub.hub.page!);
    await tab.getByText('Ready', { exact: true }).waitFor();
  }

  afterEach(async () => {
    await tab.close();
    await hub.hub.close();
    expect(problems.splice(0)).toEqual([]);
  });

  const device = (name: string) => tab.getByRole('listitem').filter({ hasText: name });

  it('shows the rooms with their devices', async () => {
    await visit();
    expect(await tab.getByRole('region', { name: 'Kitchen' }).getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/Lamp\s+off/),
      expect.stringMatching(/Door\s+locked/),
    ]);
    expect(await tab.title()).toBe('Earshot');
  });

  it('changes a lamp by typing, and shows what was understood, said and how long it took', async () => {
    await visit();
    await tab.getByLabel('Tell the house').fill('lamp on');
    await tab.getByRole('button', { name: 'Send' }).click();
    await device('Lamp').getByText('on', { exact: true }).waitFor();
    const turn = tab.getByRole('log').getByRole('listitem').first();
    await turn.getByText('The lamp is on.').waitFor();
    await turn.getByText(/understand [\d.]+ ms/).waitFor();
    await turn.getByText(/act [\d.]+ ms/).waitFor();
    expect(await turn.getByRole('list', { name: 'Understood as' }).textContent()).toBe('set lamp');
    expect(await tab.getByLabel('Tell the house').inputValue()).toBe('');
  });

  it('follows changes that somebody else made', async () => {
    await visit();
    hub.house.change({ type: 'state', device: 'door', changed: { locked: false } });
    await device('Door').getByText('unlocked').waitFor();
    hub.house.change({ type: 'availability', device: 'door', available: false });
    await device('Door').getByText('offline').waitFor();
  });

  it('mutes and unmutes with a switch that says which it is', async () => {
    await visit();
    const mute = tab.getByRole('switch', { name: 'Mute microphone' });
    expect(await mute.getAttribute('aria-checked')).toBe('false');
    await mute.click();
    await tab.getByText('Muted', { exact: true }).waitFor();
    expect(await mute.getAttribute('aria-checked')).toBe('true');
    expect((await hub.until('state', ({ microphone }) => microphone === 'muted')).microphone).toBe('muted');
    await tab
      .getByRole('button', { name: /Hold to talk/ })
      .dispatchEvent('pointerdown', { button: 0, pointerId: 1 });
    await tab.getByText('The microphone is muted.').waitFor();
    await mute.click();
    await tab.getByText('Ready', { exact: true }).waitFor();
  });

  it('works with the keyboard alone', async () => {
    await visit();
    const seen: unknown[] = [];
    for (let presses = 0; presses < 6; presses += 1) {
      await tab.keyboard.press('Tab');
      seen.push(await inPage(tab, 'focused'));
    }
    expect(seen).toEqual(['Skip to the command line', 'sound', 'mute', 'say', 'send', 'talk']);
    await tab.getByRole('link', { name: /Skip/ }).focus();
    await tab.keyboard.press('Enter');
    await tab.keyboard.type('lamp on');
    await tab.keyboard.press('Enter');
    await device('Lamp').getByText('on', { exact: true }).waitFor();
    // Where the focus is can be seen.
    await tab.keyboard.press('Tab');
    const outline = await tab.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.press('Space');
    await tab.getByText('Muted', { exact: true }).waitFor();
  });

  it('asks back, takes the answer, and Escape drops a question', async () => {
    await visit();
    const say = async (text: string) => {
      await tab.getByLabel('Tell the house').fill(text);
      await tab.keyboard.press('Enter');
    };
    await say('unlock');
    await tab.getByText('Waiting for your answer').waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByText('Ready', { exact: true }).waitFor();
    await say('yes');
    await tab.getByText('You said yes.').waitFor();
    await say('unlock');
    await tab.getByText('Waiting for your answer').waitFor();
    await say('yes');
    await device('Door').getByText('unlocked', { exact: true }).waitFor();
  });

  it('shows what rings, also to who comes later, and stops it with one click', async () => {
    await visit();
    await tab.getByLabel('Tell the house').fill('timer');
    await tab.keyboard.press('Enter');
    const stop = tab.getByRole('button', { name: 'Stop', exact: true });
    await stop.waitFor();
    await tab.getByRole('alert').getByText('Timer: ringing').waitFor();
    expect(await inPage(tab, 'unnamed')).toEqual([]);
    expect(await inPage(tab, 'small-targets')).toEqual([]);
    const later = await browser.newPage();
    await later.goto(hub.hub.page!);
    await later.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    await stop.focus();
    await tab.keyboard.press('Enter');
    await hub.until('timer', ({ op }) => op === 'cancel');
    await stop.waitFor({ state: 'hidden' });
    await later.getByRole('alert').waitFor({ state: 'hidden' });
    await later.close();
    // Who had the focus on it is not thrown back to the top.
    expect(await inPage(tab, 'focused')).toBe('say');
  });

  it('plays a recording by click: heard, recognised and answered', async () => {
    await visit();
    await tab.getByRole('button', { name: /Turn on the Lamp/ }).click();
    // The fake voice is all speech, so the fake ear hears a short command.
    await hub.until('heard');
    await device('Lamp').getByText('on', { exact: true }).waitFor();
    await tab.getByText('99 % sure').waitFor();
  });

  it('plays the reply in the browser that asked', async () => {
    await visit();
    await inPage(tab, 'note-sound');
    await tab.getByLabel('Tell the house').fill('lamp on');
    await tab.keyboard.press('Enter');
    await tab.locator('body[data-heard="0.1"]').waitFor();
    // Switched off, nothing more is sent.
    await tab.evaluate('delete document.body.dataset.heard');
    await tab.getByRole('switch', { name: 'Hear replies' }).click();
    await tab.getByLabel('Tell the house').fill('lamp off');
    await tab.keyboard.press('Enter');
    await hub.until('spoken', ({ turn }) => turn === 2);
    await device('Lamp').getByText('off', { exact: true }).waitFor();
    expect(await tab.evaluate('document.body.dataset.heard')).toBeUndefined();
  });

  it('speaks to screen readers: names, roles and live regions', async () => {
    await visit();
    const tree = await tab.locator('body').ariaSnapshot();
    expect(tree).toContain('heading "Earshot" [level=1]');
    expect(tree).toContain('switch "Mute microphone"');
    expect(tree).toContain('textbox "Tell the house"');
    expect(tree).toContain('log "Conversation"');
    expect(tree).toContain('region "Kitchen"');
    expect(tree).toContain('- status: Ready');
    expect(await tab.locator('html').getAttribute('lang')).toBe('en');
    expect(await inPage(tab, 'unnamed')).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has enough contrast in %s', async (colorScheme) => {
    await visit({ colorScheme });
    await tab.getByLabel('Tell the house').fill('lamp on');
    await tab.keyboard.press('Enter');
    await tab.getByText('The lamp is on.').waitFor();
    const ratios = z
      .array(z.object({ text: z.string(), ratio: z.number() }))
      .parse(await inPage(tab, 'contrast'));
    expect(ratios.length).toBeGreaterThan(15);
    expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  it('fits a telephone of 360 pixels, with targets big enough for a thumb', async () => {
    await visit({ viewport: { width: 360, height: 740 } });
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await inPage(tab, 'small-targets')).toEqual([]);
    expect(await inPage(tab, 'overflowing')).toEqual([]);
  });

  it('stands still for who wants no motion', async () => {
    await visit({ reducedMotion: 'reduce' });
    expect(await inPage(tab, 'moving')).toBe(0);
  });

  it('says when the hub is gone and comes back by itself', async () => {
    await visit();
    await tab.getByLabel('Tell the house').fill('lamp on');
    await tab.keyboard.press('Enter');
    await tab.getByText('The lamp is on.').waitFor();
    const address = new URL(hub.hub.page!);
    await hub.hub.close();
    await tab.getByText(/No connection to the hub/).waitFor();
    // What would come to nothing is not offered.
    const needs = [
      tab.getByRole('switch', { name: 'Mute microphone' }),
      tab.getByRole('button', { name: 'Send' }),
      tab.getByRole('button', { name: /Turn on the Lamp/ }),
    ];
    for (const each of needs) expect(await each.isDisabled()).toBe(true);
    // Chromium logs each refused attempt; that is not an error of the page.
    problems.splice(0);
    const configParts = { page: { ...DEFAULT_CONFIG.page, port: Number(address.port) } };
    hub = await rig({}, { configParts });
    await tab.getByText('Ready', { exact: true }).waitFor();
    for (const each of needs) expect(await each.isEnabled()).toBe(true);
    // Another hub, another conversation.
    await tab.getByText('Nothing has been said yet.').waitFor();
    expect(await tab.getByRole('log').getByRole('listitem').count()).toBe(0);
    problems.splice(0);
  });
});
