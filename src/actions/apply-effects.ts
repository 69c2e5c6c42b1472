/**
 * Effects as data -> the next `World`. Pure. `try`, `hear --act` and tests live on it; the hub uses it for the agenda
 * (timers, alarms, lists) while the device effects go out over MQTT and come back as state.
 */
import { devicesById } from './devices-by-id.js';
import type { DeviceState, Home } from './home.js';
import { lookup } from './lookup.js';
import { applyEffect } from './simulated/simulated-device.js';
import type { Agenda, ClockEntry, Effect, LocalTime, ScheduledCalls, TodoItem, World } from './world.js';

/** The world at the start of a session: the home file's state and lists, nothing planned. */
export function startWorld(home: Home, now: LocalTime): World {
  return {
    home,
    states: new Map(home.devices.map(({ id, state }) => [id, state])),
    unavailable: new Set(),
    agenda: startAgenda(home),
    now,
  };
}

export function startAgenda(home: Home): Agenda {
  return {
    timers: [],
    clock: [],
    scheduled: [],
    carrying: [],
    notes: [],
    lists: Object.fromEntries(
      home.lists.map(({ id, items }) => [id, items.map((text): TodoItem => ({ text, done: false }))]),
    ),
    nextId: 1,
  };
}

export function applyEffects(world: World, effects: readonly Effect[]): World {
  if (effects.length === 0) return world;
  return { ...world, states: applyToStates(world, effects), agenda: applyToAgenda(world.agenda, effects) };
}

function applyToStates(world: World, effects: readonly Effect[]): ReadonlyMap<string, DeviceState> {
  const devices = devicesById(world.home);
  const states = new Map(world.states);
  for (const effect of effects) {
    if (effect.type !== 'device' && effect.type !== 'device-op') continue;
    const device = devices.get(effect.device);
    // What is offline does not move, whatever it is told.
    if (device === undefined || world.unavailable.has(effect.device)) continue;
    states.set(effect.device, applyEffect(device, states.get(effect.device) ?? {}, effect));
  }
  return states;
}

/** Timers, alarms, reminders, lists and what is scheduled; effects on devices and the hub are left alone. */
export function applyToAgenda(agenda: Agenda, effects: readonly Effect[]): Agenda {
  return effects.reduce(applyOne, agenda);
}

function applyOne(agenda: Agenda, effect: Effect): Agenda {
  switch (effect.type) {
    case 'timer': {
      const { timer, op } = effect;
      const timers = op === 'cancel' ? without(agenda.timers, timer.id) : put(agenda.timers, timer);
      return { ...agenda, timers, nextId: after(agenda, timer.id) };
    }
    case 'clock': {
      const clock =
        effect.op === 'cancel' ? without(agenda.clock, effect.entry.id) : put(agenda.clock, effect.entry);
      return { ...agenda, clock: byTime(clock), nextId: after(agenda, effect.entry.id) };
    }
    case 'schedule': {
      const { entry, op } = effect;
      const over = op === 'cancel' || (op === 'fired' && !comesAgain(entry));
      const scheduled = over ? without(agenda.scheduled, entry.id) : put(agenda.scheduled, entry);
      return { ...agenda, scheduled, nextId: after(agenda, entry.id) };
    }
    case 'list': {
      if (effect.deleted === true) {
        const { [effect.list]: _, ...lists } = agenda.lists;
        return { ...agenda, lists };
      }
      const items = changeList(lookup(agenda.lists, effect.list) ?? [], effect);
      return { ...agenda, lists: { ...agenda.lists, [effect.list]: items } };
    }
    case 'pin': {
      const { pin: _, ...rest } = agenda;
      return effect.tries === null ? rest : { ...rest, pin: effect.tries };
    }
    default:
      return agenda;
  }
}

function comesAgain(entry: ScheduledCalls): boolean {
  return entry.repeat !== null;
}

/** Replaces the entry of this id in place, or appends it. */
function put<T extends { readonly id: string }>(entries: readonly T[], entry: T): readonly T[] {
  return entries.some(({ id }) => id === entry.id)
    ? entries.map((other) => (other.id === entry.id ? entry : other))
    : [...entries, entry];
}

function without<T extends { readonly id: string }>(entries: readonly T[], id: string): readonly T[] {
  return entries.filter((entry) => entry.id !== id);
}

function byTime(entries: readonly ClockEntry[]): readonly ClockEntry[] {
  return entries.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

/** Ids end in a number (`timer_3`): the counter stays ahead of every id that is in use. */
function after(agenda: Agenda, id: string): number {
  const number = Number(/_(\d+)$/.exec(id)?.[1] ?? 0);
  return Math.max(agenda.nextId, number + 1);
}

type ListEffect = Extract<Effect, { readonly type: 'list' }>;

function changeList(items: readonly TodoItem[], effect: ListEffect): readonly TodoItem[] {
  let next = [...items];
  for (const text of effect.removed ?? []) {
    const index = next.findIndex((item) => item.text === text);
    if (index !== -1) next.splice(index, 1);
  }
  for (const text of effect.completed ?? []) {
    const index = next.findIndex((item) => item.text === text && !item.done);
    if (index !== -1) next[index] = { text, done: true };
  }
  for (const text of effect.added ?? []) {
    // What was ticked off last week and is wanted again is one line, not two.
    next = next.filter((item) => !(item.done && item.text === text));
    next.push({ text, done: false });
  }
  return next;
}

export { type Changes, diffWorld } from './changes.js';
