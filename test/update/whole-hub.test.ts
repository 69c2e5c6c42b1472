/** The way of new models from their maker to a whole hub, over a real broker that loses what it had on the way. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHubReport } from '../../src/update/channel.js';
import { type Mosquitto, noMosquitto, startMosquitto } from '../actions/support/mosquitto.js';
import { builtHub } from '../faults/built-hub.js';
import { HubLife } from '../faults/hub-life.js';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));
const TOPIC = 'earshot/models';
/** White space behind a file of counts: other bytes, several parts, and the same counts. */
const MORE_BYTES = 700_000;

describe.skipIf(noMosquitto !== null)(`a whole hub${noMosquitto === null ? '' : ` (${noMosquitto})`}`, () => {
  let folder: string;
  let earshot: string;
  let broker: Mosquitto;
  let hub: HubLife | null = null;
  let client: MqttClient | null = null;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-whole-update-'));
    earshot = await builtHub();
    broker = await startMosquitto();
  }, 240_000);
  afterEach(async () => {
    await hub?.kill();
    await client?.endAsync(true);
    await broker.stop();
    await rm(folder, { recursive: true });
  });

  const run = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)(earshot, args, { cwd: folder })).stdout;

  /** Signed with `maker.key`. @returns its release */
  async function makeBundle(): Promise<number> {
    const from = join(folder, 'new-models');
    cpSync(MODELS, from, { recursive: true, dereference: true });
    const counts = join(from, 'asr', 'wording.json');
    writeFileSync(counts, Buffer.concat([readFileSync(counts), Buffer.alloc(MORE_BYTES, ' ')]));
    const manifest = JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8'));
    const entry = manifest.files.find(({ path }: { path: string }) => path === 'asr/wording.json');
    entry.bytes += MORE_BYTES;
    entry.sha256 = createHash('sha256').update(readFileSync(counts)).digest('hex');
    manifest.release += 1;
    writeFileSync(join(from, 'manifest.json'), JSON.stringify(manifest));
    await run('models', 'keygen', 'maker');
    await run('models', 'bundle', '--key', 'maker.key', '--from', from, '--base', MODELS, '--out', 'b');
    return manifest.release;
  }

  const publish = (percent: number): Promise<string> =>
    run('models', 'publish', 'b', '--pub', 'maker.pub', '--mqtt', broker.url, '--percent', String(percent));

  /** What the hub says of itself, from now on. */
  async function reported(state: string): Promise<void> {
    const listening = await connectAsync(broker.url);
    client = listening;
    let said: string | undefined;
    listening.on('message', (_, payload) => {
      said = readHubReport(payload)?.state;
    });
    await listening.subscribeAsync(`${TOPIC}/hubs/+`);
    await expect.poll(() => said, { timeout: 240_000 }).toBe(state);
    await listening.endAsync(true);
    client = null;
  }

  it('takes new models although parts are exchanged or missing and the broker forgets, and opens anew with them', {
    timeout: 600_000,
  }, async () => {
    const release = await makeBundle();
    const state = join(folder, 'state');
    await run('models', 'trust', 'maker.pub', '--state', state);
    const config = join(folder, 'config.yaml');
    writeFileSync(
      config,
      `voice: {engine: none}\nbroker: {url: '${broker.url}'}\nupdates: {topic: ${TOPIC}}\n`,
    );
    await publish(0);
    const spoiler = await connectAsync(broker.url);
    const kept = { retain: true, qos: 1 } as const;
    await spoiler.publishAsync(`${TOPIC}/chunk/${release}/1`, Buffer.alloc(262_144, 7), kept);
    await spoiler.publishAsync(`${TOPIC}/chunk/${release}/3`, '', kept);
    await spoiler.endAsync(true);

    let opened = 0;
    hub = new HubLife({ earshot, state, config });
    hub.onLine(({ event }) => {
      if (event === 'ready') opened += 1;
    });
    await reported('waiting');
    await run('models', 'rollout', '--release', String(release), '--percent', '100', '--mqtt', broker.url);
    await reported('fetching');

    await broker.stop();
    broker = await startMosquitto({ port: broker.port });
    await publish(100);
    await expect.poll(() => opened, { timeout: 400_000 }).toBe(2);
    const status = await run('models', 'status', '--json', '--state', state);
    expect(JSON.parse(status)).toMatchObject({ release, trial: true });
    expect(await hub.tell('set a timer for ten minutes')).toMatch(/timer/i);
  });
});
