/**
 * One connection to one broker: plain, TLS or WebSocket. mqtt.js has openers of its own; these keep hold of the socket
 * below, so that what the kernel has not yet sent can be thrown away (see `discard`), and take a new address each time.
 */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { createWebSocketStream, WebSocket } from 'ws';
import type { BrokerAddress } from './addresses.js';

export interface TlsFiles {
  /** PEM: the authorities to trust in the place of the system's. */
  readonly ca?: string;
  /** PEM: who we are. */
  readonly cert?: string;
  readonly key?: string;
}

export interface OpenedStream {
  readonly stream: Duplex;
  /** Something listens at the address. */
  readonly reached: () => boolean;
  /**
   * Ends the connection with a reset: what still lies in the kernel's buffer is dropped. An ordinary close would deliver
   * it when the cable is put back, and with it a command whose time is long over.
   */
  readonly discard: () => void;
}

export function openStream(address: BrokerAddress, tls: TlsFiles): OpenedStream {
  const { host, port } = address;
  // Nagle's algorithm and delayed acknowledgements cost 40 ms per command (measured with aedes and mosquitto).
  const raw = connectTcp({ host, port, noDelay: true });
  let reached = false;
  raw.once('connect', () => {
    reached = true;
  });
  const stream = over(raw, address, tls);
  if (stream !== raw) {
    raw.on('error', (error) => stream.destroy(error));
    raw.on('close', () => stream.destroy());
  }
  const discard = (): void => {
    reset(raw);
    stream.destroy();
  };
  return { stream, reached: () => reached, discard };
}

function over(raw: Socket, address: BrokerAddress, tls: TlsFiles): Duplex {
  const { protocol, host, port, path } = address;
  const secure = (): Duplex =>
    connectTls({ ...tls, socket: raw, ...(isIP(host) === 0 ? { servername: host } : { host }) });
  if (protocol === 'mqtt') return raw;
  if (protocol === 'mqtts') return secure();
  const below = protocol === 'wss' ? secure() : raw;
  const name = isIP(host) === 6 ? `[${host}]` : host;
  // The connection is there already; `ws` is only told that it need not make one.
  const socket = new WebSocket(`ws://${name}:${port}${path}`, ['mqtt'], { createConnection: () => below });
  const stream = createWebSocketStream(socket);
  if (below !== raw) below.on('error', (error) => stream.destroy(error));
  return stream;
}

function reset(raw: Socket): void {
  try {
    raw.resetAndDestroy();
  } catch {
    // Its handle belongs to TLS, or it is closed already.
    raw.destroy();
  }
}
