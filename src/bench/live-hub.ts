/** The real hub with a real subscriber at its embedded broker; what each spoken clip set off, and when. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type MqttClient } from 'mqtt';
import type { Home } from '../actions/home.js';
import { openRecognizer } from '../asr/open-recognizer.js';
import type { CommandResult, Recognizer } from '../asr/recognizer.js';
import { SAMPLE_RATE_HZ } from '../audio/ports.js';
import { DEFAULT_CONFIG } from '../config.js';
import { EarshotError } from '../errors.js';
import type { HubEvent } from '../hub/events.js';
import { realOpeners } from '../hub/openers.js';
import { type Hub, startHub } from '../hub.js';
import { LiveMicrophone, speechEnd } from './live-microphone.js';

/** All times in ms after the last sample of speech. */
export interface Turn {
  readonly heard: string;
  readonly accepted: boolean;
  readonly path: CommandResult['path'];
  /** The decode that gave the answer began: the first pause was seen. */
  readonly pause: number;
  /** Its length, most of it within the pause. */
  readonly decode: number;
  readonly endpoint: number;
  /** From the endpoint to the words. */
  readonly afterEndpoint: number;
  /** From the words to the message at the subscriber; null where none came. */
  readonly publish: number | null;
  /** From the last sample of speech to the message at the subscriber. */
  readonly total: number | null;
}

interface Decode {
  readonly startedAt: number;
  endedAt: number;
  result: CommandResult | null;
}

const PATIENCE_MS = 4_000;
/** A decode on a machine that is busy. */
const SETTLE_MS = 15_000;
const PAUSE_BETWEEN_MS = 400;
const POLL_MS = 20;

export class LiveHub {
  readonly #microphone = new LiveMicrophone();
  readonly #decodes: Decode[] = [];
  #heard: { readonly event: Extract<HubEvent, { event: 'heard' }>; readonly at: number } | null = null;
  #messages: number[] = [];
  #idle = true;
  #steered: Promise<void> = Promise.resolve();
  #hub: Hub | null = null;
  #subscriber: MqttClient | null = null;

  static async start(home: Home, signal: AbortSignal): Promise<LiveHub> {
    const live = new LiveHub();
    try {
      await live.#open(home, signal);
      return live;
    } catch (error) {
      await live.close();
      throw error;
    }
  }

  async #open(home: Home, signal: AbortSignal): Promise<void> {
    let broker = '';
    this.#hub = await startHub({
      home,
      signal,
      // Replies are not spoken: the next clip would have to wait for each.
      config: {
        ...DEFAULT_CONFIG,
        wakePhrases: [],
        voice: { ...DEFAULT_CONFIG.voice, engine: 'none' },
        page: { ...DEFAULT_CONFIG.page, enabled: false },
      },
      onEvent: (event) => {
        if (event.event === 'ready') broker = /mqtt:\/\/\S+/.exec(event.broker)?.[0] ?? '';
        this.#take(event);
      },
      openers: {
        recorder: () => ({ program: 'arecord', command: 'bench' }),
        microphone: () => this.#microphone,
        recognizer: async (stop) => this.#timed(await openRecognizer({ signal: stop })),
        sink: () => realOpeners.sink(),
      },
    });
    if (broker === '')
      throw new EarshotError('BENCH_BROKER', 'The hub did not tell its broker; run `earshot doctor`.');
    this.#subscriber = connect(broker, { protocolVersion: 4, clientId: 'bench-subscriber' });
    this.#subscriber.on('error', () => {});
    this.#subscriber.on('message', (topic, _payload, packet) => {
      // A device's own topic for commands; what was retained before is none.
      if (topic.endsWith('/set') && !packet.retain) this.#messages.push(performance.now());
    });
    // Sent as soon as the connection stands.
    await this.#subscriber.subscribeAsync('#');
    // A hub is seldom spoken to in its first second: the phrases of the house are there.
    await this.#steered;
    await sleep(PAUSE_BETWEEN_MS, undefined, { signal });
  }

  /** Speaks a clip and waits for what comes of it; null where nothing was heard, or it was cut off before its end. */
  async say(samples: Float32Array, signal: AbortSignal): Promise<Turn | null> {
    this.#heard = null;
    this.#messages = [];
    this.#decodes.length = 0;
    const startedAt = await this.#microphone.play(samples);
    const spokenAt = startedAt + (1_000 * speechEnd(samples)) / SAMPLE_RATE_HZ;
    const answered = (): boolean => this.#heard !== null && this.#messages.length > 0 && this.#idle;
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline && !answered()) await sleep(POLL_MS, undefined, { signal });
    // What is still on its way belongs to this clip, not to the next one.
    const limit = performance.now() + SETTLE_MS;
    while (performance.now() < limit && !this.#settled) await sleep(POLL_MS, undefined, { signal });
    await sleep(PAUSE_BETWEEN_MS, undefined, { signal });
    return this.#turn(spokenAt);
  }

  get #settled(): boolean {
    return this.#idle && this.#decodes.every(({ endedAt }) => !Number.isNaN(endedAt));
  }

  #turn(spokenAt: number): Turn | null {
    const decode = this.#decodes.at(-1);
    if (this.#heard === null || decode?.result == null) return null;
    const { event, at } = this.#heard;
    const afterEndpoint = event.ms['wait'] ?? 0;
    const endpoint = at - afterEndpoint - spokenAt;
    if (endpoint < 0) return null;
    const message = this.#messages.find((time) => time >= at) ?? null;
    return {
      heard: event.text,
      accepted: event.accepted,
      path: decode.result.path,
      pause: decode.startedAt - spokenAt,
      decode: decode.endedAt - decode.startedAt,
      endpoint,
      afterEndpoint,
      publish: message === null ? null : message - at,
      total: message === null ? null : message - spokenAt,
    };
  }

  async close(): Promise<void> {
    await this.#subscriber?.endAsync(true);
    await this.#hub?.close();
  }

  #take(event: HubEvent): void {
    if (event.event === 'state') this.#idle = event.state === 'idle';
    if (event.event === 'heard') this.#heard = { event, at: performance.now() };
  }

  /** The same recogniser, with the times of its decodes noted. */
  #timed(recognizer: Recognizer): Recognizer {
    return {
      setGrammar: (grammar) => {
        this.#steered = recognizer.setGrammar(grammar);
        return this.#steered;
      },
      transcribe: (samples, options) => recognizer.transcribe(samples, options),
      close: () => recognizer.close(),
      command: async (samples, options) => {
        const decode: Decode = { startedAt: performance.now(), endedAt: Number.NaN, result: null };
        this.#decodes.push(decode);
        try {
          decode.result = await recognizer.command(samples, options);
          return decode.result;
        } finally {
          decode.endedAt = performance.now();
        }
      },
    };
  }
}
