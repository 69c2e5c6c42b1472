/** Whom a call is about: devices pointed at, groups by kind and class, places, what was meant last, exceptions. */
import { KINDS } from '../../actions/home.js';
import type { Target } from '../../nlu/call.js';
import type { EntityType, Problem } from '../problem/problem.js';
import { kindsFor } from './heads.js';
import { either, includes, type Part, pointers, type Reading, symbols, take } from './legal.js';
import { opens } from './read-values.js';
import { CLASSES, type Item, type Pointer } from './vocabulary.js';

/** A target while it is read; empty arrays for what was not said. */
export interface Draft {
  readonly ids: string[];
  readonly areas: string[];
  readonly kinds: string[];
  floor?: string;
  class?: string;
  ref?: 'last' | 'there' | 'other';
  all?: true;
  readonly except: Draft[];
}

export const emptyDraft = (): Draft => ({ ids: [], areas: [], kinds: [], except: [] });

export function targetFrom(draft: Draft): Target | undefined {
  const { ids, areas, kinds, floor, class: deviceClass, ref, all, except } = draft;
  const [area] = areas;
  const [kind] = kinds;
  const target: Target = {
    ...(ids.length > 0 ? { ids } : {}),
    ...(ref === undefined ? {} : { ref }),
    ...(kinds.length === 1 && kind !== undefined ? { kind } : {}),
    ...(kinds.length > 1 ? { kinds } : {}),
    ...(deviceClass === undefined ? {} : { class: deviceClass }),
    ...(areas.length === 1 && area !== undefined ? { area } : {}),
    ...(areas.length > 1 ? { areas } : {}),
    ...(floor === undefined ? {} : { floor }),
    ...(all === undefined ? {} : { all }),
    ...(except.length > 0 ? { except: except.map((one) => targetFrom(one) ?? {}) } : {}),
  };
  return Object.keys(target).length === 0 ? undefined : target;
}

const REFS = { 'ref:last': 'last', 'ref:there': 'there', 'ref:other': 'other' } as const;
const isRef = (item: Item): item is keyof typeof REFS => typeof item === 'string' && item in REFS;

/** The parts of a target of this head, filling `draft`. A part of an exception fills the last exception. */
export function targetParts(head: string, problem: Problem, draft: Draft): Part[] {
  const fit = kindsFor(head);
  /** Of this type, and not said already. */
  const of = (type: EntityType): Pointer[] =>
    problem.entities.flatMap((entity, index): Pointer[] =>
      entity.type === type &&
      !draft.ids.includes(entity.id) &&
      !draft.areas.includes(entity.id) &&
      (type !== 'device' || (entity.kind !== null && fit.has(entity.kind)))
        ? [{ entity: index }]
        : [],
    );
  const idAt = (item: Item): string =>
    typeof item !== 'string' && 'entity' in item ? (problem.entities[item.entity]?.id ?? '') : '';
  const into = (fill: (draft: Draft, item: Item) => void): ((item: Item) => void) => {
    return (item) => fill(draft, item);
  };
  const after = (item: Item, prefix: string): string =>
    typeof item === 'string' ? item.slice(prefix.length) : '';
  const kinds = KINDS.filter((kind) => fit.has(kind) && problem.kinds.has(kind));
  return [
    {
      starts: () => pointers(of('device')),
      again: true,
      fill: into(({ ids }, item) => ids.push(idAt(item))),
    },
    {
      starts: () => symbols(...Object.keys(REFS)),
      fill: into((one, item) => {
        if (isRef(item)) one.ref = REFS[item];
      }),
    },
    {
      starts: () =>
        symbols(...kinds.filter((kind) => !draft.kinds.includes(kind)).map((kind) => `kind:${kind}`)),
      again: true,
      fill: into((one, item) => one.kinds.push(after(item, 'kind:'))),
    },
    {
      starts: () => symbols(...CLASSES.map((name) => `class:${name}`)),
      fill: into((one, item) => {
        one.class = after(item, 'class:');
      }),
    },
    {
      starts: () => ({
        symbols: ['here', 'outside'].filter((place) => !draft.areas.includes(place)),
        pointers: of('area'),
      }),
      again: true,
      fill: into(({ areas }, item) => areas.push(typeof item === 'string' ? item : idAt(item))),
    },
    {
      starts: () => pointers(of('floor')),
      fill: into((one, item) => {
        one.floor = idAt(item);
      }),
    },
    {
      starts: () => symbols('all'),
      fill: into((one) => {
        one.all = true;
      }),
    },
  ];
}

/** What is left out, one thing after each `except`: a device, a room or a kind. */
export function exceptPart(head: string, problem: Problem, draft: Draft): Part {
  const parts = (left: Draft): Part[] =>
    targetParts(head, problem, left).filter(
      ({ starts }) => !starts().symbols.some((one) => NO_EXCEPTION.test(one)),
    );
  const first = either(...parts(emptyDraft()).map(({ starts }) => starts()));
  return {
    starts: () => (draft.except.length < MAX_EXCEPTIONS ? opens('except', first) : symbols()),
    again: true,
    *read(): Reading<void> {
      const left = emptyDraft();
      const item = yield* take(first);
      draft.except.push(left);
      const part = parts(left).find(({ starts }) => includes(starts(), item));
      part?.fill?.(item);
    },
  };
}

const MAX_EXCEPTIONS = 3;
const NO_EXCEPTION = /^(?:all|ref:|class:)/;
