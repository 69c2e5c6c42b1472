/** What the bench of the wire found, as figures and plots. */
import { atLeast, atMost, type Findings } from '../report.js';
import { median, orNull, percentile } from '../statistics.js';
import type { AnswerTo } from './protocol.js';

/** So many that a flood makes none of them wild (100 messages a second). */
export const DEVICES = 2_000;
export const MANY_DEVICES = 5_000;
/** Messages a second: far more than a house says, far fewer than the broker can. */
export const STEADY_RATE = 5_000;
export const WILD_RATE = 10_000;

export interface Load {
  readonly sent: AnswerTo<'send'>;
  readonly got: AnswerTo<'end'>;
}

export interface Measured {
  readonly bareSteady: Load;
  readonly bareFlood: Load;
  readonly steady: Load;
  readonly flood: Load;
  /** Latencies of commands, ms. */
  readonly idle: readonly number[];
  readonly busy: readonly number[];
  readonly wild: readonly number[];
  readonly flooded: readonly number[];
  /** The same by the bare subscriber. */
  readonly bareFlooded: readonly number[];
  readonly found: readonly AnswerTo<'discover'>[];
  readonly version: string;
}

const costUs = ({ got }: Load): number => got.cpuUs / got.messages;
const perSecond = ({ sent, got }: Load): number => got.messages / sent.seconds;

export function wireFindings(measured: Measured): Findings {
  const { bareSteady, bareFlood, steady, flood, idle, busy, wild, flooded, bareFlooded, found, version } =
    measured;
  const share =
    100 *
    Math.min(1, steady.got.messages / steady.sent.sent / (bareSteady.got.messages / bareSteady.sent.sent));
  const worst = (values: readonly number[]): number => Math.max(...values);
  return {
    figures: [
      {
        name: `updates heard at ${STEADY_RATE} a second, of those a bare subscriber hears`,
        value: orNull(share),
        unit: '%',
        goal: atLeast(100),
      },
      {
        name: 'updates taken in a second, as fast as the broker delivers',
        value: orNull(perSecond(flood)),
        unit: '/s',
        note: `a bare subscriber: ${Math.round(perSecond(bareFlood))}/s; ${Math.round((100 * flood.got.superseded) / flood.got.messages)} % were superseded by a later word of their topic before they were handled`,
      },
      {
        name: 'processor time of an update',
        value: orNull(costUs(steady)),
        unit: 'µs',
        note: `a bare mqtt.js subscriber: ${costUs(bareSteady).toFixed(1)} µs`,
      },
      {
        name: 'processor time of an update, beside a bare subscriber',
        value: orNull(costUs(steady) / costUs(bareSteady)),
        unit: 'times',
        goal: atMost(3),
      },
      {
        name: 'command to device topic, p99',
        value: orNull(percentile(idle, 0.99)),
        unit: 'ms',
        goal: atMost(10),
        note: `median ${median(idle).toFixed(2)} ms, ${idle.length} commands`,
      },
      {
        name: `command to device topic amid ${STEADY_RATE} updates a second, the longest`,
        value: orNull(worst(busy)),
        unit: 'ms',
        goal: atMost(20),
        note: `p99 ${percentile(busy, 0.99).toFixed(1)} ms, ${busy.length} commands`,
      },
      {
        name: `command to device topic while one device says ${WILD_RATE} things a second, the longest`,
        value: orNull(worst(wild)),
        unit: 'ms',
        goal: atMost(20),
        note: `p99 ${percentile(wild, 0.99).toFixed(1)} ms, ${wild.length} commands`,
      },
      {
        name: 'command to device topic while the broker is flooded, the longest',
        value: orNull(worst(flooded)),
        unit: 'ms',
        note: `p99 ${percentile(flooded, 0.99).toFixed(1)} ms, ${flooded.length} commands; a bare mqtt.js client that does nothing with what it hears: ${worst(bareFlooded).toFixed(1)} ms, p99 ${percentile(bareFlooded, 0.99).toFixed(1)}`,
      },
      {
        name: `${MANY_DEVICES} devices discovered, median of ${found.length}`,
        value: orNull(median(found.map(({ ms }) => ms / 1_000))),
        unit: 's',
        goal: atMost(2),
      },
      {
        name: `memory for ${MANY_DEVICES} devices`,
        value: orNull(median(found.map(({ beforeMb, afterMb }) => afterMb - beforeMb))),
        unit: 'MB',
        goal: atMost(120),
      },
    ],
    plots: [
      {
        kind: 'bars',
        title: 'Processor time of an update',
        unit: 'µs',
        goal: 3 * costUs(bareSteady),
        bars: [
          { label: 'bare mqtt.js subscriber', value: costUs(bareSteady) },
          { label: 'hub', value: costUs(steady) },
        ],
      },
      {
        kind: 'distribution',
        title: 'Command to device topic',
        unit: 'ms',
        series: [
          { label: 'idle', values: [...idle] },
          { label: `${STEADY_RATE} updates/s`, values: [...busy] },
          { label: 'one wild device', values: [...wild] },
        ],
      },
    ],
    notes: [
      `Mosquitto ${version} on loopback with set_tcp_nodelay; generator, broker, hub (connection and registry) and devices are processes of their own on the same cores.`,
      `${DEVICES} lamps as zigbee2mqtt announces and tells them (150 bytes an update), QoS 0; every update changes a state. Processor time: user and system time of the subscriber's process at ${STEADY_RATE} updates a second.`,
      'A command is published at QoS 0 and fenced by a ping; its time is from the moment it was due to its arrival at a subscriber of the device topic.',
      `Discovery: from the start of the connection until all ${MANY_DEVICES} lamps are in the registry, reachable and with their states. Memory: resident, after a garbage collection, against before the connection.`,
    ],
    rows: [
      { what: 'bare, steady', ...bareSteady.got, sent: bareSteady.sent.sent },
      { what: 'bare, flood', ...bareFlood.got, sent: bareFlood.sent.sent },
      { what: 'hub, steady', ...steady.got, sent: steady.sent.sent },
      { what: 'hub, flood', ...flood.got, sent: flood.sent.sent },
      ...found.map((one) => ({ what: 'discovery', ...one })),
    ],
  };
}
