import { describe, expect, it } from 'vitest';
import { checkNode } from '../../src/cli/doctor.js';
import { hasDevice, soundCheck } from '../../src/cli/doctor-sound.js';

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
