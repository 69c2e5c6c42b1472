/** What the page needs of the hub. The hub implements it (src/hub/page-port.ts); tests use a small fake. */
import type { HubListener } from '../hub/events.js';
import type { Skipped } from '../hub/inventory.js';
import type { WakeWish } from '../wake/wake-rule.js';
import type { PageAdvice, PageNotice, PageSnapshot } from './protocol.js';

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
