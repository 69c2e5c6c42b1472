/**
 * The hub as a device of its own house, in Home Assistant's MQTT discovery: what it shows, what it can be told, and how to
 * read that. Pure.
 */

import { USUAL_PREFIX } from '../../actions/discovery/homeassistant/prefix.js';
import { decodeText } from '../../actions/discovery/json.js';
import type { Agenda, LocalTime } from '../../actions/world.js';

/** What the hub shows of itself. */
export interface OwnState {
  readonly muted: boolean;
  /** Percent. */
  readonly volume: number;
  readonly agenda: Agenda;
  readonly now: LocalTime;
}

/** What others may tell it. */
export type OwnCommand =
  | { readonly type: 'mute'; readonly on: boolean }
  | { readonly type: 'volume'; readonly percent: number };

export interface OwnMessage {
  readonly topic: string;
  readonly payload: string;
}

/** Home Assistant shows no longer states. */
const MAX_TEXT = 255;
/** What hubs announce of themselves, below whatever prefix: never part of the spoken house, neither our own nor another's. */
const OWN_CONFIG = /\/[^/]+\/earshot(_[a-z0-9_]*)?\/[^/]+\/config$/;

export function isOwnConfig(topic: string): boolean {
  return OWN_CONFIG.test(topic);
}

/** Retained, one for each thing to show; with `announce` false they are empty, which takes back an earlier announcement. */
export function ownConfigs(
  topic: string,
  announce: boolean,
  version: string,
  prefix: string = USUAL_PREFIX,
): readonly OwnMessage[] {
  const id = ownId(topic);
  const common = {
    availability_topic: `${topic}/status`,
    device: {
      identifiers: [id],
      name: nameOf(topic),
      manufacturer: 'Earshot',
      model: 'Voice assistant',
      sw_version: version,
    },
    origin: { name: 'Earshot', sw_version: version },
  };
  const entities: readonly (readonly [component: string, object: string, config: object])[] = [
    ['switch', 'mute', { name: 'Mute', icon: 'mdi:microphone-off', ...stateAndCommand(topic, 'mute') }],
    [
      'number',
      'volume',
      {
        name: 'Volume',
        icon: 'mdi:volume-high',
        min: 10,
        max: 100,
        step: 1,
        unit_of_measurement: '%',
        ...stateAndCommand(topic, 'volume'),
      },
    ],
    [
      'sensor',
      'last_command',
      { name: 'Last command', icon: 'mdi:message-text', state_topic: `${topic}/last_command` },
    ],
    [
      'sensor',
      'timers',
      {
        name: 'Timers',
        icon: 'mdi:timer',
        state_topic: `${topic}/timers`,
        value_template: '{{ value_json.count }}',
        json_attributes_topic: `${topic}/timers`,
      },
    ],
    [
      'sensor',
      'next_timer',
      {
        name: 'Next timer',
        device_class: 'timestamp',
        state_topic: `${topic}/timers`,
        value_template: '{{ value_json.next }}',
      },
    ],
  ];
  return entities.map(([component, object, config]) => ({
    topic: `${prefix}/${component}/${id}/${object}/config`,
    payload: announce
      ? JSON.stringify({ ...config, unique_id: `${id}_${object}`, object_id: `${id}_${object}`, ...common })
      : '',
  }));
}

/** What stands at the broker, for those who come later. */
export function ownStates(topic: string, state: OwnState): readonly OwnMessage[] {
  return [
    { topic: `${topic}/mute`, payload: state.muted ? 'ON' : 'OFF' },
    { topic: `${topic}/volume`, payload: String(Math.round(state.volume)) },
    { topic: `${topic}/timers`, payload: JSON.stringify(timersOf(state)) },
  ];
}

/** Said once and not kept: what somebody said an hour ago is nobody's business. */
export function lastCommand(topic: string, said: string): OwnMessage {
  return { topic: `${topic}/last_command`, payload: said.slice(0, MAX_TEXT) };
}

export function commandTopics(topic: string): readonly string[] {
  return [`${topic}/mute/set`, `${topic}/volume/set`];
}

/** null for anything that is no command of ours. */
export function readOwnCommand(base: string, topic: string, payload: Uint8Array): OwnCommand | null {
  if (payload.length > 16) return null;
  const text = decodeText(payload) ?? '';
  if (topic === `${base}/mute/set`)
    return text === 'ON' || text === 'OFF' ? { type: 'mute', on: text === 'ON' } : null;
  if (topic !== `${base}/volume/set` || !/^\d{1,3}(\.\d{1,6})?$/.test(text)) return null;
  const percent = Number(text);
  return percent <= 100 ? { type: 'volume', percent } : null;
}

function stateAndCommand(topic: string, name: string): object {
  return { state_topic: `${topic}/${name}`, command_topic: `${topic}/${name}/set` };
}

interface ShownTimer {
  readonly label: string | null;
  readonly kind: 'timer' | 'alarm' | 'reminder';
  /** UTC; null while paused. */
  readonly at: string | null;
  readonly ringing: boolean;
}

function timersOf({ agenda, now }: OwnState): {
  count: number;
  next: string | null;
  timers: readonly ShownTimer[];
} {
  // Wall times have no offset; what is left of them has.
  const utc = (time: LocalTime): string =>
    new Date(
      Math.round((Date.now() + Date.parse(`${time}Z`) - Date.parse(`${now}Z`)) / 1_000) * 1_000,
    ).toISOString();
  const timers = [
    ...agenda.timers.map(({ label, endsAt, ringing }) => ({
      label,
      kind: 'timer' as const,
      at: endsAt === null ? null : utc(endsAt),
      ringing,
    })),
    ...agenda.clock.map(({ label, kind, time, ringing }) => ({ label, kind, at: utc(time), ringing })),
  ];
  const next =
    timers.flatMap(({ at, ringing }) => (at === null || ringing ? [] : [at])).toSorted()[0] ?? null;
  return { count: agenda.timers.length, next, timers };
}

/** `earshot` or `earshot_...`, by which hubs know each other. */
function ownId(topic: string): string {
  const slug = topic
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return /^earshot(_|$)/.test(slug) ? slug : `earshot_${slug}`;
}

/** "Earshot", or "Earshot kitchen" for the topic `earshot/kitchen`. */
function nameOf(topic: string): string {
  const rest = topic
    .replace(/^earshot\/?/, '')
    .replaceAll(/[/_]+/g, ' ')
    .trim();
  return rest === '' ? 'Earshot' : `Earshot ${rest}`;
}
