/**
 * config.yaml -> Config: shape and meaning checked in one walk over the document, every complaint with its line and,
 * where a word is nearly right, the word that was meant. Paths are relative to the file they stand in.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { tooDeepAt } from './actions/home-file/depth.js';
import { type Item, Reader } from './actions/home-file/reader.js';
import {
  type BrokerConfig,
  type Config,
  DEFAULT_CONFIG,
  isLoopback,
  PATIENCES,
  RECORDERS,
  VOICE_ENGINES,
} from './config.js';
import { EarshotError, messageOf } from './errors.js';
import { IN_MEMORY } from './store/state-folder.js';
import { USUAL_SENSITIVITY, type WakeWish } from './wake/wake-rule.js';

const KEYS = [
  'home',
  'microphone',
  'wake',
  'broker',
  'voice',
  'models',
  'plugins',
  'pin_file',
  'state',
  'patience',
  'page',
] as const;
/** Keys that people expect to hold a secret, and what to write instead. */
const SECRETS: Readonly<Record<string, string>> = {
  pin: 'pin_file',
  password: 'password_file',
  secret: 'password_file',
  token: 'password_file',
};
/** Longer phrases are never said; more of them only wake by mistake. */
const MAX_PHRASES = 8;

export interface LoadedConfig {
  readonly config: Config;
  readonly warnings: readonly string[];
}

/** @throws EarshotError CONFIG_FILE_MISSING or CONFIG_FILE_INVALID, both usage errors. */
export async function loadConfig(file: string, signal?: AbortSignal): Promise<LoadedConfig> {
  let source: string;
  try {
    source = await readFile(file, { encoding: 'utf8', ...(signal ? { signal } : {}) });
  } catch (cause) {
    throw new EarshotError(
      'CONFIG_FILE_MISSING',
      `Cannot read the settings ${file} (${messageOf(cause)}): give the path of a config.yaml, or leave --config out to use the defaults.`,
      { cause, usage: true },
    );
  }
  return parseConfig(source, file);
}

/** @throws EarshotError CONFIG_FILE_INVALID with one line per mistake. */
export function parseConfig(source: string, file = 'config.yaml'): LoadedConfig {
  const deep = tooDeepAt(source);
  // The parser recurses: a wall of brackets would end the process instead of raising an error.
  if (deep !== null)
    throw invalid(`${basename(file)}:${deep}: nested far too deep; look for a bracket left open`);
  const reader = new Reader(source, basename(file));
  const config = reader.failed ? DEFAULT_CONFIG : readConfig(reader, dirname(resolve(file)));
  const report = reader.report();
  if (report !== null) throw invalid(report);
  return { config, warnings: reader.warnings };
}

const invalid = (report: string): EarshotError =>
  new EarshotError('CONFIG_FILE_INVALID', report, { usage: true });

function readConfig(reader: Reader, folder: string): Config {
  const root = mapOf(reader, reader.root(), 'config.yaml', KEYS);
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
    models: path(root.get('models'), 'models'),
    plugins: path(root.get('plugins'), 'plugins'),
    pinFile: path(root.get('pin_file'), 'pin_file'),
    state: statePath(reader.text(root.get('state'), 'state'), folder),
    patience: reader.oneOf(root.get('patience'), 'patience', PATIENCES) ?? defaults.patience,
    page: readPage(reader, root.get('page')),
  };
}

/** A folder, or the word that says there is none. */
function statePath(text: string | null, folder: string): string | null {
  return text === null || text === IN_MEMORY ? text : resolve(folder, text);
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

function readBroker(
  reader: Reader,
  item: Item | undefined,
  path: (item: Item | undefined, what: string) => string | null,
): BrokerConfig {
  if (item === undefined || !reader.isMap(item)) {
    const text = reader.text(item, 'broker');
    if (item === undefined || text === null || text === 'embedded') return DEFAULT_CONFIG.broker;
    const url = brokerUrl(reader, item, text);
    return url === null
      ? DEFAULT_CONFIG.broker
      : { kind: 'external', url, username: null, passwordFile: null };
  }
  const map = mapOf(reader, item, 'broker', ['url', 'username', 'password_file', 'embedded_port']);
  const url = map.get('url');
  const text = reader.text(url, 'broker url');
  if (url === undefined || text === null) {
    for (const key of ['username', 'password_file'])
      if (map.has(key)) reader.fail(map.get(key)!, `broker ${key} needs a broker url beside it`);
    return {
      kind: 'embedded',
      port: readPort(reader, map.get('embedded_port'), 'broker embedded_port') ?? 0,
    };
  }
  return {
    kind: 'external',
    url: brokerUrl(reader, url, text) ?? text,
    username: reader.text(map.get('username'), 'broker username'),
    passwordFile: path(map.get('password_file'), 'broker password_file'),
  };
}

/** A broker address without a password in it; null (and a complaint) for anything else. */
function brokerUrl(reader: Reader, at: Item, text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['mqtt:', 'mqtts:', 'ws:', 'wss:'].includes(url.protocol) || url.hostname === '') {
    reader.fail(at, `broker "${text}" must be "embedded" or an address such as mqtt://192.168.1.5:1883`);
    return null;
  }
  if (url.password !== '' || url.username !== '') {
    reader.fail(at, 'broker url must not hold a name or password; use username and password_file');
    return null;
  }
  return text;
}

function readPage(reader: Reader, item: Item | undefined): Config['page'] {
  const map = mapOf(reader, item, 'page', ['enabled', 'host', 'port', 'names']);
  const defaults = DEFAULT_CONFIG.page;
  const host = reader.text(map.get('host'), 'page host') ?? defaults.host;
  const hostItem = map.get('host');
  if (hostItem !== undefined && !isLoopback(host))
    reader.warn(hostItem, 'page host opens the page to the network, and it asks for no password');
  return {
    enabled: reader.boolean(map.get('enabled'), 'page enabled') ?? defaults.enabled,
    host,
    port: readPort(reader, map.get('port'), 'page port') ?? defaults.port,
    names: reader.texts(map.get('names'), 'page names'),
  };
}

function readPort(reader: Reader, item: Item | undefined, what: string): number | null {
  const port = inRange(reader, item, what, 0, 65_535);
  if (item === undefined || port === null || Number.isInteger(port)) return port;
  reader.fail(item, `${what} must be a whole number`);
  return null;
}

function inRange(
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
function mapOf(
  reader: Reader,
  item: Item | undefined,
  what: string,
  known: readonly string[],
): Map<string, Item> {
  const map = reader.map(item, what, [...known, ...Object.keys(SECRETS)]) ?? new Map<string, Item>();
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
