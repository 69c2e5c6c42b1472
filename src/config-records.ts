/** `records` and `recordings` of config.yaml: what is kept of what was said, how much of it and for how long. */
import type { Item, Reader } from './actions/home-file/reader.js';
import { type Config, DEFAULT_CONFIG } from './config.js';
import { inRange, mapOf } from './config-reading.js';

const KEYS = ['enabled', 'count', 'days', 'megabytes', 'key_file', 'key_credential'] as const;
const MOST = { count: 100_000, days: 3_650, megabytes: 10_000 } as const;

type Path = (item: Item | undefined, what: string) => string | null;

/** A yes or no, or a map. */
export function readRecords(reader: Reader, item: Item | undefined, path: Path): Config['records'] {
  const defaults = DEFAULT_CONFIG.records;
  if (item === undefined || !reader.isMap(item))
    return { ...defaults, enabled: reader.boolean(item, 'records') ?? defaults.enabled };
  const map = mapOf(reader, item, 'records', KEYS);
  const amount = (key: keyof typeof MOST): number => {
    const value = inRange(reader, map.get(key), `records ${key}`, 1, MOST[key]) ?? defaults[key];
    return key === 'count' ? Math.round(value) : value;
  };
  const credential = map.get('key_credential');
  const keyCredential = reader.text(credential, 'records key_credential');
  if (credential !== undefined && keyCredential !== null && !/^[\w.-]{1,100}$/.test(keyCredential))
    reader.fail(credential, 'records key_credential must be the name of a systemd credential, no path');
  if (credential !== undefined && map.has('key_file'))
    reader.fail(credential, 'records: give key_file or key_credential, not both');
  return {
    enabled: reader.boolean(map.get('enabled'), 'records enabled') ?? defaults.enabled,
    count: amount('count'),
    days: amount('days'),
    megabytes: amount('megabytes'),
    keyFile: path(map.get('key_file'), 'records key_file'),
    keyCredential,
  };
}

export function readRecordings(reader: Reader, item: Item | undefined): Config['recordings'] {
  const defaults = DEFAULT_CONFIG.recordings;
  if (item === undefined || !reader.isMap(item))
    return { ...defaults, enabled: reader.boolean(item, 'recordings') ?? defaults.enabled };
  const map = mapOf(reader, item, 'recordings', ['enabled', 'days']);
  return {
    // Whoever says how long wants them.
    enabled: reader.boolean(map.get('enabled'), 'recordings enabled') ?? true,
    days: inRange(reader, map.get('days'), 'recordings days', 1, MOST.days) ?? defaults.days,
  };
}
