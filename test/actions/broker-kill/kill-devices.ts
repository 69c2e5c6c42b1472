/** Devices for the kill loop: they do what they are told, tell their state, and note each command they got. */
import { connect, type MqttClient } from 'mqtt';
import type { Home } from '../../../src/actions/home.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { ArrivalClock } from './arrival-clock.js';

export interface Effect {
  readonly device: string;
  /** Number of the command, for devices that are set; for those that run, null: the command says no more than "run". */
  readonly command: number | null;
  /** By `performance.now()`. */
  readonly at: number;
  /** When it may have come, at the earliest. */
  readonly arrivedAt: number;
}

export const SETTERS = 8;
export const RUNNERS = 4;

/** Numbers are set (a second delivery does no harm), scripts are run (it would). Both report. */
export function killHome(): Home {
  const numbers = Array.from(
    { length: SETTERS },
    (_, i) =>
      `  - {id: number${i}, name: Number ${i}, kind: number, can: [value: {min: 0, max: 1000000}], mqtt: {state_topic: kill/number${i}/state, command_topic: kill/number${i}/set}}`,
  );
  const scripts = Array.from(
    { length: RUNNERS },
    (_, i) =>
      `  - {id: script${i}, name: Script ${i}, kind: script, mqtt: {state_topic: kill/script${i}/state, command_topic: kill/script${i}/set}}`,
  );
  return parseHome(`devices:\n${[...numbers, ...scripts].join('\n')}\n`, 'kill.yaml').home;
}

/** Every second device keeps its session at the broker and asks for QoS 1: what is stored for it comes when it is back. */
export class KillDevices {
  readonly effects: Effect[] = [];
  private readonly clients: MqttClient[];
  private readonly clock = new ArrivalClock();

  constructor(urls: readonly string[], home: Home, protocolVersion: 4 | 5) {
    this.clients = home.devices.map(({ id }, index) => {
      const keeps = index % 2 === 1;
      const client = connect(urls[index % urls.length] ?? '', {
        clientId: `kill-${id}`,
        clean: !keeps,
        protocolVersion,
        ...(keeps && protocolVersion === 5 ? { properties: { sessionExpiryInterval: 3_600 } } : {}),
        reconnectPeriod: 20 + 10 * (index % 8),
        queueQoSZero: false,
      });
      client.on('error', () => {});
      let runs = 0;
      client.on('connect', () => client.subscribe(`kill/${id}/set`, { qos: keeps ? 1 : 0 }));
      client.on('message', (_topic, payload) => {
        const said: unknown = JSON.parse(payload.toString());
        const value =
          typeof said === 'object' && said !== null && 'value' in said ? Number(said.value) : null;
        runs += 1;
        this.effects.push({ device: id, command: value, at: performance.now(), arrivedAt: this.clock.now() });
        const state = value === null ? { runs } : { value };
        client.publish(`kill/${id}/state`, JSON.stringify(state), { retain: true, qos: 0 });
      });
      return client;
    });
  }

  async ready(): Promise<void> {
    while (!this.clients.every(({ connected }) => connected))
      await new Promise((done) => setTimeout(done, 10));
    await Promise.all(this.clients.map((client) => client.subscribeAsync('kill/nothing')));
  }

  async close(): Promise<void> {
    this.clock.close();
    await Promise.all(this.clients.map((client) => client.endAsync(true)));
  }
}
