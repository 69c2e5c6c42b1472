/**
 * home.yaml -> `Home`. The file is a public contract (docs/home-file.md): every key is checked, every reference must
 * lead somewhere, and every complaint has its line and, where one is near, the word that was probably meant.
 */
import { EarshotError, messageOf } from '../errors.js';
import { readAtMost } from '../read-text.js';
import { fillCalendars } from './calendar-files/fill.js';
import type { Home } from './home.js';
import { checkNames, type SectionPlaces } from './home-file/collisions.js';
import { tooDeepAt } from './home-file/depth.js';
import { readDevices } from './home-file/devices.js';
import { checkFileVersion } from './home-file/file-version.js';
import {
  readAreas,
  readCalendars,
  readFloors,
  readLists,
  readLocation,
  readReference,
} from './home-file/places.js';
import { Reader } from './home-file/reader.js';

/** 5,000 devices take about 1 MB; a file beyond this is not a house. */
export const MAX_HOME_FILE_BYTES = 8 * 1024 * 1024;

const KEYS = [
  'version',
  'language',
  'units',
  'floors',
  'areas',
  'devices',
  'lists',
  'calendars',
  'rooms',
  'location',
] as const;

export interface ParsedHome {
  readonly home: Home;
  /** One line each, with file and line number: worth a look, nothing is lost. */
  readonly warnings: readonly string[];
}

/**
 * Reads a home file. Throws `HOME_FILE_INVALID` (usage) whose message holds one line per error,
 * `file:line: what is wrong and what to write instead`, twenty at most.
 *
 * @param fileName for messages only
 */
export function parseHome(text: string, fileName: string): ParsedHome {
  if (text.length > MAX_HOME_FILE_BYTES) throw invalid(`${fileName}: ${TOO_LARGE}`);
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const deep = tooDeepAt(source);
  if (deep !== null) {
    throw invalid(`${fileName}:${deep}: nested far deeper than any home file; look for a bracket left open`);
  }
  let reader: Reader;
  try {
    reader = new Reader(source, fileName);
  } catch (error) {
    // The parser throws only on what it cannot even describe (depth, size).
    throw invalid(`${fileName}: this is not valid YAML: ${messageOf(error)}`, error);
  }
  // Half a tree would only add complaints about what is missing from it.
  const home = reader.failed ? null : readHome(reader);
  const problems = reader.report();
  if (home === null || problems !== null) throw invalid(problems ?? `${fileName}: not a home file`);
  return { home, warnings: reader.warnings };
}

/**
 * Loads a home file from disk, and the calendar files that it names. Throws `HOME_FILE_MISSING` or `HOME_FILE_INVALID`,
 * both usage errors.
 */
export async function loadHome(path: string, signal?: AbortSignal): Promise<ParsedHome> {
  const { home, warnings } = await loadHomeFile(path, signal);
  const { calendars, problems } = await fillCalendars(home, path);
  return { home: { ...home, calendars }, warnings: [...warnings, ...problems] };
}

/** The same without the calendar files, which may take seconds: their calendars are `unread`. */
export async function loadHomeFirst(path: string, signal?: AbortSignal): Promise<ParsedHome> {
  const { home, warnings } = await loadHomeFile(path, signal);
  const calendars = home.calendars.map((calendar) =>
    calendar.file === undefined ? calendar : { ...calendar, unread: true as const },
  );
  return { home: { ...home, calendars }, warnings };
}

async function loadHomeFile(path: string, signal?: AbortSignal): Promise<ParsedHome> {
  let bytes: Buffer | null;
  try {
    bytes = await readAtMost(path, MAX_HOME_FILE_BYTES, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreadable(path, error);
  }
  if (bytes === null) throw invalid(`${path}: ${TOO_LARGE}`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw invalid(`${path}: this is not a text file in UTF-8; save it as UTF-8`, error);
  }
  return parseHome(text, path);
}

const TOO_LARGE = `larger than ${MAX_HOME_FILE_BYTES / 1024 / 1024} MB, so this is not a home file; check the path`;

function invalid(message: string, cause?: unknown): EarshotError {
  return new EarshotError('HOME_FILE_INVALID', message, { usage: true, cause });
}

function unreadable(path: string, cause: unknown): EarshotError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const text = `no home file at ${path}; check the path, or leave --home out for the example house`;
    return new EarshotError('HOME_FILE_MISSING', text, { usage: true, cause });
  }
  if (code === 'EISDIR') {
    const text = `${path} is a directory; name the file in it, such as ${path.replace(/\/$/, '')}/home.yaml`;
    return new EarshotError('HOME_FILE_MISSING', text, { usage: true, cause });
  }
  const text = `the home file ${path} cannot be read (${messageOf(cause)}); check its permissions`;
  return new EarshotError('HOME_FILE_MISSING', text, { usage: true, cause });
}

function readHome(reader: Reader): Home | null {
  const root = reader.root();
  if (reader.scalar(root) === null) {
    reader.fail(root, 'the file is empty; start with "devices:" and one device (see examples/home.yaml)');
    return null;
  }
  const map = reader.map(root, 'a home file', KEYS);
  if (map === null) return null;
  checkFileVersion(reader, map.get('version'));
  const language = reader.text(map.get('language'), 'language') ?? 'en';
  const units = reader.oneOf(map.get('units'), 'units', ['metric', 'imperial'] as const) ?? 'metric';
  const places: SectionPlaces = {
    floors: new Map(),
    areas: new Map(),
    devices: new Map(),
    lists: new Map(),
    calendars: new Map(),
  };
  const floors = readFloors(reader, map.get('floors'), places.floors);
  const areas = readAreas(reader, map.get('areas'), places.areas, places.floors);
  const rooms = reader.map(map.get('rooms'), 'rooms', ['default']);
  const home: Home = {
    version: 1,
    language,
    units,
    floors,
    areas,
    devices: readDevices(reader, map.get('devices'), places.devices, places.areas, units),
    lists: readLists(reader, map.get('lists'), places.lists),
    calendars: readCalendars(reader, map.get('calendars'), places.calendars),
    defaultRoom: readReference(reader, rooms?.get('default'), 'rooms.default', 'area', places.areas),
    location: readLocation(reader, map.get('location')),
  };
  checkNames(reader, home, places);
  return home;
}
