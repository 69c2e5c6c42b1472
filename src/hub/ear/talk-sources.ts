/** Sound that does not come from the hub's own microphone: a browser's, while its button is down, or a recording's. */
import { FileSource } from '../../audio/file-source.js';
import { FrameQueue } from '../../audio/frame-queue.js';
import { floatsFromPcm16, Reframer } from '../../audio/pcm.js';
import type { FrameSource, PcmAudio } from '../../audio/ports.js';
import type { Speaker } from '../../fsm/dialog-types.js';

/** Silence after a recording, so that its end is heard as one. */
const TRAILING_SILENCE_MS = 2_000;

/** 16 kHz PCM in chunks of any size. */
class BrowserSource implements FrameSource {
  private readonly queue = new FrameQueue();
  private readonly reframer = new Reframer();

  push(pcm: Uint8Array): void {
    for (const frame of this.reframer.push(floatsFromPcm16(pcm))) this.queue.push(frame);
  }

  end(): void {
    const rest = this.reframer.flush();
    if (rest) this.queue.push(rest);
    this.queue.end();
  }

  frames(signal: AbortSignal): AsyncIterable<Float32Array> {
    return this.queue.frames(signal);
  }
}

export class TalkSources {
  private readonly browsers = new Map<string, BrowserSource>();
  /** Sources that nobody has listened to yet: each press of the button is one turn. */
  private readonly fresh = new Map<string, FrameSource>();

  open(client: string): void {
    this.close(client);
    const source = new BrowserSource();
    this.browsers.set(client, source);
    this.fresh.set(client, source);
  }

  push(client: string, pcm: Uint8Array): void {
    this.browsers.get(client)?.push(pcm);
  }

  /** What was sent is still heard. */
  close(client: string): void {
    this.browsers.get(client)?.end();
    this.browsers.delete(client);
  }

  /** The recording takes the place of this client's microphone, in real time. */
  load(client: string, audio: PcmAudio): void {
    this.close(client);
    this.fresh.set(client, new FileSource(audio, { realTime: true, trailingSilenceMs: TRAILING_SILENCE_MS }));
  }

  /** null: this speaker has no sound of its own now. */
  take(speaker: Speaker): FrameSource | null {
    if (speaker.kind !== 'browser' && speaker.kind !== 'recording') return null;
    const source = this.fresh.get(speaker.id) ?? null;
    this.fresh.delete(speaker.id);
    return source;
  }
}
