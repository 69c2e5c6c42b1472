/** The browser's side of the WebSocket, for tests that need no browser. */
import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface BrowserSocket {
  readonly socket: WebSocket;
  /** The next text message that has not been taken yet, parsed. */
  next(): Promise<Record<string, unknown>>;
  nextSound(): Promise<Buffer>;
  send(message: unknown): void;
  /** Resolves with the close code and reason. */
  readonly closed: Promise<{ code: number; reason: string }>;
}

export async function connect(url: string, headers: Record<string, string> = {}): Promise<BrowserSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}live`, { headers });
  const texts = queue<Record<string, unknown>>();
  const sounds = queue<Buffer>();
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) sounds.push(data);
    else texts.push(JSON.parse(data.toString()));
  });
  const closed = once(socket, 'close').then(([code, reason]) => ({ code, reason: String(reason) }));
  await once(socket, 'open');
  // A server that cuts a flood off resets the connection: that is what such a test wants, not an error.
  socket.on('error', () => {});
  return {
    socket,
    next: texts.next,
    nextSound: sounds.next,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    closed,
  };
}

function queue<T>(): { push(item: T): void; next(): Promise<T> } {
  const items: T[] = [];
  const waiting: ((item: T) => void)[] = [];
  return {
    push: (item) => {
      const waiter = waiting.shift();
      if (waiter) waiter(item);
      else items.push(item);
    },
    next: () => {
      const item = items.shift();
      return item === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(item);
    },
  };
}
