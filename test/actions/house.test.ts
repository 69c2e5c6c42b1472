import { connect as connectSocket, createServer, type Server } from 'node:net';
import { Aedes } from 'aedes';
import { afterEach, describe, expect, it } from 'vitest';
import type { House, HouseMessage } from '../../src/actions/house.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { type Broker, startBroker } from '../../src/actions/mqtt/broker.js';
import { MqttHouse, type MqttHouseOptions, whenConnected } from '../../src/actions/mqtt/mqtt-house.js';
import { isFilter, isTopic, topicMatches } from '../../src/actions/mqtt/topic.js';
import { freePort, noMosquitto, startMosquitto } from './support/mosquitto.js';
import { text, until } from './support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function keep<T extends { close(): Promise<void> }>(thing: T): T {
  closers.push(() => thing.close());
  return thing;
}

async function broker(port = 0): Promise<Broker> {
  return keep(await startBroker({ port }));
}

function mqtt(url: string, options: Partial<MqttHouseOptions> = {}): MqttHouse {
  return keep(new MqttHouse({ url, statusTopic: null, backoffMs: { first: 5, longest: 20 }, ...options }));
}

async function online(url: string, options: Partial<MqttHouseOptions> = {}): Promise<MqttHouse> {
  const house = mqtt(url, options);
  await whenConnected(house);
  return house;
}

describe('topics', () => {
  it.each([
    ['a/b', 'a/b', true],
    ['a/+', 'a/b', true],
    ['a/+', 'a', false],
    ['a/+', 'a/b/c', false],
    ['a/#', 'a', true],
    ['a/#', 'a/b/c', true],
    ['#', 'a/b', true],
    ['#', '$SYS/x', false],
    ['+/x', '$SYS/x', false],
    ['$SYS/#', '$SYS/x', true],
    ['+/+', '/x', true],
    ['a', 'A', false],
  ])('%s hears %s: %s', (filter, topic, heard) => {
    expect(topicMatches(filter, topic)).toBe(heard);
  });

  it('tells topics and filters from anything else', () => {
    expect(['a', 'a/b', '/', 'ü'].every(isTopic)).toBe(true);
    expect(['', 'a/+', '#', 'a\0', 'x'.repeat(2000)].some(isTopic)).toBe(false);
    expect(['a', '+', '#', 'a/+/b/#'].every(isFilter)).toBe(true);
    expect(['', 'a+', '#/a', 'a/b#', '\0'].some(isFilter)).toBe(false);
  });
});

describe.each<[string, () => Promise<House>]>([
  ['in memory', async () => keep(new MemoryHouse())],
  ['behind aedes', async () => online((await broker()).url)],
  ...(noMosquitto === null
    ? ([
        [
          'behind mosquitto',
          async () => {
            const mosquitto = await startMosquitto();
            closers.push(() => mosquitto.stop());
            return online(mosquitto.url);
          },
        ],
      ] as [string, () => Promise<House>][])
    : []),
])('a house %s', (_, open) => {
  it('carries messages by topic and wildcard, each listener once', async () => {
    const house = await open();
    const heard: string[] = [];
    const note = (by: string) => (message: HouseMessage) =>
      heard.push(`${by} ${message.topic} ${text(message.payload)}`);
    await house.subscribe('lamp/+/set', note('wild'));
    await house.subscribe('lamp/hall/set', note('exact'));
    await house.publish('lamp/hall/set', 'ON', { deadlineMs: 5_000 });
    await house.publish('lamp/hall/state', 'ON');
    await house.publish('lamp/attic/set', new Uint8Array([79, 70, 70]), { qos: 1 });
    await until(() => heard.length >= 3);
    expect(new Set(heard)).toEqual(
      new Set(['wild lamp/hall/set ON', 'exact lamp/hall/set ON', 'wild lamp/attic/set OFF']),
    );
  });

  it('hands retained messages to later subscribers, marked as such, until they are cleared', async () => {
    const house = await open();
    await house.publish('a/state', 'old', { retain: true, qos: 1 });
    await house.publish('b/state', 'gone', { retain: true, qos: 1 });
    await house.publish('b/state', '', { retain: true, qos: 1 });
    const heard: [string, boolean][] = [];
    await house.subscribe('+/state', ({ topic, payload, retained }) =>
      heard.push([`${topic} ${text(payload)}`, retained]),
    );
    await until(() => heard.length > 0);
    await house.publish('a/state', 'new', { retain: true, qos: 1 });
    await until(() => heard.length > 1);
    expect(heard).toEqual([
      ['a/state old', true],
      ['a/state new', false],
    ]);
    // A second listener of the same filter gets the stored message too.
    const late: string[] = [];
    await house.subscribe('+/state', ({ payload }) => late.push(text(payload)));
    await until(() => late.length > 0);
    expect(late).toEqual(['new']);
  });

  it('is silent for those who left', async () => {
    const house = await open();
    const left: string[] = [];
    const stayed: string[] = [];
    const leave = await house.subscribe('a', ({ payload }) => left.push(text(payload)));
    await house.subscribe('a', ({ payload }) => stayed.push(text(payload)));
    await leave();
    await house.publish('a', 'x', { qos: 1 });
    await until(() => stayed.length === 1);
    expect(left).toEqual([]);
  });

  it('survives a listener that throws', async () => {
    const house = await open();
    const heard: string[] = [];
    await house.subscribe('a', () => {
      throw new Error('broken');
    });
    await house.subscribe('a', ({ payload }) => heard.push(text(payload)));
    await house.publish('a', 'x', { qos: 1 });
    await until(() => heard.length === 1);
    expect(heard).toEqual(['x']);
  });

  it('refuses topics that are none, and everything once closed', async () => {
    const house = await open();
    await expect(house.publish('a/+', 'x')).rejects.toMatchObject({ code: 'TOPIC_INVALID' });
    await expect(house.subscribe('a#', () => {})).rejects.toMatchObject({ code: 'TOPIC_INVALID' });
    const seen: boolean[] = [];
    house.onConnection((connected) => seen.push(connected));
    await house.close();
    await house.close();
    expect(seen).toEqual([false]);
    expect(house.connected).toBe(false);
    await expect(house.publish('a', 'x')).rejects.toMatchObject({ code: 'HOUSE_CLOSED' });
    await expect(house.subscribe('a', () => {})).rejects.toMatchObject({ code: 'HOUSE_CLOSED' });
  });
});

describe('the house in memory', () => {
  it('refuses what is published while the cable is out, and keeps nothing for later', async () => {
    const house = keep(new MemoryHouse());
    const heard: string[] = [];
    const seen: boolean[] = [];
    house.onConnection((connected) => seen.push(connected));
    await house.subscribe('a', ({ payload }) => heard.push(text(payload)));
    house.setConnected(false);
    await expect(house.publish('a', 'late')).rejects.toMatchObject({ code: 'HOUSE_OFFLINE' });
    house.setConnected(true);
    await house.settled();
    expect(heard).toEqual([]);
    expect(seen).toEqual([false, true]);
  });

  it('settles when answers to answers were delivered', async () => {
    const house = keep(new MemoryHouse());
    const heard: string[] = [];
    await house.subscribe('n/+', ({ topic }) => {
      heard.push(topic);
      const next = Number(topic.slice(2)) + 1;
      if (next < 5) void house.publish(`n/${next}`, '');
    });
    await house.publish('n/0', '');
    await house.settled();
    expect(heard).toEqual(['n/0', 'n/1', 'n/2', 'n/3', 'n/4']);
  });
});

describe('the embedded broker', () => {
  it('listens on loopback only, on the chosen port, and frees it', async () => {
    const port = await freePort();
    const first = await startBroker({ port });
    expect(first.url).toBe(`mqtt://127.0.0.1:${port}`);
    await expect(startBroker({ port })).rejects.toMatchObject({ code: 'BUSY_PORT', usage: true });
    await first.close();
    await first.close();
    const second = await broker(port);
    expect(second.port).toBe(port);
  });

  it('closes by signal, with clients connected', async () => {
    const control = new AbortController();
    const { url, close } = await startBroker({ signal: control.signal });
    const house = await online(url);
    const seen: boolean[] = [];
    house.onConnection((connected) => seen.push(connected));
    control.abort();
    await close();
    await until(() => seen.length > 0);
    expect(seen).toEqual([false]);
    await expect(startBroker({ signal: control.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is unharmed by a client that sends garbage', async () => {
    const { url, port } = await broker();
    const socket = connectSocket(port, '127.0.0.1');
    const ended = new Promise((done) => socket.once('close', done));
    socket.on('error', () => {});
    socket.end(Buffer.alloc(5_000, 0xff));
    await ended;
    const house = await online(url);
    await house.publish('a', 'x', { deadlineMs: 5_000 });
    expect(house.connected).toBe(true);
  });
});

describe('the house behind a broker', () => {
  it('waits for a broker that starts later, then subscribes', async () => {
    const port = await freePort();
    const house = mqtt(`mqtt://127.0.0.1:${port}`);
    const heard: string[] = [];
    const standing = house.subscribe('a', ({ payload }) => heard.push(text(payload)));
    await expect(house.publish('a', 'early')).rejects.toMatchObject({ code: 'HOUSE_OFFLINE' });
    await until(() => house.problem !== null);
    expect(house.problem).toContain('ECONNREFUSED');
    await broker(port);
    await standing;
    expect(house.problem).toBeNull();
    await house.publish('a', 'x', { qos: 1 });
    await until(() => heard.length > 0);
    expect(heard).toEqual(['x']);
  });

  it('subscribes again when the broker comes back, and delivers nothing that was refused', async () => {
    const port = await freePort();
    const first = await startBroker({ port });
    const house = await online(first.url);
    const seen: boolean[] = [];
    house.onConnection((connected) => seen.push(connected));
    const heard: string[] = [];
    await house.subscribe('a', ({ payload }) => heard.push(text(payload)));
    await first.close();
    await until(() => !house.connected);
    await expect(house.publish('a', 'late', { deadlineMs: 60_000 })).rejects.toMatchObject({
      code: 'HOUSE_OFFLINE',
    });
    await broker(port);
    await whenConnected(house);
    // The subscription may still be on its way: ask until it is heard.
    while (heard.length === 0) await house.publish('a', 'now', { deadlineMs: 5_000 });
    expect(seen).toEqual([false, true]);
    expect(new Set(heard)).toEqual(new Set(['now']));
  });

  it('withdraws a message that the broker does not take by its deadline', async () => {
    // A broker that greets and then never answers; what it hears after the reconnect is what counts.
    const published: number[] = [];
    let connections = 0;
    const mute = await listening((socket) => {
      connections += 1;
      const round = connections;
      socket.on('data', (data) => {
        if (data[0] === 0x10) socket.write(Buffer.from([0x20, 2, 0, 0]));
        if ((data[0]! & 0xf0) === 0x30) published.push(round);
      });
      socket.on('error', () => {});
    });
    const house = await online(`mqtt://127.0.0.1:${mute.port}`);
    await expect(house.publish('a/set', 'ON', { deadlineMs: 30 })).rejects.toMatchObject({
      code: 'COMMAND_EXPIRED',
    });
    await until(() => published.length === 1);
    for (const socket of mute.sockets) socket.destroy();
    await until(() => connections === 2 && house.connected);
    await expect(house.publish('b/set', 'ON', { deadlineMs: 30 })).rejects.toMatchObject({
      code: 'COMMAND_EXPIRED',
    });
    await until(() => published.length > 1);
    expect(published).toEqual([1, 2]);
  });

  it('says online at every connect, offline by last will and when it closes', async () => {
    const { url, port } = await broker();
    const watcher = await online(url);
    const status: string[] = [];
    await watcher.subscribe('hub/status', ({ payload }) => status.push(text(payload)));
    const proxy = await listening((socket) => {
      const upstream = connectSocket(port, '127.0.0.1');
      socket.pipe(upstream).pipe(socket);
      socket.on('error', () => upstream.destroy());
      socket.on('close', () => upstream.destroy());
      upstream.on('error', () => socket.destroy());
      upstream.on('close', () => socket.destroy());
    });
    const house = await online(`mqtt://127.0.0.1:${proxy.port}`, { statusTopic: 'hub/status' });
    await until(() => status.length === 1);
    for (const socket of proxy.sockets) socket.destroy();
    await until(() => status.length === 3);
    await house.close();
    await until(() => status.length === 4);
    expect(status).toEqual(['online', 'offline', 'online', 'offline']);
  });

  it('subscribes to more topics than fit one packet', async () => {
    const { url } = await broker();
    const house = await online(url);
    let heard = 0;
    const subscribing = Array.from({ length: 350 }, (_, i) => house.subscribe(`d/${i}`, () => (heard += 1)));
    await Promise.all(subscribing);
    await house.publish('d/0', '', { qos: 1 });
    await house.publish('d/349', '', { qos: 1 });
    await until(() => heard === 2);
    expect(heard).toBe(2);
  });

  it('says which subscription a broker refuses, and keeps the others', async () => {
    const aedes = await Aedes.createBroker({
      authorizeSubscribe: (_, subscription, done) =>
        done(null, subscription.topic === 'secret' ? null : subscription),
    });
    closers.push(() => new Promise((done) => aedes.close(() => done(null))));
    const { port } = await listening((socket) => void aedes.handle(socket));
    const house = mqtt(`mqtt://127.0.0.1:${port}`);
    const open = house.subscribe('open', () => {});
    const refused = expect(house.subscribe('secret', () => {})).rejects.toMatchObject({
      code: 'SUBSCRIPTION_REFUSED',
    });
    await Promise.all([open, refused]);
  });

  it('closes by signal, also while it waits for a broker', async () => {
    const control = new AbortController();
    const house = mqtt(`mqtt://127.0.0.1:${await freePort()}`, { signal: control.signal });
    const subscribing = house.subscribe('a', () => {});
    const waiting = whenConnected(house, control.signal);
    control.abort();
    await expect(subscribing).rejects.toMatchObject({ code: 'HOUSE_CLOSED' });
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await house.close();
  });

  it.each(['broker', 'http://x', 'mqtt://', 'mqtt:x'])('refuses the address %j', (url) => {
    expect(() => new MqttHouse({ url })).toThrow('is not a broker');
  });

  it('never shows a password', () => {
    expect(() => new MqttHouse({ url: 'http://me:secret@host' })).toThrow(/^(?!.*secret).*$/);
  });
});

describe.skipIf(noMosquitto !== null)(
  `a real mosquitto${noMosquitto === null ? '' : ` (${noMosquitto})`}`,
  () => {
    it('speaks MQTT 5 with us, commands expiring at the broker', async () => {
      const mosquitto = await startMosquitto();
      closers.push(() => mosquitto.stop());
      const house = await online(mosquitto.url, { protocolVersion: 5 });
      const heard: string[] = [];
      await house.subscribe('a', ({ payload }) => heard.push(text(payload)));
      await house.publish('a', 'x', { deadlineMs: 5_000 });
      await until(() => heard.length === 1);
      expect(heard).toEqual(['x']);
    });

    it('names a wrong password and keeps trying', async () => {
      const mosquitto = await startMosquitto({ lines: 'password_file /dev/null' });
      closers.push(() => mosquitto.stop());
      const house = mqtt(mosquitto.url, { username: 'a', password: 'b' });
      await until(() => house.problem !== null);
      expect(house.problem).toMatch(/not authori[sz]ed/i);
    });

    it('comes back when mosquitto is restarted', async () => {
      const first = await startMosquitto();
      const house = await online(first.url);
      const heard: string[] = [];
      await house.subscribe('a', ({ payload }) => heard.push(text(payload)));
      await first.stop();
      await until(() => !house.connected);
      const second = await startMosquitto({ port: first.port });
      closers.push(() => second.stop());
      await whenConnected(house);
      while (heard.length === 0) await house.publish('a', 'x', { deadlineMs: 5_000 });
      expect(heard[0]).toBe('x');
    });
  },
);

async function listening(serve: (socket: import('node:net').Socket) => void) {
  const sockets = new Set<import('node:net').Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, sockets };
}
