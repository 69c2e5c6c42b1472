/** Answers -> config.yaml, home.yaml and files with secrets. What stands in them otherwise stays, comments included. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Document, isMap, parseDocument } from 'yaml';
import { parseHome } from '../actions/home-file.js';
import type { Config } from '../config.js';
import { parseConfig } from '../config-file.js';
import { ensureFolder } from '../ensure-folder.js';
import { NEW_HOME, withRoom } from '../setup/room-in-home.js';
import { writeWhole } from '../store/write-whole.js';
import { PLACES } from './layout.js';
import { makeFolder, readIfThere } from './plan.js';
import type { Answers } from './setup-questions.js';

export interface SetupFiles {
  readonly config: string;
  /** Secrets are handed over by systemd, and root's alone. */
  readonly service: boolean;
  /** Where there is no house yet: the example, for simulated devices. */
  readonly exampleHome: string;
}

interface Written {
  readonly file: string;
  readonly text: string;
  readonly mode: number;
}

/** What would be written, checked as the hub will check it. @throws EarshotError CONFIG_FILE_INVALID, HOME_FILE_INVALID */
export async function filesFor(
  answers: Answers,
  known: Config,
  places: SetupFiles,
): Promise<readonly Written[]> {
  const folder = dirname(places.config);
  const settings = parseDocument((await readIfThere(places.config)) ?? '');
  if (settings.contents === null) settings.set('version', 1);
  const files: Written[] = [];
  const secret = (name: string, text: string): void => {
    const file = places.service ? join(folder, 'credentials', name) : join(folder, name);
    files.push({ file, text: `${text}\n`, mode: 0o600 });
  };
  setBroker(settings, answers, places.service);
  if (answers.broker?.password != null) secret('mqtt-password', answers.broker.password);
  if (answers.device !== null) settings.setIn(['microphone', 'device'], answers.device);
  setPhrase(settings, answers.phrase, known);
  if (answers.pin !== null) {
    settings.set('pin_file', places.service ? '/run/credentials/earshot.service/pin' : 'pin');
    secret('pin', answers.pin);
  }
  const home = known.home ?? join(folder, 'home.yaml');
  const house = await houseFor(answers, known, home, places.exampleHome);
  if (house !== null) {
    if (known.home === null) settings.set('home', 'home.yaml');
    files.push({ file: home, text: house, mode: 0o644 });
  }
  const text = settings.toString();
  parseConfig(text, places.config);
  // Last: a hub that starts meanwhile finds what its settings name.
  return [...files, { file: places.config, text, mode: 0o644 }];
}

/** Each in one step; the old ones stay beside them. @returns the paths that were written */
export async function writeFiles(files: readonly Written[]): Promise<readonly string[]> {
  for (const { file, text, mode } of files) {
    const before = await readIfThere(file);
    if (before === text) continue;
    if (dirname(file).endsWith('/credentials')) await makeFolder(dirname(file), 0o700);
    else await ensureFolder(dirname(file));
    if (before !== null && mode === 0o644) await writeWhole(`${file}.before-setup`, before, mode);
    await writeWhole(file, text, mode);
  }
  return files.map(({ file }) => file);
}

const LOGIN_KEYS = ['username', 'password_file', 'password_credential'];

function setBroker(settings: Document, { broker }: Answers, service: boolean): void {
  if (broker === null) {
    settings.set('broker', 'embedded');
    return;
  }
  // What else is said of the broker (TLS, topic) stays: it was tried with it.
  const known = settings.get('broker');
  if (!isMap(known)) {
    if (broker.username === null) {
      settings.set('broker', broker.url);
      return;
    }
    settings.set('broker', settings.createNode({}));
  }
  settings.setIn(['broker', 'url'], broker.url);
  if (broker.username === null) {
    for (const key of LOGIN_KEYS) settings.deleteIn(['broker', key]);
    return;
  }
  settings.setIn(['broker', 'username'], broker.username);
  if (broker.password === null) return;
  settings.deleteIn(['broker', service ? 'password_file' : 'password_credential']);
  settings.setIn(['broker', service ? 'password_credential' : 'password_file'], 'mqtt-password');
}

/** The first phrase is the one that was asked for; others stay. */
function setPhrase(settings: Document, phrase: string, { wakePhrases }: Config): void {
  const [first, ...rest] = wakePhrases;
  if (first?.phrase === phrase) return;
  settings.set('wake', [
    phrase,
    ...rest.map((each) => ({ phrase: each.phrase, sensitivity: each.sensitivity })),
  ]);
}

/** null: it stays as it is. */
async function houseFor(
  { room, broker }: Answers,
  known: Config,
  home: string,
  exampleHome: string,
): Promise<string | null> {
  const before = await readIfThere(home);
  // With a broker of one's own the house announces itself; without one there is the example.
  const start = before ?? (broker === null ? await readFile(exampleHome, 'utf8') : NEW_HOME);
  const shown = before === null && broker === null && known.home === null;
  if (room === null ? before !== null || shown : shown && isDefault(room, start, home)) return null;
  const text = room === null ? start : withRoom(start, room, home);
  parseHome(text, home);
  return text === before ? null : text;
}

function isDefault(room: string, source: string, file: string): boolean {
  const { areas, defaultRoom } = parseHome(source, file).home;
  return areas.find(({ id }) => id === defaultRoom)?.name.toLowerCase() === room.toLowerCase();
}

/** The settings of the installed service: its secrets go through systemd. */
export const isService = (config: string): boolean => config === PLACES.config;
