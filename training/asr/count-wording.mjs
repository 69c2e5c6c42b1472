#!/usr/bin/env node
/**
 * Counts in which order people put words when they ask a house for something, for the recogniser's search
 * (src/asr/wording): models/asr/wording.json.
 *
 *   npm run build && node training/asr/count-wording.mjs --data DIR
 *
 * Read: Home Assistant's tests, those of our own skills, device-actions-v2 and hwu-nlu-eval without what they hold out, home-llm's patterns, clinc150's
 * training part about the house, and what was written for the model for calls in houses that are not held out. Names, rooms
 * and numbers count as one word each. No speech and no sentence of dev-home-commands is used. Deterministic.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOMS } from '../llm/generate/homes.mjs';
import { heldOut, heldOutHome, jsonl } from '../llm/generate/real.mjs';
import { homesIn, product } from '../llm/house.mjs';
import { readRows } from '../llm/rows.mjs';
import { shipCounts } from './ship-counts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });
const dist = (path) => import(join(root, 'dist', path));
const { AREA, BEGIN, END, NAME, NUMBER } = await dist('asr/wording/word-counts.js');
const { isNumber, wordsOf } = await dist('asr/wording/spoken-words.js');
const { houseWords } = await dist('asr/wording/house-words.js');
const { houseLists } = await dist('nlu/grammar-source.js');
const { SKILLS } = await dist('nlu/skills/index.js');
const { loadHome } = await dist('actions/home-file.js');
const rows = (path) => jsonl(options.data, `nlu/${path}`);

/** How much a sentence of a source counts: written for a hub, or for anything; hints and talk are seldom spoken to the grammar. */
const WEIGHT = { tests: 3, skills: 3, actions: 1, patterns: 1, hwu: 1, clinc: 0.5, written: 0.3 };
const LONGEST_WRITTEN = 9;
/** Triples seen less are left out. */
const LEAST = 0.6;
const LONGEST_NAME = 6;

const ROOM_NAMES = new Map(ROOMS.map((room) => [wordsOf(room).join(' '), AREA]));
const withNames = (pairs) =>
  new Map(
    [...ROOM_NAMES, ...pairs.map(([text, kind]) => [wordsOf(text).join(' '), kind])].filter(
      ([text]) => text !== '',
    ),
  );

/** The words of a sentence, names and numbers as one. */
function counted(text, names = ROOM_NAMES) {
  const words = wordsOf(text);
  const out = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(LONGEST_NAME, words.length - at);
    while (length > 0 && !names.has(words.slice(at, at + length).join(' '))) length -= 1;
    if (length > 0) {
      out.push(names.get(words.slice(at, at + length).join(' ')));
      at += length;
      continue;
    }
    const word = words[at];
    at += 1;
    if (!isNumber(word)) out.push(word);
    else if (out.at(-1) !== NUMBER) out.push(NUMBER);
  }
  return out;
}

const texts = (value) =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(texts) : [];

const namesIn = (home) => {
  const { names, areas } = houseWords({
    groups: [{ skill: 'onoff' }],
    rules: {},
    lists: houseLists(home, SKILLS),
  });
  return withNames([...names.map((name) => [name, NAME]), ...areas.map((area) => [area, AREA])]);
};

async function* sentences() {
  const bundled = namesIn((await loadHome(join(root, 'examples/home.yaml'))).home);
  for (const { utterance, slots } of rows('ha-intents-2025-07/en.jsonl')) {
    const names = Object.entries(slots).flatMap(([key, value]) =>
      key === 'name'
        ? texts(value).map((text) => [text, NAME])
        : ['area', 'floor'].includes(key)
          ? texts(value).map((text) => [text, AREA])
          : [],
    );
    yield { words: counted(utterance, withNames(names)), weight: WEIGHT.tests };
  }
  for (const { say } of SKILLS.flatMap(({ tests }) => tests ?? []))
    yield { words: counted(say, bundled), weight: WEIGHT.skills };
  for (const { utterance, slots, home } of rows('device-actions-v2/device_actions_v2.jsonl')) {
    if (heldOutHome(home)) continue;
    const names = [
      ...texts(slots.device).map((text) => [text, NAME]),
      ...texts(slots.area).map((text) => [text, AREA]),
    ];
    yield { words: counted(utterance, withNames(names)), weight: WEIGHT.actions };
  }
  for (const { utterance, slots } of rows('home-llm-piles/piles_en.jsonl')) {
    const said = utterance
      .replace(/^(hey |ok |okay )?(assistant|computer),?/i, '')
      .replace(/<device_name\d?>/g, 'qqname')
      .replace(/<\w+>/g, '50');
    const names = [['qqname', NAME], ...texts(slots.name).map((text) => [text.replaceAll('_', ' '), NAME])];
    yield { words: counted(said, withNames(names)), weight: WEIGHT.patterns };
  }
  for (const { utterance, topic } of rows('hwu-nlu-eval/home_minus_slurp_dev_test.jsonl')) {
    if (heldOut(utterance) || ['chitchat', 'question', 'oos'].includes(topic)) continue;
    yield { words: counted(utterance), weight: WEIGHT.hwu };
  }
  for (const { utterance, topic, split } of rows('clinc150/train_val.jsonl')) {
    if (split !== 'train' || ['chitchat', 'oos'].includes(topic)) continue;
    yield { words: counted(utterance), weight: WEIGHT.clinc };
  }
  const earshot = await product(join(root, 'dist'));
  const written = join(root, 'training/llm/data');
  const homeOf = homesIn(join(written, 'homes'), earshot);
  const namesOf = new Map();
  for (const file of readdirSync(join(written, 'utterances')).sort()) {
    if (!file.endsWith('.yaml') || file.startsWith('held-out')) continue;
    for (const { home, say, calls } of readRows(join(written, 'utterances', file))) {
      if (calls === undefined || say.split(' ').length > LONGEST_WRITTEN) continue;
      if (!namesOf.has(home)) namesOf.set(home, namesIn(homeOf(home).home));
      yield { words: counted(say, namesOf.get(home)), weight: WEIGHT.written };
    }
  }
}

const pairs = new Map();
const triples = new Map();
const add = (table, key, word, weight) => {
  if (!table.has(key)) table.set(key, new Map());
  const row = table.get(key);
  row.set(word, (row.get(word) ?? 0) + weight);
};
let read = 0;
for await (const { words, weight } of sentences()) {
  if (words.length === 0) continue;
  read += 1;
  const all = [BEGIN, BEGIN, ...words, END];
  for (let at = 2; at < all.length; at += 1) {
    add(pairs, all[at - 1], all[at], weight);
    add(triples, `${all[at - 2]} ${all[at - 1]}`, all[at], weight);
  }
}
const words = [
  ...new Set([...pairs.keys(), ...[...pairs.values()].flatMap((row) => [...row.keys()])]),
].sort();
const ids = new Map(words.map((word, id) => [word, id]));
const tenths = (weight) => Math.round(weight * 10);
/** As src/asr/wording/word-counts.ts reads it. */
function packed(table, least) {
  const out = { before: [], totals: [], kinds: [], sizes: [], words: [], counts: [] };
  const rows = [...table]
    .map(([key, row]) => ({ key: key.split(' ').map((word) => ids.get(word)), row }))
    .sort((left, right) => left.key[0] - right.key[0] || (left.key[1] ?? 0) - (right.key[1] ?? 0));
  for (const { key, row } of rows) {
    const kept = [...row]
      .filter(([, weight]) => weight >= least)
      .map(([word, weight]) => [ids.get(word), Math.min(65_535, tenths(weight))]);
    if (kept.length === 0) continue;
    out.before.push(...key);
    out.totals.push(tenths([...row.values()].reduce((sum, weight) => sum + weight, 0)));
    out.kinds.push(row.size);
    out.sizes.push(kept.length);
    for (const [word, count] of kept.sort(([a], [b]) => a - b)) {
      out.words.push(word);
      out.counts.push(count);
    }
  }
  return out;
}
const text = `${JSON.stringify({ words, pairs: packed(pairs, 0), triples: packed(triples, LEAST) })}\n`;
const use = 'recogniser: how often people put words in this order (counts of words after one and two others)';
shipCounts(
  { id: 'asr-wording', file: 'wording.json', script: 'count-wording.mjs', use },
  text,
  'asr-phrases',
);
process.stdout.write(
  `${read} sentences, ${words.length} words, ${pairs.size} and ${triples.size} contexts, ${text.length} bytes\n`,
);
