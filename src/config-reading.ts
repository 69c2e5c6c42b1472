/** What the parts of config.yaml are read with: maps with known keys, numbers in a range, ports. */
import type { Item, Reader } from './actions/home-file/reader.js';

/** Keys that people expect to hold a secret, and what to write instead. */
const SECRETS: Readonly<Record<string, string>> = {
  pin: 'pin_file',
  password: 'password_file',
  secret: 'password_file',
  token: 'token_file',
};
export function readPort(reader: Reader, item: Item | undefined, what: string): number | null {
  const port = inRange(reader, item, what, 0, 65_535);
  if (item === undefined || port === null || Number.isInteger(port)) return port;
  reader.fail(item, `${what} must be a whole number`);
  return null;
}

export function inRange(
  reader: Reader,
  item: Item | undefined,
  what: string,
  min: number,
  max: number,
): number | null {
  const value = reader.number(item, what);
  if (item === undefined || value === null || (value >= min && value <= max)) return value;
  reader.fail(item, `${what} must be from ${min} to ${max}, not ${value}`);
  return null;
}

/** A map whose keys are known; a key that looks like a secret is told where secrets belong. */
export function mapOf(
  reader: Reader,
  item: Item | undefined,
  what: string,
  known: readonly string[],
): Map<string, Item> {
  const map = reader.map(item, what, known, Object.keys(SECRETS)) ?? new Map<string, Item>();
  for (const [key, value] of map) {
    if (known.includes(key)) continue;
    const instead = SECRETS[key] ?? 'password_file';
    reader.fail(
      value,
      `${what}: "${key}" must not stand here; write it into a file that only the hub can read and name it with ${instead}`,
    );
    map.delete(key);
  }
  return map;
}
