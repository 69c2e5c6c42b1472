import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { createLog } from '../../../src/log.js';
import { PageClient } from '../../../src/page/client.js';
import { MAX_FRAME_BYTES } from '../../../src/page/protocol.js';
import { fakeHub } from '../../page/fake-port.js';
import { claim, skeleton, type Target } from '../target.js';

const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
const LOG = createLog('page', 'silent');
/** A pause between two inputs: allowances are full again. */
let nowMs = 0;

/** The browser's end of a connection: what it sends is pushed, what it gets is counted. */
class Wire extends Duplex {
  received = 0;
  override _read(): void {}
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.received += chunk.length;
    done();
  }
  setTimeout(): void {}
  setNoDelay(): void {}
}

function upgraded(wire: Wire): Promise<WebSocket> {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  Object.assign(request.headers, {
    upgrade: 'websocket',
    connection: 'upgrade',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  });
  return new Promise((resolve) => server.handleUpgrade(request, wire, Buffer.alloc(0), resolve));
}

/** A frame as a browser masks it (RFC 6455, section 5.3), with a mask of zeros. */
function frame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | length])
      : Buffer.from([0x80 | opcode, 0xfe, length >> 8, length & 255]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

/** Lines: JSON is a text frame, `!` begins a binary one, `%` a ping. An input that begins with a zero is frames as they are. */
function framesOf(input: Uint8Array): Buffer[] {
  const bytes = Buffer.from(input);
  if (bytes[0] === 0) return [bytes.subarray(1)];
  return bytes
    .toString('latin1')
    .split('\n')
    .slice(0, 50)
    .map((line) => {
      const opcode = line.startsWith('!') ? 2 : line.startsWith('%') ? 9 : 1;
      const payload = Buffer.from(opcode === 1 ? line : line.slice(1), 'latin1');
      return frame(opcode, payload.subarray(0, 60_000));
    });
}

/** What a browser, or something that claims to be one, sends over its connection. */
export const websocket: Target = {
  name: 'websocket',
  kind: 'bytes',
  words: [
    '{"type":"say","text":"',
    '{"type":"talk","on":true}',
    '{"type":"mute","on":',
    '"sample","id":"',
    '\n',
    '!',
    '%',
    '\x81\x80',
    '\x82\xfe',
    '\x88\x82\0\0\0\0\x03\xe8',
    '\0',
    '"}',
  ],
  run: async (input) => {
    nowMs += 60_000;
    const wire = new Wire();
    const socket = await upgraded(wire);
    const port = fakeHub();
    let closed = '';
    socket.on('close', (code, reason) => {
      closed = `${code} ${String(reason)}`;
    });
    const client = new PageClient(socket, {
      id: 'a',
      port,
      log: LOG,
      guarded: false,
      nowMs: () => nowMs,
    });
    for (const each of framesOf(input)) wire.push(each);
    wire.push(null);
    for (let turn = 0; turn < 20 && closed === ''; turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    claim(closed === '' || closed.length <= 130, `a short reason: ${closed}`);
    client.close('over');
    socket.terminate();
    wire.destroy();
    return `${closed === '' ? 'open' : skeleton(closed)} ${port.asked.map(([name]) => name).join()}`.slice(
      0,
      200,
    );
  },
};
