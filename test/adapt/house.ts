/** A house, a conversation and an adaptation with a clock of its own: one speaker, no hub around it. */
import { applyEffects, startWorld } from '../../src/actions/apply-effects.js';
import type { Home } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { World } from '../../src/actions/world.js';
import { Adaptation } from '../../src/adapt/adaptation.js';
import { openHistory } from '../../src/adapt/history.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import type { Outcome, Session } from '../../src/nlu/conversation.js';
import type { Proposed } from '../../src/nlu/converse/proposed.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { SKILLS } from '../../src/nlu/skills/index.js';
import { createUnderstanding, type Understanding } from '../../src/nlu/understanding.js';
import { openLessons } from '../../src/store/lesson-store.js';

export const HOME: Home = parseHome(
  `
areas:
  - {id: living_room, name: Living Room}
  - {id: bedroom, name: Bedroom}
rooms: {default: living_room}
devices:
  - {id: reading_lamp, name: Reading Lamp, area: living_room, kind: light, state: {on: false, brightness: 40}}
  - {id: ceiling_light, name: Ceiling Light, area: living_room, kind: light, state: {on: false}}
  - {id: bedroom_light, name: Bedroom Light, area: bedroom, kind: light, state: {on: false}}
  - {id: speaker, name: Speaker, area: living_room, kind: media, state: {playback: idle, volume: 30}}
  - {id: front_door, name: Front Door, kind: lock, state: {locked: true}}
  - {id: oven, name: Oven, kind: switch, risk: confirm, state: {on: false}}
`,
  'home.yaml',
).home;

export interface Rig {
  readonly adaptation: Adaptation;
  readonly log: { readonly level: string; readonly text: string; readonly about: unknown }[];
  /** Says something and carries it out. @param proposed what a model makes of it */
  say(text: string, options?: { speaker?: string; proposed?: Proposed }): Promise<Outcome>;
  /** Moves the clock. */
  at(now: string): void;
  /** Night falls: the clock goes there, and the hub looks. */
  night(now: string): Promise<void>;
  close(): Promise<void>;
}

/** @param state folder of the file, and of records where there are any; null: memory. */
export async function rig({
  state = null,
  home = HOME,
  room = 'living_room',
}: {
  readonly state?: string | null;
  readonly home?: Home;
  readonly room?: string;
} = {}): Promise<Rig> {
  const { store } = await openLessons(state);
  const log: Rig['log'] = [];
  const keep =
    (level: string) =>
    (about: unknown, text?: string): void =>
      void log.push({ level, text: text ?? String(about), about });
  const adaptation = new Adaptation({ store, hour: 3, log: { info: keep('info'), warn: keep('warn') } });
  let world: World = startWorld(home, '2026-11-21T09:00:00');
  const sessions = new Map<string, Session>();
  const compile = (): Understanding => createUnderstanding(adaptation.learned(home));
  let understanding = compile();
  adaptation.begin({
    world: () => world,
    converse: () => understanding.converse,
    changed: () => {
      understanding = compile();
    },
    history: (house, now) =>
      openHistory({ state, records: DEFAULT_CONFIG.records, home: house, skills: SKILLS, now }),
  });
  return {
    adaptation,
    log,
    say: async (text, { speaker = 'hub', proposed } = {}) => {
      const before = sessions.get(speaker) ?? newSession(room);
      const seen = { ...world, home: adaptation.learned(world.home) };
      const first = understanding.converse(seen, before, { text });
      const taught = first.source === 'none' ? (adaptation.means(text, home) ?? proposed) : undefined;
      const outcome =
        taught === undefined ? first : understanding.converse(seen, before, { text, proposed: taught });
      adaptation.turn({ speaker, text, before, world, outcome });
      sessions.set(speaker, outcome.session);
      world = applyEffects(world, outcome.effects);
      await adaptation.settled();
      return outcome;
    },
    at: (now) => {
      world = { ...world, now };
    },
    night: async (now) => {
      world = { ...world, now };
      adaptation.tick();
      await adaptation.settled();
    },
    close: () => adaptation.close(),
  };
}

export const devicesOf = ({ calls }: Outcome): string[] =>
  calls.filter(({ do: does }) => does !== 'control').flatMap(({ devices = [] }) => devices);
