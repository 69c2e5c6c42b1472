/**
 * config.yaml -> Config: shape and meaning checked in one walk over the document, every complaint with its line and,
 * where a word is nearly right, the word that was meant. Paths are relative to the file they stand in.
 */
import { isUtf8 } from 'node:buffer';
import { dirname, resolve } from 'node:path';
import { tooDeepAt } from './actions/home-file/depth.js';
import { checkFileVersion } from './actions/home-file/file-version.js';
import { type Item, Reader } from './actions/home-file/reader.js';
import {
  type Config,
  DEFAULT_CONFIG,
  PATIENCES,
  type PatienceSetting,
  RECORDERS,
  VOICE_ENGINES,
} from './config.js';
import { readAdaptation } from './config-adaptation.js';
import { readBroker } from './config-broker.js';
import { readModels } from './config-models.js';
import { readPage } from './config-page.js';
import { readQuiet } from './config-quiet.js';
import { inRange, mapOf } from './config-reading.js';
import { readRecordings, readRecords } from './config-records.js';
import { readUpdates } from './config-updates.js';
import { EarshotError, messageOf } from './errors.js';
import { readAtMost } from './read-text.js';
import { IN_MEMORY } from './store/state-folder.js';
import { USUAL_SENSITIVITY, type WakeWish } from './wake/wake-rule.js';

/** All settings with all their comments take 10 kB. */
const MAX_BYTES = 1024 * 1024;

const KEYS = [
  'version',
  'home',
  'microphone',
  'wake',
  'broker',
  'voice',
  'models',
  'updates',
  'plugins',
  'pin_file',
  'state',
  'patience',
  'quiet',
  'page',
  'records',
  'recordings',
  'adaptation',
] as const;
/** Longer phrases are never said; more of them only wake by mistake. */
const MAX_PHRASES = 8;

export interface LoadedConfig {
  readonly config: Config;
  /** The keys that the file holds, defaults that were written down included. */
  readonly written: readonly string[];
  readonly warnings: readonly string[];
}

/** The settings of a file, or what holds where there is none. @throws what `loadConfig` throws */
export async function configAt(file: string | null): Promise<Config> {
  return file === null ? DEFAULT_CONFIG : (await loadConfig(file)).config;
}

/** @throws EarshotError CONFIG_FILE_MISSING or CONFIG_FILE_INVALID, both usage errors. */
export async function loadConfig(file: string, signal?: AbortSignal): Promise<LoadedConfig> {
  let bytes: Buffer | null;
  try {
    bytes = await readAtMost(file, MAX_BYTES, signal);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new EarshotError(
      'CONFIG_FILE_MISSING',
      `Cannot read the settings ${file} (${messageOf(cause)}): give the path of a config.yaml, or leave --config out to use the defaults.`,
      { cause, usage: true },
    );
  }
  if (bytes === null) throw invalid(`${file}: larger than 1 MB, so these are no settings; check the path`);
  // UTF-16 without its mark is UTF-8 with zeros between.
  if (!isUtf8(bytes) || bytes.includes(0))
    throw invalid(`${file}: this is not a text file in UTF-8; save it as UTF-8`);
  return parseConfig(bytes.toString('utf8'), file);
}

/** @throws EarshotError CONFIG_FILE_INVALID with one line per mistake. */
export function parseConfig(source: string, file = 'config.yaml'): LoadedConfig {
  const deep = tooDeepAt(source);
  // The parser recurses: a wall of brackets would end the process instead of raising an error.
  if (deep !== null) throw invalid(`${file}:${deep}: nested far too deep; look for a bracket left open`);
  const reader = new Reader(source, file);
  const root = reader.failed ? null : mapOf(reader, reader.root(), 'config.yaml', KEYS);
  const config = root === null ? DEFAULT_CONFIG : readConfig(reader, root, dirname(resolve(file)));
  const report = reader.report();
  if (report !== null) throw invalid(report);
  const written = [...(root ?? [])].filter(([, item]) => reader.scalar(item) !== null).map(([key]) => key);
  return { config, written, warnings: reader.warnings };
}

const invalid = (report: string): EarshotError =>
  new EarshotError('CONFIG_FILE_INVALID', report, { usage: true });

function readConfig(reader: Reader, root: ReadonlyMap<string, Item>, folder: string): Config {
  checkFileVersion(reader, root.get('version'));
  const path = (item: Item | undefined, what: string): string | null => {
    const text = reader.text(item, what);
    return text === null ? null : resolve(folder, text);
  };
  const microphone = mapOf(reader, root.get('microphone'), 'microphone', ['enabled', 'recorder', 'device']);
  const voice = mapOf(reader, root.get('voice'), 'voice', ['engine', 'speed']);
  const defaults = DEFAULT_CONFIG;
  return {
    home: path(root.get('home'), 'home'),
    microphone: {
      enabled: reader.boolean(microphone.get('enabled'), 'microphone enabled') ?? defaults.microphone.enabled,
      recorder:
        reader.oneOf(microphone.get('recorder'), 'microphone recorder', RECORDERS) ??
        defaults.microphone.recorder,
      device: reader.text(microphone.get('device'), 'microphone device'),
    },
    wakePhrases: readWake(reader, root.get('wake')),
    broker: readBroker(reader, root.get('broker'), path),
    voice: {
      engine: reader.oneOf(voice.get('engine'), 'voice engine', VOICE_ENGINES) ?? defaults.voice.engine,
      speed: inRange(reader, voice.get('speed'), 'voice speed', 0.5, 2) ?? defaults.voice.speed,
    },
    ...readModels(reader, root.get('models'), path),
    updates: readUpdates(reader, root.get('updates'), path),
    plugins: path(root.get('plugins'), 'plugins'),
    pinFile: path(root.get('pin_file'), 'pin_file'),
    state: statePath(reader.text(root.get('state'), 'state'), folder),
    patience: readPatience(reader, root.get('patience')),
    quiet: readQuiet(reader, root.get('quiet')),
    page: readPage(reader, root.get('page'), path),
    records: readRecords(reader, root.get('records'), path),
    recordings: readRecordings(reader, root.get('recordings')),
    adaptation: readAdaptation(reader, root.get('adaptation')),
  };
}

/** A folder, or the word that says there is none. */
function statePath(text: string | null, folder: string): string | null {
  return text === null || text === IN_MEMORY ? text : resolve(folder, text);
}

/** One word for the whole house, or a map with rooms that differ. */
function readPatience(reader: Reader, item: Item | undefined): PatienceSetting {
  const usual = DEFAULT_CONFIG.patience;
  if (item === undefined || !reader.isMap(item))
    return { ...usual, default: reader.oneOf(item, 'patience', PATIENCES) ?? usual.default };
  const map = mapOf(reader, item, 'patience', ['default', 'rooms']);
  const rooms = [...(reader.map(map.get('rooms'), 'patience rooms') ?? [])].flatMap(([room, word]) => {
    const patience = reader.oneOf(word, `patience of ${room}`, PATIENCES);
    return patience === null ? [] : [[room, patience] as const];
  });
  return {
    default: reader.oneOf(map.get('default'), 'patience default', PATIENCES) ?? usual.default,
    rooms: Object.fromEntries(rooms),
  };
}

/** A list of phrases, or a map that holds it. */
function readWake(reader: Reader, item: Item | undefined): readonly WakeWish[] {
  const list =
    item !== undefined && reader.isMap(item) ? mapOf(reader, item, 'wake', ['phrases']).get('phrases') : item;
  if (list === undefined || reader.scalar(list) === null) return DEFAULT_CONFIG.wakePhrases;
  const items = reader.list(list, 'wake phrases');
  if (items.length > MAX_PHRASES)
    reader.fail(list, `wake phrases: ${items.length} are too many; keep at most ${MAX_PHRASES}`);
  return items.flatMap((each) => readPhrase(reader, each));
}

function readPhrase(reader: Reader, item: Item): WakeWish[] {
  const map = reader.isMap(item) ? mapOf(reader, item, 'wake phrase', ['phrase', 'sensitivity']) : null;
  const at = map === null ? item : map.get('phrase');
  const phrase = reader.text(at, 'wake phrase');
  if (at === undefined || phrase === null) {
    if (at === undefined) reader.fail(item, 'wake phrase: "phrase" is missing');
    return [];
  }
  if (!/^[\p{L}' -]{3,60}$/u.test(phrase))
    reader.fail(at, `wake phrase "${phrase}" must be words of letters, 3 to 60 characters long`);
  const sensitivity = inRange(reader, map?.get('sensitivity'), 'wake sensitivity', 0, 1);
  return [{ phrase, sensitivity: sensitivity ?? USUAL_SENSITIVITY }];
}
