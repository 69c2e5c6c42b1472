#!/usr/bin/env node
/**
 * The rows of generate.mjs as text, for a language model that reads and writes nothing else.
 *
 *   npm run build && node training/llm/rival/texts.mjs --rows rows.jsonl --pieces vocab.txt --out texts.jsonl
 *
 * A prompt has what ours has, in the same order: the sentence, the room, what was done last, values and candidates, one a line,
 * values behind a small letter and candidates behind a capital. An answer is its items: symbols as they are, a letter for a value or a candidate,
 * words of the sentence in quotes. `{prompt, sentence, items, choices: {letters, words, points}, s, n}`; points: encoder
 * positions that ours may point at, n: the row's line. A row that does
 * not come back from its pieces stops it: then the prompt's form has changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { POINTER } from '../generate/encode.mjs';
import { piecesOf } from '../generate/product.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const { values: options } = parseArgs({
  options: {
    rows: { type: 'string' },
    pieces: { type: 'string' },
    dist: { type: 'string', default: join(root, 'dist') },
    out: { type: 'string' },
  },
});
if (options.rows === undefined || options.pieces === undefined || options.out === undefined) {
  console.error('Say what: --rows rows.jsonl --pieces vocab.txt --out texts.jsonl');
  process.exit(2);
}
const load = (path) => import(pathToFileURL(resolve(options.dist, path)).href);
const { MARKS } = await load('llm/problem/prompt.js');
const { wordsOf } = await load('llm/problem/problem.js');
const { SYMBOLS } = await load('llm/answer/vocabulary.js');
const { createWordpiece } = await load('llm/problem/wordpiece.js');

const pieces = piecesOf(options.pieces);
const wordpiece = createWordpiece(pieces);
const markAt = new Map(MARKS.map((mark, index) => [wordpiece.id(`[unused${index + 1}]`), mark]));
const [begin, end] = ['[CLS]', '[SEP]'].map(wordpiece.id);

/** Where each word of the sentence begins, as promptOf places it, and where the sentence ends. */
function placesOf(sentence, words) {
  const ids = [begin];
  const places = [];
  let from = 0;
  for (const word of words) {
    ids.push(...wordpiece.encode(sentence.slice(from, word.start)));
    places.push(ids.length);
    ids.push(...wordpiece.encode(sentence.slice(word.start, word.end)));
    from = word.end;
  }
  ids.push(...wordpiece.encode(sentence.slice(from)), end);
  return { ids, places };
}

/** What stands behind the sentence: each a position, marks and pieces. "here", "last" and "place" belong to a candidate. */
function partsOf(ids, from) {
  const parts = [];
  for (let at = from; at < ids.length - 1; at += 1) {
    const mark = markAt.get(ids[at]);
    if (mark !== undefined && !WITHIN.has(mark)) parts.push({ at, mark, words: [] });
    else parts.at(-1).words.push(mark === undefined ? pieces[ids[at]] : mark === 'place' ? ',' : mark);
  }
  return parts;
}
const WITHIN = new Set(['here', 'last', 'place']);

/** Pieces as one would write them: "hilary's lamp", not "hilary ' s lamp". */
const plain = (words) =>
  words
    .join(' ')
    .replaceAll(' ##', '')
    .replaceAll(' ,', ',')
    .replace(/ (['’-]) /g, '$1');

function textOf({ x, y, t, s }, n) {
  const words = wordsOf(t);
  const { ids, places } = placesOf(t, words);
  if (ids.some((id, at) => id !== x[at])) throw new Error(`row ${n}: "${t}" does not give its pieces`);
  const letters = new Map();
  const lines = [t];
  let [values, candidates] = [0, 0];
  for (const { at, mark, words: said } of partsOf(x, ids.length)) {
    if (mark === 'room') lines.push(`room ${plain(said)}`);
    else if (mark.startsWith('did:')) lines.push(`did ${mark.slice(4)}`);
    else {
      const letter = mark.startsWith('value:')
        ? String.fromCharCode(97 + values++)
        : String.fromCharCode(65 + candidates++);
      letters.set(at, letter);
      lines.push(`${letter} ${mark.replace(/^(?:value|kind):/, '')} ${plain(said)}`);
    }
  }
  const items = [];
  for (let step = 0; step < y.length; step += 1) {
    if (y[step] < POINTER) {
      items.push(SYMBOLS[y[step]]);
      continue;
    }
    const letter = letters.get(y[step] - POINTER);
    if (letter !== undefined) {
      items.push(letter);
      continue;
    }
    // A text is two pointers: its first and its last word.
    const [first, last] = [y[step] - POINTER, y[step + 1] - POINTER].map((at) => words[places.indexOf(at)]);
    if (first === undefined || last === undefined) throw new Error(`row ${n}: points at no word`);
    items.push(`"${t.slice(first.start, last.end)}"`);
    step += 1;
  }
  const choices = {
    letters: [...letters.values()],
    words: words.map(({ start, end: to }) => [start, to]),
    points: [...places, ...letters.keys()],
  };
  return { prompt: lines.join('\n'), sentence: t, items, choices, s, n };
}

const rows = readFileSync(options.rows, 'utf8').trimEnd().split('\n').map(JSON.parse);
const texts = rows.map((row, n) => JSON.stringify(textOf(row, n)));
writeFileSync(options.out, `${texts.join('\n')}\n`);
