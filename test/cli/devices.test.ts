import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { deviceRows, deviceTree, registerDevices } from '../../src/cli/devices.js';

const { home } = parseHome(
  `floors: [{id: up, name: Upstairs, level: 1}, {id: down, name: Downstairs, level: 0}]
areas:
  - {id: attic, name: Attic, floor: up}
  - {id: kitchen, name: Kitchen, floor: down}
  - {id: garden, name: Garden, outside: true}
  - {id: empty, name: Empty, floor: up}
devices:
  - {id: lamp, name: Lamp, area: attic, kind: light, can: [brightness], state: {on: true, brightness: 40}}
  - {id: door, name: Back Door, area: kitchen, kind: lock, risk: pin, state: {locked: false}}
  - {id: heat, name: Heating, area: kitchen, kind: climate, can: [mode: [off, heat]], state: {mode: heat, current: 19.5}}
  - {id: air, name: Air, area: garden, kind: sensor, class: temperature, state: {value: 8.5, unit: °C}}
  - {id: night, name: Night, kind: scene}
`,
  'home.yaml',
);

describe('earshot devices', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('shows floors from below, rooms, and what has neither', () => {
    expect(deviceTree(home).split('\n')).toEqual([
      'Downstairs',
      '  Kitchen',
      '    Back Door  lock                  unlocked               lock, unlock',
      '    Heating    climate               heat, current 19.5 °C  on, off, mode: off|heat',
      'Upstairs',
      '  Attic',
      '    Lamp       light                 on, brightness 40 %    on, off, brightness 0-100 %',
      'Garden (outside)',
      '  Air        sensor (temperature)  8.5 °C',
      'No room',
      '  Night      scene                 runs 0                 run',
      '',
    ]);
  });

  it('says what to do about a house without devices', () => {
    expect(deviceTree(parseHome('devices: []', 'home.yaml').home)).toContain('No devices');
  });

  it('gives a row per device', () => {
    expect(deviceRows(home)[1]).toEqual({
      id: 'door',
      name: 'Back Door',
      aliases: [],
      area: 'kitchen',
      floor: 'down',
      kind: 'lock',
      class: null,
      operations: ['lock', 'unlock'],
      can: {},
      state: { locked: false },
      risk: 'pin',
    });
  });

  it('prints JSON lines and nothing else with --json', async () => {
    let out = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      out += String(chunk);
      return true;
    });
    const program = new Command().exitOverride();
    registerDevices(program);
    await program.parseAsync(['devices', '--json', '--home', 'examples/home.yaml'], { from: 'user' });
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string });
    expect(rows.map(({ id }) => id)).toContain('kitchen_light');
    out = '';
    await program.parseAsync(['devices'], { from: 'user' });
    expect(out).toContain('Kitchen Light');
  });

  it('fails as a usage error where the file is missing', async () => {
    const program = new Command().exitOverride();
    registerDevices(program);
    await expect(
      program.parseAsync(['devices', '--home', 'missing.yaml'], { from: 'user' }),
    ).rejects.toMatchObject({
      code: 'HOME_FILE_MISSING',
      usage: true,
    });
  });
});
