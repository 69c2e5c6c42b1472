// docs/page.png for the README: the hub on its embedded defaults, a bulb that has just joined, two commands typed and one
// spoken, seen in headless Chromium.
// npm run docs:page (needs chromium; name another one in CHROMIUM)
import { fileURLToPath } from 'node:url';
import mqtt from 'mqtt';
import { chromium } from 'playwright-core';
import { loadHome } from '../dist/actions/home-file.js';
import { DEFAULT_CONFIG } from '../dist/config.js';
import { startHub } from '../dist/hub.js';
import { KeptSetup } from '../dist/setup/kept-setup.js';
import { realWorld } from '../dist/setup/world.js';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Patience on a busy machine, ms. */
const WAIT = 150_000;
/** As zigbee2mqtt tells of a bulb that nobody has named. */
const BULB = {
  ieee_address: '0x00158d0001a2b3c4',
  friendly_name: '0x00158d0001a2b3c4',
  type: 'Router',
  definition: {
    description: 'Bulb',
    exposes: [
      {
        type: 'light',
        features: [
          { type: 'binary', name: 'state', property: 'state', access: 7, value_on: 'ON', value_off: 'OFF' },
        ],
      },
    ],
  },
};

const { home } = await loadHome(here('examples/home.yaml'));
let broker = '';
const config = {
  ...DEFAULT_CONFIG,
  microphone: { ...DEFAULT_CONFIG.microphone, enabled: false },
  page: { ...DEFAULT_CONFIG.page, port: 0 },
};
const said = { config, written: [], room: home.defaultRoom };
const hub = await startHub({
  home,
  config,
  // Without a state folder it asks nobody to be set up, and yet can be.
  setup: {
    kept: await KeptSetup.open(null, said, 'earshot setup'),
    world: realWorld,
    service: false,
    restart: () => {},
  },
  onEvent: (event) => {
    if (event.event === 'ready') broker = event.broker.slice(event.broker.indexOf('mqtt://'));
  },
});
const network = await mqtt.connectAsync(broker);
const tell = (topic, payload) => network.publishAsync(topic, JSON.stringify(payload), { retain: true });
await tell('zigbee2mqtt/bridge/state', { state: 'online' });
await tell('zigbee2mqtt/bridge/devices', [BULB]);
await tell('zigbee2mqtt/0x00158d0001a2b3c4', { state: 'OFF' });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const tab = await browser.newPage({ viewport: { width: 1240, height: 900 }, deviceScaleFactor: 1 });
  tab.setDefaultTimeout(WAIT);
  await tab.goto(hub.page);
  await tab.getByText('Ready', { exact: true }).waitFor();
  await tab.locator('#found').waitFor();
  for (const text of ['is the front door locked', 'turn on the kitchen light and set it to 60 percent']) {
    const turns = await tab.locator('.reply').count();
    await tab.getByLabel('Tell the house').fill(text);
    await tab.keyboard.press('Enter');
    await tab.locator('.reply').nth(turns).waitFor();
    await tab.getByText('Ready', { exact: true }).waitFor();
  }
  // A spoken turn shows all its stages: one of the page's own recordings, where there is a voice and a recogniser.
  const sample = tab.locator('#samples button').nth(1);
  if (await sample.isVisible()) {
    await sample.click();
    const heard = tab.locator('[data-stage="decode"]').first();
    // A machine that is too busy to hear in real time shows the page without it.
    await heard
      .waitFor()
      .catch(() => process.stderr.write('no spoken turn: the recording was not recognised in time\n'));
    await tab.getByText('Ready', { exact: true }).waitFor();
  }
  await tab.mouse.move(0, 0);
  await tab.waitForTimeout(1500);
  // Without what is folded up below, and the footer: some 200 kB, so as not to slow the README down.
  const { y, height } = await tab.locator('#rooms').boundingBox();
  const clip = { x: 0, y: 0, width: 1240, height: Math.ceil(y + height) + 16 };
  await tab.screenshot({ path: here('docs/page.png'), fullPage: true, clip });
} finally {
  await browser.close();
  await network.endAsync(true);
  await hub.close();
}
