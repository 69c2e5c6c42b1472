/** `earshot devices`: the house by room, what each device can do and how it stands; with a broker, as it is there now. */
import { once } from 'node:events';
import type { Command } from 'commander';
import { brokerToLookAt, lookAtHouse } from './devices/live.js';
import { deviceRows, deviceTree } from './devices/tree.js';
import { watchHouse } from './devices/watch.js';
import { ENDING_SIGNALS } from './ending-signals.js';
import { openHome } from './home-option.js';
import { settingsOf } from './run/settings.js';

export { type DeviceRow, deviceRows, deviceTree } from './devices/tree.js';

interface DevicesFlags {
  readonly home?: string;
  readonly config?: string;
  readonly mqtt?: string;
  readonly json?: boolean;
}

export function registerDevices(program: Command): void {
  const devices = program
    .command('devices')
    .description('list the devices of the house by room; with --mqtt or --config also those at the broker')
    .option('--home <file>', 'home.yaml of the house; default: the bundled example house')
    .option('--mqtt <url>', 'look at the devices behind this broker')
    .option('--config <file>', "look behind the broker of the hub's own settings (config.yaml)")
    .option('--json', 'one JSON object per device on stdout')
    .action(async (_flags: DevicesFlags, command: Command) => {
      const flags = command.optsWithGlobals<DevicesFlags>();
      if (flags.mqtt === undefined && flags.config === undefined) {
        const home = await openHome(flags.home);
        print(flags.json === true ? lines(deviceRows(home)) : deviceTree(home));
        return;
      }
      const look = await lookBy(flags);
      print(flags.json === true ? lines(look.rows()) : look.tree());
      await look.close();
    });
  devices
    .command('watch')
    .description('tell each change of a device as it happens (needs --mqtt or --config); Ctrl-C ends it')
    .action(async (_flags: DevicesFlags, command: Command) => {
      await watch(command.optsWithGlobals<DevicesFlags>());
    });
}

async function watch(flags: DevicesFlags): Promise<void> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  for (const signal of ENDING_SIGNALS) process.once(signal, onSignal);
  process.stdout.once('error', onSignal);
  try {
    const look = await lookBy(flags, stop.signal);
    watchHouse(look, (row, text) => print(flags.json === true ? lines([row]) : text));
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
    await look.close();
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    for (const signal of ENDING_SIGNALS) process.off(signal, onSignal);
    process.stdout.off('error', onSignal);
  }
}

async function lookBy(flags: DevicesFlags, signal?: AbortSignal): ReturnType<typeof lookAtHouse> {
  const { config, home } = await settingsOf(flags);
  return lookAtHouse(home, brokerToLookAt(config.broker), signal === undefined ? {} : { signal });
}

const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const print = (text: string): void => {
  process.stdout.write(text);
};
