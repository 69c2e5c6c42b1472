import { once } from 'node:events';
import { request } from 'node:http';
import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LIMITS } from '../../src/page/limits.js';
import type { Page, PageOptions } from '../../src/page/server.js';
import { connect } from './browser-socket.js';
import { type FakeHub, fakeHub, open, SNAPSHOT } from './fake-port.js';

let page: Page | null = null;

async function start(options: Partial<PageOptions> = {}): Promise<{ page: Page; hub: FakeHub }> {
  const hub = fakeHub();
  page = await open(hub, options);
  return { page, hub };
}

afterEach(async () => {
  await page?.close();
  page = null;
});

/** A request with headers that fetch would not let us choose. */
async function get(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const sent = request(url, { headers }).end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode, body };
}

describe('files', () => {
  it('are served with headers that keep other sites out', async () => {
    const { page } = await start();
    const response = await fetch(page.url);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Earshot</title>');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('outside the static folder do not exist', async () => {
    const { page } = await start();
    for (const path of ['nothing', '..%2fserver.js', '..%2f..%2f..%2fpackage.json', '%00']) {
      const { status, body } = await get(`${page.url}${path}`, {});
      expect([400, 403, 404], path).toContain(status);
      expect(body).not.toContain('earshot"');
    }
  });
});

describe('names and origins', () => {
  it('refuses a name that is not ours (DNS rebinding) and says what to do', async () => {
    const { page } = await start({ names: ['earshot.local'] });
    const { port } = new URL(page.url);
    expect((await get(page.url, { host: `localhost:${port}` })).status).toBe(200);
    expect((await get(page.url, { host: `EARSHOT.local:${port}` })).status).toBe(200);
    const refused = await get(page.url, { host: `evil.example:${port}` });
    expect(refused.status).toBe(403);
    expect(refused.body).toContain('page.names');
    expect((await get(page.url, { host: `127.0.0.1.evil.example:${port}` })).status).toBe(403);
    expect((await get(page.url, { host: '192.0.2.7' })).status).toBe(403);
  });

  it('refuses a WebSocket from another site', async () => {
    const { page } = await start();
    const ok = await connect(page.url, { origin: page.url.slice(0, -1) });
    expect((await ok.next())['type']).toBe('hello');
    for (const origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      page.url.slice(0, -1).replace('http', 'https'),
    ]) {
      const socket = new WebSocket(`${page.url.replace('http', 'ws')}live`, { origin });
      const [error] = await once(socket, 'error');
      expect(String(error), origin).toContain('403');
    }
    expect(page.clients).toBe(1);
  });
});

describe('a browser', () => {
  it('is greeted with the house and told every event', async () => {
    const { page, hub } = await start();
    const browser = await connect(page.url);
    expect(await browser.next()).toMatchObject({ type: 'hello', snapshot: SNAPSHOT });
    hub.events.emit({ event: 'changed', changes: { lamp: { on: true } } });
    expect(await browser.next()).toEqual({
      type: 'event',
      event: { event: 'changed', changes: { lamp: { on: true } } },
    });
    hub.events.emit({ event: 'home', devices: 2, areas: 1 });
    await browser.next();
    expect(await browser.next()).toEqual({ type: 'home', home: SNAPSHOT.home });
  });

  it('can say, mute, talk, cancel and click a sample', async () => {
    const { page, hub } = await start();
    const browser = await connect(page.url);
    await browser.next();
    browser.send({ type: 'say', text: '  turn on the lamp ' });
    browser.send({ type: 'mute', on: true });
    browser.send({ type: 'talk', on: true });
    browser.socket.send(new Uint8Array(3200));
    browser.send({ type: 'talk', on: false });
    // Late sound belongs to no turn.
    browser.socket.send(new Uint8Array(3200));
    browser.send({ type: 'cancel' });
    browser.send({ type: 'sample', id: 'lamp-on' });
    await browserRoundTrip(browser);
    hub.refuseWith = 'The microphone is muted.';
    browser.send({ type: 'talk', on: true });
    while ((await browser.next())['type'] !== 'refused');
    expect(hub.asked).toEqual([
      ['say', 'turn on the lamp'],
      ['mute', true],
      ['talk', true],
      ['sound', 3200],
      ['talk', false],
      ['cancel'],
      ['sample', 'lamp-on'],
      ['talk', true],
    ]);
  });

  it('can name devices, choose wake phrases and say what was wrong, and is answered', async () => {
    const { page, hub } = await start();
    const browser = await connect(page.url);
    expect(await browser.next()).toMatchObject({ type: 'hello', guarded: false });
    const name = { device: 'lamp', name: 'Reading Lamp', aliases: ['spot'], room: null, bridge: false };
    browser.send({ type: 'name', ...name });
    expect(await browser.next()).toEqual({ type: 'done', about: 'name', text: null });
    browser.send({ type: 'seen', devices: ['lamp'] });
    expect(await browser.next()).toEqual({ type: 'done', about: 'seen', text: null });
    browser.send({ type: 'skipped' });
    expect(await browser.next()).toEqual({ type: 'skipped', skipped: hub.devices.skipped });
    browser.send({ type: 'advise', phrase: 'computer' });
    expect(await browser.next()).toEqual({
      type: 'advice',
      phrase: 'computer',
      advice: 'It is short.',
      problem: null,
    });
    browser.send({ type: 'wrong' });
    expect(await browser.next()).toEqual({ type: 'done', about: 'wrong', text: 'Noted.' });
    hub.refuseWith = 'There is a device called so.';
    browser.send({ type: 'unname', device: 'lamp' });
    expect(await browser.next()).toEqual({ type: 'refused', reason: hub.refuseWith, about: 'unname' });
    browser.send({ type: 'wake', phrases: [{ phrase: 'computer', sensitivity: 0.5 }] });
    expect(await browser.next()).toMatchObject({ type: 'refused', about: 'wake' });
    browser.send({ type: 'advise', phrase: 'broken' });
    expect(await browser.next()).toMatchObject({ type: 'refused', reason: 'the recogniser is gone' });
    expect(hub.asked.map(([what]) => what)).toEqual(['name', 'seen', 'unname', 'wake']);
    hub.notice({ type: 'wake', wake: null });
    expect(await browser.next()).toEqual({ type: 'wake', wake: null });
  });

  it('can set the hub up, is told how loud it is while it does, and no longer when it goes', async () => {
    const { page, hub } = await start();
    const browser = await connect(page.url);
    await browser.next();
    browser.send({ type: 'setup', on: true });
    expect(await browser.next()).toEqual({ type: 'level', dbfs: -40 });
    browser.send({ type: 'setup-hear' });
    expect(await browser.next()).toEqual({ type: 'done', about: 'setup-hear', text: 'Good.' });
    const answers = [
      { type: 'setup-microphone', device: null },
      { type: 'setup-room', room: 'Attic' },
      { type: 'setup-broker', url: 'mqtt://b', username: null, password: null, current: null },
      { type: 'setup-pin', pin: '4711', again: '4711', current: null },
      { type: 'setup-restart' },
      { type: 'setup-end', how: 'skipped' },
    ];
    for (const answer of answers) {
      browser.send(answer);
      expect(await browser.next()).toEqual({ type: 'done', about: answer.type, text: null });
    }
    hub.refuseWith = 'Not now.';
    browser.send({ type: 'setup-hear' });
    expect(await browser.next()).toEqual({ type: 'refused', about: 'setup-hear', reason: 'Good.' });
    browser.socket.terminate();
    await until(() => hub.asked.some(([what]) => what === 'setup closed'));
    expect(hub.asked.map(([what]) => what)).toEqual([
      'microphone',
      'room',
      'broker',
      'pin',
      'restart',
      'end',
      'setup closed',
    ]);
  });

  it('that would set up a hub that cannot be is told what to type', async () => {
    const { page, hub } = await start();
    Object.assign(hub, { setup: null });
    const browser = await connect(page.url);
    await browser.next();
    for (const type of ['setup-hear', 'setup-restart']) {
      browser.send({ type });
      expect(await browser.next()).toMatchObject({
        type: 'refused',
        about: type,
        reason: expect.stringContaining('earshot setup'),
      });
    }
  });

  it('that goes away while talking has let the button go', async () => {
    const { page, hub } = await start();
    const browser = await connect(page.url);
    await browser.next();
    browser.send({ type: 'talk', on: true });
    await until(() => hub.asked.length === 1);
    browser.socket.terminate();
    await until(() => hub.asked.length === 2);
    expect(hub.asked).toEqual([
      ['talk', true],
      ['talk', false],
    ]);
  });

  it('hears a reply as WAV, and is told to forget the rest when it is interrupted', async () => {
    const { page } = await start();
    const [one, other] = [await connect(page.url), await connect(page.url)];
    const hello = await one.next();
    await other.next();
    const stop = new AbortController();
    const playing = page
      .sink(String(hello['you']))
      .play({ samples: new Float32Array(48_000), sampleRateHz: 24_000 }, stop.signal);
    const wav = await one.nextSound();
    expect(wav.subarray(0, 4).toString()).toBe('RIFF');
    expect(wav.length).toBe(44 + 96_000);
    stop.abort();
    await playing;
    expect(await one.next()).toEqual({ type: 'hush' });
    // The other browser did not ask, so it hears nothing: its next message is the event, not a sound.
    const silent = Promise.race([other.nextSound(), other.next()]);
    other.send('garbage');
    await other.closed;
    expect(await Promise.race([silent, Promise.resolve('nothing')])).toBe('nothing');
  });

  it('that does not want sound gets none', async () => {
    const { page } = await start();
    const browser = await connect(page.url);
    await browser.next();
    browser.send({ type: 'sound', on: false });
    browser.send({ type: 'talk', on: true });
    await until(() => page.clients === 1);
    const never = new AbortController();
    await browserRoundTrip(browser);
    // Would wait a minute for the sound to be heard if it had been sent.
    await page.sink(null).play({ samples: new Float32Array(60), sampleRateHz: 1 }, never.signal);
  });
});

describe('a hostile client', () => {
  it.each([
    ['garbage', 'not json at all', /not JSON/],
    ['an unknown message', '{"type":"unlock"}', /type/],
    ['an unknown key', '{"type":"say","text":"hi","admin":true}', /admin/i],
    ['an endless command', JSON.stringify({ type: 'say', text: 'a'.repeat(2000) }), /text/],
    ['a long text frame', `{"type":"say","text":"${'a'.repeat(10_000)}"}`, /longer than/],
    ['a path as a sample', '{"type":"sample","id":"../../etc/passwd"}', /id/],
    ['deep nesting', `${'['.repeat(3000)}`, /not JSON/],
    ['an endless name', JSON.stringify({ type: 'unname', device: 'a'.repeat(101) }), /device/],
    ['no wake phrase at all', '{"type":"wake","phrases":[]}', /phrases/],
    ['a sensitivity of ten', '{"type":"wake","phrases":[{"phrase":"a b","sensitivity":10}]}', /sensitivity/],
  ])('that sends %s is dropped with the reason', async (_, text, reason) => {
    const { page, hub } = await start();
    const [bad, good] = [await connect(page.url), await connect(page.url)];
    bad.send(text);
    expect(await bad.closed).toEqual({ code: 1008, reason: expect.stringMatching(reason) });
    expect(hub.asked).toEqual([]);
    await good.next();
    good.send({ type: 'say', text: 'still here' });
    await until(() => hub.asked.length === 1);
  });

  it('that sends a frame over the limit is dropped by the socket', async () => {
    const { page, hub } = await start();
    const bad = await connect(page.url);
    bad.socket.send(new Uint8Array(70_000));
    expect((await bad.closed).code).toBe(1009);
    expect(hub.asked).toEqual([]);
  });

  it('that sends half a sample is dropped', async () => {
    const { page } = await start();
    const bad = await connect(page.url);
    bad.socket.send(new Uint8Array(3));
    expect(await bad.closed).toEqual({ code: 1008, reason: 'sound frame with half a sample' });
  });

  it('that sends a million frames is dropped at its allowance', async () => {
    // The clock stands still, so that nothing is refilled however slow this machine is.
    const { page, hub } = await start({ nowMs: () => 0 });
    const bad = await connect(page.url);
    const message = JSON.stringify({ type: 'say', text: 'hello' });
    let sent = 0;
    while (sent < 1_000_000 && bad.socket.readyState === bad.socket.OPEN) {
      for (let i = 0; i < 1000; i += 1, sent += 1) bad.socket.send(message);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { code } = await bad.closed;
    // Closed by us, or the connection was cut while it was still sending.
    expect([1008, 1006]).toContain(code);
    expect(hub.asked).toHaveLength(LIMITS.messages.burst);
    await until(() => page.clients === 0);
    expect((await fetch(page.url)).status).toBe(200);
  });

  it.each(['ping', 'pong'] as const)('that sends a million %ss is dropped at its allowance', async (kind) => {
    const { page, hub } = await start({ nowMs: () => 0 });
    const bad = await connect(page.url);
    for (let sent = 0; sent < 1_000_000 && bad.socket.readyState === bad.socket.OPEN; ) {
      for (let i = 0; i < 1000; i += 1, sent += 1) bad.socket[kind]();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect([1008, 1006]).toContain((await bad.closed).code);
    expect(hub.asked).toEqual([]);
    await until(() => page.clients === 0);
  });

  it('that sends sound faster than real time is dropped', async () => {
    const { page } = await start({ nowMs: () => 0 });
    const bad = await connect(page.url);
    for (let i = 0; i < 10; i += 1) bad.socket.send(new Uint8Array(60_000));
    expect(await bad.closed).toEqual({ code: 1008, reason: 'more sound than real time' });
  });

  it('that sends half a frame and waits is gone at the next heartbeat', async () => {
    const { page } = await start({ heartbeatMs: 20 });
    const { port } = new URL(page.url);
    const socket = connectTcp(Number(port), '127.0.0.1');
    socket.write(
      `GET /live HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    await once(socket, 'data');
    // A masked text frame that announces 100 bytes and brings three.
    socket.write(Buffer.from([0x81, 0xe4, 1, 2, 3, 4, 5, 6, 7]));
    socket.resume();
    await once(socket, 'close');
    await until(() => page.clients === 0);
  });

  it('that breaks the framing is dropped', async () => {
    const { page } = await start();
    const bad = await connect(page.url);
    // Unmasked frames are forbidden to clients; write past the library.
    Reflect.get(bad.socket, '_socket').write(Buffer.from([0x81, 0x02, 0x68, 0x69]));
    expect((await bad.closed).code).toBe(1002);
    expect((await fetch(page.url)).status).toBe(200);
  });

  it('cannot hold all connections: another address is still served', { timeout: 30_000 }, async () => {
    const { page } = await start();
    const { port } = new URL(page.url);
    const held = new Set<Socket>();
    for (let opened = 0; opened < LIMITS.sockets; opened += 1) {
      const socket = connectTcp({ port: Number(port), host: '127.0.0.1', localAddress: '127.0.0.2' });
      held.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => held.delete(socket));
      await once(socket, 'connect');
    }
    await expect.poll(() => held.size, { timeout: 20_000 }).toBe(LIMITS.socketsOfOne);
    expect((await fetch(page.url)).status).toBe(200);
    const again = (): Promise<number> =>
      new Promise((resolve) => {
        request(page.url, { localAddress: '127.0.0.2', agent: false }, (answer) =>
          resolve(answer.resume().statusCode ?? 0),
        )
          .on('error', () => resolve(0))
          .end();
      });
    expect(await again()).toBe(0);
    // Those that go make room for others.
    for (const socket of held) socket.destroy();
    await expect.poll(again, { timeout: 20_000 }).toBe(200);
  });

  it('cannot take more places than there are', async () => {
    const { page } = await start();
    await Promise.all(Array.from({ length: LIMITS.clients }, () => connect(page.url)));
    const late = await connect(page.url);
    expect(await late.closed).toEqual({ code: 1013, reason: expect.stringContaining('close one') });
  });
});

describe('the address', () => {
  it('that is taken gives one clear line with the remedy', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    await expect(open(fakeHub(), { port })).rejects.toMatchObject({
      code: 'PORT_BUSY',
      message: expect.stringContaining('--port'),
    });
    other.close();
  });

  it('that is not of this machine says so', async () => {
    await expect(open(fakeHub(), { host: '192.0.2.1' })).rejects.toMatchObject({ code: 'PAGE_ADDRESS' });
  });
});

it('closes with everybody connected, and frees the port', async () => {
  const { page, hub } = await start();
  const browser = await connect(page.url);
  await browser.next();
  const idle = connectTcp(Number(new URL(page.url).port), '127.0.0.1');
  await once(idle, 'connect');
  await page.close();
  await browser.closed;
  await expect(fetch(page.url)).rejects.toThrow();
  // Nobody listens to the hub any more.
  expect(Reflect.get(hub.events, 'listeners').size).toBe(0);
  idle.destroy();
});

/** A message there and back: what was sent before has been handled. */
async function browserRoundTrip(browser: Awaited<ReturnType<typeof connect>>): Promise<void> {
  browser.socket.ping();
  await once(browser.socket, 'pong');
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
