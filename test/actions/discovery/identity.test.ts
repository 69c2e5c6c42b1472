import { describe, expect, it } from 'vitest';
import { spokenName } from '../../../src/actions/discovery/identity.js';

describe('names that only a machine would give', () => {
  it.each([
    '0x00158d0001a2b3c4',
    'esphome-web-d4e5f6',
    'wled-a1b2c3',
    'athom-smart-plug-v2-a1b2c3',
    'DVES_A1B2C3',
    'zigbee_00158d0001a2b3c4',
    'lumi.158d0001a2b3c4',
  ])('%s is none', (name) => {
    expect(spokenName(name)).toBeNull();
  });

  it.each([
    ['kitchen_ceiling-light', 'kitchen ceiling light'],
    ['hall-facade', 'hall facade'],
    ['Pump 2', 'Pump 2'],
    ['lamp_123456', 'lamp 123456'],
    ['Room 204-decade', 'Room 204-decade'],
    ['wled-desk', 'wled desk'],
  ])('%s is one', (name, spoken) => {
    expect(spokenName(name)).toBe(spoken);
  });
});
