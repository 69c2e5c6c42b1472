/**
 * Records for a bug report: every word that is not the program's own is replaced, throughout, by the same made-up one.
 * What is not known to be harmless goes: a field that this code has never seen is treated as somebody's words.
 */
import type { Home } from '../../actions/home.js';
import type { UtteranceRecord } from '../../records/record.js';
import { parseHouse, parseRecord } from '../../records/record-schema.js';
import type { Report } from '../report.js';
import { isFixed, ownWords, STRUCTURE } from './own-words.js';
import { privateWords } from './private-words.js';
import { Pseudonyms } from './pseudonyms.js';

/** Fields that hold ids; any other text that looks like one is a text. */
const IDS: ReadonlySet<string> = new Set(
  'id area areas floor room defaultRoom device devices members unavailable matching ids list calendar'.split(
    ' ',
  ),
);
/** Maps whose keys are ids of devices or lists. */
const KEYED: Readonly<Record<string, string>> = {
  states: 'device',
  assumed: 'device',
  devices: 'device',
  lists: 'list',
};
/** Degrees to which a place is rounded: sunrise moves by minutes, and nobody finds the house. */
const PLACE_GRID = 10;

export function redact({ houses, records }: Omit<Report, 'redacted' | 'sound'>): Report {
  const secret = privateWords(houses.values(), records);
  const own = ownWords();
  const kept = (word: string): boolean => STRUCTURE.has(word) || (own.has(word) && !secret.has(word));
  const names = new Pseudonyms(kept, new Set([...own, ...secret]));
  for (const home of houses.values()) nameIds(home, names);
  return {
    redacted: true,
    houses: new Map([...houses].map(([hash, home]) => [hash, redactHouse(home, names)])),
    records: records.map((record) => redactRecord(record, names)),
    sound: new Map(),
  };
}

function nameIds(home: Home, names: Pseudonyms): void {
  for (const { id } of home.floors) names.id(id, 'floor');
  for (const { id } of home.areas) names.id(id, 'area');
  for (const { id, kind } of home.devices) names.id(id, kind);
  for (const { id } of home.lists) names.id(id, 'list');
  for (const { id } of home.calendars) names.id(id, 'calendar');
}

function redactHouse(home: Home, names: Pseudonyms): Home {
  const { location, ...rest } = home;
  const place =
    location === null
      ? null
      : {
          latitude: Math.round(location.latitude / PLACE_GRID) * PLACE_GRID,
          longitude: Math.round(location.longitude / PLACE_GRID) * PLACE_GRID,
          timezone: location.timezone,
        };
  const walked = walk(rest, { names, numbers: true });
  const classes = new Map(home.devices.map(({ id, deviceClass }) => [names.knownId(id), deviceClass]));
  const parsed = parseHouse({ ...asObject(walked), location: place }, 'a redacted house');
  return {
    ...parsed,
    devices: parsed.devices.map((device) => ({ ...device, deviceClass: keptClass(classes.get(device.id)) })),
  };
}

/** Classes are words of the protocols ("temperature", "garage"); one that we do not know may be somebody's own. */
function keptClass(deviceClass: string | null | undefined): string | null {
  if (deviceClass === undefined || deviceClass === null) return null;
  return deviceClass.split('_').every((word) => ownWords().has(word)) ? deviceClass : null;
}

function redactRecord(record: UtteranceRecord, names: Pseudonyms): UtteranceRecord {
  // Nobody knows what the numbers in words that were not understood are.
  const numbers = record.decided !== null && record.decided.source !== 'none';
  const { versions, id, time, heard, ...others } = record;
  // How many letters the words had that are replaced.
  const { judgement: _, ...kept } = heard ?? {};
  const rest = { ...others, heard: heard === null ? null : kept };
  const plugins = Object.values(versions.plugins).map((hash, at): [string, string] => [
    `plugin:${at + 1}`,
    hash,
  ]);
  const walked = walk(rest, { names, numbers });
  return parseRecord(
    { ...asObject(walked), id, time, versions: { ...versions, plugins: Object.fromEntries(plugins) } },
    `the redacted record ${id}`,
  );
}

interface Walk {
  readonly names: Pseudonyms;
  readonly numbers: boolean;
}

function walk(value: unknown, how: Walk, key = ''): unknown {
  if (typeof value === 'string')
    return (IDS.has(key) ? how.names.knownId(value) : null) ?? redactText(value, how);
  if (Array.isArray(value)) return value.map((part) => walk(part, how, typeof part === 'string' ? key : ''));
  if (value === null || typeof value !== 'object') return value;
  const sort = KEYED[key];
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      sort === undefined ? name : keyOf(name, sort, how),
      walk(part, how, sort === undefined ? name : ''),
    ]),
  );
}

/** The id of a list that was started by voice is made of its words: theirs are replaced, and it is made the same way again. */
function keyOf(id: string, sort: string, { names }: Walk): string {
  return names.knownId(id) ?? (sort === 'list' ? names.text(id) : names.id(id, sort));
}

function redactText(text: string, { names, numbers }: Walk): string {
  return isFixed(text) ? text : names.text(text, numbers);
}

const asObject = (value: unknown): object => (value !== null && typeof value === 'object' ? value : {});
