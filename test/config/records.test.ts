import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { parseConfig } from '../../src/config-file.js';

describe('records and recordings', () => {
  it('are on and off by a word; nothing else makes recordings', () => {
    expect(parseConfig('records: false').config.records.enabled).toBe(false);
    expect(parseConfig('records: {days: 3}').config).toMatchObject({
      records: { ...DEFAULT_CONFIG.records, days: 3 },
      recordings: { enabled: false },
    });
    expect(parseConfig('recordings: true').config.recordings).toEqual({ enabled: true, days: 7 });
    expect(parseConfig('recordings: {enabled: false, days: 1}').config.recordings.enabled).toBe(false);
  });

  it('take their key from a credential in the place of a file', () => {
    expect(parseConfig('records: {key_credential: records}').config.records).toMatchObject({
      keyFile: null,
      keyCredential: 'records',
    });
  });

  it.each([
    ['records: {count: 0}', 'records count must be from 1'],
    ['records: {days: 99999}', 'records days must be from 1'],
    ['records: {key: abc}', '"key"'],
    ['records: {key_credential: ../secret}', 'name of a systemd credential'],
    ['records: {key_file: a, key_credential: b}', 'not both'],
    ['records: maybe', 'records'],
    ['recordings: {hours: 1}', '"hours"'],
  ])('%s is refused with a line', (source, words) => {
    expect(() => parseConfig(source)).toThrow(words);
  });
});
