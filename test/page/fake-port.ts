/** A hub that only remembers what the page asked of it. */

import { HubEvents } from '../../src/hub/events.js';
import { createLog } from '../../src/log.js';
import type { PagePort } from '../../src/page/port.js';
import type { PageSnapshot } from '../../src/page/protocol.js';
import { openPage, type Page, type PageOptions } from '../../src/page/server.js';

export const SNAPSHOT: PageSnapshot = {
  state: 'idle',
  microphone: 'absent',
  home: {
    units: 'metric',
    floors: [{ id: 'ground', name: 'Ground Floor' }],
    areas: [{ id: 'kitchen', name: 'Kitchen', floor: 'ground' }],
    devices: [
      {
        id: 'lamp',
        name: 'Lamp',
        area: 'kitchen',
        kind: 'light',
        deviceClass: null,
        state: { on: false },
        available: true,
      },
    ],
  },
  samples: [{ id: 'lamp-on', text: 'Turn on the lamp.' }],
  parts: [{ part: 'recognizer', ok: true, message: 'ready' }],
  recent: [],
};

export interface FakeHub extends PagePort {
  readonly asked: unknown[][];
  readonly events: HubEvents;
  /** What `talk` and `playSample` answer. */
  refuseWith: string | null;
}

export function fakeHub(): FakeHub {
  const asked: unknown[][] = [];
  const events = new HubEvents();
  return {
    asked,
    events,
    refuseWith: null,
    snapshot: () => SNAPSHOT,
    subscribe: (listener) => events.on(listener),
    say: (_, text) => void asked.push(['say', text]),
    talk(_, on) {
      asked.push(['talk', on]);
      return this.refuseWith;
    },
    sound: (_, pcm) => void asked.push(['sound', pcm.length]),
    mute: (on) => void asked.push(['mute', on]),
    cancel: () => void asked.push(['cancel']),
    playSample(_, id) {
      asked.push(['sample', id]);
      return this.refuseWith;
    },
  };
}

export const open = (hub: PagePort, options: Partial<PageOptions> = {}): Promise<Page> =>
  openPage(hub, { host: '127.0.0.1', port: 0, names: [], log: createLog('page', 'silent'), ...options });
