/** The hub's own microphone, or a recording in its place, as the dialog's `capture` work. */
import type { FrameSource } from '../audio/ports.js';
import type { Speaker } from '../fsm/dialog-types.js';
import type { Ear, Utterance } from './ear.js';
import type { HubEvents } from './events.js';
import type { Inbox } from './inbox.js';
import { OpenEar } from './open-ear.js';
import { stopWord } from './stop-word.js';
import { afterWakePhrase } from './wake-text.js';
import type { HubWork } from './work.js';

export interface HubEarParts {
  readonly events: HubEvents;
  readonly inbox: () => Inbox;
  readonly work: () => HubWork;
  readonly ear: Ear;
  readonly open: () => FrameSource;
  /** Empty: every sentence is a command. */
  readonly wakePhrases: readonly string[];
  /** The source is a recording: it ends, and its sentences wait for each other. */
  readonly recording: boolean;
  /** Something rings: a stop word ends it without the wake phrase. */
  readonly ringing?: () => boolean;
  /** The first frame came: the microphone works. */
  readonly onSound?: () => void;
}

const ROOM: Speaker = { kind: 'microphone' };

export class HubEar {
  private readonly parts: HubEarParts;
  private readonly openEar: OpenEar;
  private finish: () => void = () => {};
  private fail: (error: unknown) => void = () => {};
  /** Resolves when a recording has been heard to its end; rejects when it cannot be heard. */
  readonly done: Promise<void>;

  constructor(parts: HubEarParts) {
    this.parts = parts;
    this.openEar = new OpenEar(parts.ear);
    this.done = new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
    // Nobody has to ask: a failure has been told as news of the dialog, too.
    this.done.catch(() => {});
  }

  get source(): FrameSource {
    return this.openEar.source;
  }

  /** The hub's own voice is no command. With a wake phrase it can be interrupted, so it listens on. */
  setSpeaking(speaking: boolean): void {
    this.openEar.setDeaf(speaking && !this.parts.recording && this.parts.wakePhrases.length === 0);
  }

  async capture(onWake: (phrase: string | null) => void, signal: AbortSignal): Promise<void> {
    try {
      await this.openEar.run(
        this.told(this.parts.open()),
        { onUtterance: (utterance) => this.take(utterance, onWake) },
        signal,
      );
      if (this.parts.recording && !signal.aborted) this.finish();
    } catch (error) {
      // A microphone is tried again; a broken recording stays broken.
      if (!this.parts.recording) throw error;
      this.fail(error);
    }
  }

  private take(utterance: Utterance, onWake: (phrase: string | null) => void): void {
    const { events, wakePhrases, recording } = this.parts;
    if (utterance.result.path === 'none') return;
    if (recording || wakePhrases.length === 0) {
      this.say(utterance, recording ? 'when-quiet' : 'at-once');
      return;
    }
    const woken = afterWakePhrase(utterance.result.freeText, wakePhrases);
    const stop = woken === null && this.parts.ringing?.() ? stopWord(utterance.result.freeText) : null;
    if (stop !== null) {
      this.sayAs(utterance, stop);
      return;
    }
    // Whatever else is said in the room is nobody's business, the log's least of all.
    if (woken === null) return;
    events.emit({ event: 'wake', phrase: woken.phrase });
    if (woken.rest === '') {
      onWake(woken.phrase);
      return;
    }
    this.sayAs(utterance, woken.rest);
  }

  private sayAs(utterance: Utterance, text: string): void {
    this.say(
      { ...utterance, result: { ...utterance.result, text, freeText: text, accepted: true } },
      'at-once',
    );
  }

  private say(utterance: Utterance, manner: 'at-once' | 'when-quiet'): void {
    const heard = this.parts.work().heard(utterance, ROOM);
    if (heard.kind === 'rejected') return;
    const { text, turn, confidence, ms } = heard;
    this.parts.inbox().put({ type: 'said', said: { text, turn, confidence, ms, speaker: ROOM } }, manner);
  }

  private told(source: FrameSource): FrameSource {
    const { onSound } = this.parts;
    return {
      async *frames(signal) {
        let first = true;
        for await (const frame of source.frames(signal)) {
          if (first) onSound?.();
          first = false;
          yield frame;
        }
      },
    };
  }
}
