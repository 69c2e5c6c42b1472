import { describe, expect, it } from 'vitest';
import { hasDevice, soundCheck } from '../../src/cli/doctor/sound.js';
import { wakeCheck } from '../../src/cli/doctor/wake.js';
import { checkNode } from '../../src/cli/doctor.js';
import { EarshotError } from '../../src/errors.js';

describe('sound', () => {
  it('with a missing program says which package brings one', () => {
    const recorder = soundCheck('recorder', { program: null, card: true, failure: null });
    expect(recorder).toMatchObject({ check: 'recorder', ok: false });
    expect(recorder.remedy).toContain('apt install alsa-utils');
    expect(recorder.remedy).not.toContain('connect');
    expect(soundCheck('playback', { program: null, card: false, failure: null }).remedy).toMatch(
      /apt install alsa-utils.*connect a loudspeaker/,
    );
  });

  it('with programs but no sound card asks for one, and installs nothing', () => {
    for (const direction of ['recorder', 'playback'] as const) {
      const check = soundCheck(direction, { program: '/usr/bin/aplay', card: false, failure: 'open error' });
      expect(check).toMatchObject({ ok: false });
      expect(check.found).toContain('no sound card');
      expect(check.remedy).toContain('connect');
      expect(check.remedy).not.toContain('apt');
    }
  });

  it('with a card that does not open repeats what the program said', () => {
    const check = soundCheck('playback', {
      program: '/usr/bin/aplay',
      card: true,
      failure: 'Device or resource busy',
    });
    expect(check.found).toContain('Device or resource busy');
    expect(check.remedy).toMatch(/aplay -l.*group/);
  });

  it('that works needs nothing, whatever the folder of devices says', () => {
    expect(soundCheck('recorder', { program: '/usr/bin/arecord', card: false, failure: null })).toEqual({
      check: 'recorder',
      ok: true,
      found: '/usr/bin/arecord',
      remedy: null,
    });
  });

  it('is told apart by direction', () => {
    const onlyPlays = ['controlC0', 'pcmC0D0p', 'timer'];
    expect(hasDevice(onlyPlays, 'playback')).toBe(true);
    expect(hasDevice(onlyPlays, 'recorder')).toBe(false);
    expect(hasDevice(['pcmC1D0c'], 'recorder')).toBe(true);
    expect(hasDevice([], 'playback')).toBe(false);
  });
});

it('an old Node is told which one to install', () => {
  expect(checkNode('20.18.3')).toMatchObject({ ok: false, remedy: expect.stringContaining('20.19') });
  for (const good of ['20.19.0', '22.1.0', '100.0.0']) expect(checkNode(good).ok, good).toBe(true);
});

describe('wake phrases', () => {
  const wishes = (...phrases: readonly string[]) => phrases.map((phrase) => ({ phrase, sensitivity: 0.5 }));
  const facts = async (text: string) => ({
    text,
    letters: text.replaceAll(' ', '').length,
    prior: text === 'thank you' ? -4.7 : -24,
  });

  it('that are rare are named with their rate', async () => {
    const check = await wakeCheck(wishes('hey earshot'), facts);
    expect(check).toMatchObject({ ok: true, remedy: null });
    expect(check.found).toMatch(/"hey earshot".*less than 0\.1/);
  });

  it('that are common are used, with a better one beside them', async () => {
    const check = await wakeCheck(wishes('hey earshot', 'thank you'), facts);
    expect(check.ok).toBe(true);
    expect(check.remedy).toMatch(/"thank you" is common.*"hey thank you"/);
  });

  it('that cannot be written are a failure', async () => {
    const refused = new EarshotError('WAKE_PHRASE', 'The wake phrase "x" cannot be used.');
    const check = await wakeCheck(wishes('x'), () => Promise.reject(refused));
    expect(check).toMatchObject({ ok: false, remedy: 'The wake phrase "x" cannot be used.' });
  });

  it('may be none', async () => {
    expect(await wakeCheck([], facts)).toMatchObject({ ok: true, remedy: null });
  });
});
