/**
 * Sentences of needs (data/anywhere), each in houses where it means something: the things that it is about are put in, under many names and in the
 * state in which one says it, and what it could mean as well is taken out.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  COLORS,
  clock,
  DEGREES,
  DISHES,
  EVENTS,
  ITEMS,
  LENGTHS,
  MESSAGES,
  MUSIC,
  NUMBERS,
  TASKS,
  VALUES,
} from './fillings.mjs';
import { CALLED, ROOMS, randomHome, slug, THINGS } from './homes.mjs';
import { NEEDS } from './needs/index.mjs';
import { SORTS } from './needs/sorts.mjs';
import { misheard } from './noise.mjs';
import { statesOf } from './states.mjs';

const FOLDER = new URL('../data/anywhere/', import.meta.url);
/** Kinds that are in no room. */
const LOOSE = new Set(['scene', 'script', 'person', 'weather']);
/** What only tells how things are: it is in nobody's way. */
const TELLS = new Set(['sensor', 'binary_sensor', 'person', 'weather']);
const percent = (word) => [word, VALUES[word] ?? Number(word)];
export const heldOut = (sentence) => createHash('sha256').update(sentence).digest()[0] % 16 === 0;

const read = new Map();
export function linesOf(need) {
  if (!read.has(need)) {
    const file = new URL(`${need}.txt`, FOLDER);
    read.set(need, existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []);
  }
  return read.get(need);
}

/** What the slots are filled with that are no things of the house: [said, meant]. */
function filling(slot, home, random, taken) {
  switch (slot) {
    case 'n':
    case 'p': {
      const pair = percent(random.pick(NUMBERS));
      return taken.includes(pair[1]) ? null : pair;
    }
    case 't':
      return random.pick(DEGREES);
    case 'c':
      return same(random.pick(COLORS));
    case 'd':
      return random.pick(LENGTHS);
    case 's':
      return same(random.pick(MUSIC));
    case 'i':
    case 'j': {
      const item = random.pick(ITEMS);
      return taken.includes(item) ? null : same(item);
    }
    case 'f':
      return same(random.pick(DISHES));
    case 'm':
      return same(random.pick(MESSAGES));
    case 'task':
      return same(random.pick(TASKS));
    case 'k':
      return clock(random);
    case 'e': {
      const event = random.pick(EVENTS);
      return [event, event.replace(/^(?:the|my|a|an|our) /, '')];
    }
    case 'l': {
      const lists = home.lists.filter(({ id }) => id !== 'shopping_list');
      if (lists.length === 0) return null;
      const list = random.pick(lists);
      return [random.pick([list.name, ...list.aliases]).toLowerCase(), list.id];
    }
    default:
      throw new Error(`no filling for {${slot}}`);
  }
}
const same = (text) => [text, text];

function nameOf({ sort, names }, kind, deviceClass, room, random) {
  const all = names ?? SORTS[sort]?.names ?? CALLED[deviceClass] ?? THINGS[kind] ?? ['Thing'];
  return random.pick(all).replace('%', random.chance(0.5) ? room : 'Main');
}

/** A house for a way of each of some needs; null where they do not go together. `{home, room, things: [[device per put]], there}` */
function houseOf(ways, random) {
  const [hereName, thereName] = random.some(ROOMS, 2);
  const here = slug(hereName);
  const there = slug(thereName);
  const wanted = ways.flatMap((way, index) =>
    way.put.flatMap((thing) => {
      const kind = random.pick(thing.kinds ?? SORTS[thing.sort]?.kinds ?? [thing.kind]);
      const of = thing.class ?? SORTS[thing.sort]?.class;
      const deviceClass =
        of === undefined
          ? kind === 'cover'
            ? random.pick(COVER_CLASSES)
            : null
          : [of].flat().length > 1
            ? random.pick(of)
            : [of].flat()[0];
      const count =
        thing.as !== undefined || thing.only === true || kind === 'media' || LOOSE.has(kind)
          ? 1
          : random.pick([1, 1, 2, 3]);
      const area = LOOSE.has(kind)
        ? null
        : thing.where === 'here'
          ? here
          : thing.where === 'there'
            ? there
            : undefined;
      return Array.from({ length: count }, () => ({
        index,
        thing,
        kind,
        class: deviceClass,
        area,
        name: nameOf(thing, kind, deviceClass, hereName, random),
      }));
    }),
  );
  const home = randomHome(random, { more: wanted, rooms: [hereName, thereName] });
  const put = wanted.map((one) => ({
    ...one,
    device: home.devices.find(
      ({ name, kind, area }) =>
        name === one.name && kind === one.kind && (one.area === undefined || area === one.area),
    ),
  }));
  if (put.some(({ device }) => device === undefined)) return null;
  const kept = new Set(put.map(({ device }) => device));
  const inTheWay = (device) =>
    !kept.has(device) &&
    !TELLS.has(device.kind) &&
    put.some(
      ({ thing, kind, class: deviceClass }) =>
        (thing.only === true && device.kind === kind) ||
        (thing.sort !== undefined &&
          [device.name, ...device.aliases].some((name) => SORTS[thing.sort].like.test(name))) ||
        // "The covers" are those of one sort where only that sort is meant.
        (thing.as === undefined &&
          kind === 'cover' &&
          thing.where === 'here' &&
          device.kind === 'cover' &&
          device.area === here &&
          device.deviceClass !== deviceClass),
    );
  const cleared = (device) =>
    ways.some(({ clear = [] }) => clear.includes(device.kind)) && device.area === here && !kept.has(device);
  const devices = home.devices.filter((device) => !inTheWay(device) && !cleared(device));
  const clash = put.some(
    (one) =>
      ways.some(
        ({ clear = [] }, other) =>
          other !== one.index && clear.includes(one.kind) && one.device.area === here,
      ) ||
      put.some(
        (other) =>
          other.index !== one.index &&
          other.thing.sort !== undefined &&
          SORTS[other.thing.sort].like.test(one.name),
      ),
  );
  if (clash) return null;
  for (const { thing, device } of put)
    if (thing.can !== undefined) device.abilities = { ...device.abilities, ...thing.can };
  const calendars = ways.some(({ calendar }) => calendar === true)
    ? [{ id: 'family', name: 'Family Calendar', aliases: [], events: [] }]
    : home.calendars;
  const shops = ways.some(({ shopping }) => shopping === true);
  const lists = shops ? [SHOPPING, ...home.lists.filter(({ id }) => id !== SHOPPING.id)] : home.lists;
  return { home: { ...home, devices, calendars, lists }, room: here, there, put };
}
const SHOPPING = {
  id: 'shopping_list',
  name: 'Shopping List',
  aliases: ['groceries', 'grocery list', 'shopping'],
  items: [],
};
const COVER_CLASSES = [
  'blind',
  'blind',
  'curtain',
  'curtain',
  'shutter',
  'shade',
  'window',
  'awning',
  'gate',
  'garage',
];

/** As it is when somebody says so. */
function statesFor({ home, room, there, put }, kinds, random) {
  const states = new Map(statesOf({ home, room, calls: [] }, kinds, random, 0));
  const state = (wanted) =>
    Object.fromEntries(
      Object.entries(wanted)
        .map(([name, value]) => [name, Array.isArray(value) ? random.pick(value) : value])
        .filter(([, value]) => value !== undefined),
    );
  const apply = (device, wanted) => {
    // A level of what cannot be set is not told.
    const found = Object.entries(state(wanted)).filter(
      ([name]) => !['brightness', 'speed', 'volume'].includes(name) || name in device.abilities,
    );
    states.set(device.id, Object.fromEntries(found));
  };
  for (const { thing, kind, device } of put)
    if (thing.as === undefined)
      for (const one of home.devices)
        if (
          one.kind === kind &&
          (one === device ||
            (thing.where === 'here' && one.area === room) ||
            (thing.where === 'there' && one.area === there) ||
            (thing.where === 'any' && !TELLS.has(kind)))
        )
          apply(one, kind === 'media' && one !== device ? { playback: 'off' } : thing.state);
  for (const { thing, device } of put) if (thing.as !== undefined) apply(device, thing.state);
  return states;
}

/** The slots of one need in a house: what they are filled with, and the sentence; null where that cannot be. */
function filled(sentence, { slots = [] }, house, index, random, taken) {
  const meant = {};
  let text = sentence;
  const fill = (slot, said) => {
    text = text.replace(`{${slot}}`, said);
  };
  const things = house.put.filter((one) => one.index === index && one.thing.as !== undefined);
  for (const { thing, device } of things) {
    meant[thing.as] = device.id;
    if (!slots.includes(thing.as)) continue;
    const name = device.name.toLowerCase();
    const often = house.home.devices.filter((one) => one.name.toLowerCase() === name).length;
    if (often > 1 || house.home.areas.some((area) => area.name.toLowerCase() === name)) return null;
    fill(thing.as, random.pick([device.name, name, name, ...device.aliases]));
  }
  for (const slot of slots) {
    if (slot in meant) continue;
    if (slot === 'a') {
      const area = house.home.areas.find(({ id }) => id === house.there);
      meant.a = area.id;
      fill('a', random.pick([area.name.toLowerCase(), area.name.toLowerCase(), ...area.aliases]));
      continue;
    }
    const found = filling(slot, house.home, random, [...taken, ...Object.values(meant)]);
    if (found === null) return null;
    fill(slot, found[0]);
    meant[slot] = found[1];
  }
  return { text, meant };
}

const names = Object.keys(NEEDS).filter((need) => linesOf(need).length > 0);
const JOINED = [', ', ' and ', ', and ', '. ', ', also ', ', oh and ', ' then '];
/** Several needs in a breath: what is done at once and has no condition, and no question. */
const joins = (need) => {
  const { none, ways, slots = [] } = NEEDS[need];
  return (
    none === undefined &&
    slots.every((slot) => 'xncdti'.includes(slot)) &&
    ways.every(({ calendar }) => calendar !== true)
  );
};

/** `times` houses for every sentence; one more with another need in the same breath for every third. */
export function* anywhere(random, product, { times = 3, takes = () => true } = {}) {
  const partners = names.filter(joins);
  for (const need of names) {
    for (const [line, sentence] of linesOf(need).entries()) {
      if (!takes(line)) continue;
      for (let time = 0; time < times; time += 1) {
        const example = made([[need, sentence]], random, product);
        if (example !== null) yield example;
      }
      if (!partners.includes(need) || !random.chance(1 / 3)) continue;
      const other = random.pick(partners);
      const example = made(
        random.shuffle([
          [need, sentence],
          [other, random.pick(linesOf(other))],
        ]),
        random,
        product,
      );
      if (example !== null) yield example;
    }
  }
}

function made(parts, random, product) {
  const needs = parts.map(([need]) => NEEDS[need]);
  const ways = needs.map(({ ways }) => random.pick(ways));
  const house = houseOf(ways, random);
  if (house === null) return null;
  const taken = [];
  const texts = [];
  const calls = [];
  for (const [index, [, sentence]] of parts.entries()) {
    const part = filled(sentence, needs[index], house, index, random, taken);
    if (part === null) return null;
    taken.push(...Object.values(part.meant));
    texts.push(part.text);
    if (needs[index].none === undefined) calls.push(...ways[index].calls(part.meant));
  }
  const [{ none }] = needs;
  if (none === undefined && parts.length > 1) {
    if (calls.some(({ do: does }) => ['query', 'info', 'control'].includes(does))) return null;
    // "The lights" twice in a breath is the same lamps.
    const targets = calls.flatMap(({ target }) => (target === undefined ? [] : [JSON.stringify(target)]));
    if (new Set(targets).size < targets.length) return null;
  }
  const text = texts.map((one) => one.replace(/[.!]+$/, '')).join(random.pick(JOINED));
  return {
    home: house.home,
    room: house.room,
    states: statesFor(house, product.KIND_TABLE, random),
    say: random.chance(0.12) ? misheard(text, random) : text,
    calls: none === undefined ? calls : [{ do: 'none', reason: none }],
    source: none === undefined ? 'needs' : 'needs:none',
    needs: parts.map(([need]) => need),
    held: parts.some(([, sentence]) => heldOut(sentence)),
  };
}
