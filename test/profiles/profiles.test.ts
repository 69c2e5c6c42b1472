import { describe, expect, it } from 'vitest';
import { checkProfile, profileRows } from '../../src/cli/models/profiles.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { parseConfig } from '../../src/config-file.js';
import { createContext } from '../../src/hub/context.js';
import { openersFor } from '../../src/hub/openers.js';
import { type MachineFacts, readBoard } from '../../src/profiles/machine.js';
import { describePicked, misfit, pickProfile } from '../../src/profiles/pick.js';
import { missingIn, PROFILES, projectionOf } from '../../src/profiles/profile.js';
import { HOME } from '../hub/fake-house.js';

const machine = (facts: Partial<MachineFacts>): MachineFacts => ({
  ...{ arch: 'arm64', cores: 4, memoryMb: 1_900, board: null },
  ...facts,
});

describe('the profile of a machine', () => {
  it.each([
    ['Raspberry Pi Zero 2 W Rev 1.0', 430, 'pi-zero2'],
    ['Raspberry Pi 3 Model B Plus Rev 1.3', 920, 'pi-zero2'],
    ['Raspberry Pi 4 Model B Rev 1.4', 3_980, 'pi4'],
    ['Raspberry Pi 400 Rev 1.0', 3_980, 'pi4'],
    ['Raspberry Pi Compute Module 4 Rev 1.0', 1_900, 'pi4'],
    ['Raspberry Pi 5 Model B Rev 1.0', 8_300, 'pi5'],
    ['Raspberry Pi 500 Rev 1.0', 8_300, 'pi5'],
    ['Raspberry Pi Compute Module 5 Rev 1.0', 4_000, 'pi5'],
    // What a container may use of it.
    ['Raspberry Pi 5 Model B Rev 1.0', 1_000, 'pi4'],
    ['Raspberry Pi 5 Model B Rev 1.0', 512, 'pi-zero2'],
    ['Orange Pi 5', 8_000, 'pi5'],
    ['Radxa ROCK 3A', 2_000, 'pi4'],
  ])('%s with %i MB is %s', (board, memoryMb, name) => {
    expect(pickProfile(machine({ board, memoryMb })).profile.name).toBe(name);
  });

  it.each([
    [{ arch: 'x64', cores: 2, memoryMb: 8_000 }, 'x86'],
    [{ arch: 'x64', cores: 1, memoryMb: 8_000 }, 'pi4'],
    [{ arch: 'x64', cores: 4, memoryMb: 1_000 }, 'pi4'],
    [{ arch: 'x64', cores: 4, memoryMb: 512 }, 'pi-zero2'],
    [{ arch: 'arm', cores: 4, memoryMb: 4_000 }, 'pi-zero2'],
  ])('%o is %s', (facts, name) => {
    expect(pickProfile(machine(facts)).profile.name).toBe(name);
  });

  it('is what config.yaml says, whatever the machine is', () => {
    const { config } = parseConfig('models: {profile: pi4}');
    const picked = pickProfile(machine({ arch: 'x64', memoryMb: 16_000 }), config.profile);
    expect(picked.profile.name).toBe('pi4');
    expect(describePicked(picked)).toContain('as config.yaml wants it');
    expect(() => parseConfig('models: {profile: pi6}')).toThrow('pi6');
  });

  it('reads the board as the device tree tells it', () => {
    expect(readBoard('Raspberry Pi 4 Model B Rev 1.4\0')).toBe('Raspberry Pi 4 Model B Rev 1.4');
    expect(readBoard('\0')).toBeNull();
    expect(readBoard(`x\n\x1b[31m${'y'.repeat(500)}`)).toHaveLength(100);
  });
});

describe('512 MB', () => {
  const zero = pickProfile(machine({ board: 'Raspberry Pi Zero 2 W Rev 1.0', memoryMb: 430 }));

  it('leave out what does not fit, and say so', () => {
    const missing = missingIn(zero.profile).join(', ');
    for (const part of [
      'the model for what the phrases do not know',
      'small talk',
      'neural voice',
      'second look',
    ])
      expect(missing).toContain(part);
    expect(describePicked(zero)).toContain('profile pi-zero2 (for Raspberry Pi Zero 2 W');
    const openers = openersFor(zero.profile);
    expect(openers.proposer()).toBeNull();
    const wish = { ...DEFAULT_CONFIG, replies: { enabled: true, model: '/nowhere' } };
    expect(openers.replier(wish)).toBeNull();
    expect(openersFor(PROFILES.pi5).replier(wish)).not.toBeNull();
  });

  it('are told what would help; a machine that has enough is not', async () => {
    expect(misfit(zero)).toContain('zram');
    expect(misfit(pickProfile(machine({ memoryMb: 300 })))).toContain('1 GB');
    expect(misfit(pickProfile(machine({ memoryMb: 300 }), 'pi5'))).toContain('models: {profile: ...}');
    expect(await checkProfile(DEFAULT_CONFIG, machine({ memoryMb: 430 }))).toMatchObject({
      check: 'profile',
      ok: false,
    });
    expect(await checkProfile(DEFAULT_CONFIG, machine({ memoryMb: 4_000 }))).toMatchObject({
      ok: true,
      remedy: null,
    });
  });
});

it('a hub takes the openers of its profile, and those of a test before them', () => {
  const picked = pickProfile(machine({ memoryMb: 430 }));
  const options = { config: DEFAULT_CONFIG, home: HOME };
  expect(createContext(options, picked).openers.proposer()).toBeNull();
  const proposer = { propose: async () => null, close: async () => {} };
  expect(
    createContext({ ...options, openers: { proposer: () => proposer } }, picked).openers.proposer(),
  ).toBe(proposer);
});

it('the list names each profile once, marks one, and calls projections so', () => {
  const rows = profileRows(machine({ board: 'Raspberry Pi 4 Model B Rev 1.4' }), null);
  expect(rows.map(({ profile, used }) => [profile, used])).toEqual([
    ['pi-zero2', false],
    ['pi4', true],
    ['pi5', false],
    ['x86', false],
  ]);
  expect(rows.map(({ speed }) => speed.kind)).toEqual(['projection', 'projection', 'projection', 'measured']);
  expect(rows[0]).toMatchObject({ calls_kept_minutes: null, voice: 'espeak', speed: { calls_ms: null } });
  for (const { memory_mb } of rows) expect(memory_mb.most).toBeGreaterThan(memory_mb.rest);
});

it('slower machines are projected to be slower', () => {
  const hear = (name: keyof typeof PROFILES) => projectionOf(PROFILES[name])?.hearMs[0] ?? 0;
  expect(hear('pi5')).toBeLessThan(hear('pi4'));
  expect(hear('pi4')).toBeLessThan(hear('pi-zero2'));
  expect(projectionOf(PROFILES.x86)).toBeNull();
});
