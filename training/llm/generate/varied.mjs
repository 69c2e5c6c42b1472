/**
 * Hand-written requests in other words of the house: what it calls its things and rooms is changed, in the house and in the
 * sentence alike, numbers too; and requests of one house one after the other in a breath. The written sentences are few and their
 * houses fewer: without this the model learns the names instead of how names are used.
 */

import { DEGREES, NUMBERS, VALUES } from './fillings.mjs';
import { ROOMS, THINGS } from './homes.mjs';

const GIVEN =
  'Marigold,Otto,Nimbus,Hetty,Bumble,Saffron,Captain,Juniper,Old Faithful,Pixel,Luna,Basil,Thunder,Olive,Gizmo,Willow,Tango,Maple,Cosmo,Freya,Biscuit,Jasper,Poppy,Zephyr,Mochi,Rusty,Indigo,Clover,Bertie,Sahara,Ember,Yuki,Rosa,Pepe,Anansi,Noor,Mango,Fjord,Banjo,Lotus'.split(
    ',',
  );
const NOUN = {
  light: 'Lamp',
  fan: 'Fan',
  media: 'Speaker',
  climate: 'Heater',
  cover: 'Blind',
  lock: 'Door',
  outlet: 'Plug',
};
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const spokenAs = (name) => new RegExp(`(?<![\\p{L}\\d])${escaped(name)}(?![\\p{L}\\d]|['’](?!s\\b))`, 'giu');
const named = (thing) => [thing.name, ...thing.aliases];

/** All that is copied from the sentence as it was said: names must not be changed in it. */
const copiedTexts = (calls) =>
  JSON.stringify(calls, (key, value) =>
    key === 'ids' || key === 'area' || key === 'areas' || key === 'floor' ? undefined : value,
  ).toLowerCase();

function otherName(kind, random) {
  if (kind === 'area')
    return random.chance(0.5)
      ? random.pick(ROOMS)
      : `${random.pick(GIVEN)}${random.pick(["'s Room", ' Room', ' Suite', ''])}`;
  const usual = THINGS[kind];
  if (usual !== undefined && random.chance(0.45)) return random.pick(usual).replace('%', random.pick(GIVEN));
  const noun = NOUN[kind];
  return noun === undefined || random.chance(0.4) ? random.pick(GIVEN) : `${random.pick(GIVEN)} ${noun}`;
}

/** The house with `from` called `to`: as a whole name, and for rooms within other names too. */
function renamed(home, from, to, within) {
  const whole = from.toLowerCase();
  const pattern = spokenAs(from);
  const change = (text) => (text.toLowerCase() === whole ? to : within ? text.replace(pattern, to) : text);
  const all = (things) =>
    things.map((thing) => ({ ...thing, name: change(thing.name), aliases: thing.aliases.map(change) }));
  return { ...home, areas: all(home.areas), devices: all(home.devices) };
}

/** The same request about things of other names and with other numbers; null where nothing in it can be changed. */
export function varied(example, random) {
  if (example.calls.some(({ do: does }) => does === 'none')) return null;
  let { home, say, calls } = example;
  let changed = false;
  const copied = copiedTexts(calls);
  const things = [...home.areas.map((area) => ({ ...area, kind: 'area' })), ...home.devices];
  const phrases = things.flatMap((thing) => named(thing).map((name) => ({ name, kind: thing.kind })));
  const often = (name) => phrases.filter((one) => one.name.toLowerCase() === name.toLowerCase()).length;
  const taken = new Set(phrases.map(({ name }) => name.toLowerCase()));
  const found = phrases
    .filter(
      ({ name }) => spokenAs(name).test(say) && often(name) === 1 && !copied.includes(name.toLowerCase()),
    )
    .sort((a, b) => b.name.length - a.name.length);
  for (const { name, kind } of found) {
    if (!spokenAs(name).test(say) || random.chance(0.15)) continue;
    const to = otherName(kind, random);
    if (taken.has(to.toLowerCase()) || spokenAs(to).test(say)) continue;
    taken.add(to.toLowerCase());
    home = renamed(home, name, to, kind === 'area');
    say = say.replace(spokenAs(name), random.chance(0.4) ? to : to.toLowerCase());
    changed = true;
  }
  for (const call of calls) {
    const others = NUMBERS_OF[call.attr] ?? {};
    const word = Object.keys(others).find((one) => others[one] === call.value && number(one).test(say));
    if (word === undefined || say.match(number(word)).length !== 1) continue;
    if (calls.filter(({ value }) => value === call.value).length > 1) continue;
    const to = random.pick(Object.keys(others));
    say = say.replace(number(word), to);
    calls = calls.map((one) => (one === call ? { ...one, value: others[to] } : one));
    changed = true;
  }
  return changed ? { ...example, home, say, calls, source: 'varied' } : null;
}

const LEVELS = Object.fromEntries(NUMBERS.map((word) => [word, VALUES[word] ?? Number(word)]));
const NUMBERS_OF = {
  brightness: LEVELS,
  position: LEVELS,
  volume: LEVELS,
  speed: LEVELS,
  target: Object.fromEntries(DEGREES),
};
const DIGIT =
  "one|two|three|four|five|six|seven|eight|nine|point|and a half|past|to|o'clock|minutes?|hours?|seconds?";

/** The number as it is said, where it is no part of another one, of a time or of a length of time. */
function number(word) {
  return new RegExp(
    `(?<![\\w-])${escaped(word)}(?! (?:${Object.keys(VALUES).join('|')}|${DIGIT})\\b|[\\w-]|[.:]\\d)`,
    'gi',
  );
}

/** Several requests of one house in a breath; null where they do not go together. */
export function joined(examples, random) {
  const [first] = examples;
  const calls = examples.flatMap((example) => example.calls);
  const plain = examples.every(
    ({ session, home, calls: some }) =>
      (session?.last ?? null) === null &&
      home === first.home &&
      some.every(
        ({ do: does, target }) =>
          does !== 'none' && does !== 'control' && does !== 'query' && target?.ref === undefined,
      ),
  );
  if (!plain || calls.length > 4 || new Set(examples.map(({ say }) => say)).size < examples.length)
    return null;
  const ids = calls.flatMap(({ target }) => target?.ids ?? []);
  if (new Set(ids).size < ids.length) return null;
  const parts = examples.map(({ say }) => say.replace(/[.!?]+$/, ''));
  const lowered = parts.map((part, at) =>
    at === 0 || /^I\b/.test(part) ? part : part[0].toLowerCase() + part.slice(1),
  );
  const between = random.pick([
    ', ',
    ' and ',
    ', and ',
    ' then ',
    ', then ',
    ', ',
    '. ',
    ' and also ',
    ', oh and ',
  ]);
  const states = inOneHouse(examples);
  return { ...first, say: lowered.join(between), calls, states, source: 'joined', row: undefined };
}

/** As every part expects it: what a row itself says of the house goes before what its home's file says. */
function inOneHouse(examples) {
  const [first, ...others] = examples;
  const states = new Map(first.states);
  for (const other of others)
    for (const { id, state } of other.home.devices) {
      const own = other.states?.get(id);
      if (
        own !== undefined &&
        Object.entries(own).some(([name, value]) => name in state && state[name] !== value)
      )
        states.set(id, own);
    }
  return states;
}
