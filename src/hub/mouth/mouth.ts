/** Where replies are heard: in the browser that asked, else on the hub's loudspeaker; announcements everywhere. */
import { Hold } from '../../audio/playback/hold.js';
import { playSentences } from '../../audio/playback/queue.js';
import type { AudioSink, PcmAudio, Voice } from '../../audio/ports.js';
import type { Speaker } from '../../fsm/dialog-types.js';

export interface Spoken {
  readonly interrupted: boolean;
  /** From the text to the first sound, ms; null where nobody can hear it. */
  readonly firstSoundMs: number | null;
}

export interface MouthParts {
  /** null: no voice; replies are shown only. */
  readonly voice: () => Voice | null;
  /** The hub's loudspeaker; null: it has none. */
  readonly loudspeaker: () => AudioSink | null;
  /** A browser by id, or (null) all of them; null where there is nobody. */
  readonly browsers: (id: string | null) => AudioSink | null;
  /** Percent: as loud as it may speak now; left out: as loud as it likes. */
  readonly loudest?: () => number;
  /** Notes what is played, so that the ear can tell it from somebody's voice. */
  readonly tapped?: (sink: AudioSink) => AudioSink;
}

/** Percent. */
const MIN_RING_VOLUME = 30;
/** Percent: turned down further it could not be heard saying so. Silence is `muted`. */
const MIN_VOLUME = 10;

export class Mouth {
  /** 0 to 100. */
  volume = 100;
  muted = false;
  private readonly parts: MouthParts;
  private readonly hold = new Hold();

  constructor(parts: MouthParts) {
    this.parts = parts;
  }

  /** Something is played, or held. */
  get sounding(): boolean {
    return this.hold.active;
  }

  /** Silence until `resume`: somebody speaks. */
  pause(): void {
    this.hold.pause();
  }

  /** Goes on a little before where it was, unless nobody wants to hear the rest. */
  resume(): void {
    this.hold.resume();
  }

  /** Louder or, with a negative number, quieter by so many percent of full volume. */
  turn(percent: number): void {
    this.volume = Math.min(100, Math.max(MIN_VOLUME, this.volume + percent));
  }

  /** Resolves when said, interrupted (the signal is barge-in), or at once where nobody can hear. */
  async say(text: string, to: Speaker | null, signal: AbortSignal): Promise<Spoken> {
    const voice = this.parts.voice();
    const sink = this.sinkFor(to);
    const volume = Math.min(this.volume, this.parts.loudest?.() ?? 100);
    if (voice === null || sink === null || text === '' || this.muted || volume === 0) {
      return { interrupted: signal.aborted, firstSoundMs: null };
    }
    const startedAt = performance.now();
    let firstSoundMs: number | null = null;
    const { completed } = await playSentences(scaled(voice.speak(text, signal), volume / 100), sink, signal, {
      onPlaying: () => {
        firstSoundMs ??= performance.now() - startedAt;
      },
    });
    return { interrupted: !completed, firstSoundMs };
  }

  /** Plays without speaking: a recording that somebody clicked. */
  async play(audio: PcmAudio, to: Speaker, signal: AbortSignal): Promise<void> {
    await this.sinkFor(to)?.play(audio, signal);
  }

  /** A ring, to everybody. Turned down with the voice, but not off: an alarm that nobody hears is none. */
  async ring(audio: PcmAudio, signal: AbortSignal): Promise<void> {
    const { samples, sampleRateHz } = audio;
    const gain = Math.min(1, Math.max(MIN_RING_VOLUME, this.volume) / 100);
    await this.sinkFor(null)?.play({ samples: samples.map((sample) => sample * gain), sampleRateHz }, signal);
  }

  private sinkFor(to: Speaker | null): AudioSink | null {
    const sink = this.loudspeakerFor(to);
    return sink === null ? null : this.hold.sink(this.parts.tapped?.(sink) ?? sink);
  }

  private loudspeakerFor(to: Speaker | null): AudioSink | null {
    if (to !== null && 'id' in to && to.id !== undefined) return this.parts.browsers(to.id);
    const sinks = [this.parts.loudspeaker(), this.parts.browsers(null)].filter((sink) => sink !== null);
    // A loudspeaker in the room answers for the hub; browsers join only in announcements or in its place.
    if (to !== null && sinks[0] !== undefined) return sinks[0];
    return sinks.length === 0 ? null : together(sinks);
  }
}

async function* scaled(sentences: AsyncIterable<PcmAudio>, gain: number): AsyncIterable<PcmAudio> {
  for await (const { samples, sampleRateHz } of sentences) {
    yield { samples: gain === 1 ? samples : samples.map((sample) => sample * gain), sampleRateHz };
  }
}

function together(sinks: readonly AudioSink[]): AudioSink {
  return {
    name: sinks.map(({ name }) => name).join('+'),
    play: async (audio, signal) => {
      await Promise.all(sinks.map((sink) => sink.play(audio, signal)));
    },
    close: () => Promise.resolve(),
  };
}
