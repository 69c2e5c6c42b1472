/**
 * One browser behind one WebSocket. Nothing it sends is trusted: the first thing that is not of our protocol, or too
 * much of anything, closes the connection with a reason; other browsers and the hub do not notice.
 */
import type { RawData, WebSocket } from 'ws';
import type { Logger } from '../log.js';
import { dispatch } from './dispatch.js';
import { Allowance, LIMITS } from './limits.js';
import type { PagePort } from './port.js';
import { parseClientMessage, type ServerMessage } from './protocol.js';

/** WebSocket close codes (RFC 6455, 7.4.1) that we use. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
const TRY_LATER = 1013;
/** Time for the close frame to get out before the socket is cut. */
const GOODBYE_MS = 500;

export interface ClientOptions {
  readonly id: string;
  readonly port: PagePort;
  /** It had to give a token. */
  readonly guarded: boolean;
  readonly log: Logger;
  readonly nowMs: () => number;
}

export class PageClient {
  readonly id: string;
  /** This browser wants to hear replies. */
  wantsSound = true;
  private readonly socket: WebSocket;
  private readonly options: ClientOptions;
  private readonly frames: Allowance;
  private readonly messages: Allowance;
  private readonly soundBytes: Allowance;
  private talking = false;
  private answered = true;
  private gone = false;
  private leaveSetup: () => void = () => {};

  constructor(socket: WebSocket, options: ClientOptions) {
    this.id = options.id;
    this.socket = socket;
    this.options = options;
    this.frames = new Allowance(LIMITS.frames, options.nowMs);
    this.messages = new Allowance(LIMITS.messages, options.nowMs);
    this.soundBytes = new Allowance(LIMITS.soundBytes, options.nowMs);
    socket.on('message', (data, isBinary) => this.receive(data, isBinary));
    socket.on('pong', () => {
      this.answered = true;
      this.allow();
    });
    // Each is answered: somebody who sends them without reading would fill the hub's memory.
    socket.on('ping', () => this.allow());
    // Broken framing and frames over the limit: the library closes the socket with the right code by itself.
    socket.on('error', (error) =>
      options.log.warn({ client: this.id, error: error.message }, 'page client broke'),
    );
    socket.on('close', () => this.leave());
    const { id: you, guarded, port } = options;
    this.send({ type: 'hello', you, guarded, snapshot: port.snapshot() });
  }

  send(message: ServerMessage): void {
    this.write(JSON.stringify(message));
  }

  sendSound(wav: Uint8Array): void {
    if (this.wantsSound) this.write(wav);
  }

  /** Called every now and then: a browser that did not answer the ping before is gone. */
  heartbeat(): void {
    if (!this.answered) {
      this.socket.terminate();
      return;
    }
    this.answered = false;
    if (this.socket.readyState === this.socket.OPEN) this.socket.ping();
  }

  /** Says goodbye; a client that does not answer is cut off by the server's own close. */
  close(reason: string): void {
    this.drop(GOING_AWAY, reason);
  }

  private write(data: string | Uint8Array): void {
    if (this.gone || this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > LIMITS.unreadBytes) {
      this.drop(TRY_LATER, 'reads too slowly');
      return;
    }
    this.socket.send(data, { binary: typeof data !== 'string' });
  }

  private receive(data: RawData, isBinary: boolean): void {
    // Frames that were on their way when the connection was dropped still arrive here.
    if (this.gone) return;
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
    if (!this.allow()) return;
    if (isBinary) this.receiveSound(bytes);
    else this.receiveText(bytes);
  }

  /** Counts a frame of any sort; false: it was one too many, and the connection is dropped. */
  private allow(): boolean {
    const allowed = this.frames.take();
    if (!allowed) this.drop(POLICY_VIOLATION, 'too many frames');
    return allowed;
  }

  private receiveSound(bytes: Buffer): void {
    if (!this.soundBytes.take(bytes.byteLength)) {
      this.drop(POLICY_VIOLATION, 'more sound than real time');
      return;
    }
    if (bytes.byteLength % 2 !== 0) this.drop(POLICY_VIOLATION, 'sound frame with half a sample');
    // The last frames of a turn may come after its end; they are nobody's fault and nobody's sound.
    else if (this.talking) this.options.port.sound(this.id, bytes);
  }

  private receiveText(bytes: Buffer): void {
    if (!this.messages.take()) {
      this.drop(POLICY_VIOLATION, 'too many messages');
      return;
    }
    const message = parseClientMessage(bytes.toString('utf8'));
    if (typeof message === 'string') {
      this.drop(POLICY_VIOLATION, message);
      return;
    }
    const { port, log, id } = this.options;
    switch (message.type) {
      case 'talk':
        this.talk(message.on);
        break;
      case 'cancel':
        this.talking = false;
        port.cancel(id);
        break;
      case 'sound':
        this.wantsSound = message.on;
        break;
      case 'setup':
        this.leaveSetup();
        if (message.on) this.leaveSetup = port.setup?.open((news) => this.send(news)) ?? (() => {});
        break;
      default:
        dispatch(message, { client: id, port, log, send: (answer) => this.send(answer) });
    }
  }

  private talk(on: boolean): void {
    const refused = this.options.port.talk(this.id, on);
    this.talking = on && refused === null;
    if (refused !== null) this.send({ type: 'refused', reason: refused, about: 'talk' });
  }

  private drop(code: number, reason: string): void {
    if (this.gone) return;
    this.options.log[code === GOING_AWAY ? 'debug' : 'warn'](
      { client: this.id, reason },
      'page client dropped',
    );
    this.leave();
    this.socket.close(code, reason.slice(0, 100));
    // A hostile client does not take part in the closing handshake: what it still sends is not read, and its socket goes.
    this.socket.pause();
    setTimeout(() => this.socket.terminate(), GOODBYE_MS).unref();
  }

  private leave(): void {
    if (this.gone) return;
    this.gone = true;
    this.leaveSetup();
    if (this.talking) this.options.port.talk(this.id, false);
    this.talking = false;
  }
}
