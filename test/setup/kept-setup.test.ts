/** The answers of the page's setup: what counts, for how long, and what is on the disk. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Config, DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { collect } from '../../src/install/backup.js';
import { KeptSetup } from '../../src/setup/kept-setup.js';

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-kept-setup-'));
});
afterEach(() => rm(state, { recursive: true }));

const open = (
  config: Partial<Config> = {},
  room: string | null = 'kitchen',
  at: string | null = state,
  written: readonly string[] = [],
) => KeptSetup.open(at, { config: { ...DEFAULT_CONFIG, ...config }, written, room }, 'sudo earshot setup');
const LOGIN = { url: 'mqtt://near', username: 'me', password: 'secret word' };

describe('answers', () => {
  it('outlast a restart, with their secrets in files that only the hub can read', async () => {
    const first = await open();
    await first.keepMicrophone('plughw:CARD=Device');
    await first.keepRoom("Ann's Den");
    await first.keepBroker(LOGIN);
    await first.keepPin('471100');
    const kept = await open();
    const { config, problems } = kept.config();
    expect(problems).toEqual([]);
    expect(kept.room).toBe("Ann's Den");
    expect(config.microphone.device).toBe('plughw:CARD=Device');
    expect(config.broker).toEqual(
      externalBroker(['mqtt://near'], {
        username: 'me',
        passwordFile: expect.stringContaining(join(state, 'secrets/mqtt-password.')),
      }),
    );
    expect(await readFile(config.pinFile ?? '', 'utf8')).toBe('471100\n');
    const secrets = await readdir(join(state, 'secrets'));
    expect(secrets).toHaveLength(2);
    for (const name of [...secrets.map((secret) => `secrets/${secret}`), 'setup.json'])
      expect((await stat(join(state, name))).mode & 0o777, name).toBe(0o600);
    expect((await stat(join(state, 'secrets'))).mode & 0o777).toBe(0o700);
    expect(await readFile(join(state, 'setup.json'), 'utf8')).not.toMatch(/secret word|471100/);
  });

  it('hold until config.yaml says something new of the same thing', async () => {
    const first = await open();
    await first.keepMicrophone('plughw:CARD=Device');
    await first.keepRoom('Attic');
    await first.keepBroker(LOGIN);
    await first.keepPin('4711');
    const changed = await open(
      {
        microphone: { ...DEFAULT_CONFIG.microphone, device: 'plughw:9' },
        broker: externalBroker(['mqtt://other']),
        pinFile: '/etc/earshot/pin',
      },
      'office',
    );
    const { config } = changed.config();
    expect([config.microphone.device, config.pinFile, changed.room]).toEqual([
      'plughw:9',
      '/etc/earshot/pin',
      null,
    ]);
    expect(config.broker).toMatchObject({ urls: ['mqtt://other'] });
    // Another thing is another thing.
    expect((await open({ pinFile: '/etc/earshot/pin' })).config().config.broker).toMatchObject({
      urls: ['mqtt://near'],
    });
  });

  it('keep what config.yaml says of a broker beside its address, and go back to the embedded one', async () => {
    const tls = { caFile: '/etc/ca.pem', certFile: null, keyFile: null };
    const said = { broker: externalBroker(['mqtts://old'], { tls, topic: 'hall' }) };
    const kept = await open(said);
    await kept.keepBroker({ url: 'mqtts://new', username: null, password: null });
    expect(kept.config().config.broker).toMatchObject({ urls: ['mqtts://new'], tls, topic: 'hall' });
    await kept.keepBroker(null);
    expect(kept.config().config.broker).toEqual(DEFAULT_CONFIG.broker);
  });

  it('whose secret is gone do not count, and say so', async () => {
    const kept = await open();
    await kept.keepBroker(LOGIN);
    await kept.keepPin('4711');
    await rm(join(state, 'secrets'), { recursive: true });
    const { config, problems } = kept.config();
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(problems).toHaveLength(2);
  });

  it('that two browsers give at once are both kept, the later of two about one thing', async () => {
    const kept = await open();
    await Promise.all([kept.keepPin('1111'), kept.keepBroker(LOGIN), kept.keepPin('2222')]);
    const { config } = (await open()).config();
    expect(await readFile(config.pinFile ?? '', 'utf8')).toBe('2222\n');
    expect(config.broker).toMatchObject({ urls: ['mqtt://near'] });
    expect(await readdir(join(state, 'secrets'))).toHaveLength(2);
  });

  it('in place of long settings can be read again, and one that is too long takes none with it', async () => {
    const urls = Array.from({ length: 8 }, (_, place) => `mqtt://${'a'.repeat(80)}${place}`);
    const kept = await open({ broker: externalBroker(urls) });
    await kept.keepPin('4711');
    await kept.keepBroker(LOGIN);
    await expect(kept.keepBroker({ ...LOGIN, url: `mqtt://${'a'.repeat(600)}` })).rejects.toThrow(/too long/);
    const again = await open({ broker: externalBroker(urls) });
    expect(again.problem).toBeNull();
    expect(again.config().config.broker).toMatchObject({ urls: ['mqtt://near'] });
  });

  it('without a password leave none behind', async () => {
    const kept = await open();
    await kept.keepBroker(LOGIN);
    await kept.keepBroker({ ...LOGIN, password: null });
    expect(await readdir(join(state, 'secrets'))).toEqual([]);
    expect(kept.config().config.broker).toMatchObject({ username: 'me', passwordFile: null });
  });
});

describe('a first visit', () => {
  it('is one until the setup was finished or skipped, and none where config.yaml was written', async () => {
    const kept = await open();
    expect([kept.first, kept.untouched]).toEqual([true, true]);
    await kept.end('skipped');
    expect([kept.first, kept.untouched]).toEqual([false, true]);
    await kept.end('finished');
    await kept.end('skipped');
    expect([(await open()).first, (await open()).untouched]).toEqual([false, false]);
    for (const name of ['setup.json', 'setup.json.backup']) await rm(join(state, name));
    expect((await open({ broker: externalBroker(['mqtt://x']) })).first).toBe(false);
    const firstWith = async (...written: readonly string[]) =>
      (await open({}, 'kitchen', state, ['version', ...written])).first;
    expect([await firstWith('broker'), await firstWith('home'), await firstWith('patience')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is none where nothing can be kept, and then the command is told', async () => {
    const kept = await open({}, null, null);
    expect(kept.first).toBe(false);
    for (const keep of [() => kept.keepRoom('Attic'), () => kept.keepPin('4711')])
      await expect(keep()).rejects.toThrow(/keeps nothing.*sudo earshot setup$/);
  });
});

describe('a disk', () => {
  it('that cannot be written changes nothing, and the command to type is told', async () => {
    const kept = await open();
    // For root a folder without rights is none; a file in its place stops everybody.
    await rm(state, { recursive: true });
    await writeFile(state, '');
    for (const keep of [
      () => kept.keepMicrophone('plughw:CARD=Device'),
      () => kept.keepRoom('Attic'),
      () => kept.keepBroker(LOGIN),
      () => kept.keepPin('471100'),
      () => kept.end('finished'),
    ]) {
      const failed = await keep().then(
        () => null,
        (error: unknown) => String(error),
      );
      expect(failed).toMatch(/cannot keep this .*Type on the hub instead: sudo earshot setup/);
      expect(failed).not.toMatch(/471100|secret word/);
    }
    expect(kept.config().config).toEqual(DEFAULT_CONFIG);
    expect([kept.room, kept.first]).toEqual([null, true]);
    await rm(state);
    await mkdir(state);
  });

  it('that takes the secret and not what names it leaves the old broker with its old password', async () => {
    const kept = await open();
    await kept.keepBroker(LOGIN);
    await kept.keepPin('4711');
    const answers = await readFile(join(state, 'setup.json'));
    await rm(join(state, 'setup.json'));
    await mkdir(join(state, 'setup.json/full'), { recursive: true });
    await expect(kept.keepBroker({ ...LOGIN, url: 'mqtt://far', password: 'new' })).rejects.toThrow();
    await expect(kept.keepBroker({ ...LOGIN, password: null })).rejects.toThrow();
    await expect(kept.keepPin('9999')).rejects.toThrow();
    await rm(join(state, 'setup.json'), { recursive: true });
    await writeFile(join(state, 'setup.json'), answers);
    const { config, problems } = (await open()).config();
    const { broker } = config;
    expect([problems, broker]).toMatchObject([[], { urls: ['mqtt://near'] }]);
    const passwordFile = broker.kind === 'external' ? broker.passwordFile : null;
    expect(await readFile(passwordFile ?? '', 'utf8')).toBe('secret word\n');
    expect(await readFile(config.pinFile ?? '', 'utf8')).toBe('4711\n');
    expect(await readdir(join(state, 'secrets'))).toHaveLength(2);
  });

  it('with a broken file starts anew and says so', async () => {
    const bad = { version: 1, ended: null, microphone: { instead: null, device: "tee:x,'/etc/passwd',raw" } };
    await writeFile(
      join(state, 'setup.json'),
      JSON.stringify({ ...bad, room: null, broker: null, pin: null }),
    );
    const kept = await open();
    expect(kept.problem).toContain('broken');
    expect(kept.config().config).toEqual(DEFAULT_CONFIG);
  });

  it('whose settings are read-only is no hindrance: they are left as they are', async () => {
    const etc = join(state, 'etc');
    await mkdir(etc, { mode: 0o500 });
    const kept = await open();
    await kept.keepRoom('Attic');
    expect(await readdir(etc)).toEqual([]);
    await chmod(etc, 0o700);
  });
});

it('a backup leaves the secrets out unless it is told to take them', async () => {
  const kept = await open();
  await kept.keepPin('4711');
  const paths = async (secrets: boolean) => {
    const { files, leftOut } = await collect({ config: null, state, secrets });
    return { paths: files.map(({ path }) => path), leftOut };
  };
  expect(await paths(false)).toEqual({
    paths: ['state/setup.json'],
    leftOut: [expect.stringContaining('secrets of the page')],
  });
  expect((await paths(true)).paths).toEqual([
    expect.stringMatching(/^state\/secrets\/pin\.[0-9a-f]{8}$/),
    'state/setup.json',
  ]);
});
