/** Examples made here: drawn from the grammar, from templates, from hand-written rows. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { begin, homesIn } from '../house.mjs';
import { readRows } from '../rows.mjs';
import { drawer } from './draw.mjs';
import {
  ABSENT,
  BUY,
  COLORS,
  DEGREES,
  FOOD,
  LENGTHS,
  NEWS,
  NUMBERS,
  SONGS,
  THINGS,
  VALUES,
} from './fillings.mjs';
import { randomHome } from './homes.mjs';
import { misheard, noise } from './noise.mjs';
import { grammarOf, NOW } from './product.mjs';
import { FOLLOW, TEMPLATES } from './templates.mjs';

const isHeldOut = (pattern) => createHash('sha256').update(pattern).digest()[0] % 10 === 0;

/** `(a|b)` at random. */
function spoken(pattern, random) {
  let text = pattern;
  while (/\([^()]*\)/.test(text))
    text = text.replace(/\(([^()]*)\)/, (_, inner) => random.pick(inner.split('|')));
  return text.replace(/\s+/g, ' ').trim();
}

/** One filling of a template in a house; null where the house has not what it needs. */
function fill(template, pattern, home, random) {
  const slots = {};
  let text = spoken(pattern, random);
  const unique = (kinds) =>
    home.devices.filter(
      (one) =>
        kinds.includes(one.kind) &&
        home.devices.filter(({ name }) => name.toLowerCase() === one.name.toLowerCase()).length === 1 &&
        !home.areas.some(({ name }) => name.toLowerCase() === one.name.toLowerCase()),
    );
  const said = (one) =>
    random.pick([one.name, one.name.toLowerCase(), one.name.toLowerCase(), ...one.aliases]);
  if (template.x !== undefined) {
    const fits = unique(template.x);
    if (fits.length === 0) return null;
    const one = random.pick(fits);
    slots.x = one.id;
    text = text.replaceAll('{x}', said(one));
    if (template.y !== undefined) {
      const others = unique(template.y).filter(({ id }) => id !== one.id);
      if (others.length === 0) return null;
      const other = random.pick(others);
      slots.y = other.id;
      text = text.replaceAll('{y}', said(other));
    }
  }
  if (template.a !== undefined) {
    const fits = home.areas.filter(
      ({ id }) =>
        template.a === 'any' || home.devices.some(({ kind, area }) => kind === template.a && area === id),
    );
    if (fits.length === 0) return null;
    const area = random.pick(fits);
    slots.a = area.id;
    text = text.replaceAll(
      '{a}',
      random.pick([area.name.toLowerCase(), area.name.toLowerCase(), ...area.aliases]),
    );
  }
  if (template.needs !== undefined && !home.devices.some(({ kind }) => kind === template.needs)) return null;
  if (template.q === true) {
    const absent = random.pick(ABSENT);
    const words = absent.split(' ');
    if (
      home.devices.some(({ name, aliases }) =>
        [name, ...aliases].some((one) => words.some((word) => one.toLowerCase().includes(word))),
      )
    )
      return null;
    text = text.replaceAll('{q}', absent);
  }
  const put = (slot, pairs) => {
    if (!text.includes(`{${slot}}`)) return;
    const pair = random.pick(pairs);
    const [word, value] = Array.isArray(pair) ? pair : [pair, pair];
    slots[slot] = value;
    text = text.replaceAll(`{${slot}}`, word);
  };
  put(
    'n',
    NUMBERS.map((word) => [word, VALUES[word] ?? Number(word)]),
  );
  put('t', DEGREES);
  put('c', COLORS);
  put('d', LENGTHS);
  put('s', SONGS);
  put('i', BUY);
  put('f', FOOD);
  put('m', NEWS);
  put('w', THINGS);
  return { text, slots };
}

/** `of` fillings of each sentence of each template. */
export function* templated(random, product, { times = 12 } = {}) {
  for (const template of TEMPLATES) {
    const out = new Set((template.not ?? []).map((pattern) => pattern));
    for (const pattern of template.say) {
      if (out.has(pattern)) continue;
      for (let time = 0; time < times; time += 1) {
        const home = randomHome(random, {
          more: [template.x?.[0], template.y?.[0], template.needs]
            .filter(Boolean)
            .map((kind) => ({ name: thing(kind, random), kind })),
        });
        const filled = fill(template, pattern, home, random);
        if (filled === null) continue;
        const calls = template.calls(filled.slots);
        const refuses = calls[0].do === 'none';
        const roughly = random.chance(0.35) && !refuses ? noise(filled.text, random) : filled.text;
        const say = random.chance(0.12) ? misheard(roughly, random) : roughly;
        const room = roomFor(template, home, random);
        if (room === undefined) continue;
        yield {
          home,
          room,
          say,
          calls,
          source: refuses ? 'template:none' : 'template',
          held: isHeldOut(pattern),
        };
      }
    }
  }
  for (const template of FOLLOW) {
    for (const pattern of template.say) {
      if ((template.not ?? []).includes(pattern)) continue;
      for (let time = 0; time < times; time += 1) {
        const home = randomHome(random, {
          more: [...template.x, ...(template.y ?? [])].map((kind) => ({ name: thing(kind, random), kind })),
        });
        const filled = fill(template, pattern.includes('{x}') ? pattern : `${pattern}`, home, random);
        if (filled === null) continue;
        const first = home.devices.find(({ id }) => id === filled.slots.x);
        const last = {
          devices: [first.id],
          areas: first.area === null ? [] : [first.area],
          calls: [
            {
              do: 'set',
              state: template.first.includes('off')
                ? 'off'
                : template.first.startsWith('open')
                  ? 'open'
                  : 'on',
              target: { ids: [first.id] },
            },
          ],
          at: NOW,
        };
        const room = random.pick(home.areas).id;
        yield {
          home,
          room,
          session: { ...product.newSession(room), last },
          say: filled.text,
          calls: template.calls(filled.slots),
          source: 'follow',
          held: isHeldOut(pattern),
        };
      }
    }
  }
}

/** "In here" needs a room that has what is meant; sometimes nobody knows the room. */
function roomFor(template, home, random) {
  if (template.needs === undefined || template.needs === 'vacuum')
    return random.chance(0.9) ? random.pick(home.areas).id : null;
  const rooms = home.areas.filter(({ id }) =>
    home.devices.some(({ kind, area }) => kind === template.needs && area === id),
  );
  return rooms.length === 0 ? undefined : random.pick(rooms).id;
}

function thing(kind, random) {
  const names = {
    light: ['Lamp', '% Light', 'Reading Lamp', 'Ceiling Light', 'Spots', 'Chandelier'],
    switch: ['Coffee Machine', 'Kettle', 'Fountain'],
    cover: ['Blinds', 'Curtains', 'Shutters'],
    climate: ['Thermostat', 'Heating', 'Radiator', 'Air Con'],
    media: ['TV', 'Speaker', 'Radio', 'Stereo'],
    lock: ['Front Door', 'Back Door', 'Shed Lock'],
    vacuum: ['Robot Vacuum', 'Roomba', 'Dusty'],
    fan: ['Fan', 'Ceiling Fan', 'Tower Fan'],
    scene: ['Movie Night', 'Relax', 'Good Night', 'Fika'],
    outlet: ['Plug', 'Desk Outlet'],
  };
  return random.pick(names[kind] ?? ['Thing']);
}

/** Drawn from the grammar of `homes` random houses; meant as the grammar reads them, said a little differently. */
export function* drawn(random, product, { homes = 120, each = 150 } = {}) {
  const draw = drawer(product, random);
  for (let count = 0; count < homes; count += 1) {
    const home = randomHome(random);
    const grammar = grammarOf(home, product);
    const sentence = draw(grammar.lists);
    for (let turn = 0; turn < each; turn += 1) {
      const room = random.chance(0.9) ? random.pick(home.areas).id : null;
      let text = sentence();
      if (text === null) continue;
      let calls = grammar.calls(text, room);
      if (calls === null) continue;
      if (random.chance(0.12)) {
        const other = sentence();
        const more = other === null ? null : grammar.calls(other, room);
        if (
          more !== null &&
          [...calls, ...more].length <= 4 &&
          ![...calls, ...more].some(({ do: does }) => does === 'none' || does === 'control')
        ) {
          text = `${text}${random.pick([' and ', ', ', ' and then ', ' then ', ' and also ', ', and '])}${other}`;
          calls = [...calls, ...more];
        }
      }
      const say = random.chance(0.6) ? noise(text, random, { strong: true }) : text;
      yield {
        home,
        room,
        say: random.chance(0.12) ? misheard(say, random) : say,
        calls,
        source: 'drawn',
        held: count % 12 === 0,
      };
    }
  }
}

/** Rows written by hand (training/llm/data); homes of `held-out-*` and `development-*` files are for judging. */
export function* written(folder, product, takes = () => true) {
  const homeOf = homesIn(join(folder, 'homes'), product);
  const files = readdirSync(join(folder, 'utterances')).filter((name) => name.endsWith('.yaml'));
  for (const file of files.filter(takes)) {
    let rows;
    try {
      rows = readRows(join(folder, 'utterances', file));
    } catch {
      continue;
    }
    for (const row of rows) {
      try {
        const house = homeOf(row.home);
        const start = begin(house, row, product);
        const calls = row.calls?.map((call) => together(call, row)) ?? [{ do: 'none', reason: row.none }];
        yield {
          home: house.home,
          room: start.room,
          session: start.session,
          states: start.world.states,
          say: row.say,
          calls,
          source: 'written',
          held: /^(?:held-out|development)-/.test(basename(file)),
          row,
        };
      } catch {
        // check.mjs says what is wrong with it.
      }
    }
  }
}

/** Several ids are all of them, unless the house is to ask. */
export function together(call, row) {
  return call.target?.ids?.length > 1 && row.ask !== true
    ? { ...call, target: { ...call.target, all: true } }
    : call;
}
