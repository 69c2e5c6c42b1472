import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parsePort, settingsOf } from '../../src/cli/run/settings.js';
import { transcribe } from '../../src/cli/run/transcript.js';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import type { HubEvent } from '../../src/hub/events.js';

describe('the settings of earshot run', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-run-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are the defaults and the example house where nothing is said', async () => {
    const settings = await settingsOf({});
    expect(settings.config).toEqual(DEFAULT_CONFIG);
    expect(settings.home.devices.length).toBeGreaterThan(14);
    expect(settings).not.toHaveProperty('input');
  });

  it('let flags win over the file', async () => {
    const file = join(folder, 'config.yaml');
    await writeFile(
      file,
      'broker: {url: mqtt://old, username: me, password_file: /x}\npage: {port: 1, host: 127.0.0.1}\n',
    );
    const { config } = await settingsOf({ config: file, mqtt: 'mqtt://new:1884', port: 0 });
    expect(config.broker).toEqual(
      externalBroker(['mqtt://new:1884'], { username: 'me', passwordFile: '/x' }),
    );
    expect(config.page.port).toBe(0);
  });

  it('warn of rooms that the house does not have', async () => {
    const file = join(folder, 'rooms.yaml');
    await writeFile(
      file,
      'quiet: {from: "22:00", to: "6:00", rooms: [bedroom, bedrom]}\npatience: {rooms: {kitchn: long}}\n',
    );
    const warned = vi.spyOn(console, 'error').mockImplementation(() => {});
    await settingsOf({ config: file });
    expect(warned.mock.calls.flat()).toEqual([
      'config.yaml: quiet rooms: "bedrom" is no area of home.yaml; did you mean "bedroom"?',
      'config.yaml: patience rooms: "kitchn" is no area of home.yaml; did you mean "kitchen"?',
    ]);
    warned.mockRestore();
  });

  it('keep the state where the flag says, else the file, and nowhere if asked to', async () => {
    const file = join(folder, 'state.yaml');
    await writeFile(file, 'state: kept\n');
    expect((await settingsOf({ config: file })).state).toBe(join(folder, 'kept'));
    expect((await settingsOf({ config: file, state: folder })).state).toBe(folder);
    expect((await settingsOf({ config: file, state: 'memory' })).state).toBeNull();
    expect((await settingsOf({})).state).toMatch(/^\//);
  });

  it.each([
    [{ mqtt: 'localhost' }, 'MQTT_URL_INVALID'],
    [{ mqtt: 'http://localhost' }, 'MQTT_URL_INVALID'],
    [{ mqtt: 'mqtt://me:secret@localhost' }, 'MQTT_URL_SECRET'],
    [{ input: '/nowhere/at/all.wav' }, 'INPUT_MISSING'],
    [{ config: '/nowhere/config.yaml' }, 'CONFIG_FILE_MISSING'],
    [{ home: '/nowhere/home.yaml' }, 'HOME_FILE_MISSING'],
  ])('refuse %o', async (flags, code) => {
    await expect(settingsOf(flags)).rejects.toMatchObject({ code, usage: true });
  });

  it('never say a password back', async () => {
    await expect(settingsOf({ mqtt: 'mqtt://me:hunter2@h' })).rejects.not.toThrow(/hunter2/);
  });

  it('take a port that is one', () => {
    expect(parsePort('0')).toBe(0);
    expect(parsePort('65535')).toBe(65_535);
    for (const text of ['65536', '-1', '8o80', '', '1.5'])
      expect(() => parsePort(text), text).toThrow(/65535/);
  });
});

describe('the transcript at a terminal', () => {
  const plain = { color: false, typing: true };
  const ready: HubEvent = {
    event: 'ready',
    page: 'http://127.0.0.1:8127/',
    broker: 'simulated',
    home: { devices: 21, areas: 7 },
    parts: [
      { part: 'microphone', ok: false, message: 'no recorder is installed: install one' },
      { part: 'voice', ok: true, message: 'hibari' },
    ],
    ms: 900,
  };

  it('begins with where the page is, what is missing, and what to try', () => {
    const text = transcribe(ready, plain) ?? '';
    expect(text).toContain('http://127.0.0.1:8127/');
    expect(text).toContain('21 devices in 7 rooms');
    expect(text).toContain('microphone  not available: no recorder is installed: install one');
    expect(text).toContain('Tell it, on the page or here: turn on the kitchen light');
    expect(text).not.toContain('\x1b');
  });

  it('offers only what there is', () => {
    const text = transcribe(
      { ...ready, page: null, parts: [{ part: 'microphone', ok: true, message: 'listening' }] },
      { color: false, typing: false },
    );
    expect(text).toContain('Tell it, aloud:');
    expect(text).not.toContain('on the page');
  });

  it.each<[HubEvent, string | null]>([
    [
      {
        event: 'understood',
        turn: 1,
        say: 'turn on the lamp',
        from: 'microphone',
        source: 'grammar',
        calls: [{ do: 'set', state: 'on', devices: ['lamp'] }],
        confidence: 0.973,
        ask: null,
        ms: {},
      },
      '> turn on the lamp  (97 % sure)\n  set lamp\n',
    ],
    [{ event: 'reply', turn: 1, text: 'The lamp is on.', ask: null, ms: {} }, '< The lamp is on.\n'],
    [
      { event: 'error', part: 'models', code: 'X', message: 'vad is altered.' },
      '! models: vad is altered.\n',
    ],
    [{ event: 'timeout', waited_for: 'noAnswer' }, '  (nobody answered; the question is dropped)\n'],
    [{ event: 'state', state: 'idle', microphone: 'absent' }, null],
    [{ event: 'changed', changes: {} }, null],
  ])('%o', (event, text) => expect(transcribe(event, plain)).toBe(text));

  it('colours only where a terminal asks for it', () => {
    expect(
      transcribe({ event: 'error', part: 'voice', code: 'X', message: 'm' }, { color: true, typing: false }),
    ).toContain('\x1b[31m');
  });
});
