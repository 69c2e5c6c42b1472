/** The whole policy as one table: how risky a device is, by which way somebody comes, what is to be done with it. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import type { Device, Home, Risk } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import { mayComeDue } from '../../src/actions/policy/policy.js';
import type { Effect, World } from '../../src/actions/world.js';
import type { Call } from '../../src/nlu/call.js';
import type { Converse, Outcome, Session } from '../../src/nlu/conversation.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';
import { Powers } from '../../src/plugins/powers.js';

const { home: HOUSE } = parseHome(
  `
areas: [{id: hall, name: Hall}, {id: garden, name: Garden, outside: true}]
rooms: {default: hall}
devices:
  - {id: lock, name: Front Door, area: hall, kind: lock, state: {locked: true}}
  - {id: garage, name: Garage Door, area: hall, kind: cover, class: garage, state: {position: 0}}
  - {id: alarm, name: House Alarm, area: hall, kind: alarm, state: {mode: armed_away}}
  - {id: main, name: Water Valve, area: hall, kind: valve, state: {position: 0}}
  - {id: oven, name: Oven, area: hall, kind: switch, state: {on: false}}
`,
  'home.yaml',
);

const ids = (...devices: string[]) => ({ target: { ids: devices } });
/** What is said, what a model or a plugin would call it, and the device's state before. */
const DEEDS: Readonly<Record<string, { device: string; say: string; call: Call; before?: object }>> = {
  unlock: {
    device: 'lock',
    say: 'unlock the front door',
    call: { do: 'set', state: 'unlock', ...ids('lock') },
  },
  open: {
    device: 'garage',
    say: 'open the garage door',
    call: { do: 'set', state: 'open', ...ids('garage') },
  },
  'open a little': {
    device: 'garage',
    say: 'set the garage door to 20 percent',
    call: { do: 'adjust', attr: 'position', value: 20, ...ids('garage') },
  },
  disarm: {
    device: 'alarm',
    say: 'disarm the house alarm',
    call: { do: 'adjust', attr: 'mode', value: 'disarmed', ...ids('alarm') },
  },
  'open a valve': {
    device: 'main',
    say: 'open the water valve',
    call: { do: 'set', state: 'open', ...ids('main') },
  },
  on: { device: 'oven', say: 'turn on the oven', call: { do: 'set', state: 'on', ...ids('oven') } },
  off: {
    device: 'oven',
    say: 'turn off the oven',
    call: { do: 'set', state: 'off', ...ids('oven') },
    before: { on: true },
  },
  close: {
    device: 'garage',
    say: 'close the garage door',
    call: { do: 'set', state: 'close', ...ids('garage') },
    before: { position: 100 },
  },
  'lock it': {
    device: 'lock',
    say: 'lock the front door',
    call: { do: 'set', state: 'lock', ...ids('lock') },
    before: { locked: false },
  },
};
const HARMLESS = ['close', 'lock it'];
/** Of no risk but where home.yaml says so. */
const PLAIN = ['on', 'off', 'open a valve'];

const WAYS = ['inside', 'outside', 'page', 'network', 'model', 'later', 'plugin', 'unasked'] as const;
type Way = (typeof WAYS)[number];

/** What comes of a risky deed; the ways in the order of `WAYS`. */
const TABLE: readonly (readonly [Risk, string])[] = [
  //         inside  outside page    network model   later   plugin  unasked
  ['none', ' done    done    done    done    done    done    done    done   '],
  ['confirm', 'ask   ask     ask     ask     ask     ask     refused refused'],
  ['pin', '  pin     pin     pin     pin     pin     pin     refused refused'],
  ['inside', 'done   refused done    refused done    done    done    refused'],
  ['never', 'refused refused refused refused refused refused refused refused'],
];

const rows = TABLE.flatMap(([risk, cells]) =>
  cells
    .trim()
    .split(/\s+/)
    .map((cell, at) => ({ risk, way: WAYS[at] ?? 'inside', cell })),
);

function guarded(device: string, risk: Risk | null): Home {
  return {
    ...HOUSE,
    devices: HOUSE.devices.map((one): Device => (one.id === device ? { ...one, risk } : one)),
  };
}

const { converse: read } = createUnderstanding(HOUSE, { verifyPin: (pin) => pin === '4711' });

function worldOf(deed: string, risk: Risk | null): World {
  const { device, before = {} } = DEEDS[deed] ?? { device: '' };
  const world = startWorld(guarded(device, risk), '2026-11-21T09:00:00');
  return { ...world, states: new Map(world.states).set(device, { ...world.states.get(device), ...before }) };
}

const SESSIONS: Readonly<Partial<Record<Way, Session>>> = {
  outside: newSession('garden'),
  page: newSession(),
  network: { ...newSession(), afar: true },
};

function talk(world: World, way: Way, deed: string): Outcome {
  const { say = '', call } = DEEDS[deed] ?? {};
  const session = SESSIONS[way] ?? newSession('hall');
  if (way === 'later') return read(world, session, { text: `${say} at eight pm` });
  if (way !== 'model' || call === undefined) return read(world, session, { text: say });
  return read(world, session, { text: 'blorf the wug', proposed: { calls: [call], confidence: 0.99 } });
}

function cameTo({ effects, session: { pending } }: Outcome): string {
  if (effects.some(({ type }) => type === 'device' || type === 'device-op' || type === 'schedule'))
    return 'done';
  if (pending?.kind !== 'confirm') return 'refused';
  return pending.pin === true ? 'pin' : 'ask';
}

async function byPlugin(
  world: World,
  room: string | null,
  { device, call }: (typeof DEEDS)[string],
): Promise<string> {
  const carried: Effect[] = [];
  const powers = new Powers(
    { devices: [device], kinds: [], mqtt: { publish: [], subscribe: [] }, timers: false, say: false },
    {
      world: () => world,
      publish: async () => {},
      subscribe: async () => async () => {},
      carryOut: async (effects, reply) => {
        carried.push(...effects);
        return { ok: true, reply };
      },
      say: () => {},
    },
  );
  const request = { type: 'act', calls: [call] } as Parameters<Powers['grant']>[0];
  await powers.grant(request, room, new AbortController().signal).catch(() => {});
  return carried.length > 0 ? 'done' : 'refused';
}

async function comesTo(risk: Risk | null, way: Way, deed: string): Promise<string> {
  const world = worldOf(deed, risk);
  const what = DEEDS[deed];
  if (what === undefined) throw new Error(deed);
  if (way === 'plugin') return await byPlugin(world, 'hall', what);
  return way === 'unasked' ? await byPlugin(world, null, what) : cameTo(talk(world, way, deed));
}

const risky = Object.keys(DEEDS).filter((deed) => !HARMLESS.includes(deed));

describe('what is risky', () => {
  it.each(rows)('with risk $risk, by the way $way: $cell', async ({ risk, way, cell }) => {
    const came = await Promise.all(risky.map(async (deed) => [deed, await comesTo(risk, way, deed)]));
    expect(Object.fromEntries(came)).toEqual(Object.fromEntries(risky.map((deed) => [deed, cell])));
  });

  it.each(WAYS)('without a risk in home.yaml is asked about where it lets somebody in: %s', async (way) => {
    const entrance = ['plugin', 'unasked'].includes(way) ? 'refused' : 'ask';
    for (const deed of risky)
      expect([deed, await comesTo(null, way, deed)]).toEqual([
        deed,
        PLAIN.includes(deed) ? 'done' : entrance,
      ]);
  });
});

describe('what is harmless', () => {
  it.each(rows)('is done, with risk $risk and by the way $way', async ({ risk, way }) => {
    for (const deed of HARMLESS) expect([deed, await comesTo(risk, way, deed)]).toEqual([deed, 'done']);
  });

  it.each(rows)('is told, with risk $risk and by the way $way', ({ risk, way }) => {
    const world = worldOf('unlock', risk);
    const { effects, session, reply } = read(world, SESSIONS[way] ?? newSession('hall'), {
      text: 'is the front door locked',
    });
    expect([effects, session.pending, reply]).toEqual([[], null, expect.stringContaining('locked')]);
  });
});

describe('what was asked', () => {
  const answered = (risk: Risk, deed: string, way: Way, answer: string): string => {
    const world = worldOf(deed, risk);
    const { session } = talk(world, way, deed);
    const converse: Converse = read;
    return cameTo(converse(world, session, { text: answer }));
  };
  const asked = ['inside', 'outside', 'page', 'network', 'model', 'later'] as const;

  it.each(asked)('is done on yes or the PIN, and on nothing less: %s', (way) => {
    for (const deed of risky) {
      expect([deed, answered('confirm', deed, way, 'yes')]).toEqual([deed, 'done']);
      expect([deed, answered('confirm', deed, way, 'no')]).toEqual([deed, 'refused']);
      expect([deed, answered('pin', deed, way, '4711')]).toEqual([deed, 'done']);
      expect([deed, answered('pin', deed, way, '4712')]).toEqual([deed, 'refused']);
      expect([deed, answered('pin', deed, way, 'yes')]).toEqual([deed, 'pin']);
    }
  });

  it('says what it will do', () => {
    for (const deed of risky) {
      const { ask } = talk(worldOf(deed, 'confirm'), 'inside', deed);
      expect(ask).toMatch(/^Should I really (?:unlock|open|disarm|turn on|turn off) the [A-Z]/);
    }
  });
});

describe('what comes due', () => {
  const unlock: Effect = { type: 'device', device: 'lock', set: { locked: false } };
  it.each<[Risk | null, 'confirm' | 'pin' | null, boolean]>([
    ['none', null, true],
    ['inside', null, true],
    [null, null, false],
    [null, 'confirm', true],
    ['confirm', null, false],
    ['confirm', 'confirm', true],
    ['confirm', 'pin', true],
    ['pin', null, false],
    ['pin', 'confirm', false],
    ['pin', 'pin', true],
    ['never', 'pin', false],
  ])('with risk %s by then, agreed to by %s: done %s', (risk, consent, done) => {
    expect(mayComeDue([unlock], worldOf('unlock', risk), consent).ok).toBe(done);
    const lock: Effect = { type: 'device', device: 'lock', set: { locked: true } };
    expect(mayComeDue([lock], worldOf('lock it', risk), null).ok).toBe(true);
  });
});
