/**
 * The hub's own ear while its wake phrases may change: another ear takes its place, and goes on with the same microphone.
 * Where nothing can be recognised at the start, the ear comes when it can.
 */
import { EarshotError } from '../../errors.js';
import { openDocument } from '../../store/state-document.js';
import type { PhraseSpotter } from '../../wake/port.js';
import type { WakeWish } from '../../wake/wake-rule.js';
import type { HubContext } from '../context.js';
import { type HubEvent, HubEvents } from '../events.js';
import type { Speech } from '../speech.js';
import { NOTHING_TYPED, WAKE_FILE, WakeDocument } from '../wake/wake-document.js';
import { WakeMistakes } from '../wake/wake-mistakes.js';
import { WakeWords } from '../wake/wake-words.js';
import type { HubEar } from './hub-ear.js';
import { type HubEarLinks, microphoneIsThere, openHubEar } from './open-hub-ear.js';
import { RecentSound } from './recent-sound.js';

/** The hub's events for one ear: what it listens to ends when another takes its place. */
class EarEvents extends HubEvents {
  private readonly stop: () => void;

  constructor(private readonly hub: HubEvents) {
    super();
    this.stop = hub.on((event) => super.emit(event));
  }

  override emit(event: HubEvent): void {
    this.hub.emit(event);
  }

  close(): void {
    this.stop();
  }
}

export class LiveEar {
  private ear: HubEar | null;
  private replaced = new AbortController();

  constructor(
    private readonly open: (wishes: readonly WakeWish[]) => HubEar | null,
    wishes: readonly WakeWish[],
    /** There is a microphone, also while there is no ear. */
    private readonly hasMicrophone: () => boolean,
  ) {
    this.ear = open(wishes);
  }

  /** null: there is no microphone, or nobody to understand it. */
  get current(): HubEar | null {
    return this.ear;
  }

  /** There is an ear, or there will be one when speech can be recognised. */
  get expected(): boolean {
    return this.ear !== null || this.hasMicrophone();
  }

  /** @throws what cannot be listened for; then all stays as it was */
  listenFor(wishes: readonly WakeWish[]): void {
    this.ear = this.open(wishes);
    const before = this.replaced;
    this.replaced = new AbortController();
    before.abort();
  }

  /**
   * Listens until the signal aborts, whichever ear it is by then.
   * @throws what the source throws, and EarshotError EAR_WAITS as long as there is none
   */
  async capture(onWake: (phrase: string) => void, signal: AbortSignal): Promise<void> {
    if (this.ear === null)
      throw new EarshotError('EAR_WAITS', 'The microphone is opened as soon as speech can be recognised.');
    for (;;) {
      const { signal: replaced } = this.replaced;
      try {
        await this.ear?.capture(onWake, AbortSignal.any([signal, replaced]));
      } catch (error) {
        if (!replaced.aborted || signal.aborted) throw error;
      }
      if (!replaced.aborted || signal.aborted) return;
    }
  }
}

/** The hub's microphone for who sets it up. */
export interface EarDevice {
  readonly sound: RecentSound;
  /** ALSA name; null: the system's default. */
  readonly device: string | null;
  /** From now on it listens there. */
  use(device: string | null): void;
}

export interface OpenedEar {
  readonly live: LiveEar;
  readonly microphone: EarDevice;
  /** null: no phrase can be listened for. */
  readonly wake: WakeWords | null;
}

/** @throws EarshotError NO_RECOGNIZER for a recording that nobody can hear */
export async function openLiveEar(
  context: HubContext,
  speech: Speech,
  links: HubEarLinks & { readonly today: () => string; readonly wakeChanged: () => void },
): Promise<OpenedEar> {
  const { config, openers, state, log, events, closers } = context;
  const { document, problem } = await openDocument(state, WAKE_FILE, WakeDocument, NOTHING_TYPED);
  if (problem !== null) log.warn({ file: WAKE_FILE }, `wake phrases that were typed on the page: ${problem}`);
  const sound = new RecentSound();
  const spotter = (): PhraseSpotter | undefined => speech.roomEar?.recognizer.wake;
  const words: WakeWords = new WakeWords({
    document,
    configured: config.wakePhrases,
    spotter,
    listenFor: (wishes) => live.listenFor(wishes),
    sound: () => sound.samples(),
    mistakes: new WakeMistakes(state, config.records),
    nowMs: Date.now,
    today: links.today,
    changed: links.wakeChanged,
  });
  let { device } = config.microphone;
  let earEvents: EarEvents | null = null;
  const open = (wakePhrases: readonly WakeWish[]): HubEar | null => {
    const before = earEvents;
    const own = new EarEvents(events);
    const ear = openHubEar(
      {
        ...context,
        events: own,
        config: { ...config, wakePhrases, microphone: { ...config.microphone, device } },
        openers: { ...openers, microphone: (options) => sound.tap(openers.microphone(options)) },
      },
      speech,
      links,
    );
    before?.close();
    earEvents = own;
    return ear;
  };
  const live = new LiveEar(
    open,
    words.wishes,
    () => context.input === null && speech.roomEar === null && microphoneIsThere(context),
  );
  speech.onLateEars(() => {
    try {
      live.listenFor(words.wishes);
    } catch (error) {
      context.health.fail('microphone', error);
    }
  });
  const microphone: EarDevice = {
    sound,
    get device() {
      return device;
    },
    use: (wished) => {
      device = wished;
      if (live.current !== null) live.listenFor(words.wishes);
    },
  };
  const deaf = live.current !== null && spotter() === undefined;
  if (!live.expected || deaf || context.input !== null) return { live, microphone, wake: null };
  closers.add(
    'wake phrases',
    events.on((event) => {
      if (event.event === 'wake' && event.phrase !== null) words.woke(event.phrase);
    }),
  );
  return { live, microphone, wake: words };
}
