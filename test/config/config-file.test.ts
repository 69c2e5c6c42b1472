import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, externalBroker, isLoopback, patienceIn } from '../../src/config.js';
import { loadConfig, parseConfig } from '../../src/config-file.js';
import { EarshotError } from '../../src/errors.js';
import { endpointing } from '../../src/hub/ear/open-ears.js';
import { timingOf } from '../../src/hub/wiring.js';

/** The lines of complaint about a config. */
function complaints(source: string): string[] {
  try {
    parseConfig(source);
  } catch (error) {
    if (!(error instanceof EarshotError)) throw error;
    expect(error).toMatchObject({ code: 'CONFIG_FILE_INVALID', usage: true });
    return error.message.split('\n');
  }
  return [];
}

describe('a good config', () => {
  it('may be empty: every setting has a default', () => {
    expect(parseConfig('').config).toEqual(DEFAULT_CONFIG);
    expect(parseConfig('# nothing\n').config).toEqual(DEFAULT_CONFIG);
    expect(parseConfig('version: 1\n').config).toEqual(DEFAULT_CONFIG);
  });

  it('is the bundled example, which shows the defaults', async () => {
    const { config, warnings } = await loadConfig(
      new URL('../../examples/config.yaml', import.meta.url).pathname,
    );
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(warnings).toEqual([]);
  });

  it('takes every setting, with paths relative to the file', () => {
    const { config } = parseConfig(
      `
home: my-home.yaml
microphone: {enabled: false, recorder: sox, device: "plughw:1,0"}
wake: [hey house, {phrase: computer, sensitivity: 0.3}]
broker: {url: mqtt://192.0.2.5:1883, username: earshot, password_file: secrets/mqtt}
voice: {engine: espeak, speed: 1.2}
models: ./models
updates: {topic: house/models, tests: phrases.yaml}
plugins: my/plugins
pin_file: /run/credentials/pin
state: state
patience: long
quiet: {from: 22:30, to: "6:30", days: [fri, sat], rooms: [bedroom], volume: 15}
page: {enabled: false, host: 127.0.0.1, port: 9000, names: [earshot.local]}
records: {count: 50, days: 2, megabytes: 5, key_file: secrets/records}
recordings: {days: 1}
adaptation: {hour: 2}
`,
      '/etc/earshot/config.yaml',
    );
    expect(config).toEqual({
      home: '/etc/earshot/my-home.yaml',
      microphone: { enabled: false, recorder: 'sox', device: 'plughw:1,0' },
      wakePhrases: [
        { phrase: 'hey house', sensitivity: 0.5 },
        { phrase: 'computer', sensitivity: 0.3 },
      ],
      broker: externalBroker(['mqtt://192.0.2.5:1883'], {
        username: 'earshot',
        passwordFile: '/etc/earshot/secrets/mqtt',
      }),
      voice: { engine: 'espeak', speed: 1.2 },
      models: '/etc/earshot/models',
      profile: null,
      replies: { enabled: false, model: null },
      updates: { topic: 'house/models', tests: '/etc/earshot/phrases.yaml' },
      plugins: '/etc/earshot/my/plugins',
      pinFile: '/run/credentials/pin',
      state: '/etc/earshot/state',
      patience: { default: 'long', rooms: {} },
      quiet: [
        { from: '22:30', to: '06:30', days: ['FR', 'SA'], rooms: ['bedroom'], volume: 15, players: 30 },
      ],
      page: { ...DEFAULT_CONFIG.page, enabled: false, port: 9000, names: ['earshot.local'] },
      records: {
        enabled: true,
        count: 50,
        days: 2,
        megabytes: 5,
        keyFile: '/etc/earshot/secrets/records',
        keyCredential: null,
      },
      recordings: { enabled: true, days: 1 },
      adaptation: { enabled: true, hour: 2 },
    });
  });

  it('takes a broker as one word or address', () => {
    expect(parseConfig('broker: embedded').config.broker).toEqual(DEFAULT_CONFIG.broker);
    expect(parseConfig('broker: {embedded_port: 1884}').config.broker).toMatchObject({
      kind: 'embedded',
      port: 1884,
    });
    expect(parseConfig('broker: mqtts://broker.lan').config.broker).toMatchObject({
      kind: 'external',
      urls: ['mqtts://broker.lan'],
    });
  });

  it('takes a broker with all that can be said of it', () => {
    const { config, warnings } = parseConfig(
      `broker:
  url: [mqtts://a.lan, 'mqtts://b.lan:8884']
  username: me
  password_credential: mqtt
  ca_file: ca.pem
  cert_file: me.pem
  key_file: me.key
  version: 3.1.1
  client_id: hub-1
  topic: earshot/kitchen
  announce: false
  shared: true
`,
      '/etc/earshot/config.yaml',
    );
    expect(config.broker).toEqual({
      kind: 'external',
      urls: ['mqtts://a.lan', 'mqtts://b.lan:8884'],
      username: 'me',
      passwordFile: null,
      passwordCredential: 'mqtt',
      tls: {
        caFile: '/etc/earshot/ca.pem',
        certFile: '/etc/earshot/me.pem',
        keyFile: '/etc/earshot/me.key',
      },
      version: '3.1.1',
      clientId: 'hub-1',
      topic: 'earshot/kitchen',
      announce: false,
      discovery: ['homeassistant'],
      shared: true,
    });
    expect(warnings).toEqual([]);
    expect(parseConfig('broker: {url: mqtt://b, version: 5}').config.broker).toMatchObject({ version: '5' });
    expect(parseConfig('broker: [mqtt://a, mqtt://b]').config.broker).toEqual(
      externalBroker(['mqtt://a', 'mqtt://b']),
    );
  });

  it('warns of a password in clear text beyond this machine', () => {
    const said = (url: string): readonly string[] =>
      parseConfig(`broker: {url: ${url}, username: me, password_file: /x}`).warnings;
    expect(said('mqtt://192.0.2.5')[0]).toContain('in clear text; use mqtts://');
    expect(said('mqtts://192.0.2.5')).toEqual([]);
    expect(said('mqtt://127.0.0.1')).toEqual([]);
  });

  it('takes wake phrases as a list or under a key, or none at all', () => {
    const computer = [{ phrase: 'computer', sensitivity: 0.5 }];
    expect(parseConfig('wake: [computer]').config.wakePhrases).toEqual(computer);
    expect(parseConfig('wake: {phrases: [computer]}').config.wakePhrases).toEqual(computer);
    expect(parseConfig('wake: {phrases: [{phrase: computer}]}').config.wakePhrases).toEqual(computer);
    for (const none of ['wake: []', 'wake: {phrases: []}'])
      expect(parseConfig(none).config.wakePhrases).toEqual([]);
    for (const unsaid of ['wake:', 'wake: {}', ''])
      expect(parseConfig(unsaid).config.wakePhrases).toEqual(DEFAULT_CONFIG.wakePhrases);
  });

  it('opens the page to the network with a certificate and a token only', () => {
    const { page } = parseConfig(
      'page: {host: 0.0.0.0, cert_file: c.pem, key_file: k.pem, token_file: t}',
      '/etc/e/config.yaml',
    ).config;
    expect(page).toMatchObject({
      host: '0.0.0.0',
      certFile: '/etc/e/c.pem',
      keyFile: '/etc/e/k.pem',
      tokenFile: '/etc/e/t',
    });
    const opened = 'config.yaml:2: page host opens the page to the network: it needs cert_file';
    for (const more of ['', '\n  token_file: t', '\n  cert_file: c\n  key_file: k'])
      expect(complaints(`page:\n  host: 0.0.0.0${more}`)).toEqual([expect.stringContaining(opened)]);
    expect(complaints('page: {host: 0.0.0.0, enabled: false}')).toEqual([]);
    expect(complaints('page: {cert_file: c}')).toEqual([
      'config.yaml:1: page cert_file and key_file belong together',
    ]);
    expect(complaints('page: {token_file: t, token_credential: u}')).toEqual([
      'config.yaml:1: page token_file and token_credential: one of them is enough',
    ]);
    expect(complaints('page: {token_credential: ../t}')).toEqual([
      'config.yaml:1: page token_credential is the name of a systemd credential, no path',
    ]);
    expect(complaints('page: {token: abc}')[0]).toContain('must not stand here');
  });

  it('takes other discovery prefixes, one or several', () => {
    expect(parseConfig('broker: {discovery_prefix: ha/discovery}').config.broker.discovery).toEqual([
      'ha/discovery',
    ]);
    expect(
      parseConfig('broker: {url: mqtt://a, discovery_prefix: [homeassistant, old]}').config.broker.discovery,
    ).toEqual(['homeassistant', 'old']);
    for (const bad of ['a/+', '/a', 'a/', '$SYS'])
      expect(complaints(`broker: {discovery_prefix: ${bad}}`)[0]).toContain('the beginning of a topic');
    expect(complaints('broker: {discovery_prefix: []}')[0]).toContain('at most 8');
  });
});

describe('patience', () => {
  it('is one word, or a map of rooms that differ', () => {
    const patience = (text: string) => parseConfig(`patience: ${text}`).config.patience;
    expect(patience('short')).toEqual({ default: 'short', rooms: {} });
    expect(patience('{default: short, rooms: {bedroom: long}}')).toEqual({
      default: 'short',
      rooms: { bedroom: 'long' },
    });
    const only = patience('{rooms: {bedroom: long}}');
    expect(['bedroom', 'hall', 'constructor', null].map((room) => patienceIn(only, room))).toEqual([
      'long',
      'normal',
      'normal',
      'normal',
    ]);
  });

  it('ends sentences and waits for words and answers as the room wants it', () => {
    const { config } = parseConfig('patience: {default: short, rooms: {bedroom: long}}');
    expect(endpointing(config, 'bedroom')).toEqual({ endSilenceMs: 1200, unfinishedSilenceMs: 4000 });
    expect(endpointing(config, 'hall')).toEqual({ endSilenceMs: 400, unfinishedSilenceMs: 1400 });
    expect(timingOf(config, 'bedroom')).toEqual({ noSpeech: 10_000, noAnswer: 14_000 });
    expect(timingOf(config, null)).toEqual({ noSpeech: 3_500, noAnswer: 4_900 });
  });
});

describe('a bad config', () => {
  it('is told by line, with the word that was meant', () => {
    expect(complaints('microphone:\n  recoder: arecord\npatiense: long\n')).toEqual([
      'config.yaml:2: microphone has an unknown key "recoder"; did you mean "recorder"?',
      'config.yaml:3: config.yaml has an unknown key "patiense"; did you mean "patience"?',
    ]);
    expect(complaints('patience: lon')).toEqual([
      'config.yaml:1: patience "lon" is unknown; did you mean "long"?',
    ]);
  });

  it('tells where secrets belong instead of reading them', () => {
    expect(complaints('pin: 1234')[0]).toContain('name it with pin_file');
    expect(complaints('broker:\n  url: mqtt://b\n  password: x')[0]).toMatch(
      /^config.yaml:3: .*name it with password_file$/,
    );
    const url = complaints('broker: mqtt://me:hunter2@broker');
    expect(url[0]).toContain('username and password_file');
    expect(url.join()).not.toContain('hunter2');
  });

  it.each([
    [
      'patience: {rooms: {bedroom: eternal}}',
      'patience of bedroom "eternal" is unknown; known: short, normal, long',
    ],
    ['version: 2', 'version 2 is not known here: this Earshot reads version 1'],
    ['quiet: 22:30', 'quiet must be a map of "key: value", not "22:30"'],
    ['quiet: {from: "22:30"}', 'quiet to is missing: give a time of day like "22:30"'],
    ['quiet: {from: "24:30", to: "7:00"}', 'quiet from "24:30" is no time of day: write it like "22:30"'],
    ['quiet: {from: "7:00", to: "07:00"}', 'quiet from and to are both 07:00: they must differ'],
    [
      'quiet: {from: "1:00", to: "2:00", days: [someday]}',
      'quiet day "someday" is unknown; known: sun, mon, tue, wed, thu, fri, sat',
    ],
    [
      'quiet: {from: "1:00", to: "2:00", rooms: []}',
      'quiet rooms is empty: name rooms of home.yaml by their id, or leave it out for the whole house',
    ],
    ['quiet: [{from: "1:00", to: "2:00", volume: 101}]', 'quiet volume must be from 0 to 100, not 101'],
    ['page: {port: 70000}', 'page port must be from 0 to 65535, not 70000'],
    ['page: {port: 80.5}', 'page port must be a whole number'],
    ['page: yes', 'page must be a map of "key: value", not "yes"'],
    ['voice: {speed: 9}', 'voice speed must be from 0.5 to 2, not 9'],
    ['voice: {speed: fast}', 'voice speed must be a number, not "fast"'],
    [
      'broker: http://broker',
      'broker "http://broker" must be "embedded" or an address such as mqtt://192.168.1.5:1883',
    ],
    ['broker: {url: mqtt://b, version: 4}', 'broker version must be auto, 3.1.1, 5'],
    [
      'broker: {url: mqtt://b, ca_file: x}',
      'broker ca_file is for TLS: write the url as mqtts:// (or wss://)',
    ],
    ['broker: {url: mqtts://b, cert_file: x}', 'broker cert_file and key_file belong together'],
    [
      'broker: {url: mqtts://b, username: m, password_file: x, password_credential: y}',
      'broker password_file and password_credential: one of them is enough',
    ],
    ['broker: {url: mqtts://b, password_file: x}', 'broker password_file needs a username beside it'],
    [
      'broker: {url: mqtts://b, username: m, password_credential: ../x}',
      'broker password_credential is the name of a systemd credential, no path',
    ],
    ['broker: {url: []}', 'broker url: give one address, or a list of at most 8'],
    ['broker: {shared: true}', 'broker shared needs a broker url beside it'],
    [
      'broker: {topic: a/#}',
      'broker topic is where this hub speaks, such as earshot/kitchen: no +, no #, no / at its ends',
    ],
    ['broker: {username: me}', 'broker username needs a broker url beside it'],
    [
      'microphone: {enabled: on}',
      'microphone enabled must be true or false, not "on" (in YAML 1.2 on, off, yes and no are words)',
    ],
    ['wake: {phrases: ["x1!"]}', 'wake phrase "x1!" must be words of letters, 3 to 60 characters long'],
    [
      'wake: {phrases: [aaa, bbb, ccc, ddd, eee, fff, ggg, hhh, iii]}',
      'wake phrases: 9 are too many; keep at most 8',
    ],
    ['wake: computer', 'wake phrases must be a list ("- ..." or [..., ...]), not "computer"'],
    ['wake: [{phrase: computer, sensitivity: 2}]', 'wake sensitivity must be from 0 to 1, not 2'],
    ['wake: [{sensitivity: 0.2}]', 'wake phrase: "phrase" is missing'],
    ['- a list', 'config.yaml must be a map of "key: value", not a list'],
  ])('%s', (source, message) => {
    expect(complaints(source)).toEqual([`config.yaml:1: ${message}`]);
  });

  it('with a wall of brackets is an error, not the end of the process', () => {
    expect(complaints(`home: ${'['.repeat(200_000)}`)[0]).toMatch(/^config.yaml:1: nested far too deep/);
  });

  it.each([
    ['saved as UTF-16', Buffer.from('home: house.yaml\n', 'utf16le'), /not a text file in UTF-8/],
    ['saved as Latin-1', Buffer.from('home: küche.yaml\n', 'latin1'), /not a text file in UTF-8/],
    ['far too large', Buffer.alloc(2_000_000, '#'), /larger than 1 MB/],
  ])('that is %s says so, and shows nothing of it', async (_how, bytes, message) => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-config-'));
    try {
      await writeFile(join(folder, 'config.yaml'), bytes);
      const loading = loadConfig(join(folder, 'config.yaml'));
      await expect(loading).rejects.toMatchObject({ code: 'CONFIG_FILE_INVALID', usage: true });
      await expect(loading).rejects.toThrow(message);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('offers no key that must not stand there', () => {
    expect(complaints('devices: []\n')[0]).not.toMatch(/known: .*\b(pin|password|secret|token)\b(?!_)/);
  });

  it('that cannot be read says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-config-'));
    try {
      await expect(loadConfig(join(folder, 'none.yaml'))).rejects.toMatchObject({
        code: 'CONFIG_FILE_MISSING',
        usage: true,
        message: expect.stringContaining('leave --config out'),
      });
      await writeFile(join(folder, 'bad.yaml'), 'a: [');
      await expect(loadConfig(join(folder, 'bad.yaml'))).rejects.toMatchObject({
        code: 'CONFIG_FILE_INVALID',
        message: expect.stringContaining(`${join(folder, 'bad.yaml')}:1: `),
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

it('knows the loopback addresses', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '::1'].filter(isLoopback)).toHaveLength(4);
  expect(
    ['0.0.0.0', '192.168.1.2', 'localhost.evil.example', '127.0.0.1.evil.example'].filter(isLoopback),
  ).toEqual([]);
});
