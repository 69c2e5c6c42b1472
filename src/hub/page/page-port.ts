/** The hub as the page sees it: what a browser asks for becomes events of the dialog. */
import type { PcmAudio } from '../../audio/ports.js';
import { messageOf } from '../../errors.js';
import type { Dialog, DialogState } from '../../fsm/start-dialog.js';
import type { DevicePort, PagePort, SetupPort, WakePort } from '../../page/port.js';
import type { PageNotice, PageSample, PageSnapshot } from '../../page/protocol.js';
import type { TalkSources } from '../ear/talk-sources.js';
import type { HubEvent, HubEvents, PartHealth } from '../events.js';
import type { LiveHouse } from '../house/live-house.js';
import type { Inbox } from '../inbox.js';
import type { WakeWords } from '../wake/wake-words.js';
import { devicePort, pageDevice, pageHome } from './page-devices.js';
import type { SpokenSample } from './samples.js';

/** Events that a page draws a turn from; the last few turns are given to a page that connects late. */
const TURN_EVENTS: readonly HubEvent['event'][] = ['heard', 'understood', 'reply', 'spoken'];
const KEPT_EVENTS = 60;
const ATTENDING: readonly DialogState[] = ['listening', 'followUp', 'hearing', 'recognising'];

export interface PagePortParts {
  readonly events: HubEvents;
  readonly house: LiveHouse;
  readonly dialog: Dialog;
  readonly inbox: Inbox;
  readonly talk: TalkSources;
  readonly health: () => readonly PartHealth[];
  /** Why speech cannot be recognised now, or null. */
  readonly deafness: () => string | null;
  readonly samples: () => readonly PageSample[];
  readonly speakSample: (text: string) => Promise<SpokenSample>;
  /** What rings now. */
  readonly ringing?: () => readonly HubEvent[];
  /** Ends what rings. */
  readonly stopRinging?: () => void;
  readonly play: (audio: PcmAudio, client: string) => void;
  /** null: this hub listens for no wake phrase. */
  readonly wake: WakeWords | null;
  readonly onWakeChanged: (listener: () => void) => void;
  readonly signal: AbortSignal;
  /** null: this hub cannot be set up here. */
  readonly setup: (SetupPort & { readonly first: boolean }) | null;
}

const NO_WAKE = 'This hub listens for no wake phrase: it has no microphone, or speech is not recognised.';

export class HubPagePort implements PagePort {
  readonly devices: DevicePort;
  readonly wake: WakePort;
  readonly setup: SetupPort | null;
  private readonly parts: PagePortParts;
  private readonly recent: HubEvent[] = [];
  private learnt = false;
  /** The browser whose button is down. */
  private talking: string | null = null;

  constructor(parts: PagePortParts) {
    this.parts = parts;
    this.devices = devicePort(parts.house, parts.signal);
    this.wake = this.wakePort();
    this.setup = parts.setup;
    parts.events.on((event) => {
      // The turn is over, or another one took its place: letting the button go ends nobody else's.
      if (event.event === 'state' && !ATTENDING.includes(event.state)) this.talking = null;
      if (!TURN_EVENTS.includes(event.event)) return;
      this.recent.push(event);
      if (this.recent.length > KEPT_EVENTS) this.recent.shift();
    });
  }

  snapshot(): PageSnapshot {
    const { dialog, health, samples, deafness, house, wake, setup } = this.parts;
    const { state, microphone } = dialog.step;
    // What is to be said of the wake phrases costs the recogniser a moment: not before somebody looks.
    if (!this.learnt) void wake?.learn();
    this.learnt = true;
    return {
      state,
      microphone,
      home: pageHome(house),
      samples: deafness() === null ? samples() : [],
      parts: health(),
      recent: this.recent,
      wake: wake?.view ?? null,
      setup: setup === null ? null : { first: setup.first },
    };
  }

  /** Tells first what rings already: after a restart that begins before there is a page to stop it on. */
  subscribe(listener: (event: HubEvent) => void): () => void {
    const stop = this.parts.events.on(listener);
    for (const event of this.parts.ringing?.() ?? []) listener(event);
    return stop;
  }

  notices(listener: (notice: PageNotice) => void): () => void {
    const { house, wake, onWakeChanged } = this.parts;
    onWakeChanged(() => listener({ type: 'wake', wake: wake?.view ?? null }));
    const leave = house.inventory?.onChange((id) => {
      const device = pageDevice(house, id);
      if (device !== null) listener({ type: 'device', device });
    });
    return () => {
      onWakeChanged(() => {});
      leave?.();
    };
  }

  say(client: string, text: string): void {
    this.parts.inbox.put({ type: 'said', said: { text, speaker: { kind: 'typed', id: client } } }, 'at-once');
  }

  talk(client: string, on: boolean): string | null {
    const { dialog, talk } = this.parts;
    if (!on) {
      talk.close(client);
      if (this.talking === client) dialog.send({ type: 'talk.end' });
      if (this.talking === client) this.talking = null;
      return null;
    }
    const refused = this.refusal();
    if (refused !== null) return refused;
    talk.open(client);
    this.talking = client;
    dialog.send({ type: 'talk.start', speaker: { kind: 'browser', id: client } });
    return null;
  }

  sound(client: string, pcm: Uint8Array): void {
    this.parts.talk.push(client, pcm);
  }

  mute(on: boolean): void {
    this.parts.dialog.send({ type: on ? 'mute' : 'unmute' });
  }

  cancel(client: string): void {
    this.parts.talk.close(client);
    this.parts.stopRinging?.();
    this.parts.dialog.send({ type: 'cancel' });
  }

  playSample(client: string, id: string): string | null {
    const sample = this.parts.samples().find((each) => each.id === id);
    if (sample === undefined) return 'There is no such recording.';
    const refused = this.refusal();
    if (refused !== null) return refused;
    this.startSample(client, sample).catch((error: unknown) =>
      this.parts.events.emit({
        event: 'error',
        part: 'voice',
        code: 'SAMPLE_FAILED',
        message: messageOf(error),
      }),
    );
    return null;
  }

  private async startSample(client: string, { text }: PageSample): Promise<void> {
    const { speakSample, talk, dialog, play } = this.parts;
    const { heard, recording } = await speakSample(text);
    talk.load(client, recording);
    dialog.send({ type: 'talk.start', speaker: { kind: 'recording', id: client } });
    play(heard, client);
  }

  private refusal(): string | null {
    const { dialog, deafness } = this.parts;
    if (dialog.step.microphone === 'muted') return 'The microphone is muted: unmute it first.';
    if (!dialog.open) return 'One moment: the last command is still being carried out.';
    return deafness();
  }

  private wakePort(): WakePort {
    const { wake } = this.parts;
    return {
      set: async (wishes) => (wake === null ? NO_WAKE : await wake.set(wishes)),
      advise: async (phrase) =>
        wake === null ? { phrase, advice: null, problem: NO_WAKE } : await wake.advise(phrase),
      wrong: async (client) => {
        this.cancel(client);
        return wake === null ? NO_WAKE : await wake.wrong();
      },
      keep: async (on) => (wake === null ? NO_WAKE : await wake.keep(on)),
    };
  }
}
