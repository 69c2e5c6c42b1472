import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBroker } from '../../src/actions/mqtt/broker.js';
import { alsaName, captureDevices } from '../../src/audio/capture/capture-devices.js';
import { checkBroker, checkReach } from '../../src/cli/doctor/broker.js';
import { judgeClock } from '../../src/cli/doctor/clock.js';
import { judgeDevice } from '../../src/cli/doctor/device.js';
import { checkMicrophone, recordFor } from '../../src/cli/doctor/microphone.js';
import { checkPermissions } from '../../src/cli/doctor/permissions.js';
import { checkService, judgeService } from '../../src/cli/doctor/service.js';
import { checkDisk, checkState } from '../../src/cli/doctor/state.js';
import { examined, type Finding } from '../../src/cli/doctor.js';
import { type Config, DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { secretFiles } from '../../src/install/config-files.js';
import { layoutAt } from '../../src/install/layout.js';
import { put } from '../install/fake-package.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-doctor-'));
});
afterAll(() => rm(folder, { recursive: true }));

const LISTING = `**** List of CAPTURE Hardware Devices ****
card 1: Device [USB Audio Device], device 0: USB Audio [USB Audio]
  Subdevices: 1/1
  Subdevice #0: subdevice #0
card 2: seeed2mic [seeed-2mic-voicecard], device 3: bcm2835-i2s [x]
`;

describe('the ALSA device', () => {
  const devices = captureDevices(LISTING);

  it('is read from what arecord lists, with a name that stays', () => {
    expect(devices.map(alsaName)).toEqual(['plughw:CARD=Device', 'plughw:CARD=seeed2mic,DEV=3']);
    expect(captureDevices('arecord: device_list:274: no soundcards found...')).toEqual([]);
  });

  it.each([
    'plughw:CARD=Device',
    'plughw:CARD=Device,DEV=0',
    'hw:CARD=seeed2mic,DEV=3',
    'my_own_pcm',
  ])('%s is there', (wish) =>
    expect(judgeDevice(wish, devices, '')).toMatchObject({ ok: true, remedy: null }));

  it('by number is there today', () => {
    const check = judgeDevice('plughw:2,3', devices, '');
    expect(check.ok).toBe(true);
    expect(check.remedy).toContain('plughw:CARD=seeed2mic,DEV=3');
  });

  it.each([
    'plughw:0',
    'hw:1,1',
    'plughw:CARD=Camera',
  ])('%s is not, and those that are, are named', (wish) => {
    const check = judgeDevice(wish, devices, '');
    expect(check.ok).toBe(false);
    expect(check.remedy).toContain('plughw:CARD=Device');
  });

  it('is the default one, or none at all, or unknown', () => {
    expect(judgeDevice(null, devices, '').remedy).toMatch(/several/);
    expect(judgeDevice(null, devices.slice(0, 1), '').remedy).toBeNull();
    expect(judgeDevice(null, [], '')).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('connect'),
    });
    expect(judgeDevice(null, null, '')).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('alsa-utils'),
    });
  });
});

describe('the microphone', () => {
  it('is recorded for as long as asked', async () => {
    const command = join(folder, 'recorder');
    await writeFile(command, '#!/bin/sh\nexec cat /dev/zero\n', { mode: 0o755 });
    const samples = await recordFor({ recorder: { program: 'arecord', command }, device: null }, 0.5);
    expect(samples.length).toBeGreaterThanOrEqual(8_000);
  });

  it('that fails says why', async () => {
    const command = join(folder, 'failing');
    await writeFile(
      command,
      '#!/bin/sh\necho "arecord: audio open error: Device or resource busy" >&2\nexit 1\n',
      {
        mode: 0o755,
      },
    );
    await expect(recordFor({ recorder: { program: 'arecord', command }, device: 'hw:9' }, 1)).rejects.toThrow(
      /hw:9.*|resource busy/,
    );
  });

  it('may be a recording, and one that cannot be read is said', async () => {
    const file = join(folder, 'no-sound.wav');
    await writeFile(file, 'RIFF');
    expect(await checkMicrophone(DEFAULT_CONFIG, file)).toMatchObject({ check: 'microphone', ok: false });
  });
});

describe('permissions', () => {
  it('of secrets are mended by --fix', async () => {
    const pinFile = join(folder, 'pin');
    await writeFile(pinFile, '4711');
    await chmod(pinFile, 0o644);
    const config: Config = { ...DEFAULT_CONFIG, pinFile };
    const run = (): Promise<Finding> => checkPermissions(config, null);
    const before = await examined(run, false);
    expect(before?.remedy).toContain(`chmod 600 ${pinFile}`);
    expect(before?.remedy).toContain('doctor --fix');
    expect(before).not.toHaveProperty('fix');
    const after = await examined(run, true);
    expect(after).toMatchObject({ fixed: true });
    expect(after?.found).not.toContain(pinFile);
    expect((await stat(pinFile)).mode & 0o777).toBe(0o600);
  });

  it('of missing secrets are told, and credentials are systemd’s', async () => {
    const broker = externalBroker(['mqtts://x'], { passwordFile: join(folder, 'none') });
    expect((await checkPermissions({ ...DEFAULT_CONFIG, broker }, null)).found).toContain('none is missing');
    expect(secretFiles({ ...DEFAULT_CONFIG, pinFile: '/run/credentials/earshot.service/pin' })).toEqual([]);
  });

  it('a fix that fails is told, and the check stays as it was', async () => {
    const run = (): Finding => ({
      check: 'x',
      ok: false,
      found: 'broken',
      remedy: 'mend it',
      fix: () => Promise.reject(new Error('not allowed')),
    });
    expect(await examined(run, true)).toEqual({
      check: 'x',
      ok: false,
      found: 'broken',
      remedy: 'mend it (--fix could not: not allowed)',
    });
  });
});

describe('the broker', () => {
  const at = (...urls: string[]): Config => ({ ...DEFAULT_CONFIG, broker: externalBroker(urls) });

  it('that is embedded needs nobody', async () => {
    expect(await checkBroker(DEFAULT_CONFIG)).toMatchObject({ ok: true, remedy: null });
  });

  it('answers, or is told why not', async () => {
    const broker = await startBroker();
    try {
      expect(await checkBroker(at(broker.url))).toMatchObject({
        ok: true,
        found: expect.stringMatching(/answers \(MQTT 3\.1\.1\)/),
      });
    } finally {
      await broker.close();
    }
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as { port: number };
    closed.close();
    const check = await checkBroker(at(`mqtt://127.0.0.1:${port}`), 500);
    expect(check).toMatchObject({ ok: false, remedy: expect.stringContaining('listener') });
  });

  it('has a password that only the service knows, or none that can be read', async () => {
    const broker = externalBroker(['mqtt://x'], { username: 'me', passwordCredential: 'mqtt-password' });
    expect((await checkBroker({ ...DEFAULT_CONFIG, broker })).found).toMatch(/credential/);
    const bad = externalBroker(['mqtt://x'], { username: 'me', passwordFile: '/nowhere/password' });
    expect(await checkBroker({ ...DEFAULT_CONFIG, broker: bad })).toMatchObject({ ok: false });
  });

  it('of an installed service is within its reach after --fix', async () => {
    const layout = layoutAt(join(folder, 'root'));
    const config = at('mqtt://broker.lan');
    let address = '10.0.0.1';
    const run = (): Promise<Finding | null> => checkReach(config, layout, async () => [address]);
    expect(await run()).toBeNull();
    await put(layout.root, { 'etc/systemd/system/earshot.service': '' });
    expect(await examined(run, false)).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('earshot install'),
    });
    expect(await examined(run, true)).toMatchObject({ ok: true, fixed: true });
    address = '10.0.0.2';
    expect(await examined(run, false)).toMatchObject({ ok: false });
    await examined(run, true);
    expect(await readFile(layout.at('hosts'), 'utf8')).toContain('10.0.0.2 broker.lan');
    expect(await checkReach(config, layout, () => Promise.reject(new Error('gone')))).toMatchObject({
      ok: false,
      found: expect.stringContaining('no address'),
    });
  });
});

describe('the clock', () => {
  const state = {
    nowMs: 1e12,
    builtMs: 1e12,
    synchronised: null,
    keepsTime: true,
    zone: 'Europe/Rome',
  } as const;

  it('that shows a time before this build is wrong', () => {
    const check = judgeClock({ ...state, nowMs: 0 });
    expect(check).toMatchObject({
      check: 'clock',
      ok: false,
      remedy: expect.stringContaining('timedatectl'),
    });
  });

  it('that nobody keeps right is warned about, others are not', () => {
    expect(judgeClock(state)).toMatchObject({ ok: true, remedy: null });
    expect(judgeClock({ ...state, synchronised: true, keepsTime: false })).toMatchObject({
      ok: true,
      remedy: null,
    });
    expect(judgeClock({ ...state, synchronised: false, keepsTime: false }).remedy).toMatch(/power cut/);
    expect(judgeClock(state).found).toContain('Europe/Rome');
  });
});

describe('the state', () => {
  it('has a folder, or gets one', async () => {
    const wanted = join(folder, 'deep', 'state');
    const run = (): Promise<Finding> => checkState(wanted);
    expect(await examined(run, false)).toMatchObject({
      ok: true,
      found: expect.stringContaining('first start'),
    });
    expect(await examined(run, true)).toMatchObject({ ok: true, fixed: true });
    expect((await stat(wanted)).mode & 0o777).toBe(0o700);
    expect(await checkState(null)).toMatchObject({ ok: true, remedy: null });
  });

  it('on a disk that is full is told', async () => {
    await mkdir(join(folder, 'full'), { recursive: true });
    expect(await checkState(join(folder, 'full'), 1e18)).toMatchObject({ ok: false });
    expect(await checkDisk('/nowhere/at/all')).toMatchObject({ check: 'disk', ok: false });
  });

  it.skipIf(process.getuid?.() === 0)('that cannot be written is told', async () => {
    expect(await checkState('/proc/earshot')).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('install -d'),
    });
  });
});

describe('the service', () => {
  const runs = {
    active: 'active',
    sub: 'running',
    status: 'Works, without microphone (switched off in config.yaml)',
    restarts: 0,
    exitStatus: 0,
    enabled: true,
    notifies: true,
  };

  it('is not spoken of where it is not installed', async () => {
    if (existsSync('/run/systemd/system')) return;
    expect(await checkService()).toBeNull();
  });

  it('that runs is told in its own words', () => {
    expect(judgeService(runs)).toEqual({
      check: 'service',
      ok: true,
      found: 'it runs: Works, without microphone (switched off in config.yaml)',
      remedy: null,
    });
    expect(judgeService({ ...runs, restarts: 3 }).found).toContain('started again 3 times');
  });

  it.each([
    [{ enabled: false }, /it runs/, /systemctl enable/],
    [{ notifies: false }, /systemd-notify is missing/, /apt-get install/],
    [{ active: 'inactive', sub: 'dead' }, /does not run/, /enable --now/],
    [{ active: 'activating', sub: 'start' }, /has not told systemd/, /journalctl/],
    [
      { active: 'activating', sub: 'auto-restart', exitStatus: 1, restarts: 1 },
      /again 1 time$/,
      /journalctl/,
    ],
    [{ active: 'failed', sub: 'failed', exitStatus: 2 }, /config\.yaml or home\.yaml/, /-p err/],
    [{ active: 'failed', sub: 'failed', exitStatus: 6 }, /status 6/, /-p err/],
  ])('%o is told with what mends it', (parts, found, remedy) => {
    const check = judgeService({ ...runs, ...parts });
    expect(check.ok).toBe(false);
    expect(check.found).toMatch(found);
    expect(check.remedy).toMatch(remedy);
  });
});
