/** The page on the network: https, a token, and nothing without it. */
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { LIMITS } from '../../src/page/limits.js';
import { loadPageSecrets, type PageSecrets } from '../../src/page/secrets.js';
import type { Page, PageOptions } from '../../src/page/server.js';
import { SESSION_MS } from '../../src/page/session.js';
import { authority, noOpenssl } from '../actions/support/certificates.js';
import { fakeHub, open } from './fake-port.js';

const TOKEN = 'a-token-of-twenty-letters';
let folder: string;
let ca: string;
let secrets: PageSecrets;
let page: Page | null = null;
let logged = '';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookie: string;
  readonly location: string | undefined;
}

async function start(options: Partial<PageOptions> = {}) {
  logged = '';
  const sink = new Writable({
    write(chunk, _, done) {
      logged += String(chunk);
      done();
    },
  });
  const hub = fakeHub();
  page = await open(hub, { secrets, log: pino({ level: 'trace' }, sink), nowMs: () => 0, ...options });
  const { url } = page;
  const origin = url.slice(0, -1);
  const ask = async (
    path: string,
    {
      method = 'GET',
      headers = {},
      body,
    }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
  ): Promise<Answer> => {
    const sent = request(new URL(path, url), { method, ca, headers });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    const [response] = await once(sent, 'response');
    let text = '';
    for await (const chunk of response) text += chunk;
    const [cookie = ''] = (response.headers['set-cookie']?.[0] ?? '').split(';');
    return { status: response.statusCode, body: text, cookie, location: response.headers.location };
  };
  const signIn = (token: string, headers: Record<string, string> = { origin }): Promise<Answer> =>
    ask('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: { token },
    });
  const live = async (headers: Record<string, string>): Promise<string> => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}live`, { ca, headers });
    const outcome = await once(socket, 'message').then(
      ([data]): string => JSON.parse(String(data)).type,
      (error: unknown) => String(error),
    );
    socket.on('error', () => {});
    socket.terminate();
    return outcome;
  };
  return { page, hub, origin, ask, signIn, live };
}

describe.skipIf(noOpenssl !== null)(
  `the guarded page${noOpenssl === null ? '' : ` (skipped: ${noOpenssl})`}`,
  () => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'earshot-page-'));
      const made = authority(folder);
      const { certFile, keyFile } = made.issue('hub', 'IP:127.0.0.1,DNS:hub.lan');
      const tokenFile = join(folder, 'token');
      await writeFile(tokenFile, `${TOKEN}\n`, { mode: 0o600 });
      await chmod(keyFile, 0o600);
      ca = made.ca;
      secrets = await loadPageSecrets({
        ...DEFAULT_CONFIG.page,
        host: '0.0.0.0',
        certFile,
        keyFile,
        tokenFile,
      });
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));
    afterEach(async () => {
      await page?.close();
      page = null;
      // Whatever happened, nobody who reads the log can sign in.
      expect(logged).not.toContain(TOKEN);
      expect(logged).not.toMatch(/__Host-earshot|\d{13}\./);
    });

    it('shows nothing of the house before the token was given', async () => {
      const { page, ask, live, origin } = await start();
      expect(page.url).toMatch(/^https:/);
      expect(await ask('/')).toMatchObject({ status: 303, location: '/sign-in.html' });
      for (const path of ['/index.html', '/app.js', '/house-view.js', '/nothing', '/live'])
        expect((await ask(path)).status, path).toBe(401);
      for (const path of ['/sign-in.html', '/sign-in.js', '/sign-in.css', '/style.css'])
        expect((await ask(path)).status, path).toBe(200);
      expect((await ask('/session')).status).toBe(401);
      expect(await live({ origin })).toContain('401');
      expect(page.clients).toBe(0);
    });

    it('opens to who gives the token, and closes when signed out or when the time is over', async () => {
      let utc = 1_800_000_000_000;
      const { ask, signIn, live, origin } = await start({ utcMs: () => utc });
      const { status, cookie } = await signIn(TOKEN);
      expect(status).toBe(204);
      expect((await ask('/', { headers: { cookie } })).body).toContain('<title>Earshot</title>');
      expect((await ask('/session', { headers: { cookie } })).status).toBe(204);
      expect(await live({ origin, cookie })).toBe('hello');
      const out = await ask('/session', { method: 'DELETE', headers: { origin, cookie } });
      expect(out).toMatchObject({ status: 204, cookie: '__Host-earshot=' });
      utc += SESSION_MS;
      expect((await ask('/app.js', { headers: { cookie } })).status).toBe(401);
      expect(await live({ origin, cookie })).toContain('401');
    });

    it('lets other sites do nothing with the cookie, nor requests that do not say where they come from', async () => {
      const { ask, signIn, live, origin: own } = await start();
      const { cookie } = await signIn(TOKEN);
      for (const origin of ['https://evil.example', 'null']) {
        expect(await live({ origin, cookie })).toContain('403');
        expect((await signIn(TOKEN, { origin })).status).toBe(403);
        expect((await ask('/session', { method: 'DELETE', headers: { origin, cookie } })).status).toBe(403);
      }
      expect(await live({ cookie })).toContain('403');
      expect((await signIn(TOKEN, {})).status).toBe(403);
      // A form of another site cannot send JSON, and nothing else is read.
      const form = await ask('/session', {
        method: 'POST',
        headers: { origin: own, 'content-type': 'text/plain' },
        body: { token: TOKEN },
      });
      expect(form.cookie).toBe('');
    });

    it('opens no WebSocket at what everybody may read', async () => {
      const { page, origin } = await start();
      for (const path of ['sign-in.html', 'style.css', 'session']) {
        const socket = new WebSocket(`${page.url.replace('http', 'ws')}${path}`, { ca, headers: { origin } });
        expect(String((await once(socket, 'error'))[0]), path).toContain('404');
      }
    });

    it('serves programs by the token itself', async () => {
      const { ask, live } = await start();
      const authorization = `Bearer ${TOKEN}`;
      expect((await ask('/app.js', { headers: { authorization } })).status).toBe(200);
      expect(await live({ authorization })).toBe('hello');
      for (const wrong of [`Bearer ${TOKEN}x`, 'Bearer ', `Basic ${TOKEN}`, `bearer ${TOKEN}`])
        expect((await ask('/app.js', { headers: { authorization: wrong } })).status, wrong).toBe(401);
    });

    it('lets nobody guess: five attempts, then one every twelve seconds', async () => {
      let now = 0;
      const { signIn } = await start({ nowMs: () => now });
      for (let attempt = 0; attempt < LIMITS.signIns.burst; attempt += 1)
        expect((await signIn(`${TOKEN}${attempt}`)).status).toBe(401);
      expect(await signIn(TOKEN)).toMatchObject({ status: 429, cookie: '' });
      now += 12_000;
      expect((await signIn(TOKEN)).status).toBe(204);
      expect((await signIn(TOKEN)).status).toBe(429);
      expect(logged).toContain('too many attempts');
    });

    it('lets nobody guess as a program either, and tells who was right no more than who was wrong', async () => {
      let now = 0;
      const { ask, live, signIn } = await start({ nowMs: () => now });
      const as = (token: string) => ask('/app.js', { headers: { authorization: `Bearer ${token}` } });
      // Those that know it are not counted.
      for (let asked = 0; asked <= LIMITS.signIns.burst; asked += 1)
        expect((await as(TOKEN)).status).toBe(200);
      for (let attempt = 0; attempt < LIMITS.signIns.burst; attempt += 1)
        expect((await as(`${TOKEN}${attempt}`)).status).toBe(401);
      expect((await as(TOKEN)).status).toBe(429);
      expect(await live({ authorization: `Bearer ${TOKEN}` })).toContain('429');
      expect((await signIn(TOKEN)).status).toBe(429);
      expect(logged).toContain('wrong token');
      now += 12_000;
      expect((await as(TOKEN)).status).toBe(200);
    });

    it('answers one address so often and no more', async () => {
      const { ask } = await start();
      const answers = [];
      for (let asked = 0; asked <= LIMITS.requests.burst; asked += 1)
        answers.push((await ask('/style.css')).status);
      expect(answers.filter((status) => status === 429)).toHaveLength(1);
    }, 30_000);

    it('speaks no plain http', async () => {
      const { page } = await start();
      await expect(fetch(page.url.replace('https', 'http'))).rejects.toThrow();
    });
  },
);

describe('what the page needs for the network', () => {
  const wish = { ...DEFAULT_CONFIG.page };
  it('is refused where it is missing, short or open to everybody', async () => {
    const made = await mkdtemp(join(tmpdir(), 'earshot-page-'));
    try {
      const file = async (text: string, mode: number): Promise<string> => {
        const name = join(made, `${mode}-${text.length}`);
        await writeFile(name, text);
        await chmod(name, mode);
        return name;
      };
      await expect(loadPageSecrets({ ...wish, host: '0.0.0.0' })).rejects.toMatchObject({
        code: 'PAGE_UNGUARDED',
        usage: true,
      });
      const tokenFile = await file(TOKEN, 0o600);
      await expect(loadPageSecrets({ ...wish, host: '192.0.2.1', tokenFile })).rejects.toMatchObject({
        code: 'PAGE_UNGUARDED',
      });
      expect(await loadPageSecrets({ ...wish, tokenFile })).toEqual({ token: TOKEN, tls: null });
      for (const [text, mode, code] of [
        ['short', 0o600, 'PAGE_TOKEN'],
        [`${TOKEN} ${TOKEN}`, 0o600, 'PAGE_TOKEN'],
        [`${TOKEN}open`, 0o644, 'PAGE_SECRET_OPEN'],
      ] as const) {
        const bad = loadPageSecrets({ ...wish, tokenFile: await file(text, mode) });
        await expect(bad).rejects.toMatchObject({ code });
        await expect(bad).rejects.not.toThrow(text);
      }
      await expect(loadPageSecrets({ ...wish, tokenFile: join(made, 'none') })).rejects.toMatchObject({
        code: 'PAGE_TOKEN',
      });
      const noPem = await file('no pem', 0o600);
      await expect(loadPageSecrets({ ...wish, certFile: noPem, keyFile: noPem })).rejects.toMatchObject({
        code: 'PAGE_TLS_FILE',
      });
      await expect(loadPageSecrets({ ...wish, tokenCredential: 'page' })).rejects.toMatchObject({
        code: 'PAGE_TOKEN',
      });
    } finally {
      await rm(made, { recursive: true });
    }
  });
});
