import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { brokerAddresses } from '../../src/install/broker-addresses.js';
import { installPlan } from '../../src/install/install.js';
import { type Layout, layoutAt } from '../../src/install/layout.js';
import { pageNetworks } from '../../src/install/page-networks.js';
import { carryOut, type Plan } from '../../src/install/plan.js';
import type { ServiceManager } from '../../src/install/service-manager.js';
import { uninstallPlan } from '../../src/install/uninstall.js';
import { credentialsDropIn, networkDropIn, unitText } from '../../src/install/units.js';
import { fakeManager, fakePackage, put } from './fake-package.js';

let folder: string;
let from: string;
let layout: Layout;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-install-'));
  from = await fakePackage(join(folder, 'checkout'));
  layout = layoutAt(join(folder, 'root'));
});
afterEach(() => rm(folder, { recursive: true }));

const addresses: Readonly<Record<string, readonly string[]>> = {
  'broker.lan': ['192.168.1.5', 'fe80::1%eth0'],
};
const lookup = async (name: string): Promise<readonly string[]> => {
  const found = addresses[name];
  if (found === undefined) throw new Error('ENOTFOUND');
  return found;
};
const plan = (manager: ServiceManager | null = null): Promise<Plan> =>
  installPlan({ layout, from, manager, lookup });
const install = async (manager: ServiceManager | null = null): Promise<string[]> => {
  const done: string[] = [];
  await carryOut(await plan(manager), (what) => done.push(what));
  return done;
};
const text = (...path: string[]): Promise<string> => readFile(join(layout.root, ...path), 'utf8');
const config = (yaml: string): Promise<void> => put(layout.root, { 'etc/earshot/config.yaml': yaml });

async function tree(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

describe('install', () => {
  it('puts what the program needs in its place, readable for its own user, and the rest nowhere', async () => {
    const before = process.umask(0o077);
    await install().finally(() => process.umask(before));
    expect(await tree(layout.at('program'))).toEqual([
      '.installed-by-earshot.json',
      'LICENSE',
      'bin/earshot',
      'dist/cli/main.js',
      'node_modules/left-pad/index.js',
      'node_modules/left-pad/node_modules/inner/index.js',
      `node_modules/onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/a.node`,
      'package.json',
      'systemd/config.yaml',
      'systemd/earshot.service',
    ]);
    const mode = async (path: string): Promise<string> =>
      ((await stat(join(layout.at('program'), path))).mode & 0o777).toString(8);
    expect(await Promise.all(['bin/earshot', 'LICENSE', 'node_modules/left-pad'].map(mode))).toEqual([
      '755',
      '644',
      '755',
    ]);
    expect(await readlink(layout.at('command'))).toBe('/opt/earshot/bin/earshot');
    expect(await text('etc/systemd/system/earshot.service')).toContain(
      'ExecStart=/opt/earshot/bin/earshot run',
    );
    expect(await readlink(layout.at('wanted'))).toBe('/etc/systemd/system/earshot.service');
    expect(await text('etc/earshot/config.yaml')).toContain('earshot setup');
  });

  it('does nothing the second time, and mends what is damaged or left over', async () => {
    const manager = fakeManager();
    expect((await install(manager)).length).toBeGreaterThan(4);
    expect(manager.ran).toEqual(['enable', 'daemon-reload', 'restart']);
    expect(await install(manager)).toEqual([]);
    await writeFile(join(layout.at('program'), 'dist/cli/main.js'), 'mien\n');
    expect(await install(manager)).toEqual([
      expect.stringContaining('copy Earshot 1.2.3'),
      'start the service again',
    ]);
    expect(await text('opt/earshot/dist/cli/main.js')).toBe('main\n');
    await put(layout.at('program'), { 'dist/old.js': 'left over\n' });
    await install(manager);
    expect(await tree(layout.at('program'))).not.toContain('dist/old.js');
    expect(await readdir(join(layout.root, 'opt'))).toEqual(['earshot']);
  });

  it('that fails in the middle leaves the old program and nothing of the new one', async () => {
    await install();
    await writeFile(join(from, 'LICENSE'), 'freer\n');
    const made = await plan();
    await rm(join(from, 'dist/cli/main.js'));
    await expect(carryOut(made, () => {})).rejects.toThrow(/ENOENT/);
    expect(await readdir(join(layout.root, 'opt'))).toEqual(['earshot']);
    expect(await text('opt/earshot/LICENSE')).toBe('free\n');
  });

  it('changes nothing where its plan is only looked at', async () => {
    expect((await plan()).steps.length).toBeGreaterThan(4);
    expect(await tree(layout.root)).toEqual([]);
  });

  it('leaves settings alone, and refuses those that cannot be read', async () => {
    await config('patience: long\n');
    await install();
    expect(await text('etc/earshot/config.yaml')).toBe('patience: long\n');
    await config('patience: eternal\n');
    await expect(plan()).rejects.toMatchObject({ code: 'CONFIG_FILE_INVALID' });
  });

  it('opens the network for the configured broker alone, and closes it again', async () => {
    await config('broker: [mqtt://broker.lan, mqtt://10.0.0.7:1884, mqtt://localhost]\n');
    await install();
    const dropIn = 'etc/systemd/system/earshot.service.d/network.conf';
    expect((await text(dropIn)).split('\n').slice(1, -1)).toEqual([
      '[Service]',
      'IPAddressAllow=10.0.0.7',
      'IPAddressAllow=192.168.1.5',
      'IPAddressAllow=fe80::1',
      'BindReadOnlyPaths=/etc/earshot/hosts:/etc/hosts',
    ]);
    expect(await text('etc/earshot/hosts')).toContain('\n192.168.1.5 broker.lan\nfe80::1 broker.lan\n');
    await config('broker: embedded\n');
    expect(await install()).toEqual([`remove ${layout.at('hosts')}`, `remove ${join(layout.root, dropIn)}`]);
  });

  it('keeps the last address of a broker whose name is not known now, and says so', async () => {
    await config('broker: mqtt://broker.lan\n');
    await install();
    await config('broker: mqtt://gone.lan\n');
    const { steps, notes } = await plan();
    expect(steps).toEqual([]);
    expect(notes[0]).toMatch(/gone\.lan has no address now.*earshot install/);
  });

  it('hands secrets over as credentials, and whatever else lies beside them not', async () => {
    await put(layout.at('credentials'), {
      pin: '4711',
      'mqtt-password.cred': 'x',
      'pin~': '1',
      '.pin.swp': '',
    });
    await install();
    const dropIn = await text('etc/systemd/system/earshot.service.d/credentials.conf');
    expect(dropIn.split('\n').slice(1, -1)).toEqual([
      '[Service]',
      'LoadCredentialEncrypted=mqtt-password:/etc/earshot/credentials/mqtt-password.cred',
      'LoadCredential=pin:/etc/earshot/credentials/pin',
    ]);
    expect(dropIn).not.toContain('4711');
    expect(credentialsDropIn([])).toBeNull();
  });

  it('refuses a program that is not whole', async () => {
    await rm(join(from, 'node_modules/left-pad'), { recursive: true });
    await expect(plan()).rejects.toMatchObject({ code: 'PROGRAM_INCOMPLETE' });
    await rm(join(from, 'dist'), { recursive: true });
    await expect(plan()).rejects.toThrow(/not been built: run `npm ci`/);
  });

  it('of a package brings settings and the service only', async () => {
    const packaged = await fakePackage(layout.at('packaged'));
    await carryOut(await installPlan({ layout, from: packaged, manager: null, lookup }), () => {});
    expect(await readdir(join(layout.root, 'etc'))).toEqual(['earshot', 'systemd']);
    expect(await readlink(layout.at('wanted'))).toBe('/usr/lib/systemd/system/earshot.service');
    await expect(uninstallPlan({ layout, manager: null, purge: false })).rejects.toThrow(
      /apt remove earshot/,
    );
  });
});

describe('uninstall', () => {
  it('undoes an installation, and keeps settings and state', async () => {
    const manager = fakeManager();
    await config('broker: mqtt://10.0.0.7\n');
    await install(manager);
    await put(layout.at('state'), { 'earshot.db': 'timers' });
    const { steps, notes } = await uninstallPlan({ layout, manager, purge: false });
    await carryOut({ steps, notes }, () => {});
    expect(manager.ran.slice(-3)).toEqual(['stop', 'disable', 'daemon-reload']);
    expect(await tree(layout.root)).toEqual(['etc/earshot/config.yaml', 'var/lib/earshot/earshot.db']);
    expect(notes.join('\n')).toMatch(/etc\/earshot is kept.*--purge.*var\/lib\/earshot is kept/s);
    expect((await uninstallPlan({ layout, manager, purge: false })).steps).toEqual([]);
  });

  it('leaves nothing where it shall', async () => {
    await install();
    await put(layout.at('state'), { 'earshot.db': 'timers' });
    await carryOut(await uninstallPlan({ layout, manager: null, purge: true }), () => {});
    expect(await tree(layout.root)).toEqual([]);
  });

  it('removes neither a folder of somebody else nor drop-ins that were written by hand', async () => {
    await put(layout.at('program'), { 'my-checkout': '' });
    await put(layout.at('dropIns'), { 'override.conf': '[Service]\n' });
    await mkdir(layout.at('state'), { recursive: true });
    const { steps, notes } = await uninstallPlan({ layout, manager: null, purge: false });
    expect(steps).toEqual([]);
    expect(notes.join('\n')).toMatch(/your own changes.*not made by `earshot install`/s);
  });
});

it('an embedded or local broker needs no address, and a name that could break a hosts file has none', async () => {
  const of = (...urls: string[]) => brokerAddresses(externalBroker(urls), async () => ['10.0.0.1']);
  expect((await brokerAddresses(DEFAULT_CONFIG.broker)).addresses).toEqual([]);
  expect((await of('mqtt://127.0.0.1', 'mqtt://[::1]:1883')).addresses).toEqual([]);
  expect((await of('mqtt://[fd00::5]')).addresses).toEqual(['fd00::5']);
  expect(await of('mqtt://a%0Ab')).toMatchObject({ addresses: [], names: [] });
});

it('a page for the network lets its browsers in, and one for this machine nobody', () => {
  const address = (address: string, family: 'IPv4' | 'IPv6', internal = false) => ({
    address,
    netmask: family === 'IPv4' ? '255.255.252.0' : 'ffff:ffff:ffff:ffff::',
    mac: '',
    cidr: null,
    ...(family === 'IPv4' ? { family } : { family, scopeid: 0 }),
    internal,
  });
  const interfaces = {
    lo: [address('127.0.0.1', 'IPv4', true)],
    eth0: [address('192.168.7.23', 'IPv4'), address('fe80::1', 'IPv6')],
    wlan0: [address('10.1.2.3', 'IPv4'), address('2001:db8:1:2:3:4:5:6', 'IPv6'), address('fd00::7', 'IPv6')],
  };
  const at = (host: string, enabled = true): string[] =>
    pageNetworks({ ...DEFAULT_CONFIG, page: { ...DEFAULT_CONFIG.page, host, enabled } }, interfaces);
  expect(at('127.0.0.1')).toEqual([]);
  expect(at('0.0.0.0', false)).toEqual([]);
  expect(at('0.0.0.0')).toEqual(['10.1.0.0/22', '192.168.4.0/22', 'link-local']);
  expect(at('10.1.2.3')).toEqual(['10.1.0.0/22', 'link-local']);
  const both = ['10.1.0.0/22', '192.168.4.0/22', '2001:db8:1:2::/64', 'fd00::/64', 'link-local'];
  expect(at('::')).toEqual(both);
  expect(at('hub.lan')).toEqual(both);
  expect(at('2001:DB8:1:2:3:4:5:6')).toEqual(['2001:db8:1:2::/64', 'link-local']);
  expect(at('fd00:0::7')).toEqual(['fd00::/64', 'link-local']);
  expect(networkDropIn({ addresses: [], names: [], unknown: [] }, at('10.1.2.3'))).toContain(
    '[Service]\nIPAddressAllow=10.1.0.0/22\nIPAddressAllow=link-local\n',
  );
});

it('the unit is written with the folder of the program', () => {
  expect(unitText('ExecStart=/opt/earshot/bin/earshot', '/usr/lib/earshot')).toBe(
    'ExecStart=/usr/lib/earshot/bin/earshot',
  );
});
