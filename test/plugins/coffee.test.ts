/** docs/plugins.md teaches with examples/plugins/coffee.ts: here it makes coffee on a real hub and a real broker. */
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type Broker, startBroker } from '../../src/actions/mqtt/broker.js';
import { MqttHouse, whenConnected } from '../../src/actions/mqtt/mqtt-house.js';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { openMqttHouse } from '../../src/hub/house/mqtt-live-house.js';
import { realOpeners } from '../../src/hub/openers.js';
import { rig as hubRig, type Rig } from '../hub/fake-house.js';
import { folderWith, HOME } from './rig.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/plugins/coffee.ts', import.meta.url));
const DOC = fileURLToPath(new URL('../../docs/plugins.md', import.meta.url));

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Kitchen {
  readonly hub: Rig;
  /** What the machine was told. */
  readonly told: unknown[];
  readonly machine: MqttHouse;
}

/** A hub with the plugin, a broker, and a coffee machine that answers what `answer` says. */
async function kitchen(
  answer: (told: unknown) => unknown,
  files: Readonly<Record<string, string>> = {},
): Promise<Kitchen> {
  const broker: Broker = await startBroker();
  closing.push(() => broker.close());
  const machine = new MqttHouse({ url: broker.url, clientId: 'machine', statusTopic: null });
  closing.push(() => machine.close());
  await whenConnected(machine);
  const told: unknown[] = [];
  await machine.subscribe('coffee/set', ({ payload }) => {
    const text: unknown = JSON.parse(new TextDecoder().decode(payload));
    told.push(text);
    void machine.publish('coffee/state', JSON.stringify(answer(text)));
  });
  const folder = await folderWith(files);
  if (Object.keys(files).length === 0) await copyFile(EXAMPLE, join(folder, 'coffee.ts'));
  const external = externalBroker([broker.url]);
  const hub = await hubRig(
    { house: openMqttHouse, understanding: realOpeners.understanding },
    {
      home: HOME,
      configParts: {
        ...DEFAULT_CONFIG,
        broker: external,
        plugins: folder,
        microphone: { ...DEFAULT_CONFIG.microphone, enabled: false },
        page: { ...DEFAULT_CONFIG.page, port: 0 },
      },
    },
  );
  closing.push(() => hub.hub.close());
  await hub.until('health', ({ health }) => health.part === 'broker' && health.ok);
  return { hub, told, machine };
}

/** The grammar takes a plugin's sentences a moment after it was loaded: said until they are understood. */
async function say({ hub }: Kitchen, text: string, fits: (reply: string) => boolean): Promise<string> {
  const timer = setInterval(() => hub.hub.say(text), 400);
  closing.push(async () => clearInterval(timer));
  try {
    const { text: reply } = await hub.until('reply', (event) => fits(event.text));
    return reply;
  } finally {
    clearInterval(timer);
  }
}

describe('the coffee machine', () => {
  it('makes coffee when it is asked to, and says when it is ready', async () => {
    const room = await kitchen(() => ({ state: 'brewing' }));
    expect(await say(room, 'make me a cappuccino', (text) => text.includes('coming'))).toBe(
      'One cappuccino, coming up.',
    );
    expect(room.told[0]).toEqual({ drink: 'cappuccino', cups: 1 });
    expect(await room.hub.until('understood', ({ calls }) => calls.length > 0)).toMatchObject({
      calls: [{ do: 'intent', intent: 'MakeCoffee', slots: { drink: 'cappuccino' } }],
    });
    await room.machine.publish('coffee/state', '{"state":"ready"}');
    expect(await room.hub.until('reply', ({ text }) => text.includes('ready'))).toMatchObject({
      text: 'Your coffee is ready.',
    });
  });

  it('says what is wrong with it, in the same sentence as other commands', async () => {
    const room = await kitchen(() => ({ state: 'error', why: 'no water' }));
    await say(room, 'make us two cups of black coffee', (text) => text.includes('water'));
    expect(room.told.at(-1)).toEqual({ drink: 'coffee', cups: 2 });
    const before = room.told.length;
    room.hub.hub.say('set a timer for three minutes and brew a latte');
    const { text } = await room.hub.until('reply', (event) => /timer|3 minutes|three/i.test(event.text));
    expect(text).toMatch(/The coffee machine says no water\.$/);
    expect(text).not.toMatch(/\bOK\.|\bDone\./);
    expect(room.told.slice(before)).toEqual([{ drink: 'latte', cups: 1 }]);
  });

  it('makes coffee later, when it was asked for that', async () => {
    const room = await kitchen(() => ({ state: 'brewing' }));
    await say(room, 'stop the coffee machine', (text) => text.startsWith('I stopped'));
    room.hub.hub.say('make me a latte in two seconds');
    expect(await room.hub.until('reply', ({ text }) => text.includes('coming'))).toMatchObject({
      text: 'One latte, coming up.',
    });
    expect(room.told.at(-1)).toEqual({ drink: 'latte', cups: 1 });
  });

  it('is shown with the other parts, and so is what is wrong with a plugin', async () => {
    const good = await kitchen(() => ({}));
    expect(await good.hub.until('ready')).toMatchObject({
      parts: expect.arrayContaining([{ part: 'plugins', ok: true, message: 'coffee' }]),
    });
    const bad = await kitchen(() => ({}), { 'tea.js': 'export default {' });
    const { message, code } = await bad.hub.until('error', ({ part }) => part === 'plugins');
    expect([code, message]).toEqual(['PLUGIN_FAILED', expect.stringMatching(/^tea\.js:1: /)]);
  });
});

it('docs/plugins.md shows the example as it is', async () => {
  const [doc, example] = await Promise.all([readFile(DOC, 'utf8'), readFile(EXAMPLE, 'utf8')]);
  const lines = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const known = new Set(lines(example));
  const shown = [...doc.matchAll(/```ts coffee\n([\s\S]*?)```/g)].flatMap(([, code = '']) => lines(code));
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.filter((line) => !known.has(line))).toEqual([]);
});
