/** The embedded broker: aedes on the loopback interface, so that a newcomer needs no broker and nobody else reaches it. */
import { createServer, type Server, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import { EarshotError, messageOf } from '../../errors.js';
import { createLog } from '../../log.js';

export interface BrokerOptions {
  /** 0 or left out: any free port. */
  readonly port?: number;
  /** Closes the broker. */
  readonly signal?: AbortSignal;
}

export interface Broker {
  readonly port: number;
  /** `mqtt://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const log = createLog('broker');

/**
 * Listens on 127.0.0.1. Throws `BUSY_PORT` (usage) where the port is taken, `PORT_REFUSED` (usage) where it may not be
 * used. MQTT 3.1.1 only: aedes 1.2 refuses version 5.
 */
export async function startBroker(options: BrokerOptions = {}): Promise<Broker> {
  const { port = 0, signal } = options;
  signal?.throwIfAborted();
  const aedes = await Aedes.createBroker({ maxClientsIdLength: 128 });
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // aedes reports what a client does wrong; a socket's own error must not end the process either.
    socket.on('error', (error) => log.debug(`client socket: ${messageOf(error)}`));
    aedes.handle(socket);
  });
  aedes.on('clientError', (client, error) => log.warn(`client ${client.id}: ${messageOf(error)}`));
  aedes.on('connectionError', (_, error) => log.warn(`a client failed to connect: ${messageOf(error)}`));
  const closeAedes = (): Promise<void> => new Promise((done) => aedes.close(() => done()));
  try {
    await listen(server, port);
  } catch (error) {
    await closeAedes();
    throw portError(port, error);
  }
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      signal?.removeEventListener('abort', onAbort);
      // No new clients, then the clients, then what they talked to.
      const closed = new Promise<void>((done) => server.close(() => done()));
      await closeAedes();
      for (const socket of sockets) socket.destroy();
      await closed;
    })();
    return closing;
  };
  const onAbort = (): void => {
    close().catch((error: unknown) => log.error(`closing the broker: ${messageOf(error)}`));
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) await close();
  signal?.throwIfAborted();
  return { port: actual, url: `mqtt://${HOST}:${actual}`, close };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      server.off('error', reject);
      server.on('error', (error) => log.error(`broker: ${messageOf(error)}`));
      resolve();
    });
  });
}

function portError(port: number, cause: unknown): EarshotError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new EarshotError(
      'BUSY_PORT',
      `port ${port} is taken by another program, perhaps a broker or another Earshot; stop it, set another ` +
        'broker.embedded_port (0 takes any free one), or use that broker with --mqtt URL',
      { cause, usage: true },
    );
  }
  return new EarshotError(
    'PORT_REFUSED',
    `the embedded broker cannot listen on port ${port} (${messageOf(cause)}); set broker.embedded_port to 0 or to a port from 1024 to 65535`,
    { cause, usage: true },
  );
}
