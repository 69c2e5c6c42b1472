/** Flags and config.yaml of `earshot run` -> what the hub needs. Flags win. */
import { InvalidArgumentError } from 'commander';
import type { Home } from '../../actions/home.js';
import { didYouMean } from '../../actions/home-file/suggest.js';
import { parseAddress } from '../../actions/mqtt/addresses.js';
import { type Config, DEFAULT_CONFIG, externalBroker } from '../../config.js';
import { loadConfig } from '../../config-file.js';
import { EarshotError } from '../../errors.js';
import type { HubOptions } from '../../hub.js';
import { tell } from '../../journal.js';
import { stateFolder } from '../../store/state-folder.js';
import { openHome } from '../home-option.js';
import { mustBeRecording } from '../named-file.js';

export interface RunFlags {
  readonly home?: string;
  readonly config?: string;
  readonly input?: string;
  readonly mqtt?: string;
  readonly port?: number;
  readonly state?: string;
  readonly json?: boolean;
}

export type RunSettings = Pick<HubOptions, 'config' | 'home' | 'homeFile' | 'input' | 'state'> & {
  /** The keys that config.yaml holds; left out: there is none. */
  readonly written?: readonly string[];
};

/** @throws EarshotError usage errors: a missing file, a bad config.yaml or home.yaml, a bad address */
export async function settingsOf(flags: RunFlags): Promise<RunSettings> {
  const {
    config: fromFile,
    written,
    warnings,
  } = flags.config === undefined
    ? { config: DEFAULT_CONFIG, written: [], warnings: [] }
    : await loadConfig(flags.config);
  for (const warning of warnings) tell('warning', warning);
  const config: Config = {
    ...fromFile,
    broker: flags.mqtt === undefined ? fromFile.broker : brokerOf(flags.mqtt, fromFile),
    page: { ...fromFile.page, ...(flags.port === undefined ? {} : { port: flags.port }) },
  };
  if (flags.input !== undefined) await mustBeRecording(flags.input);
  const homeFile = flags.home ?? config.home;
  // A recording is asked about at once, and is over before they would be read.
  const calendars = flags.input === undefined && homeFile !== null ? 'later' : 'now';
  const home = await openHome(homeFile ?? undefined, { calendars });
  for (const warning of unknownRooms(config, home)) console.error(warning);
  const state = stateFolder(flags.state ?? config.state);
  return {
    config,
    written,
    home,
    homeFile,
    state,
    ...(flags.input === undefined ? {} : { input: flags.input }),
  };
}

/** Rooms of config.yaml that home.yaml does not have. No error: they may be announced later. */
function unknownRooms({ quiet, patience }: Config, { areas }: Home): string[] {
  const known = areas.map(({ id }) => id);
  const named = [
    ...quiet.flatMap(({ rooms }) => rooms ?? []).map((room) => ['quiet rooms', room] as const),
    ...Object.keys(patience.rooms).map((room) => ['patience rooms', room] as const),
  ];
  return named
    .filter(([, room]) => !known.includes(room))
    .map(
      ([what, room]) => `config.yaml: ${what}: "${room}" is no area of home.yaml${didYouMean(room, known)}`,
    );
}

/** The name and password of config.yaml hold for another address, too: it is the same person's house. */
function brokerOf(url: string, { broker }: Config): Config['broker'] {
  if (parseAddress(url) === null) {
    throw usage(
      'MQTT_URL_INVALID',
      `--mqtt ${url} is no broker's address: write it like mqtt://192.168.1.5:1883.`,
    );
  }
  const { username, password } = new URL(url);
  if (password !== '' || username !== '') {
    // Everybody on this machine can read a command line.
    throw usage(
      'MQTT_URL_SECRET',
      '--mqtt must not hold a name or password: use username and password_file in config.yaml.',
    );
  }
  return broker.kind === 'external' ? { ...broker, urls: [url] } : externalBroker([url]);
}

/** For commander: a port, or a usage error. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('it must be a number from 0 to 65535.');
  return port;
}

const usage = (code: string, message: string): EarshotError =>
  new EarshotError(code, message, { usage: true });
