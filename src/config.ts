/** The hub's own settings: the types behind config.yaml and their defaults. The house itself is home.yaml. */

import { USUAL_PREFIX } from './actions/discovery/homeassistant/prefix.js';
import type { QuietHours } from './actions/policy/quiet.js';
import type { ProfileName } from './profiles/profile.js';
import { USUAL_SENSITIVITY, type WakeWish } from './wake/wake-rule.js';

export const RECORDERS = ['auto', 'arecord', 'sox', 'rec'] as const;
export type RecorderChoice = (typeof RECORDERS)[number];

export const VOICE_ENGINES = ['neural', 'espeak', 'none'] as const;
export type VoiceEngine = (typeof VOICE_ENGINES)[number];

export const PATIENCES = ['short', 'normal', 'long'] as const;
export type Patience = (typeof PATIENCES)[number];

export interface PatienceSetting {
  readonly default: Patience;
  /** By area id, where it differs. */
  readonly rooms: Readonly<Record<string, Patience>>;
}

export const BROKER_VERSIONS = ['auto', '3.1.1', '5'] as const;
export type BrokerVersion = (typeof BROKER_VERSIONS)[number];

interface BrokerManners {
  /** Base of this hub's own topics: `<topic>/status` and what it announces. Hubs that share a broker need one each. */
  readonly topic: string;
  /** Shows the hub itself to Home Assistant and its like, by MQTT discovery. */
  readonly announce: boolean;
  /** Prefixes of Home Assistant's discovery topics: all are listened to, the hub announces itself below the first. */
  readonly discovery: readonly string[];
}

export interface EmbeddedBroker extends BrokerManners {
  /** aedes on the loopback interface, with the simulated house behind it. */
  readonly kind: 'embedded';
  readonly port: number;
}

export interface ExternalBroker extends BrokerManners {
  readonly kind: 'external';
  /** The first that answers is used; when it fails, the next. */
  readonly urls: readonly string[];
  readonly username: string | null;
  /** Read at start; the password itself never stands in a config. */
  readonly passwordFile: string | null;
  /** Name of a systemd credential, in the place of a file. */
  readonly passwordCredential: string | null;
  /** PEM files; null: the system's authorities, no client certificate. */
  readonly tls: {
    readonly caFile: string | null;
    readonly certFile: string | null;
    readonly keyFile: string | null;
  };
  readonly version: BrokerVersion;
  readonly clientId: string | null;
  /** Other hubs hear the same people: what two of them understood is carried out once. */
  readonly shared: boolean;
}

export type BrokerConfig = EmbeddedBroker | ExternalBroker;

/** With the defaults for all that is not said. */
export function externalBroker(
  urls: readonly string[],
  options: Partial<Omit<ExternalBroker, 'kind' | 'urls'>> = {},
): ExternalBroker {
  return {
    kind: 'external',
    urls,
    username: null,
    passwordFile: null,
    passwordCredential: null,
    tls: { caFile: null, certFile: null, keyFile: null },
    version: 'auto',
    clientId: null,
    topic: 'earshot',
    announce: true,
    discovery: [USUAL_PREFIX],
    shared: false,
    ...options,
  };
}

export interface Config {
  /** null: the bundled example house. */
  readonly home: string | null;
  readonly microphone: {
    readonly enabled: boolean;
    readonly recorder: RecorderChoice;
    /** As the recorder names it, e.g. `plughw:1,0`; null: the system's default. */
    readonly device: string | null;
  };
  readonly wakePhrases: readonly WakeWish[];
  readonly broker: BrokerConfig;
  readonly voice: { readonly engine: VoiceEngine; readonly speed: number };
  /** Folder of the models; null: the one that came with Earshot. */
  readonly models: string | null;
  /** What is loaded and how hard the hub tries (docs/profiles.md); null: the machine decides. */
  readonly profile: ProfileName | null;
  /** Small talk by a language model (docs/replies.md): the one in this folder; null: the one that came with Earshot. */
  readonly replies: { readonly enabled: boolean; readonly model: string | null };
  /** Where other models are offered to this hub, as retained messages of its own broker; null: nowhere. */
  readonly updates: {
    readonly topic: string | null;
    /** Phrase tests that new models must pass as those in use do; null: none of this home's own. */
    readonly tests: string | null;
  };
  /** Folder of plugin files and custom_sentences folders; null: none. */
  readonly plugins: string | null;
  readonly pinFile: string | null;
  /** Folder for what must survive a restart; `memory`: nothing does; null: the system's own place (src/store/state-folder.ts). */
  readonly state: string | null;
  readonly patience: PatienceSetting;
  /** When the hub keeps its voice down; empty: never. */
  readonly quiet: readonly QuietHours[];
  readonly page: {
    readonly enabled: boolean;
    readonly host: string;
    /** 0: any free port. */
    readonly port: number;
    /** Further names under which browsers may reach the page, e.g. `earshot.local`. */
    readonly names: readonly string[];
    /** PEM files of the page's certificate and its key: https. Needed for any host but this machine. */
    readonly certFile: string | null;
    readonly keyFile: string | null;
    /** What browsers are asked for. A file, or the name of a systemd credential. Needed for any host but this machine. */
    readonly tokenFile: string | null;
    readonly tokenCredential: string | null;
  };
  /** What every utterance leaves behind, for `earshot replay` (docs/replay.md): sealed files in the state folder. */
  readonly records: {
    readonly enabled: boolean;
    readonly count: number;
    readonly days: number;
    readonly megabytes: number;
    /** The key they are sealed with; null: one of our own in the state folder. */
    readonly keyFile: string | null;
    /** Name of a systemd credential, in the place of a file. */
    readonly keyCredential: string | null;
  };
  /** Whether the sound of an utterance is kept with its record, and for how many days. */
  readonly recordings: { readonly enabled: boolean; readonly days: number };
  /** Whether other names are learnt from corrections (docs/adaptation.md), and from which hour of the night on. */
  readonly adaptation: { readonly enabled: boolean; readonly hour: number };
}

export const DEFAULT_CONFIG: Config = {
  home: null,
  microphone: { enabled: true, recorder: 'auto', device: null },
  wakePhrases: [{ phrase: 'hey earshot', sensitivity: USUAL_SENSITIVITY }],
  broker: { kind: 'embedded', port: 0, topic: 'earshot', announce: false, discovery: [USUAL_PREFIX] },
  voice: { engine: 'neural', speed: 1 },
  models: null,
  profile: null,
  replies: { enabled: false, model: null },
  updates: { topic: null, tests: null },
  plugins: null,
  pinFile: null,
  state: null,
  patience: { default: 'normal', rooms: {} },
  quiet: [],
  page: {
    enabled: true,
    host: '127.0.0.1',
    port: 8127,
    names: [],
    certFile: null,
    keyFile: null,
    tokenFile: null,
    tokenCredential: null,
  },
  records: { enabled: true, count: 1_000, days: 30, megabytes: 64, keyFile: null, keyCredential: null },
  recordings: { enabled: false, days: 7 },
  adaptation: { enabled: false, hour: 3 },
};

/** How much longer than usual to wait for somebody to begin speaking or answering. */
export const PATIENCE_FACTOR: Readonly<Record<Patience, number>> = { short: 0.7, normal: 1, long: 2 };

/** Silence that ends an utterance, ms. */
export const PATIENCE_SILENCE_MS: Readonly<Record<Patience, number>> = {
  short: 400,
  normal: 600,
  long: 1_200,
};

/** How patient the hub is in this room; null: nobody knows which. */
export function patienceIn(setting: PatienceSetting, room: string | null): Patience {
  const { rooms } = setting;
  return (room !== null && Object.hasOwn(rooms, room) ? rooms[room] : undefined) ?? setting.default;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
