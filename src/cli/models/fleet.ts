/** `earshot models publish`, `rollout`, `withdraw`, `fleet`: a bundle for many hubs, by way of their broker. */

import { type Command, InvalidArgumentError } from 'commander';
import { brokerOptions } from '../../actions/mqtt/credentials.js';
import { MqttHouse, whenConnected } from '../../actions/mqtt/mqtt-house.js';
import { externalBroker } from '../../config.js';
import { configAt } from '../../config-file.js';
import { EarshotError } from '../../errors.js';
import { DEFAULT_TOPIC, type HubReport, hubTopic, offerTopic, readHubReport } from '../../update/channel.js';
import { updateError } from '../../update/errors.js';
import { parsePublicKey } from '../../update/minisign.js';
import { publishBundle, publishRollout, withdrawBundle } from '../../update/publish-bundle.js';
import { openBundle } from '../../update/read-bundle.js';
import { readKeyFile } from '../key-file.js';

interface FleetFlags {
  readonly mqtt?: string;
  readonly config?: string;
  readonly topic?: string;
  readonly json?: boolean;
}

interface PublishFlags extends FleetFlags {
  readonly percent: number;
  readonly pub: string;
}

interface RolloutFlags extends FleetFlags {
  readonly percent: number;
  readonly release: number;
}

const CONNECT_MS = 10_000;
/** What is retained comes at once; nobody can say when it has all come. */
const LISTEN_MS = 2_000;

export function registerModelsFleet(models: Command): void {
  withBroker(models.command('publish'))
    .description('offer a bundle to all hubs of a broker')
    .argument('<file>', 'the bundle')
    .requiredOption('--pub <file>', 'the public key it is signed with')
    .option('--percent <number>', 'of the hubs that take it now', parsePercent, 100)
    .action(async (file: string, _flags: PublishFlags, command: Command) => {
      const flags = command.optsWithGlobals<PublishFlags>();
      const bundle = await openBundle(file, [parsePublicKey(await readKeyFile(flags.pub))]);
      try {
        await withHouse(flags, async (house, topic) => {
          await publishBundle(house, topic, bundle, flags.percent);
          const { release, chunks } = bundle.header;
          write(`Release ${release} is offered in ${chunks.length} parts to ${flags.percent} % of the hubs.`);
        });
      } finally {
        await bundle.close();
      }
    });

  withBroker(models.command('rollout'))
    .description('let more hubs (or, with 0, no more) take the release that is offered')
    .requiredOption('--release <number>', 'the release', Number)
    .requiredOption('--percent <number>', 'of the hubs', parsePercent)
    .action(async (_flags: RolloutFlags, command: Command) => {
      const { release, percent, ...flags } = command.optsWithGlobals<RolloutFlags>();
      await withHouse(flags, (house, topic) => publishRollout(house, topic, { release, percent }));
      write(`Release ${release} is rolled out to ${percent} %.`);
    });

  withBroker(models.command('withdraw'))
    .description('take the offer and its parts away from the broker')
    .action(async (_flags: FleetFlags, command: Command) => {
      await withHouse(command.optsWithGlobals<FleetFlags>(), async (house, topic) => {
        const [offer] = await retained(house, offerTopic(topic));
        if (offer === undefined)
          throw updateError('UPDATE_CHANNEL_INVALID', `Nothing is offered under ${topic}.`);
        write(`Taken back: the offer and ${await withdrawBundle(house, topic, offer)} parts.`);
      });
    });

  withBroker(models.command('fleet'))
    .description('what each hub says of its models')
    .option('--json', 'one JSON object per hub on stdout')
    .action(async (_flags: FleetFlags, command: Command) => {
      const flags = command.optsWithGlobals<FleetFlags>();
      await withHouse(flags, async (house, topic) => {
        const reports = (await retained(house, hubTopic(topic, '+'))).map(readHubReport);
        for (const report of reports)
          if (report !== null) write(flags.json ? JSON.stringify(report) : human(report));
      });
    });
}

function withBroker(command: Command): Command {
  return command
    .option('--mqtt <url>', 'the broker of the hubs; default: that of --config')
    .option('--config <file>', "a hub's settings (config.yaml), for the broker's address and password")
    .option(
      '--topic <topic>',
      'where the hubs look; default: updates.topic of --config, else earshot/models',
    );
}

async function withHouse(
  { mqtt, config: file, topic }: FleetFlags,
  use: (house: MqttHouse, topic: string) => Promise<void>,
): Promise<void> {
  const config = await configAt(file ?? null);
  const { broker } = config;
  if (mqtt === undefined && broker.kind === 'embedded') {
    throw new EarshotError(
      'BROKER_MISSING',
      'Which broker? Give --mqtt URL, or --config FILE with a broker in it.',
      {
        usage: true,
      },
    );
  }
  const asked =
    broker.kind === 'external' ? { ...broker, urls: mqtt === undefined ? broker.urls : [mqtt] } : null;
  const { clientId: _, ...address } = await brokerOptions(asked ?? externalBroker([mqtt ?? '']));
  const house = new MqttHouse({ ...address, statusTopic: null });
  try {
    await whenConnected(house, AbortSignal.timeout(CONNECT_MS)).catch((cause: unknown) => {
      throw new EarshotError(
        'BROKER_UNREACHABLE',
        `${house.broker} does not answer${house.problem === null ? '' : ` (${house.problem})`}: check the address and that the broker runs.`,
        { cause },
      );
    });
    await use(house, topic ?? config.updates.topic ?? DEFAULT_TOPIC);
  } finally {
    await house.close();
  }
}

/** What the broker keeps under a filter. */
async function retained(house: MqttHouse, filter: string): Promise<readonly Uint8Array[]> {
  const found: Uint8Array[] = [];
  const leave = await house.subscribe(filter, ({ payload }) => {
    if (payload.length > 0) found.push(payload.slice());
  });
  await new Promise((done) => setTimeout(done, LISTEN_MS));
  await leave();
  return found;
}

function human({ hub, release, state, detail }: HubReport): string {
  const models = release === null ? 'shipped models' : `release ${release}`;
  return `${hub.slice(0, 8)}  ${models.padEnd(15)} ${state.padEnd(10)} ${detail}`;
}

function parsePercent(text: string): number {
  const percent = Number(text);
  if (!/^\d{1,3}(\.\d+)?$/.test(text) || percent > 100)
    throw new InvalidArgumentError('it must be from 0 to 100.');
  return percent;
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}
