/** The hub's own microphone, or a recording in its place, as the dialog's `capture` work. */
import type { EchoGuard } from '../../audio/echo/echo-guard.js';
import { maskedDetector } from '../../audio/echo/masked-detector.js';
import type { FrameSource } from '../../audio/ports.js';
import type { Meaning } from '../../audio/segmenter.js';
import { messageOf } from '../../errors.js';
import type { Speaker } from '../../fsm/dialog-types.js';
import type { PhraseSpotter } from '../../wake/port.js';
import type { WakeWish } from '../../wake/wake-rule.js';
import type { HubEvents } from '../events.js';
import type { Inbox } from '../inbox.js';
import { type Wake, WakeEar } from '../wake/wake-ear.js';
import type { HubWork } from '../work.js';
import { BargeIn, type BargeInMouth } from './barge-in.js';
import { type Ear, type ListenSource, noWake, type Utterance } from './ear.js';
import { OpenEar } from './open-ear.js';
import { Overhearing } from './overhearing.js';
import { OwnSpeech } from './own-speech.js';
import { wokenRecognizer } from './woken-ear.js';

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
  /** Takes the hub's own sound out of what is heard; without it nobody can be heard while the hub speaks. */
  readonly echo?: Pick<EchoGuard, 'cleaned' | 'isOwn'>;
  /** Falls silent when somebody speaks over it. */
  readonly mouth?: BargeInMouth;
  /** The first frame came: the microphone works. */
  readonly onSound?: () => void;
}

/** The hub's own voice is no speech to it. */
function hearingOf({ ear, echo }: HubEarParts): Ear {
  if (echo === undefined) return ear;
  return { ...ear, detector: maskedDetector(ear.detector, (frame) => echo.isOwn(frame)) };
}

const ROOM: Speaker = { kind: 'microphone' };

export class HubEar {
  private readonly parts: HubEarParts;
  private readonly openEar: OpenEar;
  /** null: every sentence is a command. */
  private readonly wakeEar: WakeEar | null;
  private readonly own = new OwnSpeech();
  private readonly overhearing = new Overhearing({
    ringing: () => this.parts.ringing?.() ?? false,
    speaking: () => this.speaking,
    cancel: () => this.parts.inbox().put({ type: 'cancel' }, 'at-once'),
    say: (utterance) => this.say(utterance, 'at-once'),
  });
  /** null: nothing can be heard over the hub's own voice. */
  private readonly bargeIn: BargeIn | null;
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
    this.ear = hearingOf(parts);
    this.openEar = new OpenEar(this.ear);
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
    this.bargeIn = this.openBargeIn();
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

  /** Without an echo canceller the hub's own voice would be a command; a wake phrase may interrupt it in any case. */
  setSpeaking(speaking: boolean): void {
    if (speaking !== this.speaking) this.bargeIn?.reset();
    this.speaking = speaking;
    const deaf = this.parts.echo === undefined && !this.parts.recording && this.wakeEar === null;
    this.openEar.setDeaf(speaking && deaf);
    if (!speaking) this.parts.mouth?.resume();
  }

  async capture(onWake: (phrase: string) => void, signal: AbortSignal): Promise<void> {
    this.onWake = onWake;
    try {
      const opened = this.told(this.parts.open());
      const source = this.parts.echo?.cleaned(opened) ?? opened;
      if (this.wakeEar !== null) await this.wakeEar.run(source, signal);
      else {
        const meaning = (command: string): Meaning => this.parts.work().meaning(command, ROOM);
        await this.openEar.run(
          source,
          {
            onUtterance: (utterance) => this.take(utterance),
            // Every sentence is a command here: the hub is silent until this one has been heard.
            onSpeechStart: () => this.holdForSpeech(),
            meaning,
          },
          signal,
        );
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
      listener: ear.listener,
      wishes: wakePhrases,
      isOwn: (phrase, at) => this.own.said(phrase, at),
      onWake: (wake) => {
        this.bargeIn?.reset();
        this.woken = wake;
        events.emit({ event: 'wake', phrase: wake.phrase });
        this.onWake(wake.phrase);
      },
      onSentence: (text, candidates) => void this.overhearing.takeStopWord(text, candidates),
      alsoRead: () => this.overhearing.phrases,
      isEcho: (frame) => this.parts.echo?.isOwn(frame) ?? false,
      onFrame: (probability) => this.bargeIn?.push(probability),
    });
    events.on((event) => {
      if (event.event === 'reply') this.own.begin(event.text, wakeEar.now);
      if (event.event === 'spoken') this.own.end(wakeEar.now);
    });
    return wakeEar;
  }

  private openBargeIn(): BargeIn | null {
    const { mouth, echo, events, work } = this.parts;
    const { wakeEar, ear, overhearing } = this;
    if (mouth === undefined || echo === undefined || wakeEar === null) return null;
    return new BargeIn({
      mouth,
      ...overhearing.in(wakeEar, ear, (command) => work().meaning(command, ROOM)),
      onError: (error) =>
        events.emit({ event: 'error', code: 'BARGE_IN', message: messageOf(error), part: 'recognizer' }),
    });
  }

  private holdForSpeech(): void {
    const { mouth, echo } = this.parts;
    if (echo !== undefined && mouth?.sounding === true) mouth.pause();
  }

  private take(utterance: Utterance): void {
    const said =
      utterance.result.path !== 'none' &&
      this.say(utterance, this.parts.recording ? 'when-quiet' : 'at-once');
    // What was said interrupts; anything else lets the hub go on.
    if (!said || !this.speaking) this.parts.mouth?.resume();
  }

  /** False: it was nothing. */
  private say(utterance: Utterance, manner: 'at-once' | 'when-quiet'): boolean {
    const heard = this.parts.work().heard(utterance, ROOM);
    if (heard.kind !== 'command') return false;
    const { text, turn, confidence, ms } = heard;
    this.parts.inbox().put({ type: 'said', said: { text, turn, confidence, ms, speaker: ROOM } }, manner);
    return true;
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
