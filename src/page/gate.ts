/**
 * What every request passes before anything else looks at it, the WebSocket's included: how much its address may ask for,
 * by which name and from which site it comes, and, where the page has a token, whether it was given.
 */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Logger } from '../log.js';
import { LIMITS } from './limits.js';
import { type Reach, refusal } from './origin.js';
import { isSame, isSession, issueSession, readCookie, setCookie } from './session.js';
import { Visitors } from './visitors.js';

/** No foreign script, no frame around the page (a click on "yes" must be meant), no leak of its address. */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
} as const;

/** Where the WebSocket is. */
export const LIVE = '/live';

/** All that is shown to who has not signed in. */
const OPEN_FILES: ReadonlySet<string> = new Set([
  '/sign-in.html',
  '/sign-in.js',
  '/sign-in.css',
  '/style.css',
  '/session',
]);
const SIGN_IN = z.strictObject({ token: z.string().min(1).max(200) });

export interface GateOptions {
  readonly reach: Reach;
  /** What browsers are asked for; null: nothing. */
  readonly token: string | null;
  readonly log: Logger;
  /** For rates: a clock that only goes forward, ms. */
  readonly nowMs: () => number;
  /** For sessions: UTC, ms. */
  readonly utcMs: () => number;
}

export function guard(app: FastifyInstance, options: GateOptions): void {
  const { reach, nowMs } = options;
  const visitors = new Visitors(LIMITS.requests, nowMs);
  const attempts = new Visitors(LIMITS.signIns, nowMs);
  app.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of Object.entries(HEADERS)) reply.header(name, value);
    if (!visitors.allow(request.ip)) return refuse(request, reply, 429, 'Too many requests: wait a moment.');
    const reason = refusal(reach, request.headers.host, request.headers.origin);
    if (reason !== null) return refuse(request, reply, 403, reason);
    // Else what everybody may read would open a WebSocket, too, that nobody counts and nobody closes.
    if (request.headers.upgrade !== undefined && pathOf(request) !== LIVE)
      return refuse(request, reply, 404, 'There is no such connection.');
    return options.token === null
      ? undefined
      : admit(request, reply, options.token, { ...options, attempts });
  });
  if (options.token !== null) addSessions(app, options.token, { ...options, attempts });
  app.setNotFoundHandler((_, reply) => reply.code(404).type('text/plain').send('There is no such page.\n'));
  app.setErrorHandler((error: { statusCode?: number }, _, reply) =>
    reply
      .code(error.statusCode ?? 500)
      .type('text/plain')
      .send('This request cannot be answered.\n'),
  );
}

interface GuardOptions extends GateOptions {
  /** To give the token, however it is given. */
  readonly attempts: Visitors;
}

/** Lets in who has given the token: browsers by their cookie, programs by `Authorization: Bearer`. */
function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  { reach, utcMs, attempts, log }: GuardOptions,
): FastifyReply | undefined {
  const { headers, method } = request;
  const path = pathOf(request);
  const bearer = /^Bearer ([\x21-\x7e]{1,200})$/.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    // Over its rate an address is not told even that it was right.
    if (!attempts.wouldAllow(request.ip)) return tooMany(request, reply, log);
    if (isSame(bearer, token)) return undefined;
    attempts.allow(request.ip);
    log.warn({ address: request.ip }, WRONG_TOKEN);
  }
  // A browser says where a request comes from whenever that matters; what does not say it is no browser of ours.
  const matters = method !== 'GET' || headers.upgrade !== undefined;
  if (matters && headers.origin === undefined)
    return refuse(request, reply, 403, 'This request does not say from which site it comes.');
  if (OPEN_FILES.has(path)) return undefined;
  const session = readCookie(headers.cookie, reach.secure === true);
  if (session !== null && isSession(token, session, utcMs())) return undefined;
  if (method === 'GET' && path === '/') return reply.redirect('/sign-in.html', 303);
  return refuse(request, reply, 401, 'Sign in first.');
}

/** `POST /session {token}` signs in, `DELETE /session` signs out, `GET /session` tells whether one is (204) or not (401). */
function addSessions(
  app: FastifyInstance,
  token: string,
  { reach, log, utcMs, attempts }: GuardOptions,
): void {
  const secure = reach.secure === true;
  app.get('/session', async (request, reply) => {
    const session = readCookie(request.headers.cookie, secure);
    const known = session !== null && isSession(token, session, utcMs());
    return reply.code(known ? 204 : 401).send();
  });
  app.post('/session', async (request, reply) => {
    if (!attempts.allow(request.ip)) return tooMany(request, reply, log);
    const given = SIGN_IN.safeParse(request.body);
    if (!given.success || !isSame(given.data.token, token)) {
      // Never what was given: it may be nearly right.
      log.warn({ address: request.ip }, WRONG_TOKEN);
      return reply.code(401).type('text/plain').send('This is not the token.\n');
    }
    const session = issueSession(token, utcMs(), randomBytes(12).toString('base64url'));
    return reply.code(204).header('set-cookie', setCookie(session, secure)).send();
  });
  app.delete('/session', async (_, reply) =>
    reply.code(204).header('set-cookie', setCookie('', secure)).send(),
  );
}

const WRONG_TOKEN = 'somebody gave the page a wrong token';

function tooMany(request: FastifyRequest, reply: FastifyReply, log: Logger): FastifyReply {
  log.warn({ address: request.ip }, 'too many attempts to sign in to the page');
  return refuse(request, reply, 429, 'Too many attempts: wait a minute.');
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? '/';

function refuse(request: FastifyRequest, reply: FastifyReply, code: number, reason: string): FastifyReply {
  // A refused upgrade is no longer in the HTTP server's books: nobody else would close its socket.
  reply.raw.once('finish', () => request.raw.socket.destroySoon());
  return reply.code(code).header('connection', 'close').type('text/plain').send(`${reason}\n`);
}
