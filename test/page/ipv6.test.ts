/** The page at an IPv6 address: its URL, its names and its origins have brackets. */
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { refusal } from '../../src/page/origin.js';
import type { Page } from '../../src/page/server.js';
import { connect } from './browser-socket.js';
import { fakeHub, open } from './fake-port.js';

let page: Page | null = null;
afterEach(async () => {
  await page?.close();
  page = null;
});

/** Some containers have no IPv6 at all. */
const hasIPv6 = await new Promise<boolean>((resolve) => {
  const server = createServer();
  server.once('error', () => resolve(false));
  server.listen(0, '::1', () => server.close(() => resolve(true)));
});

async function status(url: string, headers: Record<string, string>): Promise<number> {
  const sent = request(url, { headers }).end();
  const [response] = await once(sent, 'response');
  response.resume();
  return response.statusCode;
}

describe.skipIf(!hasIPv6)('a page at ::1', () => {
  it('has a URL with brackets that leads to it', async () => {
    page = await open(fakeHub(), { host: '::1' });
    expect(page.url).toMatch(/^http:\/\/\[::1\]:\d+\/$/);
    expect((await fetch(page.url)).status).toBe(200);
  });

  it('takes WebSockets from itself, and from no other site', async () => {
    page = await open(fakeHub(), { host: '::1' });
    const browser = await connect(page.url, { origin: page.url.slice(0, -1) });
    expect((await browser.next())['type']).toBe('hello');
    const { port } = new URL(page.url);
    expect(await status(page.url, { origin: `http://[::2]:${port}` })).toBe(403);
    expect(await status(page.url, { host: `[2001:db8::1]:${port}` })).toBe(403);
    expect(await status(page.url, { host: `evil.example:${port}` })).toBe(403);
  });
});

describe('a page on the network', () => {
  const ask = (host: string, origin?: string): string | null =>
    refusal({ host: '::', names: ['hub.lan'], secure: true }, host, origin);

  it.each([
    '[2001:db8::5]:8127',
    '[2001:0DB8:0::5]:8127',
    '[fe80::1]:8127',
    '192.168.1.5:8127',
    '[::ffff:192.168.1.5]:8127',
    'hub.lan:8127',
  ])('bound to all addresses is called %s', (host) => {
    expect(ask(host)).toBeNull();
    expect(ask(host, `https://${host}`)).toBeNull();
  });

  it.each([
    ['evil.example:8127', undefined],
    ['2001:db8::5', undefined],
    ['[2001:db8::5', undefined],
    ['[2001:db8::5].evil.example', undefined],
    ['[2001:db8::5]:8127', 'https://[2001:db8::6]:8127'],
    ['[2001:db8::5]:8127', 'https://[2001:db8::5]:9000'],
    ['[2001:db8::5]:8127', 'http://[2001:db8::5]:8127'],
    ['[2001:db8::5]:8127', 'null'],
  ])('refuses %s from %s', (host, origin) => {
    expect(ask(host, origin)).not.toBeNull();
  });
});
