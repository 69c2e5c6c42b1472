/** What the page needs of the hub. The hub implements it (src/hub/page-port.ts); tests use a small fake. */
import type { HubListener } from '../hub/events.js';
import type { PageSnapshot } from './protocol.js';

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
}
