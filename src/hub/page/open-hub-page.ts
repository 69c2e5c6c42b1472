/** Opens the page over the hub's parts. */

import type { Dialog } from '../../fsm/start-dialog.js';
import { loadPageSecrets } from '../../page/secrets.js';
import { openPage, type Page } from '../../page/server.js';
import type { HubContext } from '../context.js';
import type { EarDevice } from '../ear/live-ear.js';
import type { TalkSources } from '../ear/talk-sources.js';
import type { HubEvent } from '../events.js';
import type { LiveHouse } from '../house/live-house.js';
import type { HubWorld } from '../hub-world.js';
import type { Inbox } from '../inbox.js';
import type { Mouth } from '../mouth/mouth.js';
import type { VerifyPin } from '../openers.js';
import type { Speech } from '../speech.js';
import type { WakeWords } from '../wake/wake-words.js';
import { HubPagePort } from './page-port.js';
import { samplesFor, speakSample } from './samples.js';
import { openSetupDesk } from './setup-desk.js';

export interface PageParts {
  readonly house: LiveHouse;
  readonly dialog: Dialog;
  readonly inbox: Inbox;
  readonly talk: TalkSources;
  readonly speech: Speech;
  readonly mouth: Mouth;
  /** null: this hub listens for no wake phrase. */
  readonly wake: WakeWords | null;
  readonly microphone: EarDevice;
  readonly world: HubWorld;
  /** null: no PIN is set. */
  readonly verifyPin: VerifyPin | null;
  readonly onWakeChanged: (listener: () => void) => void;
  readonly ringing: () => readonly HubEvent[];
  readonly stopRinging: () => void;
}

/** @throws EarshotError PORT_BUSY and what else `openPage` throws */
export async function openHubPage(context: HubContext, parts: PageParts): Promise<Page> {
  const { config, events, health, signal, closers } = context;
  const { house, speech, mouth } = parts;
  const secrets = await loadPageSecrets(config.page);
  const port = new HubPagePort({
    ...parts,
    events,
    signal,
    setup: context.setup === null ? null : openSetupDesk(context, context.setup, parts),
    health: () => health.all,
    // One that died is opened anew by the next sentence: that must not be refused.
    deafness: () =>
      speech.talkEar === null ? (health.problem('recognizer') ?? 'Speech cannot be recognised.') : null,
    samples: () => (speech.voice === null ? [] : samplesFor(house.home)),
    speakSample: async (text) => {
      const { voice } = speech;
      if (voice === null) throw new Error('There is no voice to say it with.');
      return await speakSample(voice, text, signal);
    },
    play: (audio, client) => {
      mouth
        .play(audio, { kind: 'recording', id: client }, signal)
        .catch((error: unknown) => health.fail('page', error));
    },
  });
  const { host, port: wanted, names } = config.page;
  const page = await openPage(port, { host, port: wanted, names, secrets });
  closers.add('page', () => page.close());
  health.set('page', true, page.url);
  return page;
}
