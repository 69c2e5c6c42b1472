import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/actions/home.js';
import {
  canonicalProperty,
  defaultAbility,
  hasOperation,
  KIND_TABLE,
  propertyOf,
  startState,
} from '../../src/actions/kinds/kinds.js';

describe('the table of kinds', () => {
  it.each(KINDS)('%s: the main property is one of its own', (kind) => {
    const { main, properties } = KIND_TABLE[kind];
    expect(main === null || Object.hasOwn(properties, main)).toBe(true);
  });

  it.each(KINDS)('%s: start values are legal values', (kind) => {
    for (const [name, value] of Object.entries(startState(kind))) {
      const values = propertyOf(kind, name)?.spec.values;
      expect(values === undefined || values.includes(String(value))).toBe(true);
    }
  });

  it('understands everyday words only where the kind has the property', () => {
    expect(canonicalProperty('climate', 'temperature')).toBe('target');
    expect(canonicalProperty('climate', 'hvac_mode')).toBe('mode');
    expect(canonicalProperty('fan', 'fan_speed')).toBe('speed');
    expect(canonicalProperty('media', 'mute')).toBe('muted');
    expect(canonicalProperty('weather', 'temperature')).toBe('temperature');
    expect(propertyOf('light', 'temperature')).toBeUndefined();
  });

  it('is not fooled by names every object has', () => {
    expect(propertyOf('light', 'constructor')).toBeUndefined();
    expect(propertyOf('light', '__proto__')).toBeUndefined();
  });

  it('gives temperature ranges in the home’s unit', () => {
    expect(defaultAbility('climate', 'target', 'metric')).toEqual({ min: 4, max: 38, step: 0.5 });
    expect(defaultAbility('climate', 'target', 'imperial')).toEqual({ min: 39, max: 100, step: 1 });
    expect(defaultAbility('light', 'color_temp', 'metric')).toEqual({ min: 2000, max: 6500, step: 1 });
  });

  it('shows the battery of anything, and tells none', () => {
    expect(propertyOf('lock', 'battery')?.spec.role).toBe('shown');
  });

  it('knows the basic operations', () => {
    expect(hasOperation({ kind: 'cover' }, 'stop')).toBe(true);
    expect(hasOperation({ kind: 'light' }, 'open')).toBe(false);
  });
});
