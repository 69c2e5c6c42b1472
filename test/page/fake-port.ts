/** A hub that only remembers what the page asked of it. */

import { HubEvents } from '../../src/hub/events.js';
import { createLog } from '../../src/log.js';
import type { PagePort } from '../../src/page/port.js';
import type { PageNotice, PageSnapshot } from '../../src/page/protocol.js';
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
        aliases: [],
        from: 'zigbee2mqtt',
        nameless: false,
        isNew: false,
        given: false,
        bridge: true,
        unconfirmed: false,
        unspeakable: null,
        last: null,
      },
    ],
  },
  samples: [{ id: 'lamp-on', text: 'Turn on the lamp.' }],
  parts: [{ part: 'recognizer', ok: true, message: 'ready' }],
  recent: [],
  wake: null,
  setup: { first: false },
};

export interface FakeHub extends PagePort {
  readonly asked: unknown[][];
  readonly events: HubEvents;
  /** What everything that can refuse answers. */
  refuseWith: string | null;
  /** Told to every browser. */
  notice(notice: PageNotice): void;
}

export function fakeHub(): FakeHub {
  const asked: unknown[][] = [];
  const events = new HubEvents();
  const listeners = new Set<(notice: PageNotice) => void>();
  const hub: FakeHub = {
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
    notice: (notice) => listeners.forEach((listener) => void listener(notice)),
    notices: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    devices: {
      name: async (wish) => noted('name', wish),
      unname: async (device) => noted('unname', device),
      see: async (devices) => noted('seen', devices),
      skipped: [{ source: 'homeassistant/event/bell/config', reason: 'only sends events' }],
    },
    wake: {
      set: async (wishes) => noted('wake', wishes),
      advise: async (phrase) => {
        if (phrase === 'broken') throw new Error('the recogniser is gone');
        return { phrase, advice: 'It is short.', problem: null };
      },
      wrong: async () => 'Noted.',
      keep: async (on) => noted('keep', on),
    },
    setup: {
      open: (listener) => {
        listener({ type: 'level', dbfs: -40 });
        return () => void asked.push(['setup closed']);
      },
      microphone: async (device) => noted('microphone', device),
      hear: async () => ({ ok: hub.refuseWith === null, text: 'Good.' }),
      room: async (name) => noted('room', name),
      broker: async (_, wish) => noted('broker', wish.url),
      pin: async () => noted('pin', null),
      restart: async () => noted('restart', null),
      end: async (how) => noted('end', how),
    },
  };
  const noted = (what: string, wish: unknown): string | null => {
    asked.push([what, wish]);
    return hub.refuseWith;
  };
  return hub;
}

export const open = (hub: PagePort, options: Partial<PageOptions> = {}): Promise<Page> =>
  openPage(hub, { host: '127.0.0.1', port: 0, names: [], log: createLog('page', 'silent'), ...options });
