/**
 * Whom a call is about: a `Target` as said becomes devices of this house. The rules, in the order they are tried:
 *
 * | said | where a room is known | where it is not |
 * |---|---|---|
 * | a name of one device | that device, wherever it is | the same |
 * | several devices pointed at by id (no name) | all of them | the same |
 * | a name that several share | the one in the speaker's room, else one question | one question |
 * | the same in the plural: "the reading lamps" | those of the room where it has several, else all of the house | all of the house |
 * | "the radiator", "the heater" (`word`) | the room's plug that is called so (plugged-in.ts); else what is called so before what only heats | what is called so before what only heats |
 * | "the bathroom" of two (`oneOf`) | the one the speaker is in, else one question | one question |
 * | "the light", "the lights" (no `all`) | every light of the room; none there: the only one of the house, or those of the only room that has any, else one question | as after the semicolon |
 * | "the blinds", where the room has curtains | those of the only room that has blinds, else what hangs here | as "the lights" |
 * | "all the lights" (`all`, no place) | every light of the house | the same |
 * | "the kitchen lights", "the lights upstairs" | every light there, however many | the same |
 * | "my lamp", where lamps are called two people's | a question which | a question which |
 * | "... in here" | the room's, nothing else | the only one of the house, else one question |
 * | "the door", "the music" (`single`) | the room's one; of several the one that `prefer`s (plays, is locked), else one question | the same over the house |
 * | "turn off the kitchen" | the kitchen's lights | the same |
 * | "turn off everything" | all that is switched (groups.ts); what is risky is the executor's (perform/sweep.ts) | the same |
 * | it, them, that one | the last command's, for five minutes; then, where the words say what kind of thing ("dim it"), the room's, or a question where the last command's may still be meant (for an hour) | the last command's, for five minutes |
 * | the other one | the same kind of thing beside the last one | the same |
 *
 * So a question is asked only where acting on the wrong thing is likely. It names at most three alternatives.
 */
import type { Target } from '../../nlu/call.js';
import type { Device, Home } from '../home.js';
import { isOfKind } from '../kinds/groups.js';
import { partsOf } from './named-parts.js';
import { findByName, isPlural, nameWords } from './names.js';
import {
  areasOf,
  inAreas,
  mayStillMean,
  type Place,
  type PlaceContext,
  placeOf,
  remembered,
} from './place.js';
import { ask, choose, type Resolution } from './resolution.js';
import { ofTargetKind, preferred, resolveGroup } from './resolve-group.js';
import type { Wants } from './wants.js';
import { ofSeveralOwners } from './whose.js';

/** Devices that a target means, a question, or nothing. Pure; see the table above. */
export function resolve(said: Target, context: PlaceContext, wants: Wants = {}): Resolution {
  const target = said.assumed === true ? withoutAssumption(said) : said;
  const place = placeOf(target, context);
  if (place.type === 'forgotten') return { type: 'forgotten' };
  if (target.ref === 'last' || target.ref === 'other')
    return subtract(resolveRef(target, context, wants), target, context);
  if (target.count !== undefined) return counted(target, target.count, context, wants);
  const named = target.ids !== undefined || target.name !== undefined;
  const found = named
    ? resolveName(target, place, context, wants)
    : resolveGroup(target, place, context, wants);
  const one = inOneOf(found, target, context, wants);
  return subtract(wants.many === true ? one : ofMine(one, target, context), target, context);
}

/** "My lamp" is one of those that are called somebody's. */
function ofMine(found: Resolution, { mine, all }: Target, context: PlaceContext): Resolution {
  if (mine !== true || all === true || found.type !== 'devices') return found;
  const owned = ofSeveralOwners(found.devices);
  return owned.length > 1 ? ask(owned, context) : found;
}

/** "The light in the bathroom", where there are two: asked, unless only one of them has any. */
function inOneOf(found: Resolution, target: Target, context: PlaceContext, wants: Wants): Resolution {
  if (target.oneOf !== true || target.all === true || wants.many === true || found.type !== 'devices')
    return found;
  return areasOf(found.devices).length > 1 ? ask(found.devices, context) : found;
}

/** "Both lamps": those of the room where they are two, else those of the house where they are; never two of three. */
function counted(said: Target, count: number, context: PlaceContext, wants: Wants): Resolution {
  const { count: _count, ...target } = said;
  const placed = placeOf(target, context).type !== 'anywhere';
  const { all: _all, ...some } = target;
  const places = placed || context.room === null ? [target] : [{ ...some, area: 'here' }, target];
  for (const place of places) {
    const found = resolve(place, context, wants);
    if (found.type === 'devices' && found.devices.length === count) return found;
  }
  return { type: 'none' };
}

/** Skills that read "the lights" as the room's say so; the rule for sets without a place is this file's. */
function withoutAssumption({ assumed: _assumed, area: _area, all: _all, ...rest }: Target): Target {
  return rest;
}

function resolveRef(target: Target, context: PlaceContext, wants: Wants): Resolution {
  const { home } = context.world;
  const last = remembered(context.session, context.world.now);
  if (last === null || last.devices.length === 0) return ofThisRoom(target, context, wants);
  const all = [...last.devices, ...(last.also ?? [])];
  // "Both" are the two last spoken of, whatever was done with each.
  const pairs = [last.devices, all, [...last.devices, ...(last.before ?? [])]];
  const pair = target.count === undefined ? undefined : pairs.find(({ length }) => length === target.count);
  // "Lights on, curtains closed and the TV on." "Dim them."
  const them = all.length === 1 && target.ref === 'last' ? (last.many ?? all) : all;
  const ids = pair ?? (target.ref === 'other' || target.all === true ? them : last.devices);
  const devices = home.devices.filter((device) => ids.includes(device.id));
  if (target.ref === 'last') {
    const those = ofTargetKind(devices, target);
    // "Lock it", after "is the door locked and the lamp on?": what was spoken of just before it.
    const fitting =
      those.length > 0
        ? those
        : ofTargetKind(
            home.devices.filter(({ id }) => last.before?.includes(id) === true),
            target,
          );
    // "Turn them off" after "is the door locked, are the lights on": those that can be turned off at all.
    const able = fitting.filter((device) => wants.able?.(device) ?? true);
    const meant = able.length > 0 ? able : fitting;
    // "Turn it off", after "is the lamp on and the gate shut?": nobody turns a gate off.
    const before = home.devices.filter(({ id }) => last.before?.includes(id) === true);
    const plain = ofTargetKind(before, target).filter((device) => wants.suits?.(device) === true);
    if (plain.length > 0 && wants.suits !== undefined && !meant.some(wants.suits))
      return choose(plain, 'group');
    return choose(meant, 'group');
  }
  const alike = home.devices.filter(
    (device) => !ids.includes(device.id) && devices.some((known) => isOfKind(device, known.kind)),
  );
  const rest = target.name === undefined ? ofTargetKind(alike, target) : findByName(home, target.name, alike);
  const near = rest.filter((device) => inAreas(device, areasOf(devices)));
  const around = near.length > 0 ? near : rest;
  // Beside the left sconce, the other one is the right sconce, not the chandelier.
  const nouns = devices.map(({ name }) => nameWords(name).at(-1));
  const namesakes = around.filter(({ name }) => nouns.includes(nameWords(name).at(-1)));
  const others = namesakes.length > 0 ? namesakes : around;
  return others.length > 1 && target.all !== true ? ask(others, context) : choose(others, 'named');
}

/** "Dim it", with nothing before it: the room's light, if the words say what kind of thing it is. */
function ofThisRoom(target: Target, context: PlaceContext, wants: Wants): Resolution {
  const { ref, ...plain } = target;
  const placed = target.area !== undefined || target.areas !== undefined || target.floor !== undefined;
  const kinds = target.kind ?? target.kinds ?? wants.unnamed;
  if (ref !== 'last' || kinds === undefined || context.room === null) return { type: 'forgotten' };
  const found = resolve(
    {
      ...plain,
      ...(target.kind === undefined && target.kinds === undefined ? { kinds: wants.unnamed ?? [] } : {}),
      ...(placed ? {} : { area: 'here' }),
    },
    context,
    wants,
  );
  return found.type === 'none' || isFadedElse(found, target, context, wants) ? { type: 'forgotten' } : found;
}

/** Something else was spoken of a while ago that can do the same: "it" may be either. */
function isFadedElse(found: Resolution, target: Target, context: PlaceContext, wants: Wants): boolean {
  const { session, world } = context;
  if (found.type !== 'devices' || !mayStillMean(session, world.now)) return false;
  const faded = world.home.devices.filter(({ id }) => session.last?.devices.includes(id) === true);
  const fitting = ofTargetKind(faded, { ...target, kinds: target.kinds ?? wants.unnamed ?? [] });
  return fitting.some((device) => (wants.able?.(device) ?? true) && !found.devices.includes(device));
}

/** By the word that was said, else by what it usually stands for: "the stove" is a stove before it is the oven. */
function findNamed({ word, name = '' }: Target, home: Home): Device[] {
  const worded = word === undefined ? [] : findByName(home, word, home.devices);
  return worded.length > 0 ? worded : findByName(home, name, home.devices);
}

function resolveName(target: Target, place: Place, context: PlaceContext, wants: Wants): Resolution {
  const { home } = context.world;
  const all = home.devices;
  const ids = target.ids === undefined ? null : new Set(target.ids);
  const known = ids === null ? findNamed(target, home) : all.filter(({ id }) => ids.has(id));
  let found = ofTargetKind(known, target);
  if (place.type === 'areas') {
    const there = found.filter((device) => inAreas(device, place.areas));
    // A scene without an area of its own is still "the kitchen's party mode".
    found = there.length > 0 ? there : found.filter((device) => device.area === null);
  }
  const able = found.filter((device) => wants.able?.(device) ?? true);
  const meant = able.length > 0 ? able : partsOf(found, all, wants.able);
  if (meant.length > 0) found = meant;
  const plural =
    target.name !== undefined && isPlural(target.name) && !found.some(({ name }) => isPlural(name));
  // Ids without a name were pointed at one by one; with a name they are namesakes, of which one is meant.
  const pointed = target.ids !== undefined && target.name === undefined;
  if (found.length <= 1 || target.all === true || pointed) return choose(found, 'named');
  const here = found.filter((device) => device.area !== null && device.area === context.room);
  const near = here.length > 0 ? here : found;
  // "The reading lamps": of this room where it has some, else all that are called so.
  if (plural && here.length > 1) return choose(here, 'group');
  if (plural && (wants.single !== true || areasOf(near).length <= 1)) return choose(found, 'group');
  return preferred(near, context, wants);
}

function subtract(found: Resolution, target: Target, context: PlaceContext): Resolution {
  if (found.type !== 'devices' || target.except === undefined) return found;
  const out = new Set<string>();
  for (const except of target.except) {
    const left = resolve(except, context, { everywhere: true });
    if (left.type === 'devices') for (const device of left.devices) out.add(device.id);
    if (left.type === 'ambiguous')
      for (const option of left.options) for (const id of option.devices) out.add(id);
  }
  return choose(
    found.devices.filter((device) => !out.has(device.id)),
    found.how,
  );
}
