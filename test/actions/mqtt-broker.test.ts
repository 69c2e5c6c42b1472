/** The user's own broker, as it comes: TLS, passwords, versions, several of them, and all the ways in which it goes. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Aedes } from 'aedes';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startBroker } from '../../src/actions/mqtt/broker.js';
import { brokerOptions } from '../../src/actions/mqtt/credentials.js';
import { MqttHouse, type MqttHouseOptions, whenConnected } from '../../src/actions/mqtt/mqtt-house.js';
import { externalBroker } from '../../src/config.js';
import { type Authority, authority, noOpenssl } from './support/certificates.js';
import { freePort, type Mosquitto, noMosquitto, startMosquitto } from './support/mosquitto.js';
import { text, until } from './support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function house(options: MqttHouseOptions): MqttHouse {
  const one = new MqttHouse({ statusTopic: null, backoffMs: { first: 5, longest: 20 }, ...options });
  closers.push(() => one.close());
  return one;
}

async function mosquitto(options: Parameters<typeof startMosquitto>[0] = {}): Promise<Mosquitto> {
  const one = await startMosquitto(options);
  closers.push(() => one.stop());
  return one;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-tls-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const skipped = noMosquitto ?? noOpenssl;
describe.skipIf(skipped !== null)(`TLS${skipped === null ? '' : ` (${skipped})`}`, () => {
  let own: Authority;
  let stranger: Authority;
  let lines: (name: string, more?: string) => string;
  beforeAll(() => {
    own = authority(folder, 'own');
    stranger = authority(folder, 'stranger');
    const server = own.issue('server', 'IP:127.0.0.1,DNS:localhost');
    const other = own.issue('other', 'DNS:elsewhere.lan');
    lines = (name, more = '') => {
      const { certFile, keyFile } = name === 'server' ? server : other;
      return `cafile ${own.caFile}\ncertfile ${certFile}\nkeyfile ${keyFile}\n${more}`;
    };
  });
  const address = ({ port }: Mosquitto, host = '127.0.0.1'): string => `mqtts://${host}:${port}`;

  it('with an authority of our own, by address and by name', async () => {
    const broker = await mosquitto({ lines: lines('server') });
    for (const host of ['127.0.0.1', 'localhost']) {
      const one = house({ url: address(broker, host), tls: { ca: own.ca } });
      await whenConnected(one);
      await one.publish('a', 'x', { deadlineMs: 5_000 });
    }
  });

  it.each([
    ['of an unknown authority', 'server', () => ({ ca: stranger.ca }), /broker\.ca_file/],
    ['for another name', 'other', () => ({ ca: own.ca }), /use the name or address that stands in/],
    ['where no authority is given', 'server', () => ({}), /broker\.ca_file/],
  ])('refuses a certificate %s', async (_, name, tls, reason) => {
    const broker = await mosquitto({ lines: lines(name) });
    const one = house({ url: address(broker), tls: tls() });
    await until(() => one.problem !== null);
    expect(one.problem).toMatch(reason);
    expect(one.connected).toBe(false);
  });

  it('shows who we are where the broker asks for it', async () => {
    const broker = await mosquitto({ lines: lines('server', 'require_certificate true') });
    const { cert, key } = own.issue('hub');
    const known = house({ url: address(broker), tls: { ca: own.ca, cert, key } });
    await whenConnected(known);
    const unknown = house({ url: address(broker), tls: { ca: own.ca } });
    await until(() => unknown.problem !== null);
    expect(unknown.problem).toContain('cert_file');
    expect(unknown.connected).toBe(false);
    expect(known.connected).toBe(true);
  });

  it('is said to be missing where the broker does not speak it', async () => {
    const broker = await mosquitto();
    const one = house({ url: address(broker), tls: { ca: own.ca } });
    await until(() => one.problem !== null);
    expect(one.connected).toBe(false);
  });

  it('passes from a broker without TLS to one with it, and back', async () => {
    const plain = await startMosquitto();
    const secure = await mosquitto({ lines: lines('server') });
    const one = house({ url: [plain.url, address(secure, 'localhost')], tls: { ca: own.ca } });
    await whenConnected(one);
    await plain.stop();
    await until(() => one.broker === `localhost:${secure.port}` && one.connected);
    await one.publish('a', 'x', { deadlineMs: 5_000 });
  });
});

describe('the version of MQTT', () => {
  it('is 3.1.1 with a broker that refuses 5, such as the embedded one', async () => {
    const broker = await startBroker();
    closers.push(() => broker.close());
    const one = house({ url: broker.url, protocolVersion: 'auto' });
    await whenConnected(one);
    expect(one.version).toBe(4);
    await one.publish('a', 'x', { deadlineMs: 5_000 });
  });

  it.skipIf(noMosquitto !== null)('is 5 with a broker that knows it', async () => {
    const broker = await mosquitto();
    const one = house({ url: broker.url, protocolVersion: 'auto' });
    await whenConnected(one);
    expect(one.version).toBe(5);
    await expect(one.publish('nobody/set', 'x', { deadlineMs: 5_000 })).rejects.toMatchObject({
      code: 'COMMAND_UNHEARD',
    });
    await one.publish('nobody/state', 'x', { qos: 1 });
  });

  it.skipIf(noMosquitto !== null)('goes by WebSocket, too', async () => {
    const port = await freePort();
    await mosquitto({ lines: `listener ${port} 127.0.0.1\nprotocol websockets` });
    const one = house({ url: `ws://127.0.0.1:${port}/mqtt` });
    await whenConnected(one);
    await one.publish('a', 'x', { deadlineMs: 5_000 });
  });
});

describe.skipIf(noMosquitto !== null)('commands and a broker that goes', () => {
  it('are sent to the next broker, which is asked for all topics', async () => {
    const first = await startMosquitto();
    const second = await mosquitto();
    const one = house({ url: [first.url, second.url] });
    const heard: string[] = [];
    await one.subscribe('a', ({ payload }) => heard.push(text(payload)));
    expect(one.broker).toBe(`127.0.0.1:${first.port}`);
    await first.stop();
    await until(() => one.connected && one.broker === `127.0.0.1:${second.port}`);
    while (heard.length === 0) await one.publish('a', 'x', { deadlineMs: 5_000 });
    expect(new Set(heard)).toEqual(new Set(['x']));
  });

  it.each([0, 1] as const)('at QoS %d: known to be taken, or known not to be', async (qos) => {
    const broker = await mosquitto();
    const one = house({ url: broker.url });
    const heard: string[] = [];
    await one.subscribe('a/+', ({ topic }) => heard.push(topic));
    await Promise.all(
      Array.from({ length: 50 }, (_, i) => one.publish(`a/${i}`, '', { qos, deadlineMs: 5_000 })),
    );
    await until(() => heard.length === 50);
    expect(heard).toEqual(Array.from({ length: 50 }, (_, i) => `a/${i}`));
  });

  it.each([
    0, 1,
  ] as const)('at QoS %d: said at once when the connection breaks, and never sent again', async (qos) => {
    const broker = await mosquitto();
    const proxy = await mutable(broker.port);
    const one = house({ url: `mqtt://127.0.0.1:${proxy.port}` });
    const watcher = house({ url: broker.url });
    const heard: string[] = [];
    await watcher.subscribe('#', ({ topic }) => heard.push(topic));
    await whenConnected(one);
    proxy.mute = true;
    const sent = one.publish('a/set', 'ON', { qos, deadlineMs: 60_000 });
    const refusal = expect(sent).rejects.toMatchObject({ code: 'COMMAND_INTERRUPTED' });
    await until(() => proxy.swallowed > 0);
    proxy.mute = false;
    for (const socket of proxy.sockets) socket.destroy();
    await refusal;
    await whenConnected(one);
    await one.publish('b/set', 'ON', { qos, deadlineMs: 5_000 });
    await until(() => heard.includes('b/set'));
    expect(heard).toEqual(['b/set']);
  });

  it.each([
    0, 1,
  ] as const)('at QoS %d: past their deadline they end the connection without delivering it', async (qos) => {
    const broker = await mosquitto();
    const proxy = await mutable(broker.port);
    const one = house({ url: `mqtt://127.0.0.1:${proxy.port}` });
    await whenConnected(one);
    proxy.mute = true;
    await expect(one.publish('a/set', 'ON', { qos, deadlineMs: 50 })).rejects.toMatchObject({
      code: 'COMMAND_EXPIRED',
    });
    // A reset, not a close: the kernel does not go on to deliver what it holds.
    await until(() => proxy.errors.length > 0);
    expect(proxy.errors).toEqual(['ECONNRESET']);
  });

  it('are refused retained', async () => {
    const broker = await mosquitto();
    const one = house({ url: broker.url });
    await whenConnected(one);
    await expect(one.publish('a/set', 'ON', { deadlineMs: 50, retain: true })).rejects.toMatchObject({
      code: 'COMMAND_RETAINED',
    });
  });
});

it('a refused subscription says nothing of other topics with the same characters', async () => {
  const aedes = await Aedes.createBroker({
    authorizeSubscribe: (_, subscription, done) =>
      done(null, subscription.topic === 'not.mine' ? null : subscription),
  });
  closers.push(() => new Promise((done) => aedes.close(() => done(null))));
  const server = createServer((socket) => void aedes.handle(socket)).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  closers.push(async () => void server.close());
  const address = server.address();
  const one = house({ url: `mqtt://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` });
  await expect(one.subscribe('not.mine', () => {})).rejects.toMatchObject({ code: 'SUBSCRIPTION_REFUSED' });
  await one.publish('a.lamp/set', 'ON', { deadlineMs: 5_000 });
});

describe('what the broker wants to know of us', () => {
  const file = (name: string, content: string, mode: number): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    chmodSync(path, mode);
    return path;
  };
  const me = (options: Parameters<typeof externalBroker>[1]) =>
    brokerOptions(externalBroker(['mqtts://b'], { username: 'me', ...options }));

  it.skipIf(noMosquitto !== null)('opens a broker with passwords', async () => {
    const passwords = file('passwords', 'me:$7$101$bad\n', 0o600);
    const { spawnSync } = await import('node:child_process');
    spawnSync('mosquitto_passwd', ['-b', '-c', passwords, 'me', 'open sesame']);
    const broker = await mosquitto({ lines: `allow_anonymous false\npassword_file ${passwords}` });
    const secret = file('secret', 'open sesame\n', 0o600);
    const options = await brokerOptions(
      externalBroker([broker.url], { username: 'me', passwordFile: secret, version: '3.1.1' }),
    );
    await whenConnected(house(options));
  });

  it('is read from a file that is private, or not at all', async () => {
    expect(await me({ passwordFile: file('private', 'sesame\n', 0o640) })).toMatchObject({
      username: 'me',
      password: 'sesame',
      protocolVersion: 'auto',
      statusTopic: 'earshot/status',
    });
    const open = me({ passwordFile: file('open', 'sesame\n', 0o644) });
    await expect(open).rejects.toMatchObject({ code: 'BROKER_SECRET_OPEN', usage: true });
    await expect(open).rejects.toThrow(/chmod 600/);
    await expect(open).rejects.not.toThrow(/sesame/);
    await expect(me({ passwordFile: file('empty', '\n', 0o600) })).rejects.toThrow(/is empty/);
    await expect(me({ passwordFile: join(folder, 'missing') })).rejects.toMatchObject({
      code: 'BROKER_PASSWORD_FILE',
    });
  });

  it('is a systemd credential where there is one', async () => {
    const before = process.env['CREDENTIALS_DIRECTORY'];
    try {
      delete process.env['CREDENTIALS_DIRECTORY'];
      await expect(me({ passwordCredential: 'mqtt' })).rejects.toThrow(/LoadCredential=mqtt:/);
      process.env['CREDENTIALS_DIRECTORY'] = folder;
      file('mqtt', 'sesame', 0o400);
      expect(await me({ passwordCredential: 'mqtt' })).toMatchObject({ password: 'sesame' });
    } finally {
      if (before === undefined) delete process.env['CREDENTIALS_DIRECTORY'];
      else process.env['CREDENTIALS_DIRECTORY'] = before;
    }
  });

  it('is PEM for TLS, and the key private', async () => {
    const pem = '-----BEGIN CERTIFICATE-----\n';
    const key = '-----BEGIN PRIVATE KEY-----\n';
    const tls = (keyMode: number, ca = pem) => ({
      tls: {
        caFile: file('t-ca', ca, 0o644),
        certFile: file('t-cert', pem, 0o644),
        keyFile: file('t-key', key, keyMode),
      },
    });
    expect((await me(tls(0o600))).tls).toEqual({ ca: pem, cert: pem, key });
    await expect(me(tls(0o644))).rejects.toMatchObject({ code: 'BROKER_SECRET_OPEN' });
    await expect(me(tls(0o600, 'DER'))).rejects.toThrow(/PEM/);
  });
});

/** A way to the broker that can fall silent: what comes then is swallowed. */
async function mutable(port: number) {
  const sockets = new Set<Socket>();
  const state = { mute: false, swallowed: 0, errors: [] as string[], port: 0, sockets };
  const server = createServer((socket) => {
    const upstream = connectSocket(port, '127.0.0.1');
    sockets.add(socket);
    socket.on('data', (data) => {
      if (state.mute) state.swallowed += data.length;
      else upstream.write(data);
    });
    upstream.on('data', (data) => socket.write(data));
    socket.on('error', (error: NodeJS.ErrnoException) => state.errors.push(error.code ?? ''));
    upstream.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      upstream.destroy();
    });
    upstream.on('close', () => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  state.port = address.port;
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return state;
}
