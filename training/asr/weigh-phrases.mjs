#!/usr/bin/env node
/**
 * Counts which ways through the grammar people take, for the recogniser's phrase graph: models/asr/phrase-weights.json.
 *
 *   npm run build && node training/asr/weigh-phrases.mjs --data DIR [--dist dist] [--check]
 *
 * Requests (Home Assistant's tests, two thirds of hwu-nlu-eval, slurp's development part, half of our own paraphrases, those
 * that were written for the model for calls in houses that are not held out) are read by the word graph itself (the cheapest way, Viterbi), and every choice and sentence on the way is counted. No
 * speech and no sentence of dev-home-commands is used. Deterministic. `--check` says how many choices of today's grammar
 * are still known.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { readRows } from '../llm/rows.mjs';
import { homeOfFixtures, plainHome } from '../nlu/homes.mjs';
import { LABELS } from '../nlu/hwu-labels.mjs';
import { shipCounts } from './ship-counts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    dist: { type: 'string', default: 'dist' },
    check: { type: 'boolean', default: false },
  },
});
const dist = (path) => import(pathToFileURL(resolve(options.dist, path)).href);
const { buildWordGraph } = await dist('asr/word-graph.js');
const { PhraseWeights } = await dist('asr/phrase-weights.js');
const { grammarSource } = await dist('nlu/grammar-source.js');
const { SKILLS } = await dist('nlu/skills/index.js');
const { normalWords } = await dist('nlu/normalize.js');
const { loadHome } = await dist('actions/home-file.js');
const { AFTER, BEFORE, hearings } = await dist('nlu/politeness.js');
const jsonl = (path) =>
  readFileSync(join(options.data, 'nlu', path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const digest = (text) => createHash('sha256').update(text.toLowerCase()).digest();
const print = (line) => process.stdout.write(`${line}\n`);

const counts = { choices: {}, sentences: {} };

function counter(home) {
  const trace = {
    choices: new Map(),
    sentences: new Map(),
    choice: (node, key) => trace.choices.set(node, key),
    sentence: (node, key, { group }) => trace.sentences.set(node, { skill: group.skill, key }),
  };
  const source = grammarSource(home, SKILLS);
  const spoken = { ...source, groups: source.groups.filter(({ textOnly }) => textOnly !== true) };
  const start = buildWordGraph(spoken, new PhraseWeights(), trace);
  // Every sentence of the grammar is named, so that one nobody says is known to be rare and a plugin's is not.
  for (const { skill, key } of trace.sentences.values()) {
    counts.sentences[skill] ??= {};
    counts.sentences[skill][key] ??= 0;
  }
  const forms = new Map();
  const form = (word) => {
    if (!forms.has(word)) forms.set(word, normalWords(word).join(' '));
    return forms.get(word);
  };
  /** In a list's trie a place is the trie's node and what follows the list: lists are shared by many sentences. */
  const keys = new Map();
  const keyOf = (at, to) => {
    if (to === null) return at;
    if (!keys.has(at)) keys.set(at, new Map());
    const own = keys.get(at);
    if (!own.has(to)) own.set(to, {});
    return own.get(to);
  };
  /** Every place reachable without a word, cheapest way first found wins ties. */
  const close = (places) => {
    const waiting = [...places.values()];
    while (waiting.length > 0) {
      const from = waiting.pop();
      if (places.get(keyOf(from.at, from.to)) !== from) continue;
      const reach = (at, cost, way) => {
        const known = places.get(at);
        if (known !== undefined && known.cost <= cost) return;
        const place = { at, cost, from, way, to: null };
        places.set(at, place);
        waiting.push(place);
      };
      if (from.to !== null) {
        if (Number.isFinite(from.at.cost)) reach(from.to, from.cost + from.at.cost, null);
        continue;
      }
      for (const [rank, { to, cost }] of from.at.free.entries())
        reach(to, from.cost + cost, { node: from.at, rank });
    }
    return places;
  };
  const wilds = new Map();
  const read = (words) => {
    let places = close(new Map([[start, { at: start, cost: 0, from: null, way: null, to: null }]]));
    for (const word of words) {
      const next = new Map();
      const reach = (at, to, from, cost) => {
        const key = keyOf(at, to);
        const known = next.get(key);
        if (known === undefined || known.cost > cost) next.set(key, { at, cost, from, way: null, to });
      };
      for (const place of places.values()) {
        const children = (trie, to) => {
          for (const [spelled, child] of trie.children)
            if (form(spelled) === word) reach(child, to, place, place.cost);
        };
        if (place.to !== null) {
          children(place.at, place.to);
          continue;
        }
        for (const { word: spelled, to } of place.at.words)
          if (form(spelled) === word) reach(to, null, place, place.cost);
        for (const { root: trie, to } of place.at.lists) children(trie, to);
        for (const to of place.at.wild) {
          if (!wilds.has(to))
            wilds.set(to, { free: [{ to, cost: 0 }], words: [], lists: [], wild: [to], final: false });
          reach(wilds.get(to), null, place, place.cost + 1);
        }
      }
      places = close(next);
      if (places.size === 0) return false;
    }
    let best = null;
    for (const place of places.values())
      if (place.to === null && place.at.final && (best === null || place.cost < best.cost)) best = place;
    if (best === null) return false;
    for (let place = best; place !== null; place = place.from) {
      const sentence = trace.sentences.get(place.at);
      if (place.to === null && sentence !== undefined && place.way !== null)
        counts.sentences[sentence.skill][sentence.key] += 1;
      const key = place.way === null ? undefined : trace.choices.get(place.way.node);
      if (key === undefined) continue;
      counts.choices[key] ??= new Array(place.way.node.free.length).fill(0);
      if (place.way.rank < counts.choices[key].length) counts.choices[key][place.way.rank] += 1;
    }
    return true;
  };
  /** As it is, or without what stands around a command. */
  return (text) =>
    hearings(text, new Set()).some((tokens) => {
      let words = tokens.map(({ norm }) => norm);
      for (let round = 0; round < 4; round += 1) {
        if (words.length === 0 || read(words)) return words.length > 0;
        const before = longest(BEFORE, (phrase) => phrase.every((word, at) => words[at] === word));
        const after = longest(AFTER, (phrase) =>
          phrase.every((word, at) => words.at(at - phrase.length) === word),
        );
        if (before + after === 0) return false;
        words = words.slice(before, words.length - after);
      }
      return false;
    });
}

const longest = (phrases, fits) => Math.max(0, ...phrases.filter(fits).map(({ length }) => length));

function count(name, home, texts) {
  const read = counter(home);
  const known = texts.filter((text) => read(text)).length;
  print(`${name}: ${known} of ${texts.length} sentences counted`);
}

const ha = 'ha-intents-2025-07';
const fixtures = JSON.parse(readFileSync(join(options.data, 'nlu', ha, 'fixtures_en.json'), 'utf8'));
count(
  'ha-intents',
  homeOfFixtures(fixtures),
  jsonl(`${ha}/en.jsonl`).map(({ utterance }) => utterance),
);

function requests(path, keep) {
  const rows = jsonl(path).filter(
    ({ intent }) => LABELS[intent] !== undefined || /^(alarm|lists|calendar|datetime|play)/.test(intent),
  );
  const values = (type) =>
    rows.flatMap(({ slots }) =>
      slots.filter((slot) => slot.type === type).map(({ value }) => value.toLowerCase()),
    );
  const texts = rows.map(({ utterance }) => utterance).filter(keep);
  return [plainHome(values('house_place'), values('device_type')), texts];
}
const notHeldOut = (text) => digest(text).readBigUInt64BE() % 3n !== 0n;
count('hwu, two thirds', ...requests('hwu-nlu-eval/home_minus_slurp_dev_test.jsonl', notHeldOut));
count('slurp-devel', ...requests('slurp-devel/devel.jsonl', () => true));
const own = parse(readFileSync(join(root, 'training/nlu/paraphrases.yaml'), 'utf8')).flatMap(
  ({ say }) => say,
);
const { home } = await loadHome(join(root, 'examples/home.yaml'));
count(
  'paraphrases, half',
  home,
  own.filter((text) => digest(text)[0] % 2 !== 0),
);

const written = join(root, 'training/llm/data');
const said = new Map();
for (const file of readdirSync(join(written, 'utterances')).filter((name) => !name.startsWith('held-out')))
  for (const row of readRows(join(written, 'utterances', file)))
    said.set(row.home, [...(said.get(row.home) ?? []), row.say]);
for (const [name, texts] of said)
  count(name, (await loadHome(join(written, 'homes', `${name}.yaml`))).home, texts);

const path = join(root, 'models/asr/phrase-weights.json');
if (options.check) {
  const kept = JSON.parse(readFileSync(path, 'utf8'));
  const now = Object.keys(counts.choices);
  print(`${now.filter((key) => kept.choices[key] !== undefined).length} of ${now.length} choices are known`);
} else {
  const sorted = (table, each = (value) => value) =>
    Object.fromEntries(
      Object.entries(table)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, each(value)]),
    );
  const text = `${JSON.stringify({ choices: sorted(counts.choices), sentences: sorted(counts.sentences, sorted) })}\n`;
  const use =
    'recogniser: how often people take each way through the grammar (counts; no sentence can be read from them)';
  const counted = { id: 'asr-phrases', file: 'phrase-weights.json', script: 'weigh-phrases.mjs', use };
  shipCounts(counted, text, 'asr-tokenizer');
  print(
    `${Object.keys(counts.choices).length} choices, ${Object.keys(counts.sentences).length} skills, ${text.length} bytes`,
  );
}
