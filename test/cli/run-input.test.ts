/** `earshot run --input FILE --mqtt URL` as a process of its own: what a subscriber of the broker sees of a spoken command. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Broker, startBroker } from '../../src/actions/mqtt/broker.js';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const SPEECH = here('test/audio/fixtures/turn-on-the-kitchen-light.opus');
const PROGRAM = here('bin/earshot');

/** A lamp as other people's firmware announces it, in a room of the house. */
const LAMP = {
  name: 'Kitchen Light',
  unique_id: 'kitchen_light',
  command_topic: 'lamp/set',
  state_topic: 'lamp/state',
  device: { identifiers: ['lamp'], name: 'Lamp', suggested_area: 'Kitchen' },
};

let broker: Broker;
let client: MqttClient;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-run-input-'));
  broker = await startBroker();
  client = await connectAsync(broker.url);
});
afterAll(async () => {
  await client?.endAsync();
  await broker?.close();
  await rm(folder, { recursive: true, force: true });
});

it('publishes what was said, waits for the lamp to confirm it, answers and ends', async () => {
  expect(existsSync(here('dist/cli/main.js')), 'run `npm run build` first').toBe(true);
  await client.publishAsync('homeassistant/light/kitchen_light/config', JSON.stringify(LAMP), {
    retain: true,
  });
  await client.publishAsync('lamp/state', 'OFF', { retain: true });
  const messages: string[] = [];
  client.on('message', (topic, payload) => {
    messages.push(`${topic} ${payload.toString()}`);
    void client.publishAsync('lamp/state', payload, { retain: true });
  });
  await client.subscribeAsync('lamp/set', { qos: 1 });
  const home = join(folder, 'home.yaml');
  await writeFile(home, 'areas: [{id: kitchen, name: Kitchen}]\nrooms: {default: kitchen}\ndevices: []\n');

  const args = ['run', '--json', '--home', home, '--input', SPEECH, '--mqtt', broker.url];
  const hub = spawn(PROGRAM, [...args, '--port', '0', '--state', 'memory'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folder,
  });
  let out = '';
  let errors = '';
  hub.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  hub.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const [code] = await once(hub, 'close');
  expect(code, errors).toBe(0);
  expect(messages).toEqual(['lamp/set ON']);
  const events = out
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'heard',
      text: expect.stringMatching(/kitchen light/i),
      accepted: true,
    }),
  );
  expect(events).toContainEqual(
    expect.objectContaining({ event: 'reply', text: expect.stringMatching(/Kitchen Light/) }),
  );
}, 180_000);
