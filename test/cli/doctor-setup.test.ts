/** What doctor makes of the answers of the page's setup. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBroker, checkReach, untriedBroker } from '../../src/cli/doctor/broker.js';
import { judgeDevice } from '../../src/cli/doctor/device.js';
import { checkPermissions } from '../../src/cli/doctor/permissions.js';
import {
  checkPin,
  checkSetup,
  type InForce,
  isServicesOwn,
  marked,
  settingsInForce,
  withoutPageFiles,
} from '../../src/cli/doctor/setup.js';
import { type Config, DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { layoutAt } from '../../src/install/layout.js';
import { isReached } from '../../src/install/reach.js';
import { KeptSetup } from '../../src/setup/kept-setup.js';
import { put } from '../install/fake-package.js';

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-doctor-setup-'));
});
afterEach(() => rm(state, { recursive: true }));

const PHRASES = [{ phrase: 'hello kitchen', sensitivity: 0.5 }];

/** A hub whose page was asked everything. */
async function answered(said: Config = DEFAULT_CONFIG): Promise<void> {
  const kept = await KeptSetup.open(state, { config: said, written: [], room: null }, 'earshot setup');
  await kept.keepMicrophone('plughw:CARD=Device');
  await kept.keepBroker({ url: 'mqtt://192.168.1.5', username: 'me', password: 'secret word' });
  await kept.keepPin('471100');
  await writeFile(
    join(state, 'wake.json'),
    JSON.stringify({
      version: 1,
      typed: { instead: said.wakePhrases, phrases: PHRASES },
      keep: false,
      wrong: {},
    }),
  );
}

const asService = (inForce: InForce): InForce => ({ ...inForce, foreign: true });

describe('the settings that doctor looks at', () => {
  it('are what was chosen on the page, and each check says so', async () => {
    await answered();
    const inForce = await settingsInForce(DEFAULT_CONFIG, state);
    expect([...inForce.fromPage].toSorted()).toEqual(['broker', 'microphone', 'pin', 'wake']);
    expect(inForce.foreign).toBe(false);
    const { config } = inForce;
    expect(config.microphone.device).toBe('plughw:CARD=Device');
    expect(config.wakePhrases).toEqual(PHRASES);
    expect(config.broker).toMatchObject({ kind: 'external', urls: ['mqtt://192.168.1.5'], username: 'me' });
    expect(await checkPin(inForce)).toMatchObject({ check: 'pin', ok: true, found: 'one is set' });
    expect(checkSetup(inForce)).toBeNull();
    const check = { check: 'device', ok: true, found: 'a card', remedy: null };
    expect(marked(inForce, 'microphone', check).found).toBe('a card (chosen on the page)');
    const none = { ...check, ok: false, found: 'no sound card' };
    expect(marked(inForce, 'microphone', none)).toEqual(none);
  });

  it('are those of config.yaml where nothing was chosen, or it has said something new since', async () => {
    const before = await settingsInForce(DEFAULT_CONFIG, state);
    expect([before.config, before.fromPage.size, before.problems]).toEqual([DEFAULT_CONFIG, 0, []]);
    expect((await settingsInForce(DEFAULT_CONFIG, null)).config).toEqual(DEFAULT_CONFIG);
    await answered();
    const changed: Config = {
      ...DEFAULT_CONFIG,
      wakePhrases: [{ phrase: 'hey you', sensitivity: 0.4 }],
      broker: externalBroker(['mqtt://other']),
    };
    const now = await settingsInForce(changed, state);
    expect([...now.fromPage].toSorted()).toEqual(['microphone', 'pin']);
    expect(now.config).toMatchObject({ broker: changed.broker, wakePhrases: changed.wakePhrases });
    const check = { check: 'broker', ok: true, found: 'it answers', remedy: null };
    expect(marked(now, 'broker', check)).toEqual(check);
  });

  it('that cannot be used are a failure with what mends it, and nothing is set aside', async () => {
    await answered();
    await rm(join(state, 'secrets'), { recursive: true });
    expect(checkSetup(await settingsInForce(DEFAULT_CONFIG, state))).toMatchObject({
      ok: false,
      found: expect.stringMatching(/password is not there.*PIN .* is not there/),
      remedy: expect.stringContaining('"Set up" on the page'),
    });
    await writeFile(join(state, 'setup.json'), '{');
    const broken = await settingsInForce(DEFAULT_CONFIG, state);
    expect(broken.config.broker).toEqual(DEFAULT_CONFIG.broker);
    expect(checkSetup(broken)).toMatchObject({ ok: false, found: expect.stringContaining('is broken') });
    expect((await readdir(state)).filter((name) => name.includes('broken'))).toEqual([]);
    expect(await readFile(join(state, 'setup.json'), 'utf8')).toBe('{');
  });

  it.skipIf(process.getuid?.() === 0)('of a service are read by root alone', async () => {
    await answered();
    await chmod(state, 0o000);
    const shut = checkSetup(await settingsInForce(DEFAULT_CONFIG, state));
    await chmod(state, 0o700);
    expect(shut).toMatchObject({ ok: false, remedy: expect.stringContaining('sudo earshot doctor') });
  });

  it('are not waited for where they are no file', async () => {
    await mkdir(join(state, 'setup.json'));
    expect(checkSetup(await settingsInForce(DEFAULT_CONFIG, state))).toMatchObject({ ok: false });
  });
});

describe('a service that may have been broken into', () => {
  it('names a broker that root does not call, nor hands its password to', async () => {
    await answered();
    const own = await settingsInForce(DEFAULT_CONFIG, state);
    expect(isServicesOwn(own)).toBe(false);
    const inForce = asService(own);
    expect(isServicesOwn(inForce)).toBe(true);
    expect(untriedBroker(inForce.config)).toMatchObject({
      ok: true,
      found: 'mqtt://192.168.1.5, which only the service calls',
      remedy: expect.stringContaining('journalctl'),
    });
    expect(isServicesOwn({ ...inForce, fromPage: new Set() })).toBe(false);
  });

  it('cannot have root change or open a file by a name of its own', async () => {
    await answered();
    const inForce = asService(await settingsInForce(DEFAULT_CONFIG, state));
    const pin = inForce.config.pinFile ?? '';
    const victim = join(state, 'victim');
    await writeFile(victim, 'root:x');
    await chmod(victim, 0o644);
    await rm(pin);
    await symlink(victim, pin);
    expect((await checkPermissions(withoutPageFiles(inForce), null)).found).not.toMatch(/pin|mqtt-password/);
    expect(await checkPin(inForce)).toMatchObject({ ok: true });
  });

  it('cannot write to root’s terminal', async () => {
    await answered();
    const file = join(state, 'setup.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('mqtt://192.168.1.5', 'mqtt://a/\\u001b[2J'));
    expect((await settingsInForce(DEFAULT_CONFIG, state)).fromPage.has('broker')).toBe(false);
  });

  it('gets no way to the broker that it names, but a word on who opens one', async () => {
    await answered();
    const layout = layoutAt(join(state, 'root'));
    await put(layout.root, { 'etc/systemd/system/earshot.service': '' });
    const { config } = asService(await settingsInForce(DEFAULT_CONFIG, state));
    const finding = await checkReach(DEFAULT_CONFIG, layout, undefined, config.broker);
    expect(finding).toEqual({
      check: 'network',
      ok: false,
      found: 'the service may not reach 192.168.1.5, the broker that was chosen on the page',
      remedy: 'sudo earshot setup, with this broker',
    });
    // On this machine, or where root allowed it, there is a way.
    const near = externalBroker(['mqtt://127.0.0.1']);
    expect(await checkReach(DEFAULT_CONFIG, layout, undefined, near)).toMatchObject({ ok: true });
    const allowed = { ...DEFAULT_CONFIG, broker: externalBroker(['mqtts://192.168.1.5']) };
    expect((await checkReach(allowed, layout, undefined, config.broker))?.found).not.toMatch(/on the page/);
  });
});

it('the way to a broker is told by its address', () => {
  const config = { ...DEFAULT_CONFIG, broker: externalBroker(['mqtt://Broker.lan', 'mqtt://10.0.0.1']) };
  for (const host of ['broker.lan', '10.0.0.1', 'localhost', '::1'])
    expect(isReached(host, config, []), host).toBe(true);
  for (const host of ['10.0.0.2', 'other.lan', 'fd00::2'])
    expect(isReached(host, config, []), host).toBe(false);
  const networks = ['10.0.0.0/24', 'fd00::/64', 'link-local'];
  for (const host of ['10.0.0.2', 'fd00::2']) expect(isReached(host, config, networks), host).toBe(true);
  for (const host of ['10.0.1.2', 'fd01::2', 'other.lan'])
    expect(isReached(host, config, networks), host).toBe(false);
});

describe('advice', () => {
  it('knows the page’s setup', async () => {
    const two = [1, 2].map((card) => ({ card, device: 0, name: `Card${card}`, title: `Card ${card}` }));
    expect(judgeDevice(null, two, '').remedy).toContain('"Set up" on the page');
    expect(judgeDevice('plughw:CARD=Gone', two, '').remedy).toContain('"Set up" on the page');
    const nowhere = { ...DEFAULT_CONFIG, broker: externalBroker(['mqtt://127.0.0.1:1']) };
    expect((await checkBroker(nowhere, 300, '"Set up" on the page')).remedy).toContain(
      'that "Set up" on the',
    );
    expect((await checkPin(await settingsInForce(DEFAULT_CONFIG, state))).found).toContain('"Set up" on the');
  });

  it('of a PIN names the file of config.yaml and what is wrong with it', async () => {
    const pinFile = join(state, 'pin');
    const look = async () => checkPin(await settingsInForce({ ...DEFAULT_CONFIG, pinFile }, state));
    expect(await look()).toMatchObject({ ok: false, remedy: expect.stringContaining(pinFile) });
    await writeFile(pinFile, '4711\n', { mode: 0o600 });
    expect(await look()).toMatchObject({ ok: true, found: `one is set, in ${pinFile}` });
  });
});
