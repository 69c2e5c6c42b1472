#!/usr/bin/env node
/**
 * Training data for the model for calls: random houses, sentences of many origins, labelled, as numbers.
 *
 *   npm run build && node training/llm/generate.mjs --data DIR --pieces vocab.txt --out DIR [--seed 1] [--homes 120] [--times 12]
 *     [--part 1/2] [--only written] [--files REGEX]
 *
 * `--part K/N` makes the K-th of N parts, so that N processes share the work (their train.jsonl and dev.jsonl are put one after
 * the other); `--only written` leaves out all but hand-written rows, `--only needs` all but the
 * sentences of needs (anywhere.mjs); `--files` takes only their files whose names match.
 *
 * Writes train.jsonl and dev.jsonl (`{x: pieces, y: symbols and positions, s: source}`; dev holds what is held out:
 * homes, phrasings, whole files) and vocabulary.json. `slurp-devel` and `ha-intents` are never read.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { anywhere } from './generate/anywhere.mjs';
import { encoder, POINTER } from './generate/encode.mjs';
import { randomHome } from './generate/homes.mjs';
import { drawn, templated, written } from './generate/made.mjs';
import { misheard } from './generate/noise.mjs';
import { grammarOf, loadProduct, piecesOf } from './generate/product.mjs';
import { dice } from './generate/random.mjs';
import { clinc, deviceActions, hwu, piles, snips } from './generate/real.mjs';
import { statesOf } from './generate/states.mjs';
import { joined, varied } from './generate/varied.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    dist: { type: 'string', default: 'dist' },
    pieces: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    homes: { type: 'string', default: '120' },
    times: { type: 'string', default: '12' },
    part: { type: 'string', default: '1/1' },
    only: { type: 'string' },
    files: { type: 'string', default: '.' },
  },
});
if (options.out === undefined || options.pieces === undefined) {
  console.error('Say where to: --out DIR --pieces vocab.txt (from training/fetch.py)');
  process.exit(2);
}
const product = await loadProduct(options.dist);
const encode = encoder(product, piecesOf(options.pieces));
const [part, parts] = options.part.split('/').map(Number);
const random = dice(parts * Number(options.seed) + part - 1);

/** Houses whose grammar is compiled, for sentences that only the grammar can label. */
const pool = Array.from({ length: 24 }, () => {
  const more = [
    ['Lamp', 'light'],
    ['TV', 'media'],
    ['Speaker', 'media'],
    ['Coffee Machine', 'switch'],
    ['Robot Vacuum', 'vacuum'],
    ['Thermostat', 'climate'],
    ['Smart Plug', 'outlet'],
    ['Weather', 'weather', null],
  ];
  const home = randomHome(random, {
    more: more.map(([name, kind, area]) => ({ name, kind, ...(area === null ? { area: null } : {}) })),
  });
  const lists = home.lists.some(({ id }) => id === 'shopping_list')
    ? home.lists
    : [
        { id: 'shopping_list', name: 'Shopping List', aliases: ['groceries', 'grocery list'], items: [] },
        ...home.lists,
      ];
  const whole = { ...home, lists };
  return { home: whole, grammar: grammarOf(whole, product) };
});

/** The example with calls: the row's own, or the grammar's where they agree with its label. */
function labelled(example) {
  if (example.calls != null) {
    const calls = example.calls.map(({ said: _said, ...call }) => call);
    return { ...example, calls };
  }
  const { home, grammar } = random.pick(pool);
  const room = random.pick(home.areas).id;
  const calls = grammar.calls(example.say, room, { sensible: false });
  if (calls === null || !calls.some(example.agree)) return null;
  if (calls.some(({ do: does }) => does === 'none')) return null;
  return { ...example, home, room, calls };
}

/** The same request in a house without the device: nothing to act on. */
function without(example) {
  const [call, ...rest] = example.calls;
  const [id, ...more] = call.target?.ids ?? [];
  if (rest.length > 0 || more.length > 0 || id === undefined || example.session !== undefined) return null;
  const meant = example.home.devices.find((one) => one.id === id);
  if (meant === undefined || call.do === 'query') return null;
  const words = new Set(product.nameWords(meant.name));
  const near = (one) =>
    [one.name, ...one.aliases].some((name) => product.nameWords(name).some((word) => words.has(word)));
  const devices = example.home.devices.filter((one) => one !== meant && !near(one));
  const named =
    product.nameWords(meant.name).length > 1 ||
    !/^(?:lamp|light|fan|tv|blinds|curtains|thermostat|heating|speaker|radio|vacuum|ac)s?$/i.test(meant.name);
  if (!named || devices.length === 0) return null;
  // A group word in the name ("ceiling light") may still mean the room's lights: only where there are none.
  if (devices.some(({ kind, area }) => kind === meant.kind && area === example.room)) return null;
  return {
    ...example,
    home: { ...example.home, devices },
    calls: [{ do: 'none', reason: 'no_device' }],
    source: 'absent',
  };
}

mkdirSync(options.out, { recursive: true });
const rows = { train: [], dev: [] };
const why = {};
const counts = {};
/** Templates say how things are, so that they must fit; sentences of the grammar are said whatever is so. */
const LIKELY = { template: 0.9, follow: 0.7, hwu: 0.6, device: 0.6, piles: 0.6 };
const add = (example, held) => {
  const likely = LIKELY[example.source.split(/[:-]/)[0]] ?? 0.5;
  const states = example.states ?? statesOf(example, product.KIND_TABLE, random, likely);
  const encoded = encode({ ...example, states }, why);
  if (encoded === null) return;
  const key = `${held ? 'dev' : 'train'} ${example.source.split(':')[0]}`;
  counts[key] = (counts[key] ?? 0) + 1;
  rows[held ? 'dev' : 'train'].push(
    JSON.stringify({ x: encoded.x, y: encoded.y, s: example.source, t: example.say }),
  );
};

/** Of what is read from files, every n-th example is this part's. */
function* shared(examples) {
  let index = 0;
  for (const example of examples) if (index++ % parts === part - 1) yield example;
}

function* all() {
  const files = new RegExp(options.files);
  // Whole files: sentences of a house are joined with each other.
  if (options.only !== 'needs')
    yield* written(
      join(here, 'data'),
      product,
      (file, index) => index % parts === part - 1 && files.test(file) && !file.startsWith('calibration'),
    );
  if (options.only === 'written') return;
  yield* anywhere(random, product, { takes: (line) => line % parts === part - 1 });
  if (options.only === 'needs') return;
  yield* templated(random, product, { times: Math.ceil(Number(options.times) / parts) });
  yield* shared(deviceActions(options.data, random));
  yield* shared(piles(options.data, random));
  yield* shared(hwu(options.data, random));
  yield* shared(clinc(options.data, random));
  yield* shared(snips(options.data, random));
  yield* drawn(random, product, { homes: Math.ceil(Number(options.homes) / parts) });
}

/** What was written for each house so far, for several requests in a breath. */
const writtenAt = new Map();

/** More examples of a hand-written one: other names, other numbers, several at once. */
function* more(example) {
  for (let time = 0; time < 3; time += 1) {
    const other = varied(example, random);
    if (other !== null) yield other;
  }
  const key = `${example.row.home} ${example.room}`;
  const before = writtenAt.get(key) ?? [];
  for (let time = 0; time < 2 && before.length > 3; time += 1) {
    const others = random.some(before, random.pick([1, 1, 2]));
    const whole = joined(random.shuffle([...others, example]), random);
    if (whole !== null) yield random.chance(0.5) ? (varied(whole, random) ?? whole) : whole;
  }
  before.push(example);
  writtenAt.set(key, before);
}

let last = '';
for (const found of all()) {
  const origin = found.source.split(':')[0];
  if (origin !== last) console.error(new Date().toISOString().slice(11, 19), origin, JSON.stringify(counts));
  last = origin;
  const example = labelled(found);
  if (example === null) {
    why['no label'] = (why['no label'] ?? 0) + 1;
    continue;
  }
  const held = example.held === true;
  add(example, held);
  if (/^(?:hwu|written|device)/.test(origin) && !held) {
    // Real words are few: each again as a recogniser hears it, and in another room.
    add({ ...example, say: misheard(example.say, random) }, false);
  }
  if (origin === 'written' && !held)
    for (const other of more(example))
      add(random.chance(0.3) ? { ...other, say: misheard(other.say, random) } : other, false);
  const absent = random.chance(/^(?:template|piles|device)/.test(origin) ? 0.12 : 0.04)
    ? without(example)
    : null;
  if (absent !== null) add(absent, held);
}
for (const [name, lines] of Object.entries(rows))
  writeFileSync(join(options.out, `${name}.jsonl`), `${lines.join('\n')}\n`);
writeFileSync(
  join(options.out, 'vocabulary.json'),
  JSON.stringify({ symbols: product.SYMBOLS, pointer: POINTER }),
);
process.stdout.write(
  `${JSON.stringify({ rows: { train: rows.train.length, dev: rows.dev.length }, counts, why })}\n`,
);
