/** The hub's own microphone, or a recording in its place, as the dialog's `capture` work. */
import type { FrameSource } from '../audio/ports.js';
import type { Meaning } from '../audio/segmenter.js';
import type { Speaker } from '../fsm/dialog-types.js';
import type { PhraseSpotter } from '../wake/port.js';
import type { WakeWish } from '../wake/wake-rule.js';
import { type Ear, type ListenSource, noWake, type Utterance } from './ear.js';
import type { HubEvents } from './events.js';
import type { Inbox } from './inbox.js';
import { OpenEar } from './open-ear.js';
import { OwnSpeech } from './own-speech.js';
import { stopWord } from './stop-word.js';
import { type Wake, WakeEar } from './wake-ear.js';
import { wokenRecognizer } from './woken-ear.js';
import type { HubWork } from './work.js';

export interface HubEarParts {
  readonly events: HubEvents;
  readonly inbox: () => Inbox;
  readonly work: () => HubWork;
  readonly ear: Ear;
  readonly open: () => FrameSource;
  /** Empty: every sentence is a command. */
  readonly wakePhrases: readonly WakeWish[];
  /** The source is a recording: it ends, and its sentences wait for each other. */
  readonly recording: boolean;
  /** Something rings: a stop word ends it without the wake phrase, as it ends the hub's own voice. */
  readonly ringing?: () => boolean;
  /** The first frame came: the microphone works. */
  readonly onSound?: () => void;
}

const ROOM: Speaker = { kind: 'microphone' };

export class HubEar {
  private readonly parts: HubEarParts;
  private readonly openEar: OpenEar;
  /** null: every sentence is a command. */
  private readonly wakeEar: WakeEar | null;
  private readonly own = new OwnSpeech();
  /** For what the dialog listens to in the room. */
  readonly ear: Ear;
  private woken: Wake | null = null;
  private speaking = false;
  private onWake: (phrase: string) => void = () => {};
  private finish: () => void = () => {};
  private fail: (error: unknown) => void = () => {};
  /** Resolves when a recording has been heard to its end; rejects when it cannot be heard. */
  readonly done: Promise<void>;

  /** @throws EarshotError ASR_NO_WAKE */
  constructor(parts: HubEarParts) {
    this.parts = parts;
    this.openEar = new OpenEar(parts.ear);
    this.ear = parts.ear;
    this.wakeEar = null;
    if (parts.wakePhrases.length > 0 && !parts.recording) {
      const { recognizer, segmenter } = parts.ear;
      const { wake } = recognizer;
      if (wake === undefined) throw noWake();
      this.wakeEar = this.openWakeEar(wake);
      this.ear = {
        detector: this.wakeEar.detector,
        segmenter,
        recognizer: wokenRecognizer(recognizer, wake, parts.wakePhrases),
      };
    }
    this.done = new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
    // Nobody has to ask: a failure has been told as news of the dialog, too.
    this.done.catch(() => {});
  }

  /** What the dialog listens to: after a wake, from the speech with the phrase on. */
  source(answering: boolean): ListenSource {
    if (this.wakeEar === null) return this.openEar.source;
    const woken = answering ? null : this.woken;
    this.woken = null;
    return this.wakeEar.source(woken);
  }

  /** The hub's own voice is no command. With a wake phrase it can be interrupted, so it listens on. */
  setSpeaking(speaking: boolean): void {
    this.speaking = speaking;
    this.openEar.setDeaf(speaking && !this.parts.recording && this.wakeEar === null);
  }

  async capture(onWake: (phrase: string) => void, signal: AbortSignal): Promise<void> {
    this.onWake = onWake;
    try {
      const source = this.told(this.parts.open());
      if (this.wakeEar !== null) await this.wakeEar.run(source, signal);
      else {
        const meaning = (command: string): Meaning => this.parts.work().meaning(command, ROOM);
        await this.openEar.run(source, { onUtterance: (utterance) => this.take(utterance), meaning }, signal);
      }
      if (this.parts.recording && !signal.aborted) this.finish();
    } catch (error) {
      // A microphone is tried again; a broken recording stays broken.
      if (!this.parts.recording) throw error;
      this.fail(error);
    }
  }

  private openWakeEar(spotter: PhraseSpotter): WakeEar {
    const { ear, wakePhrases, events } = this.parts;
    const wakeEar = new WakeEar({
      detector: ear.detector,
      spotter,
      wishes: wakePhrases,
      isOwn: (phrase, at) => this.own.said(phrase, at),
      onWake: (wake) => {
        this.woken = wake;
        events.emit({ event: 'wake', phrase: wake.phrase });
        this.onWake(wake.phrase);
      },
      onSentence: (text) => this.takeStopWord(text),
    });
    events.on((event) => {
      if (event.event === 'reply') this.own.begin(event.text, wakeEar.now);
      if (event.event === 'spoken') this.own.end(wakeEar.now);
    });
    return wakeEar;
  }

  /** Whatever else is said in the room is nobody's business, the log's least of all. */
  private takeStopWord(transcript: string): void {
    const ringing = this.parts.ringing?.() ?? false;
    if (!ringing && !this.speaking) return;
    const stop = stopWord(transcript);
    if (stop === null) return;
    if (!ringing) {
      // "There is nothing to stop" is no answer to somebody who wants silence.
      if (stop === 'stop') this.parts.inbox().put({ type: 'cancel' }, 'at-once');
      return;
    }
    const heard = { text: stop, freeText: stop, confidence: 1, accepted: true, path: 'free' } as const;
    this.say({ result: { ...heard, ms: { encode: 0, decode: 0 } }, seconds: 0, waitMs: 0 }, 'at-once');
  }

  private take(utterance: Utterance): void {
    if (utterance.result.path !== 'none')
      this.say(utterance, this.parts.recording ? 'when-quiet' : 'at-once');
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
