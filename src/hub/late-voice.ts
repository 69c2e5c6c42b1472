/** A voice that is opened when the hub has time for it: nobody waits for it to be listened to. */
import type { PcmAudio, Voice } from '../audio/ports.js';

export class LateVoice implements Voice {
  readonly name = 'late';
  #opening: Promise<Voice | null> | null = null;
  #failed = false;

  /** @param load tells itself what goes wrong; null: there is no voice */
  constructor(private readonly load: () => Promise<Voice | null>) {}

  /** False once it is known that there is none. */
  get usable(): boolean {
    return !this.#failed;
  }

  /** @returns when it speaks, or never will; never rejects */
  async open(): Promise<void> {
    this.#opening ??= this.load()
      .catch(() => null)
      .then((voice) => {
        this.#failed = voice === null;
        return voice;
      });
    await this.#opening;
  }

  /** A reply that comes too early waits for the voice. */
  async *speak(text: string, signal?: AbortSignal): AsyncGenerator<PcmAudio, void, void> {
    await this.open();
    const voice = await this.#opening;
    if (voice != null && signal?.aborted !== true) yield* voice.speak(text, signal);
  }

  async close(): Promise<void> {
    this.#failed = true;
    await (await this.#opening)?.close();
  }
}
