/**
 * Commands are given while the broker is killed and started again, and what the devices did is compared with what the
 * speaker was told.
 */
import { MqttHouse, whenConnected } from '../../../src/actions/mqtt/mqtt-house.js';
import { Registry } from '../../../src/actions/registry/registry.js';
import { carryOut, sayReport } from '../../../src/actions/transaction.js';
import type { Effect } from '../../../src/actions/world.js';
import { KillDevices, killHome } from './kill-devices.js';

export interface KillableBroker {
  /** In the order in which the hub tries them. */
  readonly hubUrls: readonly string[];
  readonly deviceUrls: readonly string[];
  /** @param address host and port that the hub is connected to, or tries */
  kill(address: string): Promise<void>;
  revive(): Promise<void>;
}

export interface KillLoopOptions {
  readonly commands: number;
  readonly kills: number;
  readonly protocolVersion: 4 | 5;
  readonly deadlineMs: number;
  /** From a command to the kill, and from a kill to the revival, ms. */
  readonly upMs: () => number;
  readonly downMs: () => number;
  readonly progress?: (text: string) => void;
}

export interface KillReport {
  readonly commands: number;
  readonly kills: number;
  readonly connections: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Commands with more than one effect. */
  readonly twice: readonly string[];
  /** Effects after the deadline of their command. */
  readonly late: readonly string[];
  /** Commands that were said to be done and were not. */
  readonly unreported: readonly string[];
  /** Said to have failed, or not to be sure of, and yet done: in time, but the answer was lost. */
  readonly doneAndDoubted: number;
  /** From the end of a connection to the next one, ms. */
  readonly reconnectMs: readonly number[];
  readonly seconds: number;
}

interface Given {
  readonly number: number;
  readonly device: string;
  readonly at: number;
  readonly deadlineAt: number;
  readonly told: string;
  readonly status: string;
}

const DONE = 'Done.';
/** For what is still on its way to a device. */
const GRACE_MS = 300;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export async function killLoop(broker: KillableBroker, options: KillLoopOptions): Promise<KillReport> {
  const { protocolVersion, deadlineMs } = options;
  const home = killHome();
  const startedAt = performance.now();
  const house = new MqttHouse({
    url: broker.hubUrls,
    statusTopic: null,
    protocolVersion,
    backoffMs: { first: 50, longest: 200 },
  });
  const devices = new KillDevices(broker.deviceUrls, home, protocolVersion);
  const registry = new Registry(house, home);
  let connections = 0;
  let lostAt: number | null = null;
  const reconnectMs: number[] = [];
  house.onConnection((connected) => {
    if (connected) {
      connections += 1;
      if (lostAt !== null) reconnectMs.push(performance.now() - lostAt);
    }
    lostAt = connected ? null : performance.now();
  });
  try {
    await whenConnected(house);
    await registry.start();
    await devices.ready();
    const given: Given[] = [];
    let next = 0;
    const giver = async (device: string): Promise<void> => {
      while (next < options.commands) {
        const number = ++next;
        const effect: Effect = device.startsWith('number')
          ? { type: 'device', device, set: { value: number } }
          : { type: 'device-op', device, op: 'run' };
        const at = performance.now();
        const report = await carryOut(registry, house, [effect], { deadlineMs });
        const [outcome] = report.outcomes;
        const status = outcome?.status === 'failed' ? outcome.reason : (outcome?.status ?? 'none');
        given.push({
          number,
          device,
          at,
          deadlineAt: at + deadlineMs,
          told: sayReport(report, home, DONE),
          status,
        });
        // "Run" carries no number: the next one is given when nothing of this one can come any more.
        const over = report.ok
          ? 0
          : device.startsWith('script')
            ? at + deadlineMs + GRACE_MS - performance.now()
            : 0;
        // People wait a little before they try again, and longer where there is no house to talk to.
        if (status === 'offline') await whenConnected(house);
        await sleep(Math.max(over, (report.ok ? 5 : 300) + 60 * Math.random()));
      }
    };
    const kills = killer(broker, house, options, () => next);
    await Promise.all(home.devices.map(({ id }) => giver(id)));
    const killed = await kills;
    await sleep(deadlineMs + GRACE_MS);
    return {
      ...compare(given, devices, deadlineMs),
      kills: killed,
      connections,
      reconnectMs,
      seconds: (performance.now() - startedAt) / 1_000,
    };
  } finally {
    await registry.close();
    await house.close();
    await devices.close();
  }
}

/** Kills are spread evenly over the commands. @returns those that hit while commands were given */
async function killer(
  broker: KillableBroker,
  house: MqttHouse,
  { commands, kills, upMs, downMs, progress }: KillLoopOptions,
  given: () => number,
): Promise<number> {
  let amid = 0;
  for (let done = 0; done < kills; done++) {
    while (given() < (done * commands) / kills) await sleep(1);
    await sleep(upMs());
    if (given() < commands) amid += 1;
    await broker.kill(house.broker);
    await sleep(downMs());
    await broker.revive();
    await whenConnected(house);
    if ((done + 1) % 10 === 0) progress?.(`${done + 1} kills`);
  }
  return amid;
}

function compare(
  given: readonly Given[],
  { effects }: KillDevices,
  deadlineMs: number,
): Omit<KillReport, 'kills' | 'connections' | 'reconnectMs' | 'seconds'> {
  const outcomes: Record<string, number> = {};
  const twice: string[] = [];
  const late: string[] = [];
  const unreported: string[] = [];
  let doneAndDoubted = 0;
  for (const one of given) {
    outcomes[one.status] = (outcomes[one.status] ?? 0) + 1;
    const next = given.find(({ device, at }) => device === one.device && at > one.at);
    const own = effects.filter(
      ({ device, command, at }) =>
        device === one.device &&
        (command === null
          ? at >= one.at && at < (next?.at ?? Number.POSITIVE_INFINITY)
          : command === one.number),
    );
    const name = `${one.number} ${one.device} (${one.status})`;
    if (own.length > 1) twice.push(`${name}: ${own.length} times`);
    for (const { arrivedAt } of own) {
      if (arrivedAt > one.deadlineAt)
        late.push(`${name}: ${Math.round(arrivedAt - one.at - deadlineMs)} ms after its deadline`);
    }
    const inTime = own.some(({ arrivedAt }) => arrivedAt <= one.deadlineAt);
    if (one.told === DONE && !inTime) unreported.push(name);
    if (one.told !== DONE && inTime) doneAndDoubted += 1;
  }
  return { commands: given.length, outcomes, twice, late, unreported, doneAndDoubted };
}
