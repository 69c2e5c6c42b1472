import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadHome } from '../../src/actions/home-file.js';
import { EXAMPLE_HOME } from '../../src/cli/home-option.js';
import { setUp } from '../../src/cli/setup.js';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { loadConfig } from '../../src/config-file.js';
import { filesFor, isService, writeFiles } from '../../src/install/setup-files.js';
import { tryOut, withRootsSecrets } from '../../src/install/setup-trial.js';
import { agreed, openTerminal } from '../../src/install/terminal.js';
import { KeptSetup } from '../../src/setup/kept-setup.js';
import type { SetupWorld } from '../../src/setup/world.js';
import { fakeHouse, fakeUnderstanding, HOME } from '../hub/fake-house.js';
import { fakeSink, fakeVoice } from '../hub/fakes.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-setup-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Answers as a script writes them, and all that was said. */
function script(...answers: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const said: string[] = [];
  output.on('data', (data: Buffer) => said.push(data.toString()));
  input.end(answers.map((answer) => `${answer}\n`).join(''));
  return { terminal: openTerminal({ input, output }), said: () => said.join('') };
}

const world = (parts: Partial<SetupWorld> = {}): SetupWorld => ({
  devices: async () => [{ card: 1, name: 'Device', device: 0, title: 'USB Audio Device' }],
  listen: async () => ({ check: 'microphone', ok: true, found: 'speech at -20 dBFS', remedy: null }),
  judge: () => Promise.reject(new Error('not here')),
  wake: async (phrase) => ({ check: 'wake', ok: true, found: `"${phrase}" (rare)`, remedy: null }),
  broker: async () => null,
  ...parts,
});
const trial = async (): Promise<boolean> => true;
const run = async (answers: readonly string[], parts: Partial<SetupWorld> = {}) => {
  const file = join(folder, 'config.yaml');
  const { terminal, said } = script(...answers);
  const worked = await setUp(file, terminal, { world: world(parts), trial, state: join(folder, 'state') });
  const { config } = await loadConfig(file);
  return {
    worked,
    said,
    config,
    file,
    home: config.home === null ? null : (await loadHome(config.home)).home,
  };
};

describe('a script that answers', () => {
  it('everything gets a hub with its broker, microphone, room, phrase and PIN', async () => {
    const { worked, config, home, said, file } = await run([
      'broker.lan',
      'me',
      'secret word',
      '1',
      'Ann’s Den'.replace('’', "'"),
      'okay house',
      '4711',
      'y',
    ]);
    expect(worked).toBe(true);
    expect(config.broker).toEqual(
      externalBroker(['mqtt://broker.lan'], { username: 'me', passwordFile: join(folder, 'mqtt-password') }),
    );
    expect(config.microphone.device).toBe('plughw:CARD=Device');
    expect(config.wakePhrases[0]?.phrase).toBe('okay house');
    expect(home).toMatchObject({ defaultRoom: 'ann_s_den', areas: [{ name: "Ann's Den" }], devices: [] });
    expect(await readFile(config.pinFile!, 'utf8')).toBe('4711\n');
    for (const secret of ['pin', 'mqtt-password'])
      expect((await stat(join(folder, secret))).mode & 0o777, secret).toBe(0o600);
    expect(`${said()}${await readFile(file, 'utf8')}`).not.toMatch(/secret word|4711/);
  });

  it('nothing but empty lines gets the simulated house as it is', async () => {
    const { config, said, file } = await run(['', '', '', '', '', '']);
    expect(config).toEqual(DEFAULT_CONFIG);
    const { written } = await loadConfig(file);
    // The page leads nobody through it again, and from another machine nobody may set the first PIN.
    const kept = await KeptSetup.open(join(folder, 'state'), { config, written, room: 'kitchen' }, '');
    expect([kept.first, kept.untouched]).toEqual([false, false]);
    await rm(join(folder, 'state'), { recursive: true, force: true });
    expect(said()).toContain('Rooms: Kitchen, Living Room');
    expect(await readdir(folder)).toEqual(['config.yaml']);
  });

  it('a room of the example house gets that house, with the room as its own', async () => {
    const { home } = await run(['none', '', 'lounge', '', '', '']);
    const example = (await loadHome(EXAMPLE_HOME)).home;
    expect(home?.defaultRoom).toBe('living_room');
    expect(home?.devices.length).toBe(example.devices.length);
    expect(await readFile(join(folder, 'home.yaml'), 'utf8')).toContain('# The example house');
  });

  it('too little is told what was not answered, and nothing is written', async () => {
    const { terminal } = script('none', '1');
    await expect(
      setUp(join(folder, 'config.yaml'), terminal, { world: world(), trial, state: null }),
    ).rejects.toMatchObject({
      code: 'SETUP_ENDED',
      message: expect.stringContaining('Which room'),
    });
    const refused = script('', '', '', '', '', 'n');
    await expect(
      setUp(join(folder, 'config.yaml'), refused.terminal, { world: world(), trial, state: null }),
    ).rejects.toThrow(/Nothing was written/);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('an answer that will not do', () => {
  it('is asked for again, with the reason', async () => {
    const { config, said } = await run(
      [
        'http://x',
        'mqtt://me:pw@x',
        'mqtt://far',
        '',
        'mqtt://near',
        '',
        '9',
        '1',
        'n',
        '?',
        'Kitchen',
        'x',
        'computer',
        'hey computer',
        '12',
        '1234',
        '',
      ],
      {
        broker: async ({ url }) => (url === 'mqtt://near' ? null : 'connection refused'),
        listen: async () => ({ check: 'microphone', ok: false, found: 'too quiet', remedy: 'come closer' }),
        wake: async (phrase) => ({
          check: 'wake',
          ok: true,
          found: phrase,
          remedy: phrase === 'computer' ? 'it is common' : null,
        }),
      },
    );
    expect(config.broker).toMatchObject({ urls: ['mqtt://near'] });
    expect(config.wakePhrases[0]?.phrase).toBe('hey computer');
    for (const told of [
      'no address of a broker',
      'connection refused',
      'A number from 1 to 1',
      'come closer',
      'Letters, digits',
      'Words of letters',
      'it is common',
      '4 to 12 digits, please',
    ])
      expect(said(), told).toContain(told);
  });

  it('is kept where somebody insists, but not a phrase that cannot be heard', async () => {
    const { config } = await run(['far', '', '', '', 'Kitchen', 'hmm', '', '', ''], {
      broker: async () => 'no route',
      devices: async () => [],
      wake: async () => ({ check: 'wake', ok: false, found: 'cannot be spelled', remedy: null }),
    }).catch((error: unknown) => {
      throw error;
    });
    expect(config.broker).toMatchObject({ urls: ['mqtt://far'] });
    expect(config.wakePhrases[0]?.phrase).toBe('hey earshot');
  });
});

it('what was answered on the page stands in the brackets, and config.yaml has it afterwards', async () => {
  const said = { config: DEFAULT_CONFIG, written: [], room: 'living_room' };
  const kept = await KeptSetup.open(join(folder, 'state'), said, '');
  await kept.keepBroker({ url: 'mqtt://near', username: null, password: null });
  await kept.keepMicrophone('plughw:CARD=Array');
  await kept.keepRoom('Attic');
  await kept.keepPin('4711');
  const { config, home, said: shown } = await run(['', '', '', '', '', '', '']);
  expect(config.broker).toMatchObject({ urls: ['mqtt://near'] });
  expect(config.microphone.device).toBe('plughw:CARD=Array');
  expect(config.pinFile).toBeNull();
  expect(shown()).toContain('[as it is]');
  expect(home?.areas.map(({ name }) => name)).toContain('Attic');
});

it('a second setup keeps what it does not ask for, comments too, and the files before it', async () => {
  const file = join(folder, 'config.yaml');
  const before =
    '# mine\npatience: long # slow talkers\nbroker:\n  url: mqtts://old\n  username: me\n  password_file: pw\n  ca_file: ca.pem\nwake: [hey house, {phrase: computer, sensitivity: 0.4}]\nhome: house.yaml\n';
  await writeFile(file, before);
  await writeFile(
    join(folder, 'house.yaml'),
    '# our house\nareas:\n  - {id: den, name: Den}\nrooms: {default: den}\n',
  );
  const { config, home } = await run(['mqtts://new', '', '', 'Attic', '', '', '']);
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(/# mine\npatience: long # slow talkers\n/);
  expect(config.broker).toMatchObject({
    urls: ['mqtts://new'],
    tls: { caFile: join(folder, 'ca.pem') },
    username: null,
    passwordFile: null,
  });
  expect(config.wakePhrases.map(({ phrase }) => phrase)).toEqual(['hey house', 'computer']);
  expect(home).toMatchObject({ defaultRoom: 'attic', areas: [{ id: 'den' }, { id: 'attic' }] });
  expect(await readFile(`${file}.before-setup`, 'utf8')).toBe(before);
  expect(await readFile(join(folder, 'house.yaml'), 'utf8')).toContain('# our house');
});

it('of the service hands its secrets to systemd, and reads them itself as root', async () => {
  const answers = {
    broker: { url: 'mqtt://b', username: 'me', password: 'pw' },
    device: null,
    room: null,
    phrase: 'hey earshot',
    pin: '4711',
  };
  const places = { config: join(folder, 'config.yaml'), service: true, exampleHome: EXAMPLE_HOME };
  await writeFiles(await filesFor(answers, DEFAULT_CONFIG, places));
  const { config } = await loadConfig(places.config);
  expect(config.pinFile).toBe('/run/credentials/earshot.service/pin');
  expect(config.broker).toMatchObject({ passwordCredential: 'mqtt-password', passwordFile: null });
  expect((await stat(join(folder, 'credentials'))).mode & 0o777).toBe(0o700);
  const usable = withRootsSecrets(config, folder);
  expect(await readFile(usable.pinFile!, 'utf8')).toBe('4711\n');
  expect(usable.broker).toMatchObject({ passwordFile: join(folder, 'credentials/mqtt-password') });
  expect([isService('/etc/earshot/config.yaml'), isService(places.config)]).toEqual([true, false]);
});

describe('the trial', () => {
  const openers = {
    models: async () => ({ good: [], problems: [] }),
    house: async () => fakeHouse(HOME, async () => {}),
    understanding: () => fakeUnderstanding(),
    recognizer: () => Promise.reject(new Error('not here')),
    detector: () => Promise.reject(new Error('not here')),
    voice: async () => fakeVoice(),
    sink: async () => ({ sink: fakeSink('loudspeaker'), refused: [] }),
  };

  it('ends with a command that works', async () => {
    const { terminal, said } = script('hello', 'lamp on', 'never read');
    expect(await tryOut({ terminal, config: DEFAULT_CONFIG, home: HOME, openers })).toBe(true);
    expect(said()).toMatch(/You said hello\..*The lamp is on\./s);
  });

  it('ends without one where there is none, or no hub', async () => {
    for (const answers of [[], ['']]) {
      const { terminal } = script(...answers);
      expect(await tryOut({ terminal, config: DEFAULT_CONFIG, home: HOME, openers })).toBe(false);
    }
    const { terminal, said } = script('x');
    const house = () => Promise.reject(new Error('the port is taken'));
    expect(
      await tryOut({ terminal, config: DEFAULT_CONFIG, home: HOME, openers: { ...openers, house } }),
    ).toBe(false);
    expect(said()).toContain('the port is taken');
  });
});

it('a yes is a yes, and silence is none', async () => {
  expect(await agreed(script('Y').terminal, '?')).toBe(true);
  expect(await agreed(script('').terminal, '?')).toBe(false);
  expect(await agreed(script().terminal, '?')).toBe(false);
});
