/** A process of the bench `mqtt`: `node child.js ROLE PORT`. Takes orders and answers over IPC. */

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync } from 'mqtt';
import { parseHome } from '../../actions/home-file.js';
import { MqttHouse, whenConnected } from '../../actions/mqtt/mqtt-house.js';
import { Registry } from '../../actions/registry/registry.js';
import { kilobytes } from '../process-memory.js';
import { clockMs, generator } from './generator.js';
import { type Answer, type Order, order } from './protocol.js';

type Handler = (wanted: Order) => Promise<Answer>;

const [role = '', portText = ''] = process.argv.slice(2);
const port = Number(portText);
const url = `mqtt://127.0.0.1:${port}`;
/** Its own topic, so that no other traffic is on it. */
const COMMAND_TOPIC = 'bench-command/set';
/** So long without a message, and what was retained has come. */
const QUIET_MS = 300;
const cannot = (wanted: Order): never => {
  throw new Error(`${role} cannot ${wanted.do}`);
};

/** Counts messages, and the processor's time for them. */
class Meter {
  count = (): number => 0;
  /** Messages that were taken in, and not handled because a later one of their topic was. */
  superseded = (): number => 0;
  private from = { messages: 0, superseded: 0, cpu: process.cpuUsage(), at: 0 };

  begin(): Answer {
    this.from = {
      messages: this.count(),
      superseded: this.superseded(),
      cpu: process.cpuUsage(),
      at: clockMs(),
    };
    return { done: 'begin' };
  }

  end(): Answer {
    const { user, system } = process.cpuUsage(this.from.cpu);
    return {
      done: 'end',
      messages: this.count() - this.from.messages,
      superseded: this.superseded() - this.from.superseded,
      cpuUs: user + system,
      seconds: (clockMs() - this.from.at) / 1_000,
    };
  }
}

/** A subscriber that does nothing with what it hears, and hands its commands to the socket. */
async function bare(): Promise<Handler> {
  const meter = new Meter();
  const client = await connectAsync(url, { clientId: 'bench-bare' });
  let messages = 0;
  client.on('message', () => {
    messages += 1;
  });
  meter.count = () => messages;
  await client.subscribeAsync('bench/+', { qos: 0 });
  // What is retained comes first, and is none of the updates.
  for (let before = -1; before !== messages; await sleep(QUIET_MS)) before = messages;
  return async (wanted) => {
    switch (wanted.do) {
      case 'begin':
        return meter.begin();
      case 'end':
        return meter.end();
      case 'command':
        return command(wanted, async (payload) => void client.publish(COMMAND_TOPIC, payload, { qos: 0 }));
      default:
        return cannot(wanted);
    }
  };
}

async function earshot(): Promise<Handler> {
  const meter = new Meter();
  const base = parseHome('devices: []', 'bench.yaml').home;
  let house: MqttHouse | null = null;
  return async (wanted) => {
    switch (wanted.do) {
      case 'discover': {
        collect();
        const beforeMb = residentMb();
        const startedAt = clockMs();
        house = new MqttHouse({ url, statusTopic: null });
        await whenConnected(house);
        const registry = new Registry(house, base);
        const own = house;
        meter.count = () => own.received;
        meter.superseded = () => own.dropped;
        const complete = completion(registry, wanted.devices);
        await registry.start();
        while (!complete()) await sleep(10);
        const ms = clockMs() - startedAt;
        await sleep(2_000);
        collect();
        return { done: 'discover', ms, beforeMb, afterMb: residentMb() };
      }
      case 'begin':
        return meter.begin();
      case 'end':
        return meter.end();
      case 'command':
        return command(wanted, async (payload) => {
          if (house === null) throw new Error('no house');
          await house.publish(COMMAND_TOPIC, payload, { deadlineMs: 2_000, once: true });
        });
      default:
        return cannot(wanted);
    }
  };
}

/** Tells when all devices are there, with their state, and reachable. */
function completion(registry: Registry, devices: number): () => boolean {
  let home = registry.snapshot.home;
  let changed = false;
  registry.onChange(({ type }) => {
    if (type === 'home') changed = true;
  });
  return () => {
    // A snapshot copies the states of the whole house: it is taken only where there are new devices.
    if (changed) home = registry.snapshot.home;
    changed = false;
    if (home.devices.length < devices) return false;
    return home.devices.every(({ id }) => registry.isAvailable(id) && registry.state(id)['on'] === true);
  };
}

/** Commands at fixed times: what the process is late by counts as delay. */
async function command(
  { everyMs, count }: Extract<Order, { do: 'command' }>,
  publish: (payload: string) => Promise<void>,
): Promise<Answer> {
  const startedAt = clockMs() + 10;
  let failed = 0;
  const sent: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = startedAt + index * everyMs;
    const left = at - clockMs();
    if (left > 0) await sleep(left);
    // A timer wakes up to a millisecond late or early: that is the bench's, not the command's.
    const from = Math.min(clockMs(), at + 1.5);
    const settled = publish(JSON.stringify({ from })).catch(() => {
      failed += 1;
    });
    sent.push(settled);
  }
  await Promise.all(sent);
  return { done: 'command', failed };
}

/** Notes how long commands took to come. */
async function devices(): Promise<Handler> {
  const client = await connectAsync(url, { clientId: 'bench-devices' });
  let ms: number[] = [];
  client.on('message', (_topic, payload) => {
    const now = clockMs();
    const said: unknown = JSON.parse(payload.toString());
    if (typeof said === 'object' && said !== null && 'from' in said) ms.push(now - Number(said.from));
  });
  await client.subscribeAsync(COMMAND_TOPIC, { qos: 0 });
  return async (wanted) => {
    if (wanted.do !== 'latencies') return cannot(wanted);
    const answer: Answer = { done: 'latencies', ms };
    ms = [];
    return answer;
  };
}

function collect(): void {
  globalThis.gc?.();
}

function residentMb(): number {
  return (kilobytes(readFileSync('/proc/self/smaps_rollup', 'utf8'), 'Rss') ?? Number.NaN) / 1_000;
}

const roles: Readonly<Record<string, () => Promise<Handler>>> = {
  generator: () => generator(port),
  bare,
  earshot,
  devices,
};
const handler = await roles[role]?.();
const tell = (said: Answer): void => void process.send?.(said);
process.on('message', (message) => {
  handler?.(order.parse(message)).then(tell, (error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit(0));
tell({ done: 'ready' });
