import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { createLog } from '../../../src/log.js';
import { PageClient } from '../../../src/page/client.js';
import { MAX_FRAME_BYTES } from '../../../src/page/protocol.js';
import type { Random } from '../../actions/discovery/fuzz/mutate.js';
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

/**
 * What arrives, piece by piece. Lines: JSON is a text frame, `!` begins a binary one, `%` a ping. An input that begins with
 * a zero is bytes of the wire as they are, one that begins with a one the same in pieces of so many bytes and one.
 */
function piecesOf(input: Uint8Array): Buffer[] {
  const bytes = Buffer.from(input);
  if (bytes[0] === WHOLE) return [bytes.subarray(1)];
  if (bytes[0] === IN_PIECES) {
    const [size, wire] = [1 + (bytes[1] ?? 0), bytes.subarray(2)];
    const count = Math.min(Math.ceil(wire.length / size), MOST_PIECES);
    const last = (count - 1) * size;
    return Array.from({ length: count }, (_, at) =>
      at * size < last ? wire.subarray(at * size, (at + 1) * size) : wire.subarray(last),
    );
  }
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

const [WHOLE, IN_PIECES] = [0, 1];
const MOST_PIECES = 400;
/** Bytes: RFC 6455, section 5.5. */
const MOST_REASON = 123;

/**
 * A frame that says it is longer than what is left swallows all that follows: half of these are cut to what is left, so
 * that the next states of the parser are reached, too.
 */
function mend(input: Uint8Array, random: Random): Uint8Array {
  const bytes = Buffer.from(input);
  const start = bytes[0] === WHOLE ? 1 : bytes[0] === IN_PIECES ? 2 : bytes.length;
  if (random() < 0.5) return bytes;
  for (let at = start; at + 2 <= bytes.length; ) {
    const second = bytes.readUInt8(at + 1);
    const [short, mask] = [second & 0x7f, second & 0x80];
    const head = 2 + (mask === 0 ? 0 : 4) + (short === 126 ? 2 : short === 127 ? 8 : 0);
    if (at + head > bytes.length) break;
    const left = bytes.length - at - head;
    const length =
      short === 126
        ? bytes.readUInt16BE(at + 2)
        : short === 127
          ? Number(bytes.readBigUInt64BE(at + 2))
          : short;
    if (length > left) {
      if (short === 126) bytes.writeUInt16BE(left, at + 2);
      else if (short === 127) bytes.writeBigUInt64BE(BigInt(left), at + 2);
      else bytes.writeUInt8(mask | left, at + 1);
      break;
    }
    at += head + length;
  }
  return bytes;
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
  mend,
  run: async (input) => {
    nowMs += 60_000;
    const wire = new Wire();
    const socket = await upgraded(wire);
    const port = fakeHub();
    let closed = '';
    let fault = '';
    socket.on('close', (code, reason) => {
      // Codes from 3000 on are the browser's own.
      closed = `${code < 3000 ? code : 'own'} ${skeleton(String(reason))}`.trim();
      claim(String(reason).length <= MOST_REASON, `a short reason: ${String(reason)}`);
    });
    socket.on('error', (error) => {
      fault = 'code' in error ? String(error.code) : error.message;
    });
    const client = new PageClient(socket, {
      id: 'a',
      port,
      log: LOG,
      guarded: false,
      nowMs: () => nowMs,
    });
    for (const each of piecesOf(input)) wire.push(each);
    wire.push(null);
    for (let turn = 0; turn < 20 && closed === ''; turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    client.close('over');
    socket.terminate();
    wire.destroy();
    const asked = port.asked.map(([name]) => name).join();
    return [closed === '' ? 'open' : closed, fault, asked].join(' ').replace(/ +/g, ' ').trim().slice(0, 200);
  },
};
