/** The page's web server: static files and one WebSocket, on the loopback interface unless told otherwise. */
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyInstance } from 'fastify';
import type { AudioSink } from '../audio/ports.js';
import { EarshotError } from '../errors.js';
import { createLog, type Logger } from '../log.js';
import { PageClient } from './client.js';
import { clientId } from './client-id.js';
import { guard, LIVE } from './gate.js';
import { LIMITS } from './limits.js';
import { pageSink } from './page-sink.js';
import type { PagePort } from './port.js';
import { MAX_FRAME_BYTES } from './protocol.js';
import { Ringing } from './ringing.js';
import { OPEN_PAGE, type PageSecrets } from './secrets.js';
import { Crowd } from './visitors.js';

export interface PageOptions {
  /** The address to listen on, and further names that people use for this hub. */
  readonly host: string;
  readonly names: readonly string[];
  readonly port: number;
  /** Left out: plain http that asks for nothing. */
  readonly secrets?: PageSecrets;
  readonly log?: Logger;
  readonly heartbeatMs?: number;
  readonly nowMs?: () => number;
  /** For sessions. */
  readonly utcMs?: () => number;
}

export interface Page {
  /** `http://127.0.0.1:8127/` */
  readonly url: string;
  /** Browsers that are connected. */
  readonly clients: number;
  /** Plays to one browser, or (null) to all of them that want sound. */
  sink(client: string | null): AudioSink;
  close(): Promise<void>;
}

const TIMEOUT_MS = 15_000;

/**
 * @throws EarshotError PORT_BUSY, PORT_FORBIDDEN or PAGE_ADDRESS when it cannot listen there.
 * @example const page = await openPage(hub.page, {host: '127.0.0.1', port: 8127, names: []});
 */
export async function openPage(hub: PagePort, options: PageOptions): Promise<Page> {
  const log = options.log ?? createLog('page');
  const clients = new Map<string, PageClient>();
  const nowMs = options.nowMs ?? (() => performance.now());
  const ringing = new Ringing();
  const { token, tls } = options.secrets ?? OPEN_PAGE;
  const app = fastify({
    logger: false,
    bodyLimit: 1024,
    forceCloseConnections: true,
    serverFactory: (handler) => serverFor(tls, handler),
  });
  const sockets = new Set<Socket>();
  const crowd = new Crowd(LIMITS.socketsOfOne);
  app.server.on('connection', (socket) => {
    // Asked for now: a socket that is closed no longer knows.
    const address = socket.remoteAddress ?? '';
    if (!crowd.enter(address)) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      crowd.leave(address);
    });
  });
  guard(app, {
    reach: { host: options.host, names: options.names, secure: tls !== null },
    token,
    log,
    nowMs,
    utcMs: options.utcMs ?? Date.now,
  });
  await app.register(fastifyWebsocket, {
    options: { maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false, clientTracking: true },
  });
  await app.register(fastifyStatic, { root: fileURLToPath(new URL('./static/', import.meta.url)) });

  app.get(LIVE, { websocket: true }, (socket, request) => {
    if (clients.size >= LIMITS.clients) {
      socket.close(1013, `more than ${LIMITS.clients} pages are open: close one`);
      return;
    }
    const id = clientId(request.ip);
    const client = new PageClient(socket, { id, port: hub, guarded: token !== null, log, nowMs });
    clients.set(id, client);
    if (ringing.names.length > 0) client.send({ type: 'ringing', names: ringing.names });
    socket.on('close', () => clients.delete(id));
  });

  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (error) {
    await app.close();
    throw cannotListen(error, options);
  }

  const everyone = (): Iterable<PageClient> => clients.values();
  const tellRinging = (): void => {
    for (const client of everyone()) client.send({ type: 'ringing', names: ringing.names });
  };
  const unsubscribe = hub.subscribe((event) => {
    for (const client of everyone()) client.send({ type: 'event', event });
    if (ringing.take(event, nowMs())) tellRinging();
    if (event.event !== 'home') return;
    const { home } = hub.snapshot();
    for (const client of everyone()) client.send({ type: 'home', home });
  });
  const unnotice = hub.notices((notice) => {
    for (const client of everyone()) client.send(notice);
  });
  const heartbeat = setInterval(() => {
    for (const client of everyone()) client.heartbeat();
    if (ringing.expire(nowMs())) tellRinging();
  }, options.heartbeatMs ?? LIMITS.heartbeatMs);

  return {
    url: pageUrl(app, options, tls !== null),
    get clients() {
      return clients.size;
    },
    sink: (client) => pageSink(() => [...everyone()].filter((each) => client === null || each.id === client)),
    close: async () => {
      clearInterval(heartbeat);
      unsubscribe();
      unnotice();
      for (const client of everyone()) client.close('the hub is stopping');
      // Those that do not say goodbye are cut off; otherwise the server would wait for them.
      for (const socket of sockets) socket.destroySoon();
      await app.close();
    },
  };
}

/** Plain or with TLS; the timeouts are what fastify would set on a server of its own. */
function serverFor(tls: PageSecrets['tls'], handler: RequestListener): Server {
  const server =
    tls === null
      ? createHttpServer(handler)
      : createHttpsServer({ ...tls, minVersion: 'TLSv1.2', handshakeTimeout: TIMEOUT_MS }, handler);
  // A client that sends half a request and waits holds one socket, not for ever.
  server.setTimeout(2 * TIMEOUT_MS);
  server.requestTimeout = TIMEOUT_MS;
  server.headersTimeout = TIMEOUT_MS;
  server.maxConnections = LIMITS.sockets;
  return server;
}

/** An address of every interface is none to go to: then by the first of its names, where it has one. */
function pageUrl(app: FastifyInstance, { host, names }: PageOptions, secure: boolean): string {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = ['0.0.0.0', '::'].includes(host) ? (names[0] ?? host) : host;
  return `${secure ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}/`;
}

function cannotListen(error: unknown, { host, port }: PageOptions): EarshotError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new EarshotError(
      'PORT_BUSY',
      `Port ${port} on ${host} is taken, perhaps by another Earshot: stop that one, or choose another with --port (0 takes any free one).`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new EarshotError(
      'PORT_FORBIDDEN',
      `Port ${port} needs rights that this user lacks: choose one above 1023 with --port.`,
      { cause: error },
    );
  }
  return new EarshotError(
    'PAGE_ADDRESS',
    `The page cannot listen on ${host}: set page.host in config.yaml to an address of this machine, or leave it out for 127.0.0.1.`,
    { cause: error },
  );
}
