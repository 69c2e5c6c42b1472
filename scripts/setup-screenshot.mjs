// docs/setup.png: the first step of a new hub's setup, with two microphones and somebody who speaks.
// npm run docs:page makes docs/page.png; this one: node scripts/setup-screenshot.mjs (needs chromium; or name one in CHROMIUM)
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { loadHome } from '../dist/actions/home-file.js';
import { DEFAULT_CONFIG } from '../dist/config.js';
import { startHub } from '../dist/hub.js';
import { KeptSetup } from '../dist/setup/kept-setup.js';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FRAME_MS = 32;

const state = await mkdtemp(join(tmpdir(), 'earshot-setup-picture-'));
const { home } = await loadHome(here('examples/home.yaml'));
const config = { ...DEFAULT_CONFIG, page: { ...DEFAULT_CONFIG.page, port: 0 } };
const hub = await startHub({
  home,
  config,
  state,
  setup: {
    kept: await KeptSetup.open(state, { config, written: [], room: home.defaultRoom }, 'earshot setup'),
    service: false,
    restart: () => {},
    world: {
      devices: async () => [
        { card: 1, name: 'Device', device: 0, title: 'USB Audio Device' },
        { card: 2, name: 'ArrayUAC10', device: 0, title: 'ReSpeaker 4 Mic Array' },
      ],
      judge: async () => ({
        check: 'microphone',
        ok: true,
        found: 'speech at -27 dBFS, noise at -61 dBFS',
        remedy: null,
      }),
      broker: async () => null,
    },
  },
  openers: {
    recorder: () => ({ program: 'arecord', command: '/nowhere' }),
    microphone: () => ({
      async *frames(signal) {
        while (!signal.aborted) {
          yield Float32Array.from({ length: 512 }, () => 0.12 * (Math.random() - 0.5));
          await sleep(FRAME_MS);
        }
      },
    }),
  },
});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const tab = await browser.newPage({ viewport: { width: 900, height: 780 } });
  tab.setDefaultTimeout(150_000);
  await tab.goto(hub.page);
  await tab.getByLabel('ReSpeaker').check();
  await tab.getByText('The hub hears you.').waitFor();
  await tab.getByRole('button', { name: 'Listen for three seconds' }).click();
  await tab.getByText('Good: speech').waitFor();
  await tab.screenshot({ path: here('docs/setup.png') });
} finally {
  await browser.close();
  await hub.close();
  await rm(state, { recursive: true });
}
