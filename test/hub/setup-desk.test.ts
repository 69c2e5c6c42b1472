/** The page's setup at a hub of fakes: what it is told, what it refuses, and what may be changed by whom. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { createContext } from '../../src/hub/context.js';
import { HubWorld } from '../../src/hub/hub-world.js';
import { openSetupDesk, type PageSetupOptions } from '../../src/hub/page/setup-desk.js';
import { clientId } from '../../src/page/client-id.js';
import type { PageSetup, SetupNews } from '../../src/page/protocol.js';
import { KeptSetup } from '../../src/setup/kept-setup.js';
import { fakeHouse, HOME } from './fake-house.js';
import { frame } from './fakes.js';

const HERE = clientId('127.0.0.1');
const AFAR = clientId('192.168.1.9');
const NOBODY = { url: 'mqtt://far', username: null, password: null, current: null };
const PIN = { pin: '471100', again: '471100', current: null };

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-desk-'));
});
afterEach(() => rm(state, { recursive: true }));

interface Wishes {
  readonly world?: Partial<PageSetupOptions['world']>;
  readonly service?: boolean;
  readonly pin?: string;
  readonly config?: Partial<typeof DEFAULT_CONFIG>;
  /** With what was answered; left out: with nothing. */
  readonly inUse?: typeof DEFAULT_CONFIG;
}

async function desk({ world = {}, service = false, pin, config = {}, inUse }: Wishes = {}) {
  const settings = { ...DEFAULT_CONFIG, ...config };
  const kept = await KeptSetup.open(
    state,
    { config: settings, written: [], room: 'kitchen' },
    'sudo earshot setup',
  );
  const context = createContext({ config: inUse ?? settings, home: HOME });
  const house = fakeHouse(HOME, async () => {});
  let listener: (samples: Float32Array) => void = () => {};
  const used: (string | null)[] = [];
  const sent: string[] = [];
  let restarts = 0;
  const hubWorld = new HubWorld(house, () => '2026-11-21T09:00:00');
  const opened = openSetupDesk(
    context,
    {
      kept,
      service,
      restart: () => {
        restarts += 1;
      },
      world: {
        devices: async () => [{ card: 1, name: 'Device', device: 0, title: 'USB Audio' }],
        judge: async () => ({ check: 'microphone', ok: true, found: 'speech at -20 dBFS', remedy: null }),
        broker: async () => null,
        ...world,
      },
    },
    {
      house,
      wake: null,
      dialog: {
        step: { state: 'idle', microphone: 'waiting' },
        send: ({ type }: { readonly type: string }) => void sent.push(type),
      } as never,
      microphone: {
        sound: {
          listen: (each: typeof listener) => {
            listener = each;
            return () => {
              listener = () => {};
            };
          },
        } as never,
        device: null,
        use: (device) => void used.push(device),
      },
      world: hubWorld,
      verifyPin: pin === undefined ? null : (said) => said === pin,
    },
  );
  const news: SetupNews[] = [];
  const setups = () => news.filter((each) => each.type === 'setup');
  return {
    desk: opened,
    kept,
    context,
    hubWorld,
    used,
    sent,
    news,
    setups,
    restarts: () => restarts,
    hear: (samples: Float32Array) => listener(samples),
    open: () => opened.open((each) => news.push(each)),
    last: async (): Promise<PageSetup> => {
      const before = setups().length;
      const leave = opened.open((each) => news.push(each));
      for (let tries = 0; setups().length === before && tries < 100; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
      leave();
      return setups().at(-1) as PageSetup;
    },
  };
}

describe('a browser with the setup open', () => {
  it('is told how things stand, how loud it is and what became of a command, until it leaves', async () => {
    const { open, last, news, hear, context } = await desk();
    expect(await last()).toMatchObject({
      microphone: { device: null, devices: [{ device: 'plughw:CARD=Device', title: 'USB Audio' }] },
      room: 'Kitchen',
      rooms: ['Kitchen'],
      phrase: null,
      broker: { url: null, username: null },
      pin: false,
      restart: false,
      command: 'turn on the lamp',
    });
    const leave = open();
    for (let count = 0; count < 3; count += 1) hear(frame(0.1));
    expect(news.at(-1)).toEqual({ type: 'level', dbfs: -20 });
    context.events.emit({ event: 'reply', turn: 1, text: 'What?', ask: null, ms: {} });
    expect(news.at(-1)).toEqual({ type: 'tried', works: false, reply: 'What?' });
    leave();
    const told = news.length;
    context.events.emit({ event: 'reply', turn: 2, text: 'What?', ask: null, ms: {} });
    for (let count = 0; count < 3; count += 1) hear(frame(0.1));
    expect(news).toHaveLength(told);
  });

  it('is told once of a house that is found device by device, and last how it stands then', async () => {
    let looks = 0;
    const devices = async () => {
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return looks < 2 ? [] : [{ card: 1, name: 'Device', device: 0, title: 'USB Audio' }];
    };
    const { open, last, context, setups } = await desk({ world: { devices } });
    expect((await last()).microphone.devices).toEqual([]);
    const leave = open();
    for (let count = 0; count < 100; count += 1) context.events.emit({ event: 'home', devices: 1, areas: 1 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    leave();
    expect(looks).toBeLessThanOrEqual(3);
    expect(setups().at(-1)).toMatchObject({ microphone: { devices: [{ title: 'USB Audio' }] } });
  });

  it('is never told a secret', async () => {
    const { desk: port, last } = await desk();
    await port.broker(HERE, { ...NOBODY, username: 'me', password: 'secret word' });
    await port.pin(HERE, PIN);
    const shown = await last();
    expect(shown).toMatchObject({ broker: { url: 'mqtt://far', username: 'me' }, restart: true });
    expect(JSON.stringify(shown)).not.toMatch(/secret word|471100/);
  });
});

describe('a microphone', () => {
  it('that is there counts at once, and one that waits is tried at once', async () => {
    const { desk: port, used, sent, kept } = await desk();
    expect(await port.microphone('plughw:CARD=Device')).toBeNull();
    expect([used, sent]).toEqual([['plughw:CARD=Device'], ['mute', 'unmute']]);
    expect(kept.config().config.microphone.device).toBe('plughw:CARD=Device');
    expect(await port.microphone("tee:x,'/etc/passwd',raw")).toMatch(/not there/);
    expect(used).toHaveLength(1);
  });

  it('is judged by what it gives', async () => {
    const { desk: port, hear, context } = await desk();
    const judged = port.hear();
    for (let count = 0; count < 40; count += 1) hear(frame(0.1));
    expect(await judged).toEqual({ ok: true, text: 'Good: speech at -20 dBFS.' });
    context.health.set('microphone', false, 'no recorder is installed');
    expect(await port.hear()).toEqual({
      ok: false,
      text: 'Nothing could be heard: no recorder is installed.',
    });
  }, 20_000);
});

describe('an answer', () => {
  it('that will not do is refused with the reason, and not kept', async () => {
    const { desk: port, kept } = await desk({ world: { broker: async () => 'connection refused' } });
    expect(await port.room('<b>')).toMatch(/Letters/);
    expect(await port.pin(HERE, { ...PIN, again: '471101' })).toMatch(/not the same/);
    expect(await port.broker(HERE, { ...NOBODY, url: 'mqtt://me:pw@far' })).toMatch(/no address/);
    expect(await port.broker(HERE, NOBODY)).toBe('The broker does not answer: connection refused.');
    expect([kept.room, kept.config().config]).toEqual([null, DEFAULT_CONFIG]);
  });

  it('about a broker that a service may not reach names the command that allows it', async () => {
    const world = { broker: async () => 'no answer' };
    const { desk: port } = await desk({ service: true, world });
    expect(await port.broker(HERE, { ...NOBODY, url: 'mqtt://192.168.1.5' })).toBe(
      "The broker does not answer: no answer. As a service this hub reaches no other machine than the broker that root allowed, and 192.168.1.5 is not that one. If yours runs, name this broker at the hub's terminal: sudo earshot setup",
    );
    expect(await port.broker(HERE, { ...NOBODY, url: 'mqtt://127.0.0.1' })).not.toMatch(/sudo/);
  });

  it('about one that a service may reach says nothing of what is allowed', async () => {
    const world = { broker: async () => 'no answer' };
    const broker = externalBroker(['mqtt://192.168.1.5']);
    const { desk: port } = await desk({ service: true, world, config: { broker } });
    expect(await port.broker(HERE, { ...NOBODY, url: 'mqtts://192.168.1.5' })).toBe(
      'The broker does not answer: no answer.',
    );
    expect(await port.broker(HERE, { ...NOBODY, url: 'mqtt://192.168.1.6' })).toMatch(/sudo earshot setup$/);
    const { desk: far } = await desk({ world });
    expect(await far.broker(HERE, { ...NOBODY, url: 'mqtt://192.168.1.5' })).not.toMatch(/sudo/);
  });

  it('about one on the network of an open page does not claim to know', async () => {
    const world = { broker: async () => 'no answer' };
    const page = { ...DEFAULT_CONFIG.page, host: '0.0.0.0' };
    const { desk: port } = await desk({ service: true, world, config: { page } });
    expect(await port.broker(HERE, { ...NOBODY, url: 'mqtt://192.168.1.5' })).toMatch(
      /the networks of this machine.* elsewhere .*: sudo earshot setup$/,
    );
  });

  it('that cannot be kept names the command, too', async () => {
    const { desk: port } = await desk();
    await rm(state, { recursive: true });
    await writeFile(state, '');
    expect(await port.room('Attic')).toMatch(/Type on the hub instead: sudo earshot setup$/);
    await rm(state);
    await mkdir(state);
  });
});

describe('broker and PIN', () => {
  it('take the PIN that holds, and wrong ones count like spoken ones', async () => {
    const { desk: port, hubWorld, kept } = await desk({ pin: '1234' });
    expect(await port.broker(HERE, NOBODY)).toMatch(/type the one that holds/);
    expect(await port.broker(HERE, { ...NOBODY, current: '1234' })).toBeNull();
    expect(await port.pin(HERE, { ...PIN, current: '9999' })).toMatch(/not the PIN/);
    expect(hubWorld.snapshot().agenda.pin).toMatchObject({ wrong: 1 });
    expect(await port.pin(HERE, { ...PIN, current: '1234' })).toBeNull();
    expect(hubWorld.snapshot().agenda.pin).toBeUndefined();
    expect(await readFile(kept.config().config.pinFile ?? '', 'utf8')).toBe('471100\n');
    for (let count = 0; count < 3; count += 1) await port.pin(HERE, { ...PIN, current: '9999' });
    // So many in so short a time are refused before anything is compared.
    expect(await port.pin(HERE, { ...PIN, current: '9999' })).toBeDefined();
    expect(await port.pin(HERE, { ...PIN, current: '1234' })).toMatch(/Too many/);
  });

  it('are locked with the PIN that people say', async () => {
    const { desk: port, hubWorld } = await desk({ pin: '1234' });
    hubWorld.applyToAgenda([{ type: 'pin', tries: { wrong: 0, locks: 1, until: '2026-11-21T09:05:00' } }]);
    expect(await port.pin(HERE, { ...PIN, current: '1234' })).toBe(
      'Too many wrong PINs; try again in 5 minutes.',
    );
  });

  it('are not overwritten by another browser before the hub has opened with them', async () => {
    const { desk: port, kept, last } = await desk();
    const both = await Promise.all([
      port.pin(HERE, PIN),
      port.pin(AFAR, { ...PIN, pin: '0000', again: '0000' }),
    ]);
    expect(both).toEqual([null, expect.stringMatching(/type the one that holds/)]);
    expect(await port.broker(AFAR, NOBODY)).toMatch(/type the one that holds/);
    expect(await readFile(kept.config().config.pinFile ?? '', 'utf8')).toBe('471100\n');
    expect(await last()).toMatchObject({ pin: true });
    expect(await port.pin(HERE, { ...PIN, current: '471100' })).toBeNull();
  });

  it('are nobody’s from another machine once the hub runs with a broker of the page', async () => {
    const first = await desk();
    await first.desk.broker(AFAR, NOBODY);
    const { desk: port } = await desk({ inUse: first.kept.config().config });
    for (const refused of [port.pin(AFAR, PIN), port.broker(AFAR, NOBODY)])
      expect(await refused).toMatch(/From another machine/);
    expect(await port.pin(HERE, PIN)).toBeNull();
  });

  it('are anybody’s from another machine only while the hub is new', async () => {
    const fresh = await desk();
    expect(await fresh.desk.pin(AFAR, PIN)).toBeNull();
    await rm(join(state, 'setup.json'));
    await rm(join(state, 'secrets'), { recursive: true });
    const known = await desk({ config: { broker: externalBroker(['mqtt://x']) } });
    for (const refused of [known.desk.pin(AFAR, PIN), known.desk.broker(AFAR, NOBODY)])
      expect(await refused).toMatch(/From another machine .*sudo earshot setup$/);
    expect(await known.desk.pin(HERE, PIN)).toBeNull();
    await rm(join(state, 'setup.json'));
    const ended = await desk();
    await ended.desk.end('finished');
    expect(await ended.desk.pin(AFAR, PIN)).toMatch(/From another machine/);
  });
});

it('opens the hub anew after the answer got out', async () => {
  const { desk: port, restarts } = await desk();
  expect(await port.restart()).toBeNull();
  expect(restarts()).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(restarts()).toBe(1);
});

it('is first until it was ended', async () => {
  const { desk: port } = await desk();
  expect(port.first).toBe(true);
  expect(await port.end('skipped')).toBeNull();
  expect(port.first).toBe(false);
});
