#!/usr/bin/env node
/**
 * Checks hand-written rows: carries out each row's calls on its simulated house and compares what changes.
 *
 *   npm run build && node training/llm/check.mjs [--show] [--quiet] [--homes DIR] FILE...
 *
 * Each wrong row is told with its line; exit status 1 if there is one. `--show` prints what every row does; `--grammar`
 * prints the rows where the built-in grammar does something else (one of the two is wrong).
 */
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { notSaid } from './copied.mjs';
import { begin, byGrammar, carryOut, homesIn, product } from './house.mjs';
import { readRows } from './rows.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    show: { type: 'boolean', default: false },
    grammar: { type: 'boolean', default: false },
    homes: { type: 'string', default: join(here, 'data', 'homes') },
    dist: { type: 'string', default: 'dist' },
  },
});
const print = (line) => process.stdout.write(`${line}\n`);
if (files.length === 0) {
  console.error('Name the files to check: node training/llm/check.mjs training/llm/data/utterances/*.yaml');
  process.exit(2);
}

const earshot = await product(options.dist);
const homeOf = homesIn(options.homes, earshot);
/** Compared only where the row names them: ids and times of timers are not the author's business. */
const AGENDA = new Set(['lists', 'timers', 'alarms', 'reminders', 'scheduled', 'fired']);

/** True if `got` has all of `wanted`. */
function contains(got, wanted) {
  if (Array.isArray(wanted))
    return (
      Array.isArray(got) && got.length === wanted.length && wanted.every((each, i) => contains(got[i], each))
    );
  if (typeof wanted !== 'object' || wanted === null) return isDeepStrictEqual(got, wanted);
  return (
    typeof got === 'object' &&
    got !== null &&
    Object.keys(wanted).every((key) => contains(got[key], wanted[key]))
  );
}

const acts = ({ do: does, op }) =>
  !['query', 'info', 'control', 'none', 'announce'].includes(does) && op !== 'query';

/** What the house does to the row's calls, and what is wrong with that. */
function judge(row) {
  const house = homeOf(row.home);
  const start = begin(house, row, earshot);
  const wrong = start.unheard.map((text) => `said: the grammar does not understand "${text}"`);
  const calls = row.calls ?? [{ do: 'none', reason: row.none }];
  wrong.push(...notSaid(calls, row.say, earshot));
  const done = carryOut(calls, start, row.say, earshot);
  const refused = done.calls.filter((call) => call.do === 'none');
  const wantsAsk = row.ask ?? false;
  if (row.none === undefined) {
    if (refused.length > 0) wrong.push(`refused (${refused[0].reason}): ${done.reply}`);
    if (done.ask !== null && !wantsAsk) wrong.push(`asks "${done.ask}"; if that is right, add ask: true`);
    if (done.ask === null && wantsAsk) wrong.push('asks nothing');
    if (calls.some(acts) && row.changes === undefined && !wantsAsk)
      wrong.push('say what changes: add changes');
  }
  if (row.changes !== undefined) {
    const devices = Object.fromEntries(
      Object.entries(done.changes).filter(([key]) => !AGENDA.has(key) || key in row.changes),
    );
    const same = isDeepStrictEqual(Object.keys(devices).sort(), Object.keys(row.changes).sort());
    const exact = Object.entries(row.changes).every(([key, value]) =>
      AGENDA.has(key) ? contains(devices[key], value) : isDeepStrictEqual(devices[key], value),
    );
    if (!same || !exact) wrong.push(`changes: wrote ${show(row.changes)}, happens ${show(devices)}`);
  }
  const matching = done.calls.flatMap((call) => call.matching ?? []);
  if (row.matching !== undefined && !isDeepStrictEqual([...row.matching].sort(), [...matching].sort()))
    wrong.push(`matching: wrote ${show(row.matching)}, is ${show(matching)}`);
  if (row.reply !== undefined && !new RegExp(row.reply, 'i').test(done.reply))
    wrong.push(`reply: wrote ${row.reply}, is "${done.reply}"`);
  const grammar = byGrammar(house, row, start, earshot);
  return { done, wrong, grammar: compare(grammar, done, row) };
}

function compare(grammar, done, row) {
  if (grammar.source === 'none') return 'silent';
  const nothing = grammar.calls.every((call) => call.do === 'none');
  if (row.none !== undefined)
    return nothing && grammar.ask === null ? 'same' : `other: ${show(grammar.calls)}`;
  if (grammar.ask !== null || done.ask !== null)
    return (grammar.ask === null) === (done.ask === null) ? 'same' : `other: ${grammar.reply}`;
  const same =
    isDeepStrictEqual(grammar.changes, done.changes) &&
    isDeepStrictEqual(
      grammar.calls.map((call) => call.do),
      done.calls.map((call) => call.do),
    );
  return same ? 'same' : `other: ${show(grammar.calls)}`;
}

const show = (value) => JSON.stringify(value);

let failed = 0;
for (const file of files) {
  let rows;
  try {
    rows = readRows(file);
  } catch (error) {
    print(error.message);
    failed += 1;
    continue;
  }
  const tally = { same: 0, silent: 0, other: 0 };
  const voices = {};
  const seen = new Map();
  let bad = 0;
  for (const row of rows) {
    let judged;
    try {
      judged = judge(row);
    } catch (error) {
      judged = { wrong: [error.message], grammar: 'silent', done: null };
    }
    const key = `${row.home} ${row.room} ${row.say.toLowerCase()} ${row.said ?? ''}`;
    if (seen.has(key)) judged.wrong.push(`the same sentence stands at ${seen.get(key)}`);
    seen.set(key, row.place);
    tally[judged.grammar.split(':')[0]] += 1;
    voices[row.voice] = (voices[row.voice] ?? 0) + 1;
    if (judged.wrong.length > 0) bad += 1;
    for (const wrong of judged.wrong) print(`${row.place}: "${row.say}": ${wrong}`);
    if (options.grammar && judged.grammar.startsWith('other'))
      print(
        `${row.place}: "${row.say}": ${show(judged.done?.calls)} ${show(judged.done?.changes)}, grammar ${judged.grammar}`,
      );
    if (options.show)
      print(
        `${row.place}: "${row.say}" [${judged.grammar.split(':')[0]}] ${show(judged.done?.changes)} ${judged.done?.reply}`,
      );
  }
  failed += bad;
  print(
    `${basename(file)}: ${rows.length} sentences, ${bad} wrong; the grammar alone: ${tally.same} the same, ${tally.silent} not understood, ${tally.other} other`,
  );
  print(
    `  voices: ${Object.entries(voices)
      .map(([voice, count]) => `${voice} ${count}`)
      .join(', ')}`,
  );
}
process.exit(failed > 0 ? 1 : 0);
