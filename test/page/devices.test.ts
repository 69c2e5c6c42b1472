/** Devices on the page, over a real broker: new ones are named, spoken to at once, and keep their names. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt, { type MqttClient } from 'mqtt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openMqttHouse } from '../../src/hub/house/mqtt-live-house.js';
import { realOpeners } from '../../src/hub/openers.js';
import { HOME, type Rig, rig } from '../hub/fake-house.js';
import { inPage, launch, noBrowser } from './browser.js';

/** A busy machine, a browser and a grammar of a whole house. */
const SLOW_MS = 180_000;

const ADDRESS = '0x00158d0001a2b3c4';
const STATE = {
  type: 'binary',
  name: 'state',
  property: 'state',
  access: 7,
  value_on: 'ON',
  value_off: 'OFF',
};
const BULB = {
  ieee_address: ADDRESS,
  type: 'Router',
  friendly_name: ADDRESS,
  definition: { description: 'Bulb', exposes: [{ type: 'light', features: [STATE] }] },
};

describe.skipIf(noBrowser !== null)(
  `devices${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  { timeout: SLOW_MS },
  () => {
    let browser: Browser;
    let state: string;
    let hub: Rig;
    let tab: Page;
    let network: MqttClient;
    const sent: string[] = [];
    const problems: string[] = [];

    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser.close());

    /** @param real whether sentences are understood as they are in a house; that takes a while to make */
    async function start(options: Parameters<Browser['newPage']>[0] = {}, real = false): Promise<void> {
      sent.length = 0;
      hub = await rig(
        {
          house: (_, config, signal, folder) => openMqttHouse(HOME, config, signal, folder),
          ...(real ? { understanding: realOpeners.understanding } : {}),
        },
        { state },
      );
      const { broker } = await hub.until('ready');
      network = await mqtt.connectAsync(broker.slice(broker.indexOf('mqtt://')));
      network.on('message', (topic, payload) => sent.push(`${topic} ${payload}`));
      await network.subscribeAsync('zigbee2mqtt/#');
      tab = await browser.newPage(options);
      tab.on('pageerror', (error) => problems.push(String(error)));
      tab.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await tab.goto(hub.hub.page ?? '');
      await tab.getByText('Ready', { exact: true }).waitFor();
    }
    const stop = async (): Promise<void> => {
      await tab.close();
      await network.endAsync(true);
      await hub.hub.close();
    };
    const announce = (...devices: readonly unknown[]): Promise<unknown> =>
      network.publishAsync('zigbee2mqtt/bridge/devices', JSON.stringify(devices), { retain: true });
    const found = () => tab.getByRole('region', { name: 'New devices' });
    const row = (name: string) => tab.getByRole('listitem').filter({ hasText: name }).getByRole('button');
    const say = async (text: string): Promise<void> => {
      await tab.getByLabel('Tell the house').fill(text);
      await tab.getByLabel('Tell the house').press('Enter');
    };

    async function visit(options: Parameters<Browser['newPage']>[0] = {}, real = false): Promise<void> {
      state = await mkdtemp(join(tmpdir(), 'earshot-page-'));
      await start(options, real);
    }
    afterEach(async () => {
      await stop();
      await rm(state, { recursive: true, force: true });
      expect(problems.splice(0)).toEqual([]);
    });

    it(
      'are asked for their name, named by keyboard, spoken to at once, and called so after a restart',
      async () => {
        await visit({}, true);
        await announce(BULB);
        await network.publishAsync('zigbee2mqtt/bridge/state', '{"state":"online"}', { retain: true });
        await found().locator('.question').getByText('I found a light. What shall I call it?').waitFor();
        await say('what new devices are there');
        await tab.getByText('I found a light without a name. You can name it on the page.').waitFor();
        await found().getByLabel('Name').fill('Lamp');
        await found().getByLabel('Room').fill('kitchen');
        await found().getByLabel('Room').press('Enter');
        // Home.yaml has one in the kitchen already: said beside the field, and nothing is lost.
        await found().getByText('There is a device called "Lamp" there already').waitFor();
        expect(await inPage(tab, 'focused')).toMatch(/^name-/);
        await found().getByLabel('Name').fill('Reading Lamp');
        await found().getByLabel('Name').press('Enter');
        await found().waitFor({ state: 'hidden' });
        const kitchen = tab.getByRole('region', { name: 'Kitchen' });
        await kitchen.getByText('Reading Lamp').waitFor();
        // The phrases of the house follow within a second.
        await expect
          .poll(
            async () => {
              await say('turn on the reading lamp');
              return sent.some((one) => one === `zigbee2mqtt/${ADDRESS}/set {"state":"ON"}`);
            },
            { timeout: 60_000, interval: 400 },
          )
          .toBe(true);
        await network.publishAsync(`zigbee2mqtt/${ADDRESS}`, '{"state":"ON"}');
        await announce({ ...BULB, description: 'announced again' });
        await say('what new devices are there');
        await tab.getByText('There are no new devices.').waitFor();
        await stop();
        await start();
        await announce(BULB);
        await tab.getByRole('region', { name: 'Kitchen' }).getByText('Reading Lamp').waitFor();
        expect(await found().isVisible()).toBe(false);
      },
      SLOW_MS,
    );

    it('with a name are told once', async () => {
      await visit();
      await announce({ ...BULB, friendly_name: 'hall lamp' });
      await found().getByText('Found: hall lamp').waitFor();
      await found().getByRole('button', { name: 'All right' }).click();
      await found().waitFor({ state: 'hidden' });
      await tab.reload();
      await row('hall lamp').waitFor();
      expect(await found().isVisible()).toBe(false);
    });

    it(
      'show where they come from, what was last asked of them and whether they confirmed it',
      async () => {
        await visit({}, true);
        await announce({ ...BULB, friendly_name: 'hall lamp' });
        await network.publishAsync('zigbee2mqtt/bridge/state', '{"state":"offline"}', { retain: true });
        await row('hall lamp').getByText('offline').waitFor();
        await tab.getByRole('button', { name: 'Needs a look: 1' }).click();
        expect(await tab.getByRole('region', { name: 'Kitchen' }).isVisible()).toBe(false);
        await network.publishAsync('zigbee2mqtt/bridge/state', '{"state":"online"}', { retain: true });
        await tab.getByRole('button', { name: 'Needs a look: 0' }).click();
        await expect
          .poll(
            async () => {
              await say('turn on the hall lamp');
              await tab
                .getByText('did not answer')
                .first()
                .waitFor({ timeout: 3_000 })
                .catch(() => {});
              return sent.includes('zigbee2mqtt/hall lamp/set {"state":"ON"}');
            },
            { timeout: 60_000 },
          )
          .toBe(true);
        const mark = row('hall lamp').getByTitle('not confirmed');
        await mark.waitFor();
        await row('hall lamp').click();
        const sheet = tab.getByRole('dialog', { name: 'hall lamp' });
        await sheet.getByText(/^on, .*: not confirmed$/).waitFor();
        await sheet.getByText('zigbee2mqtt', { exact: true }).waitFor();
        // What it says by itself ends the doubt, in the open sheet, too.
        await network.publishAsync('zigbee2mqtt/hall lamp', '{"state":"ON"}');
        await mark.waitFor({ state: 'detached' });
        await tab.keyboard.press('Escape');
        await sheet.waitFor({ state: 'hidden' });
        // Back where the person was.
        expect(await tab.evaluate('document.activeElement.closest("li").id')).toBe('device-hall_lamp');
      },
      SLOW_MS,
    );

    it('are renamed in their sheet, with other names, and go back to their own', async () => {
      await visit();
      await announce({ ...BULB, friendly_name: 'hall lamp' });
      await row('hall lamp').click();
      let sheet = tab.getByRole('dialog', { name: 'hall lamp' });
      await sheet.getByLabel('Name', { exact: true }).fill('Lantern');
      await sheet.getByLabel('Other names, with commas between').fill('lamp post, street light');
      await sheet.getByRole('button', { name: 'Save' }).click();
      await sheet.waitFor({ state: 'hidden' });
      await row('Lantern').click();
      sheet = tab.getByRole('dialog', { name: 'Lantern' });
      expect(await sheet.getByLabel('Other names, with commas between').inputValue()).toBe(
        'lamp post, street light',
      );
      await sheet.getByRole('button', { name: 'Back to its own name' }).click();
      await row('hall lamp').waitFor();
    });

    it('that are nothing to speak to are told with the reason when somebody looks', async () => {
      await visit();
      const definition = { description: 'Remote', exposes: [] };
      await announce({ ...BULB, friendly_name: 'remote', definition });
      await expect
        .poll(async () => {
          await tab.getByText('Found, and nothing to speak to').click();
          return await tab.getByText('only sends events').isVisible();
        })
        .toBe(true);
      await tab.getByText(`zigbee2mqtt/bridge/devices ${ADDRESS}`).waitFor();
    });

    it.each([
      ['light', 360],
      ['dark', 360],
      ['light', 1280],
      ['dark', 1280],
    ] as const)('fit and can be read in %s at %i pixels, form and sheet open', async (colorScheme, width) => {
      await visit({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      await announce(BULB, { ...BULB, ieee_address: '0x00158d0001a2b3c5', friendly_name: 'hall lamp' });
      await found().getByLabel('Name').fill('x'.repeat(60));
      await network.publishAsync('zigbee2mqtt/bridge/state', '{"state":"offline"}', { retain: true });
      const ratios = z.array(z.object({ text: z.string(), ratio: z.number() }));
      const check = async (): Promise<void> => {
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width);
        expect(await inPage(tab, 'small-targets')).toEqual([]);
        expect(await inPage(tab, 'overflowing')).toEqual([]);
        expect(await inPage(tab, 'unnamed')).toEqual([]);
        expect(await inPage(tab, 'moving')).toBe(0);
        const all = ratios.parse(await inPage(tab, 'contrast'));
        expect(all.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
      };
      await check();
      await tab.getByText('Found, and nothing to speak to').click();
      await row('hall lamp').click();
      await tab.getByRole('dialog').waitFor();
      await check();
    });
  },
);
