/** A house in memory behind the hub's port, and a whole hub of fakes. */
import { applyEffects, startWorld } from '../../src/actions/apply-effects.js';
import type { DeviceState, Home } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { type Config, DEFAULT_CONFIG } from '../../src/config.js';
import type { HubOptions } from '../../src/hub/context.js';
import type { HubEvent } from '../../src/hub/events.js';
import type { Understanding } from '../../src/hub/grammar.js';
import type { HouseChange, LiveHouse } from '../../src/hub/house/live-house.js';
import type { Openers } from '../../src/hub/openers.js';
import { type Hub, startHub } from '../../src/hub.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { fakeEar, fakeSink, fakeSpotter, fakeVoice, heardAs } from './fakes.js';

export const HOME: Home = parseHome(
  `
areas: [{id: kitchen, name: Kitchen}]
rooms: {default: kitchen}
devices:
  - {id: lamp, name: Lamp, area: kitchen, kind: light, state: {on: false}}
  - {id: door, name: Door, area: kitchen, kind: lock, state: {locked: true}}
`,
  'home.yaml',
).home;

export interface FakeHouse extends LiveHouse {
  home: Home;
  /** The next transaction answers with this instead of acting. */
  failWith: string | null;
  change(change: HouseChange): void;
  connect(connected: boolean): void;
}

export function fakeHouse(home: Home, onClose: () => Promise<void>): FakeHouse {
  let world = startWorld(home, '2026-11-21T09:00:00');
  const listeners = new Set<(change: HouseChange) => void>();
  const connections = new Set<(connected: boolean) => void>();
  return {
    home,
    failWith: null,
    broker: 'fake',
    topics: new MemoryHouse(),
    connected: true,
    unavailable: new Set(),
    get states() {
      return world.states;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection: (listener) => {
      connections.add(listener);
      return () => connections.delete(listener);
    },
    async carryOut(effects, reply) {
      if (this.failWith !== null) return { ok: false, reply: this.failWith };
      const before = world;
      world = applyEffects(world, effects);
      for (const [device, changed] of world.states) {
        if (changed !== before.states.get(device)) this.change({ type: 'state', device, changed });
      }
      return { ok: true, reply };
    },
    change: (change) => {
      for (const listener of listeners) listener(change);
    },
    connect: (connected) => {
      for (const listener of connections) listener(connected);
    },
    close: onClose,
  };
}

/** Understands "on", "off", "unlock", "yes", "timer"; anything else is answered with itself. */
export function fakeUnderstanding(): Understanding {
  return {
    grammar: { groups: [], rules: {}, lists: {} },
    converse: (world, session, { text, confidence = 1 }) => {
      const base = { session: { ...newSession(), ...session, pending: null }, confidence, ms: { total: 1 } };
      const set = (device: string, state: DeviceState, reply: string) => ({
        ...base,
        source: 'grammar' as const,
        calls: [{ do: 'set', devices: [device] }],
        effects: [{ type: 'device' as const, device, set: state }],
        reply,
        ask: null,
      });
      if (/\bon\b/.test(text)) return set('lamp', { on: true }, 'The lamp is on.');
      if (/\boff\b/.test(text)) return set('lamp', { on: false }, 'The lamp is off.');
      if (text === 'yes' && session.pending !== null)
        return set('door', { locked: false }, 'The door is unlocked.');
      const nothing = { ...base, source: 'none' as const, calls: [], effects: [], ask: null };
      if (text === 'unlock') {
        const pending = { kind: 'confirm', calls: [], at: world.now } as const;
        const ask = 'Shall I unlock the door?';
        return { ...nothing, source: 'grammar', ask, reply: ask, session: { ...base.session, pending } };
      }
      if (text === 'set a timer') {
        const ask = 'For how long?';
        return { ...nothing, source: 'grammar', ask, reply: ask };
      }
      if (text === 'timer') {
        const timer = {
          id: 'timer_1',
          label: null,
          room: null,
          duration: 0,
          endsAt: world.now,
          remaining: null,
          ringing: false,
        };
        return {
          ...nothing,
          source: 'grammar',
          effects: [{ type: 'timer', op: 'set', timer }],
          reply: 'Timer set.',
        };
      }
      return { ...nothing, reply: `You said ${text}.` };
    },
  };
}

export interface Rig {
  readonly hub: Hub;
  readonly house: FakeHouse;
  readonly events: HubEvent[];
  /** Parts in the order in which they were closed. */
  readonly closed: string[];
  /** The first event of this kind that fits, also one that has been. */
  until<K extends HubEvent['event']>(
    kind: K,
    fits?: (event: Extract<HubEvent, { event: K }>) => boolean,
  ): Promise<Extract<HubEvent, { event: K }>>;
}

export async function rig(
  openers: Partial<Openers> = {},
  options: Partial<HubOptions> & { configParts?: Partial<Config> } = {},
): Promise<Rig> {
  const events: HubEvent[] = [];
  const closed: string[] = [];
  const closing = (name: string) => async () => void closed.push(name);
  const house = fakeHouse(HOME, closing('house'));
  const ear = fakeEar((frames) => heardAs(frames > 25 ? 'lamp off' : 'lamp on'));
  const config: Config = {
    ...DEFAULT_CONFIG,
    microphone: { ...DEFAULT_CONFIG.microphone, enabled: false },
    page: { ...DEFAULT_CONFIG.page, port: 0 },
    ...options.configParts,
  };
  const hub = await startHub({
    home: HOME,
    ...options,
    config,
    onEvent: (event) => events.push(event),
    openers: {
      models: async () => ({ good: [], problems: [] }),
      house: async () => house,
      understanding: () => fakeUnderstanding(),
      recognizer: async () => ({
        setGrammar: async () => {},
        command: ear.recognizer.command,
        transcribe: () => Promise.reject(new Error('not here')),
        wake: fakeSpotter(),
        close: closing('recognizer'),
      }),
      detector: async () => ({ ...ear.detector, close: closing('detector') }),
      // Frames made of rules hold no letters.
      listener: async () => null,
      voice: async () => ({ ...fakeVoice(), close: closing('voice') }),
      recorder: () => ({ program: 'arecord', command: '/nowhere' }),
      sink: async () => ({
        sink: { ...fakeSink('loudspeaker'), close: closing('loudspeaker') },
        refused: [],
      }),
      ...openers,
    },
  });
  return {
    hub,
    house,
    events,
    closed,
    until: (kind, fits = () => true) =>
      new Promise((resolve) => {
        type Wanted = Extract<HubEvent, { event: typeof kind }>;
        const isIt = (event: HubEvent): event is Wanted => event.event === kind && fits(event as Wanted);
        const known = events.find(isIt);
        if (known) return resolve(known);
        const off = hub.events.on((event) => {
          if (!isIt(event)) return;
          off();
          resolve(event);
        });
      }),
  };
}
