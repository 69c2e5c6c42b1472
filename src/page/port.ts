/** What the page needs of the hub. The hub implements it (src/hub/page/page-port.ts); tests use a small fake. */
import type { HubListener } from '../hub/events.js';
import type { Skipped } from '../hub/house/inventory.js';
import type { WakeWish } from '../wake/wake-rule.js';
import type { PageAdvice, PageNotice, PageSnapshot, SetupNews } from './protocol.js';

/** Methods that can refuse return the reason, for the person at the browser; null is yes. */
export interface PagePort {
  snapshot(): PageSnapshot;
  subscribe(listener: HubListener): () => void;
  say(client: string, text: string): void;
  /** The talk button of this browser goes down or up. Going away is going up. */
  talk(client: string, on: boolean): string | null;
  /** From the browser that talks: 16-bit little-endian PCM, 16 kHz mono, whole samples. */
  sound(client: string, pcm: Uint8Array): void;
  mute(on: boolean): void;
  cancel(client: string): void;
  playSample(client: string, id: string): string | null;
  /** What changes beside the events; the returned function ends it. */
  notices(listener: (notice: PageNotice) => void): () => void;
  readonly devices: DevicePort;
  readonly wake: WakePort;
  /** null: this hub cannot be set up here. */
  readonly setup: SetupPort | null;
}

/** A name as it was typed. */
export interface NameWish {
  readonly device: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly room: string | null;
  readonly bridge: boolean;
}

export interface DevicePort {
  name(wish: NameWish): Promise<string | null>;
  unname(device: string): Promise<string | null>;
  see(devices: readonly string[]): Promise<string | null>;
  readonly skipped: readonly Skipped[];
}

export interface WakePort {
  /** null: those of config.yaml. */
  set(wishes: readonly WakeWish[] | null): Promise<string | null>;
  advise(phrase: string): Promise<PageAdvice>;
  /** Nobody had called. @returns what was made of it, in words */
  wrong(client: string): Promise<string>;
  keep(on: boolean): Promise<string | null>;
}

export interface BrokerWish {
  /** null: the embedded one. */
  readonly url: string | null;
  readonly username: string | null;
  readonly password: string | null;
  /** The PIN that holds, as it was typed; null: none was. */
  readonly current: string | null;
}

export interface PinWish {
  readonly pin: string;
  readonly again: string;
  readonly current: string | null;
}

/** The questions of a new hub. What is kept is kept before it resolves. */
export interface SetupPort {
  /** Tells how things stand, then what changes, until the returned function is called. */
  open(listener: (news: SetupNews) => void): () => void;
  microphone(device: string | null): Promise<string | null>;
  /** @returns what is to be said of three seconds of the microphone, and whether it is good */
  hear(): Promise<{ readonly ok: boolean; readonly text: string }>;
  room(name: string): Promise<string | null>;
  broker(client: string, wish: BrokerWish): Promise<string | null>;
  pin(client: string, wish: PinWish): Promise<string | null>;
  restart(): Promise<string | null>;
  end(how: 'finished' | 'skipped'): Promise<string | null>;
}
