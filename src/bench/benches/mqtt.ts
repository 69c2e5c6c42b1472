/** The house's wire: what a hub takes in and sends out, beside a subscriber that does nothing with what it hears. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../bench.js';
import { DEVICES, type Load, MANY_DEVICES, STEADY_RATE, WILD_RATE, wireFindings } from '../mqtt/findings.js';
import { startMosquitto } from '../mqtt/mosquitto.js';
import type { AnswerTo, Role } from '../mqtt/protocol.js';
import { Worker } from '../mqtt/worker.js';
import type { Findings } from '../report.js';

const SECONDS = 6;
const COMMANDS = 2_000;
/** Under load, every so many ms. */
const COMMAND_EVERY_MS = 20;

export const mqtt: Bench = {
  name: 'mqtt',
  title: 'the house over MQTT: updates, commands, discovery',
  run: async (context) => {
    const broker = await startMosquitto(context.scratch, context.signal);
    const wire = new Wire(broker.port);
    try {
      return await measure(context, wire, broker.version);
    } finally {
      await wire.stop();
      await broker.stop();
    }
  },
};

/** The processes around one broker. */
class Wire {
  private readonly running = new Set<Worker>();

  constructor(readonly port: number) {}

  async start(role: Role): Promise<Worker> {
    const worker = await Worker.start(role, this.port);
    this.running.add(worker);
    return worker;
  }

  async end(worker: Worker): Promise<void> {
    this.running.delete(worker);
    await worker.stop();
  }

  async stop(): Promise<void> {
    for (const worker of this.running) await worker.stop();
  }
}

async function measure({ progress, signal }: BenchContext, wire: Wire, version: string): Promise<Findings> {
  const step = (text: string, at: number): void => {
    signal.throwIfAborted();
    progress.step(text, at, 7);
  };
  const generator = await wire.start('generator');
  const devices = await wire.start('devices');
  const load = async (worker: Worker, rate: number, wild = false): Promise<Load> => {
    await worker.ask({ do: 'begin' });
    const sent = await generator.ask({ do: 'send', devices: DEVICES, rate, seconds: SECONDS, wild });
    await sleep(500);
    return { sent, got: await worker.ask({ do: 'end' }) };
  };
  const latencies = async (): Promise<readonly number[]> => {
    await sleep(300);
    return (await devices.ask({ do: 'latencies' })).ms;
  };
  const during = async (publisher: Worker, rate: number, wild: boolean): Promise<readonly number[]> => {
    const sending = generator.ask({ do: 'send', devices: DEVICES, rate, seconds: SECONDS, wild });
    await sleep(500);
    const count = ((SECONDS - 1) * 1_000) / COMMAND_EVERY_MS;
    await publisher.ask({ do: 'command', everyMs: COMMAND_EVERY_MS, count });
    await sending;
    return latencies();
  };

  step('telling a bare subscriber', 0);
  await generator.ask({ do: 'retain', devices: DEVICES });
  const bare = await wire.start('bare');
  const bareSteady = await load(bare, STEADY_RATE);
  const bareFlood = await load(bare, 0);
  const bareFlooded = await during(bare, 0, false);
  await wire.end(bare);

  step('telling a hub', 1);
  const hub = await wire.start('earshot');
  await hub.ask({ do: 'discover', devices: DEVICES });
  const steady = await load(hub, STEADY_RATE);
  const flood = await load(hub, 0);

  step('commands, while nobody else speaks', 2);
  await hub.ask({ do: 'command', everyMs: 5, count: COMMANDS });
  const idle = await latencies();
  step('commands, while all devices speak', 3);
  const busy = await during(hub, STEADY_RATE, false);
  step('commands, while one device has gone wild', 4);
  const wild = await during(hub, WILD_RATE, true);
  step('commands, while all devices speak as fast as the broker takes it', 5);
  const flooded = await during(hub, 0, false);
  await wire.end(hub);

  step(`discovering ${MANY_DEVICES} devices`, 6);
  await generator.ask({ do: 'retain', devices: MANY_DEVICES });
  const found: AnswerTo<'discover'>[] = [];
  for (let index = 0; index < 3; index += 1) {
    const cold = await wire.start('earshot');
    found.push(await cold.ask({ do: 'discover', devices: MANY_DEVICES }));
    await wire.end(cold);
  }
  return wireFindings({
    bareSteady,
    bareFlood,
    steady,
    flood,
    idle,
    busy,
    wild,
    flooded,
    bareFlooded,
    found,
    version,
  });
}
