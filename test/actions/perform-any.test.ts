/** Whatever a grammar, a model or a plugin makes up: nothing throws, nothing acts beyond what it says, all can be undone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEffects } from '../../src/actions/apply-effects.js';
import { performCall } from '../../src/actions/perform/index.js';
import { type Call, SET_STATES, type Target } from '../../src/nlu/call.js';
import { newSession, undoable } from '../../src/nlu/converse/session.js';
import { performUndo } from '../../src/nlu/converse/undo.js';
import { HOME, house, lately, spoken } from './small-house.js';

const ids = HOME.devices.map(({ id }) => id);
const areas = HOME.areas.map(({ id }) => id);
const kinds = [...new Set(HOME.devices.map(({ kind }) => kind))];
const attrs = [
  'brightness',
  'color',
  'color_temp',
  'target',
  'temperature',
  'speed',
  'position',
  'volume',
  'muted',
  'mode',
  'level',
  'value',
  'tilt',
  'sauna',
  '__proto__',
  'constructor',
];

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

const target: fc.Arbitrary<Target> = fc
  .record({
    name: some(fc.oneof(fc.constantFrom(...HOME.devices.map(({ name }) => name)), fc.string())),
    ids: some(fc.subarray([...ids, 'nobody'], { minLength: 1, maxLength: 3 })),
    area: some(fc.constantFrom(...areas, 'here', 'outside', 'attic')),
    floor: some(fc.constantFrom('ground', 'upstairs', 'here', 'cellar')),
    kind: some(fc.constantFrom(...kinds, 'sauna')),
    class: some(fc.constantFrom('blind', 'curtain', 'garage', 'window', 'lamp', 'x')),
    all: some(fc.boolean()),
    ref: some(fc.constantFrom('last' as const, 'there' as const, 'other' as const)),
  })
  .map((parts) => compact(parts) as Target);

const value = fc.oneof(
  fc.double(),
  fc.integer({ min: -10, max: 200 }),
  fc.string(),
  fc.boolean(),
  fc.constantFrom('max', 'min', 'red', 'warm white', 'off'),
  fc.constant({ h: 20, s: 30 }),
);
const delta = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.record({ some: fc.constantFrom(1 as const, -1 as const) }),
);
const call = fc
  .oneof(
    fc.record({ do: fc.constant('set'), state: fc.constantFrom(...SET_STATES), target: some(target) }),
    fc.record({ do: fc.constant('adjust'), attr: fc.constantFrom(...attrs), value, target: some(target) }),
    fc.record({ do: fc.constant('adjust'), attr: fc.constantFrom(...attrs), delta, target: some(target) }),
    fc.record({
      do: fc.constant('query'),
      attr: fc.constantFrom(...attrs, 'on', 'state'),
      agg: some(fc.constantFrom('which', 'any', 'all', 'count')),
      test: some(fc.record({ is: fc.constantFrom<string | boolean | number>(true, 'open', 3) })),
      target: some(target),
    }),
    fc.record({
      do: fc.constant('run'),
      op: fc.constantFrom('activate', 'start', 'stop', 'pause', 'dock', 'clean_area'),
      area: some(fc.constantFrom(...areas)),
      target: some(target),
    }),
    fc.record({
      do: fc.constant('media'),
      op: fc.constantFrom('play', 'pause', 'resume', 'next', 'previous', 'stop'),
      target: some(target),
    }),
    fc.record({
      do: fc.constant('control'),
      op: fc.constantFrom('louder', 'mute', 'stop', 'cancel', 'snooze'),
    }),
  )
  // The shapes are those of `Call`; that the values are not what a skill would give is the point.
  .map((parts) => compact(parts) as unknown as Call);

const room = fc.constantFrom(null, ...areas);
const remembered = fc.subarray(ids, { maxLength: 3 });

describe('any call', () => {
  it('says something and acts on nothing but the devices it names', () => {
    fc.assert(
      fc.property(call, room, remembered, (one, where, last) => {
        const part = performCall(one, spoken(where, lately(last)));
        expect(part.reply).not.toBe('');
        expect(part.reply).not.toMatch(/undefined|null|NaN|\[object/);
        const named = new Set(part.calls.flatMap(({ devices }) => devices ?? []));
        for (const id of named) expect(ids).toContain(id);
        for (const effect of part.effects) if ('device' in effect) expect(named).toContain(effect.device);
        if (part.pending !== null) expect(part.effects).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is undone by undo', () => {
    fc.assert(
      fc.property(call, room, (one, where) => {
        const world = house();
        const part = performCall(one, spoken(where, {}, world));
        const session = { ...newSession(where), undo: undoable(newSession(where), part.effects, world) };
        const after = applyEffects(world, part.effects);
        const back = applyEffects(after, performUndo(spoken(where, session, after)).effects);
        for (const { id, kind } of HOME.devices) {
          if (kind !== 'scene') expect(back.states.get(id)).toEqual(world.states.get(id));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
