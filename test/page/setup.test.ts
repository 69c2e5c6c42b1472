/** The setup of a new hub in a real browser, over `earshot run` as a process of its own with nothing replaced but the sound card. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectAsync, type MqttClient } from 'mqtt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Broker, startBroker } from '../../src/actions/mqtt/broker.js';
import { inPage, launch, noBrowser } from './browser.js';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** Models are loaded twice, on a machine that does other things, too. */
const SLOW_MS = 240_000;

const LAMP = {
  name: null,
  unique_id: 'reading_lamp',
  command_topic: 'lamp/set',
  state_topic: 'lamp/state',
  device: { identifiers: ['lamp'], name: 'Reading Lamp', suggested_area: 'Attic' },
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe.skipIf(noBrowser !== null)(
  `the setup${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  { timeout: SLOW_MS },
  () => {
    let browser: Browser;
    let folder: string;
    let state: string;
    let hub: ChildProcess;
    let tab: Page;
    const log: string[] = [];
    const problems: string[] = [];

    beforeAll(async () => {
      expect(existsSync(here('dist/cli/main.js')), 'run `npm run build` first').toBe(true);
      browser = await launch();
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'earshot-page-setup-'));
      state = join(folder, 'state');
      await mkdir(join(folder, 'bin'));
      await mkdir(join(folder, 'etc'));
      await symlink(here('test/page/fake-arecord.cjs'), join(folder, 'bin/arecord'));
    });
    afterEach(async () => {
      await tab.close();
      if (hub.signalCode === null) {
        hub.kill('SIGTERM');
        await once(hub, 'exit');
      }
      await rm(folder, { recursive: true });
      expect(problems.splice(0)).toEqual([]);
    });

    /** @param config text of config.yaml, in a folder that is then closed to writing */
    async function start(config: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<string> {
      const file = join(folder, 'etc/config.yaml');
      await writeFile(file, config, { mode: 0o444 });
      await chmod(join(folder, 'etc'), 0o555);
      const port = await freePort();
      const args = ['run', '--json', '--config', file, '--state', state, '--port', String(port)];
      const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` };
      hub = spawn(here('bin/earshot'), args, { stdio: ['ignore', 'pipe', 'pipe'], env });
      log.length = 0;
      hub.stderr?.on('data', (data: Buffer) => log.push(data.toString()));
      const ready = new Promise<void>((resolve) => {
        createInterface({ input: hub.stdout! }).on('line', (line) => {
          log.push(line);
          if (line.includes('"event":"ready"')) resolve();
        });
      });
      await ready;
      tab = await browser.newPage(options);
      tab.setDefaultTimeout(60_000);
      tab.on('pageerror', (error) => problems.push(String(error)));
      const address = `http://127.0.0.1:${port}/`;
      await tab.goto(address);
      return address;
    }
    const setup = () => tab.getByRole('dialog');
    const heading = (name: string) => setup().getByRole('heading', { name });
    const next = () => setup().getByRole('button', { name: 'Next' }).click();
    /** Told, and not hidden behind the buttons. */
    async function refused(text: string | RegExp): Promise<void> {
      await setup().getByRole('alert').getByText(text).waitFor();
      const [answer, button] = await Promise.all(
        ['#setup-answer', '#setup-next'].map((one) => tab.locator(one).boundingBox()),
      );
      expect((answer?.y ?? 0) + (answer?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);
    }
    /** The step is there, its heading has the focus, and it can be used by everybody. */
    async function arrived(name: string): Promise<void> {
      await heading(name).waitFor();
      expect(await inPage(tab, 'focused')).toBe('setup-title');
      for (const rule of ['small-targets', 'unnamed']) expect(await inPage(tab, rule)).toEqual([]);
      const [needs, has] = await setup().evaluate((element) => [element.scrollWidth, element.clientWidth]);
      expect(needs).toBeLessThanOrEqual(has ?? 0);
      const ratios = z.array(z.object({ text: z.string(), ratio: z.number() }));
      const low = ratios.parse(await inPage(tab, 'contrast')).filter(({ ratio }) => ratio < 4.5);
      expect(low).toEqual([]);
    }

    it('is shown to the first visitor, can be put off and called again, and ends with a lamp that is on', async () => {
      const address = await start('', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
      await arrived('Can the hub hear you?');
      await tab.keyboard.press('Escape');
      await setup().waitFor({ state: 'hidden' });
      expect(await inPage(tab, 'focused')).toBe('say');
      await tab.reload();
      await tab.getByText('Ready', { exact: true }).waitFor();
      expect(await setup().isVisible()).toBe(false);
      await tab.getByRole('button', { name: 'Set up' }).click();

      await arrived('Can the hub hear you?');
      await setup().getByText('Say something: the bar should pass the mark.').waitFor();
      await setup().getByLabel('Mic Array').check();
      await setup().getByText('The hub hears you.').waitFor();
      const meter = setup().getByRole('meter', { name: 'How loud the hub hears you' });
      expect(await meter.getAttribute('aria-valuetext')).toBe('loud enough');
      await setup().getByRole('button', { name: 'Listen for three seconds' }).click();
      await setup()
        .getByText(/noise at|loud noise/)
        .waitFor();
      await next();

      await arrived('Which room is it in?');
      await setup().getByLabel('Room', { exact: true }).fill('<room>');
      await next();
      await refused(/Letters, digits and spaces/);
      expect(await inPage(tab, 'focused')).toBe('setup-room');
      await setup().getByRole('button', { name: 'Kitchen', exact: true }).click();
      await next();

      await arrived('What wakes it?');
      const phrase = setup().getByLabel('Wake phrase');
      await phrase.fill('r2d2');
      await next();
      await refused(/words of letters/i);
      await phrase.fill('tea');
      await phrase.press('Enter');
      await setup()
        .getByText(/is short: expect about/)
        .waitFor();
      await refused(/Take another phrase/);
      await phrase.fill('hey jarvis');
      await next();

      await arrived('Where are your devices?');
      await setup().getByLabel('My own MQTT broker').check();
      await setup().getByLabel('Address').fill('127.0.0.1:1');
      await setup().getByLabel('Password').fill('secret word');
      await next();
      await refused(/The broker does not answer/);
      await setup().getByLabel('Simulated devices').check();
      await next();

      await arrived('A PIN for locks and doors?');
      await setup().getByLabel('New PIN').fill('471100936527');
      await setup().getByLabel('The same once more').fill('471101936527');
      await next();
      await refused(/not the same PIN/);
      await setup().getByLabel('New PIN').fill('471100936527');
      await setup().getByLabel('The same once more').fill('471100936527');
      await next();

      // The hub opened anew; the page came back by itself.
      await arrived('Try it');
      await setup().getByText('Say “hey jarvis, turn on the kitchen light”. Or send it from here.').waitFor();
      await setup().getByLabel('A command').press('Enter');
      await setup().getByText('It works').waitFor();
      await setup().getByRole('button', { name: 'Finish' }).click();
      await setup().waitFor({ state: 'hidden' });
      const lamp = tab.getByRole('listitem').filter({ hasText: 'Kitchen Light' }).first();
      expect(await lamp.innerText()).not.toMatch(/off/);

      await tab.goto(address);
      await tab.getByText('“hey jarvis”').waitFor();
      expect(await setup().isVisible()).toBe(false);
      // What a PIN guards takes it from now on.
      await tab.getByRole('button', { name: 'Set up' }).click();
      for (const step of ['Can the hub hear you?', 'Which room', 'What wakes it?', 'Where are your']) {
        await heading(step).waitFor();
        await next();
      }
      await arrived('A PIN for locks and doors?');
      await setup().getByLabel('New PIN').fill('555512341234');
      await setup().getByLabel('The same once more').fill('555512341234');
      await setup().getByLabel('The PIN that holds now').fill('999912341234');
      await next();
      await refused('That is not the PIN that holds now.');

      const [pin = ''] = await readdir(join(state, 'secrets'));
      expect(await readFile(join(state, 'secrets', pin), 'utf8')).toBe('471100936527\n');
      expect(JSON.parse(await readFile(join(state, 'setup.json'), 'utf8'))).toMatchObject({
        ended: 'finished',
        microphone: { device: 'plughw:CARD=Array' },
        broker: null,
        room: { name: 'Kitchen' },
      });
      expect(log.join('\n')).not.toMatch(/471100936527|471101936527|secret word|555512341234|999912341234/);
      expect(await readdir(join(folder, 'etc'))).toEqual(['config.yaml']);
      problems.splice(0);
    });

    it('finds the devices of a broker, on a hub without a microphone', async () => {
      const broker: Broker = await startBroker();
      const client: MqttClient = await connectAsync(broker.url);
      try {
        await client.publishAsync('homeassistant/light/reading_lamp/config', JSON.stringify(LAMP), {
          retain: true,
        });
        await client.publishAsync('lamp/state', 'OFF', { retain: true });
        client.on('message', (_, payload) => {
          void client.publishAsync('lamp/state', payload, { retain: true });
        });
        await client.subscribeAsync('lamp/set');
        await start('microphone: {enabled: false}\n');
        await arrived('Can the hub hear you?');
        await setup()
          .getByText(/The hub hears nothing now: switched off in config.yaml/)
          .waitFor();
        await next();
        await setup().getByLabel('Room', { exact: true }).fill('Attic');
        await next();
        await setup().getByText('Without a microphone on this hub there is nothing to wake.').waitFor();
        await next();
        await setup().getByLabel('My own MQTT broker').check();
        await setup().getByLabel('Address').fill(broker.url);
        await setup().getByLabel('Name, if it asks for one').fill('me');
        await setup().getByLabel('Password').fill('secret word');
        await next();
        await heading('A PIN for locks').waitFor();
        await next();
        await arrived('Try it');
        const command = setup().getByLabel('A command');
        await expect.poll(() => command.inputValue(), { timeout: 60_000 }).toBe('turn on the reading lamp');
        await setup().getByRole('button', { name: 'Send' }).click();
        await setup().getByText('It works').waitFor();
        await setup().getByRole('button', { name: 'Finish' }).click();
        const lamp = tab.getByRole('region', { name: 'Attic' }).getByRole('listitem');
        await lamp.getByText('on', { exact: true }).waitFor();

        // A password is as it is for the broker that it was typed for, and for no other.
        await tab.getByRole('button', { name: 'Set up' }).click();
        for (const step of ['Can the hub hear you?', 'Which room', 'What wakes it?']) {
          await heading(step).waitFor();
          await next();
        }
        await heading('Where are your devices?').waitFor();
        const password = () => setup().getByLabel('Password').getAttribute('placeholder');
        await expect.poll(password).toBe('as it is');
        await setup().getByLabel('Address').fill('mqtt://elsewhere');
        expect(await password()).toBe('');
        await setup().getByRole('button', { name: 'Set up later' }).click();
        await setup().waitFor({ state: 'hidden' });

        // A hub that is gone is told where somebody answers it.
        await tab.getByRole('button', { name: 'Set up' }).click();
        await setup()
          .getByText(/The hub hears nothing now/)
          .waitFor();
        hub.kill('SIGKILL');
        await once(hub, 'exit');
        await next();
        await setup().getByLabel('Room', { exact: true }).fill('Cellar');
        await next();
        await refused(/no connection to the hub|was lost/i);
        await setup().getByRole('button', { name: 'Set up later' }).click();
        await setup().waitFor({ state: 'hidden' });
        expect(await tab.getByRole('button', { name: 'Set up' }).isDisabled()).toBe(true);
        problems.splice(0);
      } finally {
        await client.endAsync(true);
        await broker.close();
      }
    });
  },
);
