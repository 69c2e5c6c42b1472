/** A voice that is opened when the hub has time for it: nobody waits for it to be listened to. */
import type { PcmAudio, Voice } from '../../audio/ports.js';
import type { Lasting } from '../lasting.js';

export class LateVoice implements Voice {
  readonly name = 'late';

  constructor(private readonly voice: Lasting<Voice>) {}

  /** False while it could not be opened. */
  get usable(): boolean {
    return !this.voice.missing;
  }

  /** Resolves when it speaks, or could not be opened. */
  async open(): Promise<void> {
    await this.voice.open();
  }

  /** A reply that comes too early waits for the voice. */
  async *speak(text: string, signal?: AbortSignal): AsyncGenerator<PcmAudio, void, void> {
    await this.open();
    const { current } = this.voice;
    if (current !== null && signal?.aborted !== true) yield* current.speak(text, signal);
  }

  close(): Promise<void> {
    return this.voice.close();
  }
}
