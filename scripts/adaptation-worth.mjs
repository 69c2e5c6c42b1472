/**
 * What learning from corrections is worth (docs/adaptation.md): simulated people in the hand-written houses of
 * training/llm/data call things by names that the houses do not know, and correct the hub each time. Beside the table that
 * the hub keeps: a tiny adapter, a linear softmax over hashed letter trigrams trained by gradient descent.
 *
 *     npm run build && node scripts/adaptation-worth.mjs [homes] [folder of the built product]
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dice } from '../training/llm/generate/random.mjs';
import { begin, homesIn, product } from '../training/llm/house.mjs';
import { readRows } from '../training/llm/rows.mjs';

const [most = '99', dist = 'dist'] = process.argv.slice(2);
const DATA = 'training/llm/data';
/** What people call things: no house has a thing of that name. */
const NICKNAMES =
  'gizmo wobbler glowbug sparky bertha doodad blinky zapper grumbles moonbeam snuggler whirligig thingamajig beacon fizzy dazzler hummer twinkler puffin jellybean bumblebee snorkel tickler pebble'.split(
    ' ',
  );
/** Words of things that a house may lack: whoever says one means none of what was learnt. */
const OTHERS =
  'blender printer aquarium telescope trampoline piano dishwasher toaster treadmill greenhouse sauna jacuzzi fireplace projector turntable birdcage sunbed chainsaw forklift kiln loom easel tractor canoe drone camcorder typewriter gramophone wheelbarrow hammock gizzard glowworm sparkler berth blanket zipper grumble moonshine snuggery whirlpool bacon fizz dazzle humbug twinkle puff jelly bumble snorer ticket pebbles'.split(
    ' ',
  );
const USED = 6;
const SEED = 20_261_121;

const load = (path) => import(pathToFileURL(resolve(dist, path)).href);
const earshot = await product(dist);
const { Adaptation } = await load('adapt/adaptation.js');
const { openLessons } = await load('store/lesson-store.js');
const { mayBeMeant } = await load('adapt/learnable.js');
const { withLessons } = await load('adapt/learned-house.js');
const { decisionDifference } = await load('replay/stages.js');

const random = dice(SEED);
/** One letter heard as another. */
const misheard = (word) => {
  const at = 1 + random.below(word.length - 1);
  return `${word.slice(0, at)}${random.pick([...'aeioubdgklmnprst'])}${word.slice(at + 1)}`;
};

const files = readdirSync(join(DATA, 'utterances')).map((name) => join(DATA, 'utterances', name));
const rows = files.flatMap((file) => readRows(file));
const openHome = homesIn(join(DATA, 'homes'), earshot);
const names = [...new Set(rows.map(({ home }) => home))].slice(0, Number(most));
const log = { info: () => {}, warn: () => {} };
const decide = (house, start, text) =>
  house.understanding.converse({ ...start.world, home: house.home }, start.session, { text });
const decision = ({ source, calls, effects, ask, reply }) => ({ source, calls, effects, ask, reply });

/** Linear softmax over letter trigrams, one class a thing and one for "nothing". */
class Adapter {
  weights = new Map();
  features(word) {
    const padded = `^${word}$`;
    return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
  }
  /** `nothing` begins ahead: an adapter that knows nothing says nothing. */
  chances(word, classes) {
    const logits = ['nothing', ...classes].map(
      (one) =>
        (one === 'nothing' ? 3 : 0) +
        this.features(word).reduce((sum, f) => sum + (this.weights.get(`${one} ${f}`) ?? 0), 0),
    );
    const max = Math.max(...logits);
    const total = logits.reduce((sum, x) => sum + Math.exp(x - max), 0);
    return new Map(['nothing', ...classes].map((one, at) => [one, Math.exp(logits[at] - max) / total]));
  }
  train(pairs, classes, epochs = 20, rate = 0.3) {
    this.weights = new Map();
    for (let epoch = 0; epoch < epochs; epoch += 1)
      for (const [word, meant] of pairs)
        for (const [one, chance] of this.chances(word, classes))
          for (const f of this.features(word)) {
            const key = `${one} ${f}`;
            this.weights.set(key, (this.weights.get(key) ?? 0) + rate * ((one === meant ? 1 : 0) - chance));
          }
  }
  says(word, classes, sure = 0.9) {
    const [best] = [...this.chances(word, classes)].sort((a, b) => b[1] - a[1]);
    return best[0] !== 'nothing' && best[1] >= sure ? best[0] : null;
  }
}

const sum = {
  homes: 0,
  words: 0,
  table: { right: [0, 0, 0, 0, 0], near: 0, others: 0, changed: 0, wrong: 0 },
  adapter: { right: [0, 0, 0, 0, 0], near: 0, others: 0, wrong: 0 },
  rows: 0,
  others: 0,
  near: 0,
  nightMs: 0,
  nights: 0,
};

for (const name of names) {
  const house = openHome(name);
  const own = rows.filter((row) => row.home === name);
  const start = (row = { say: 'x', room: null }) => begin(house, row, earshot);
  const first = start();
  const can = house.home.devices.filter((device) => {
    if (!mayBeMeant(device) || device.kind === 'sensor' || device.kind === 'binary_sensor') return false;
    const { calls, ask } = decide(house, first, `turn on the ${device.name}`);
    return (
      ask === null &&
      calls.length === 1 &&
      calls[0].devices?.length === 1 &&
      calls[0].devices[0] === device.id
    );
  });
  const taught = NICKNAMES.filter(() => random.chance(0.5))
    .slice(0, Math.min(USED, can.length))
    .map((word, at) => ({ word, device: can[(at * 7) % can.length] }));
  if (taught.length === 0) continue;
  const { store } = await openLessons(null);
  const adaptation = new Adaptation({ store, hour: 3, log });
  let world = first.world;
  let session = first.session;
  let understanding = house.understanding;
  // The history that lessons are tried on: every second of this house's own sentences; the others judge.
  const kept = own.filter((_, at) => at % 2 === 0);
  const compiled = new Map();
  const compile = (lessons) => {
    const key = JSON.stringify(lessons.map(({ said, meant }) => [said, meant]));
    if (!compiled.has(key)) {
      const home = withLessons(house.home, lessons);
      compiled.set(key, { home, understanding: earshot.createUnderstanding(home) });
    }
    return compiled.get(key);
  };
  adaptation.begin({
    world: () => world,
    converse: () => understanding.converse,
    changed: () => {
      understanding = earshot.createUnderstanding(adaptation.learned(house.home));
    },
    history: async () => ({
      what: 'hand-written sentences',
      cases: kept.map((row) => ({
        say: row.say,
        corrected: false,
        decide: async (lessons) => decide(compile(lessons), start(row), row.say),
      })),
      close: async () => compiled.clear(),
    }),
  });
  const say = async (text) => {
    const seen = { ...world, home: adaptation.learned(house.home) };
    const outcome = understanding.converse(seen, session, { text });
    adaptation.turn({ speaker: 'hub', text, before: session, world, outcome });
    session = outcome.session;
    world = earshot.applyEffects(world, outcome.effects);
    await adaptation.settled();
    return outcome;
  };
  const means = (outcome) => outcome.calls.flatMap(({ devices = [] }) => devices).join();
  const adapter = new Adapter();
  const classes = [...new Set(taught.map(({ device }) => device.id))];
  const pairs = [];
  for (let day = 0; day < 5; day += 1) {
    const date = `2026-12-${String(day + 1).padStart(2, '0')}`;
    for (const [at, { word, device }] of taught.entries()) {
      world = { ...world, now: `${date}T${String(9 + at).padStart(2, '0')}:00:00` };
      const state = day % 2 === 0 ? 'on' : 'off';
      const heard = means(await say(`turn ${state} the ${word}`));
      if (heard === device.id) sum.table.right[day] += 1;
      else {
        if (heard !== '') sum.table.wrong += 1;
        await say(`no, I meant the ${device.name}`);
      }
      const guess = adapter.says(word, classes);
      if (guess === device.id) sum.adapter.right[day] += 1;
      else {
        if (guess !== null) sum.adapter.wrong += 1;
        pairs.push([word, device.id]);
      }
    }
    adapter.train(pairs, classes);
    const next = `2026-12-${String(day + 2).padStart(2, '0')}T03:10:00`;
    world = { ...world, now: next };
    const started = performance.now();
    adaptation.tick();
    await adaptation.settled();
    if (store.all().some(({ state }) => state === 'heard') || day === 1) {
      sum.nightMs += performance.now() - started;
      sum.nights += 1;
    }
  }
  const learnt = { home: adaptation.learned(house.home), understanding };
  for (const { word, device } of taught) {
    for (let times = 0; times < 4; times += 1) {
      const near = misheard(word);
      sum.near += 1;
      if (means(decide(learnt, first, `turn on the ${near}`)) === device.id) sum.table.near += 1;
      if (adapter.says(near, classes) === device.id) sum.adapter.near += 1;
    }
  }
  for (const word of OTHERS) {
    if (means(decide(house, first, `turn on the ${word}`)) !== '') continue;
    sum.others += 1;
    if (means(decide(learnt, first, `turn on the ${word}`)) !== '') sum.table.others += 1;
    if (adapter.says(word, classes) !== null) sum.adapter.others += 1;
  }
  for (const row of own.filter((_, at) => at % 2 === 1)) {
    sum.rows += 1;
    const begun = start(row);
    if (
      decisionDifference(
        decision(decide(house, begun, row.say)),
        decision(decide(learnt, begun, row.say)),
      ) !== null
    ) {
      sum.table.changed += 1;
      console.error(`changed in ${name}: ${row.say}`);
    }
  }
  sum.homes += 1;
  sum.words += taught.length;
  await adaptation.close();
  console.error(`${name}: ${JSON.stringify(sum)}`);
}

const tell = (text) => process.stdout.write(`${text}\n`);
const share = (part, whole) => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
tell(`${sum.homes} homes, ${sum.words} wrong words`);
for (const [title, { right, wrong }] of [
  ['table', sum.table],
  ['adapter', sum.adapter],
])
  tell(
    `${title}: right on day 1 to 5: ${right.map((count) => share(count, sum.words)).join(', ')}; another thing moved: ${wrong}`,
  );
tell(
  `the same word with one letter heard otherwise: table ${share(sum.table.near, sum.near)}, adapter ${share(sum.adapter.near, sum.near)}`,
);
tell(
  `words for what the house has not: acted on by table ${share(sum.table.others, sum.others)}, adapter ${share(sum.adapter.others, sum.others)}`,
);
tell(`the house's other sentences that came out otherwise: table ${share(sum.table.changed, sum.rows)}`);
tell(`a night: ${(sum.nightMs / Math.max(1, sum.nights) / 1000).toFixed(1)} s`);
