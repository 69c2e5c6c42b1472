#!/usr/bin/env node
/**
 * What the model for calls adds to the grammar, and what it does that nobody asked for.
 *
 *   npm run build && node training/llm/measure.mjs --data DIR [--model DIR] [hwu] [slurp] [actions] [oos] [written] [development] [needs] [--show N] [--limit N] [--rivals FILE]
 *
 * hwu: the held-out third; slurp: slurp-devel, scenarios iot, audio, alarm, lists, datetime (never trained on), intents and whole frames; actions: the
 * held-out homes of device-actions-v2, right call, device and value; oos: clinc150's validation sentences that no house
 * does; written: the held-out homes of training/llm/data, end state; development: homes that nobody learns from, but whose failures were read; needs: held-out sentences of data/anywhere in made houses, end state; unlearnt: homes of the training's writers that the shipped model has not learnt yet.
 * `--rivals` writes what calibrate.py fits the choice among answers to: of the files `calibration-*` and the unlearnt ones,
 * and of half of the rows of hwu, actions and oos (by the sentence's hash), a JSON line for each sentence with its open answers.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { homesOfRows, plainHome } from '../nlu/homes.mjs';
import { LABELS, NO_COMMAND, SAID_QUIETER } from '../nlu/hwu-labels.mjs';
import { frameFits } from './frames.mjs';
import { heldOut, heldOutHome, jsonl } from './generate/real.mjs';
import { heldNeeds } from './held-needs.mjs';
import { begin, carryOut, endsAs, homesIn, loader, product } from './house.mjs';
import { readRows } from './rows.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: '../shared/data' },
    dist: { type: 'string', default: 'dist' },
    model: { type: 'string' },
    show: { type: 'string', default: '0' },
    limit: { type: 'string', default: '100000' },
    rivals: { type: 'string' },
  },
});
const print = (line) => process.stdout.write(`${line}\n`);
/** By files: nothing of them was learnt. */
const UNLEARNT = ['fresh-22', 'fresh-23', 'fresh-24', 'fresh-25', 'fresh-26', 'fresh-27', 'talk-of'];
const SETS = options.rivals
  ? ['hwu', 'actions', 'oos', 'calibration', 'unlearnt']
  : ['hwu', 'slurp', 'actions', 'oos', 'written', 'needs'];
const wanted = new Set(positionals.length > 0 ? positionals : SETS);
const earshot = await product(options.dist);
const load = loader(options.dist);
const { openProposer } = await load('llm/understand.js');
const { besideRivals } = await load('llm/choice/choose.js');
const { valuesOf } = await load('llm/problem/values.js');
const { wordsOf } = await load('llm/problem/problem.js');
const { KIND_TABLE } = await load('actions/kinds/kind-table.js');
const { ACTS_FROM, ASKS_FROM } = await load('nlu/converse/proposed.js');
/** Without --model: the grammar alone. */
const proposer = options.model === undefined ? null : await openProposer(options.model);
const shown = Number(options.show);
const NOW = '2026-11-21T09:00:00';
/** A row's half, by the sentence alone. */
const half = (text) => createHash('sha256').update(text.toLowerCase()).digest()[1] % 2;

/** What every sentence's proposal was chosen from, with what would have been right. */
const rivalsTo = options.rivals === undefined ? null : createWriteStream(options.rivals);
const times = [];

/** The grammar alone, and with the model where the grammar has nothing to say. */
async function ask(house, start, say) {
  const alone = house.understanding.converse(start.world, start.session, { text: say });
  if (alone.source !== 'none' || proposer === null) return { alone, both: alone, proposal: null };
  const proposal = await proposer.propose(say, start.world, start.session);
  if (proposal === null) return { alone, both: alone, proposal: null };
  times.push(proposal.ms);
  const both = house.understanding.converse(start.world, start.session, { text: say, proposed: proposal });
  return { alone, both, proposal };
}

/** @param rows [{house, start, say, judge: (outcome) => true | false, sorts?: [what it is counted under, too]}] */
async function measure(name, rows) {
  const tally = {
    alone: 0,
    both: 0,
    wrongAlone: 0,
    wrongBoth: 0,
    asked: 0,
    askedRight: 0,
    total: 0,
    whole: 0,
  };
  const sorts = new Map();
  const misses = [];
  for (const row of rows.slice(0, Number(options.limit))) {
    const { alone, both, proposal } = await ask(row.house, row.start, row.say);
    let right = null;
    if (proposal !== null) {
      // As if it had been sure: what the calls themselves are worth.
      const done = carryOut(proposal.calls, row.start, row.say, earshot);
      const talk = proposal.calls.every((call) => call.do === 'none');
      right = row.judge({ ...done, source: talk ? 'none' : 'llm', meant: proposal.calls });
      if (right && !talk) tally.whole += 1;
      if (rivalsTo !== null && (row.fits ?? half(row.say) === 0)) {
        const open = proposal.rivals.filter(({ vetoed }) => !vetoed);
        const beside = besideRivals(open);
        const rivals = open.map(({ calls, features }, index) => {
          const carried = carryOut(calls, row.start, row.say, earshot);
          const source = features.talk === 1 ? 'none' : 'llm';
          const isRight = row.judge({ ...carried, source, meant: calls });
          return { ...beside[index], right: Number(isRight) };
        });
        rivalsTo.write(`${JSON.stringify({ set: name, asks: row.asks ?? true, rivals })}\n`);
      }
    }
    tally.total += 1;
    const a = row.judge(alone);
    const b = row.judge(both);
    tally.alone += a;
    tally.both += b;
    for (const sort of row.sorts ?? []) {
      const counted = sorts.get(sort) ?? { right: 0, total: 0 };
      sorts.set(sort, { right: counted.right + Number(b), total: counted.total + 1 });
    }
    if (both.source === 'llm' && both.ask !== null) {
      tally.asked += 1;
      // One "yes" later it is done.
      tally.askedRight += !b && right === true;
    }
    tally.wrongAlone += !a && alone.effects.length > 0;
    tally.wrongBoth += !b && both.effects.length > 0;
    if (!b && shown > 0)
      misses.push(
        `  ${row.say}\n      ${both.source} ${proposal?.confidence.toFixed(2) ?? ''} ${JSON.stringify(proposal?.calls ?? both.calls).slice(0, 200)}`,
      );
  }
  const share = (n) => `${n}/${tally.total} = ${((100 * n) / Math.max(1, tally.total)).toFixed(1)} %`;
  print(
    `${name}: grammar ${share(tally.alone)}, with the model ${share(tally.both)}; acted wrongly ${tally.wrongAlone} -> ${tally.wrongBoth}; asked ${tally.asked}, of that ${tally.askedRight} for the right thing`,
  );
  if (sorts.size > 0)
    print(`  ${[...sorts].map(([sort, { right, total }]) => `${sort} ${right}/${total}`).join(', ')}`);
  for (const line of misses.slice(0, shown)) print(line);
}

const houseOf = (home) => ({ home, understanding: earshot.createUnderstanding(home) });
const startOf = (house, say, room) => begin(house, { say, room, now: NOW }, earshot);
const understood = ({ calls, source, effects, ask: question }) =>
  source !== 'none' && (calls.some((call) => call.do !== 'none') || effects.length > 0 || question !== null);

/** More labels than the house's: intents of alarms, lists and the clock. */
const MORE = {
  alarm_set: (call) => call.do === 'alarm' && call.op === 'set',
  alarm_query: (call) => call.do === 'alarm' && call.op === 'query',
  alarm_remove: (call) => call.do === 'alarm' && call.op === 'cancel',
  lists_createoradd: (call) => call.do === 'list' && ['add', 'create'].includes(call.op),
  lists_remove: (call) => call.do === 'list' && ['remove', 'clear', 'complete', 'delete'].includes(call.op),
  lists_query: (call) => call.do === 'list' && call.op === 'query',
  datetime_query: (call) => call.do === 'info' && ['time', 'date', 'weekday'].includes(call.topic),
};

/** `named`: the house also has the lamps and lists that the rows name. */
function* requests(rows, labels, { named = false } = {}) {
  const known = rows.filter(({ intent }) => labels[intent] !== undefined);
  const values = (type, intents) =>
    known
      .filter(({ intent }) => intents.test(intent))
      .flatMap(({ slots }) =>
        slots.filter((slot) => slot.type === type).map(({ value }) => value.toLowerCase()),
      );
  const things = named
    ? {
        lamps: values('device_type', /hue/).filter((name) => /lamps?$/.test(name) && name !== 'bedside lamp'),
        lists: values('list_name', /lists/)
          .filter((name) => !OWN_LISTS.test(name))
          .map((name) => name.replace(/ list$/, '')),
      }
    : {};
  const house = houseOf(plainHome(values('house_place', /iot/), values('device_type', /wemo/), things));
  const read = (text) => valuesOf(wordsOf(text), house.home);
  for (const row of known) {
    const { utterance, intent } = row;
    const say = utterance.replace(/^(hey |hi |okay |ok )?(olly|alexa|siri|google|computer) /i, '');
    const label = labels[intent];
    yield {
      house,
      start: startOf(house, say, 'living_room'),
      say,
      whole: (outcome) => frameFits(row, callsOf(outcome), house.home, read, NOW),
      judge(outcome) {
        const calls = callsOf(outcome);
        const fits = (wantedCall) => understood(outcome) && calls.some(wantedCall);
        return (
          fits(label) ||
          (NO_COMMAND.test(say) && outcome.effects.length === 0) ||
          (intent === 'audio_volume_up' && SAID_QUIETER.test(say) && fits(LABELS.audio_volume_down))
        );
      },
    };
  }
}

/** Other words for the lists that every house has, and no names of lists. */
const OWN_LISTS = /grocer|shopping|to do|things|playlist|^list$/;

/** What was done, or would be. */
const callsOf = (outcome) =>
  outcome.calls.length > 0 ? outcome.calls : (pendingCalls(outcome) ?? outcome.meant ?? []);

/** What an open question is about. */
function pendingCalls({ session }) {
  const pending = session?.pending;
  if (pending == null) return null;
  return pending.kind === 'confirm' ? pending.calls : [pending.call, ...(pending.rest ?? [])];
}

if (wanted.has('hwu')) {
  const rows = jsonl(options.data, 'nlu/hwu-nlu-eval/home_minus_slurp_dev_test.jsonl').filter(
    ({ utterance }) => heldOut(utterance),
  );
  await measure('hwu, held-out third, home intents', [...requests(rows, LABELS)]);
  await measure('hwu, held-out third, alarms, lists, clock', [...requests(rows, MORE)]);
  const talk = rows.filter(({ intent }) =>
    /^(?:general_(?!repeat|commandstop)|qa_|cooking|music_likeness|play_game)/.test(intent),
  );
  await measure('hwu, held-out third, talk: does not act', [...quiet(talk)]);
}
if (wanted.has('slurp')) {
  const rows = jsonl(options.data, 'nlu/slurp-devel/devel.jsonl');
  const of = (scenario) => rows.filter((row) => row.scenario === scenario);
  for (const scenario of ['iot', 'audio', 'alarm', 'lists', 'datetime'])
    await measure(`slurp-devel, ${scenario}`, [...requests(of(scenario), { ...LABELS, ...MORE })]);
  const all = ['iot', 'audio', 'alarm', 'lists', 'datetime'].flatMap(of);
  const frames = [...requests(all, { ...LABELS, ...MORE }, { named: true })].map((row) => ({
    ...row,
    judge: (outcome) => row.judge(outcome) && row.whole(outcome),
  }));
  await measure('slurp-devel, the five, whole frames', frames);
  const others = rows.filter(({ scenario }) =>
    ['email', 'social', 'transport', 'takeaway', 'recommendation', 'news', 'qa', 'cooking'].includes(
      scenario,
    ),
  );
  await measure('slurp-devel, what no house does: does not act', [...quiet(others)]);
}

function* quiet(rows) {
  const house = houseOf(plainHome());
  for (const { utterance } of rows)
    yield {
      house,
      start: startOf(house, utterance, 'living_room'),
      say: utterance,
      asks: false,
      judge: ({ effects }) => effects.length === 0,
    };
}

if (wanted.has('oos')) {
  const rows = jsonl(options.data, 'nlu/clinc150/train_val.jsonl').filter(
    ({ topic, split }) => topic === 'oos' && split !== 'train',
  );
  await measure('clinc150 validation, out of scope: does not act', [...quiet(rows)]);
}

if (wanted.has('actions')) {
  const all = jsonl(options.data, 'nlu/device-actions-v2/device_actions_v2.jsonl');
  const houses = new Map(
    [...homesOfRows(all)].filter(([id]) => heldOutHome(id)).map(([id, home]) => [id, houseOf(home)]),
  );
  const slug = (text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
  const seen = new Set();
  const rows = [];
  for (const { utterance, intent, home: id, slots } of all) {
    const house = houses.get(id);
    const key = `${id}|${utterance}`;
    if (house === undefined || seen.has(key)) continue;
    seen.add(key);
    const meant = house.home.devices
      .filter(({ name, area }) => name === slots.device && area === slug(slots.area))
      .map((one) => one.id);
    const numbers = (utterance.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
    rows.push({
      house,
      start: startOf(house, utterance, slug(slots.area)),
      say: utterance,
      judge: ({ calls, ask: question, source }) =>
        (question !== null && source !== 'llm') ||
        calls.some(
          (call) =>
            fitsAction(intent, call, numbers) &&
            (call.devices ?? []).some((one) => meant.includes(one) || sameGroup(house.home, one, meant)),
        ),
    });
  }
  await measure('device-actions-v2, held-out homes', rows);
}

/** Another of the same name and room, or of a group that holds the meant one. */
function sameGroup(home, id, meant) {
  const one = home.devices.find((device) => device.id === id);
  return meant.some((other) => {
    const device = home.devices.find((each) => each.id === other);
    return one?.name === device?.name && one?.area === device?.area;
  });
}

function fitsAction(intent, call, numbers) {
  const value =
    typeof call.value !== 'number' ||
    numbers.length === 0 ||
    numbers.some(
      (number) =>
        Math.abs(number - call.value) < 0.6 ||
        Math.abs((number - 32) / 1.8 - call.value) < 0.6 ||
        Math.abs(number * 1.8 + 32 - call.value) < 1.1,
    );
  const set = (...states) => call.do === 'set' && states.includes(call.state);
  const attr = (name) => call.do === 'adjust' && call.attr === name && value;
  switch (intent) {
    case 'Turn on':
      return set('on', 'open') || (call.do === 'run' && call.op === 'start');
    case 'Turn off':
      return set('off', 'close') || (call.do === 'run' && ['stop', 'dock'].includes(call.op));
    case 'Open':
      return set('open', 'on');
    case 'Close':
      return set('close', 'off');
    case 'Lock':
      return set('lock');
    case 'Unlock':
      return set('unlock');
    case 'Set brightness':
      return attr('brightness');
    case 'Set volume':
      return attr('volume');
    case 'Set temperature':
      return attr('target');
    case 'Set position':
      return attr('position') || set('open', 'close');
    case 'Pause':
      return call.do === 'media' && ['pause', 'stop'].includes(call.op);
    case 'Unpause':
      return call.do === 'media' && ['play', 'resume'].includes(call.op);
    case 'Next track':
      return call.do === 'media' && call.op === 'next';
    case 'Previous track':
      return call.do === 'media' && call.op === 'previous';
    default:
      return call.do === 'run';
  }
}

if (wanted.has('written')) await writtenRows('held-out', 'hand-written, held-out homes');
if (wanted.has('development')) await writtenRows('development', 'hand-written, development homes');
if (wanted.has('calibration')) await writtenRows('calibration', 'hand-written, calibration');
if (wanted.has('unlearnt'))
  for (const prefix of UNLEARNT) await writtenRows(prefix, `hand-written, ${prefix}`);

if (wanted.has('needs')) {
  const rows = heldNeeds(earshot, KIND_TABLE);
  const of = (asks) => rows.filter((row) => row.asks === asks);
  await measure('needs in made houses, held-out sentences, requests', of(true));
  await measure('needs in made houses, held-out sentences, not to be acted on', of(false));
}

async function writtenRows(prefix, title) {
  const folder = join(here, 'data');
  const homeOf = homesIn(join(folder, 'homes'), earshot);
  const files = readdirSync(join(folder, 'utterances')).filter(
    (name) => name.startsWith(prefix) && name.endsWith('.yaml'),
  );
  const rows = files.flatMap((file) => readRows(join(folder, 'utterances', file)));
  const made = rows.map((row) => {
    const house = homeOf(row.home);
    const start = begin(house, row, earshot);
    const expected =
      row.calls === undefined
        ? null
        : carryOut(
            row.calls.map((call) =>
              call.target?.ids?.length > 1 && !row.ask
                ? { ...call, target: { ...call.target, all: true } }
                : call,
            ),
            start,
            row.say,
            earshot,
          );
    return {
      house,
      start,
      say: row.say,
      judge: endsAs(expected, start, earshot),
      asks: row.calls !== undefined,
      sorts: [
        row.voice,
        ...(row.calls?.every((call) => call.do === 'query' || call.do === 'info') ? ['questions'] : []),
      ],
      fits: prefix === 'calibration' || UNLEARNT.includes(prefix),
    };
  });
  if (made.length > 0) {
    await measure(
      `${title}, requests`,
      made.filter(({ asks }) => asks),
    );
    await measure(
      `${title}, not to be acted on`,
      made.filter(({ asks }) => !asks),
    );
  }
}

times.sort((a, b) => a - b);
if (times.length > 0)
  print(
    `the model was asked ${times.length} times: median ${times[times.length >> 1].toFixed(1)} ms, p95 ${times[Math.floor(times.length * 0.95)].toFixed(1)} ms`,
  );
print(`acts from ${ACTS_FROM}, asks from ${ASKS_FROM}`);
rivalsTo?.end();
await proposer?.close();
