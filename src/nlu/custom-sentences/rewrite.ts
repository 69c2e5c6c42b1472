/**
 * What Home Assistant's parser reads and the grammar's templates do not: an ending glued to a list or a rule (`{thing}[s]`)
 * and ranges within a sentence (`{0..100,5:level}`). Both are written in terms of lists, so that everything after this works
 * on whole words.
 */
import type { ListSource } from '../skill.js';
import type { Expression } from '../template/expression.js';
import { parseTemplate } from '../template/parse.js';
import { invalid } from './sentences-file.js';

export interface Names {
  readonly lists: Readonly<Record<string, ListSource>>;
  readonly rules: Readonly<Record<string, string>>;
  /** Lists of which only the house knows the values: their names may have an s. */
  readonly house: readonly string[];
}

const INLINE_RANGE = /\{\s*(\d+)\.\.(\d+)(?:,(\d+))?\s*:/g;
const REFERENCE = /\{[^{}]*\}|<[^<>]*>/g;
/** What is longer is a word whose space was forgotten, and read as one. */
const MAX_ENDING = 3;
/** Rules glued to rules glued to rules. */
const MAX_ROUNDS = 20;
/** "5min" is two words, "5th" is one. */
const ORDINAL = /^(st|nd|rd|th)$/;

/** A piece of a template in other words, or why there are none. */
type Written = { readonly text: string } | { readonly remedy: string };

/** The template in other words. Adds the lists that it needs to `added`. @throws EarshotError SENTENCES_INVALID */
export function rewrite(
  template: string,
  names: Names,
  added: Record<string, ListSource>,
  place: string,
): string {
  let text = template.replace(INLINE_RANGE, (_, from: string, to: string, step = '1') => {
    const name = `${from} to ${to} by ${step}`;
    if (Number(step) === 0 || Number(from) > Number(to))
      throw invalid(place, `"${template}": no number is in ${from}..${to}, step ${step}`);
    added[name] = { range: { from: Number(from), to: Number(to), step: Number(step) } };
    return `{${name}:`;
  });
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = unglued(text, names, added, place);
    if (next === text) return text;
    text = next;
  }
  throw invalid(place, `"${template}": rules glued to rules hold each other; write one of them out`);
}

function unglued(text: string, names: Names, added: Record<string, ListSource>, place: string): string {
  let out = '';
  let done = 0;
  for (const { 0: reference, index } of text.matchAll(REFERENCE)) {
    const end = index + reference.length;
    const run = runAfter(text, end);
    const endings = run === '' ? [] : endingsOf(run, place);
    if (index < done || !endings.some((ending) => ending !== '')) continue;
    if (endings.some((ending) => ending.length > MAX_ENDING)) continue;
    const name = reference.slice(1, -1).trim();
    const written = reference.startsWith('<')
      ? gluedRule(name, run, names)
      : gluedList(name, endings, names, added);
    if ('remedy' in written) throw invalid(place, `"${reference}${run}": ${written.remedy}`);
    out += text.slice(done, index) + written.text;
    done = end + run.length;
  }
  return out + text.slice(done);
}

/** Letters, and brackets of letters, that touch what is before them: "[s]", "(s|es)", "ing". */
function runAfter(text: string, start: number): string {
  let end = start;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if ('(['.includes(character)) depth += 1;
    else if (')]'.includes(character)) {
      if (depth === 0) break;
      depth -= 1;
    } else if (character === '|' ? depth === 0 : !/[\p{L}\p{N}]/u.test(character)) break;
    if (depth === 0) end = at + 1;
  }
  return text.slice(start, end);
}

/** `[s]` -> "s", "". */
function endingsOf(run: string, place: string): readonly string[] {
  const spell = (expression: Expression): string[] => {
    if (expression.type === 'word') return [expression.text];
    // What touches is one word already: an empty sequence is the way without.
    return expression.type === 'choice' ? expression.items.flatMap(spell) : [''];
  };
  return [...new Set(spell(parseTemplate(run, place)))];
}

/** A rule is written out, so that its last word gets the ending. */
function gluedRule(rule: string, run: string, { rules }: Names): Written {
  const text = Object.hasOwn(rules, rule) ? rules[rule]?.trim() : undefined;
  if (text === undefined) return { remedy: `there is no rule <${rule}>; write it under "expansion_rules"` };
  if (!/[{<]/.test(text)) return { text: `(${text})${run}` };
  if (/[}>]$/.test(text) && !choosesAtTop(text)) return { text: `${text}${run}` };
  return { remedy: `the rule's text is not only words; write the ending into it` };
}

function gluedList(
  reference: string,
  endings: readonly string[],
  names: Names,
  added: Record<string, ListSource>,
): Written {
  const [list = '', slot = list] = reference.split(':').map((part) => part.trim());
  const ways: string[] = [];
  for (const ending of endings) {
    const way = withEnding(list, slot, ending, names, added);
    if ('remedy' in way) return way;
    ways.push(way.text);
  }
  return { text: `(${ways.join('|')})` };
}

function withEnding(
  list: string,
  slot: string,
  ending: string,
  { lists, house }: Names,
  added: Record<string, ListSource>,
): Written {
  const plain = `{${list}:${slot}}`;
  const source = Object.hasOwn(lists, list) ? lists[list] : undefined;
  if (ending === '') return { text: plain };
  if (source === undefined) {
    if (house.includes(list) && ending === 's') return { text: `${plain}'s` };
    return house.includes(list)
      ? { remedy: `names of the house take no ending but s; put a space before "${ending}"` }
      : { remedy: `there is no list {${list}}; write it under "lists"` };
  }
  if ('range' in source) {
    return ORDINAL.test(ending)
      ? { remedy: `a range has no "1st" and "2nd"; write them as values of a list` }
      : { text: `${plain} ${ending}` };
  }
  if (!('values' in source))
    return { remedy: `any words take no ending; put a space before "${ending}" or leave it out` };
  if (source.values.some(({ in: said }) => /[{<]/.test(said)))
    return { remedy: `its values name other lists; write the ending into them, as in "song[s]"` };
  const name = `${list} - ${ending}`;
  added[name] = { values: source.values.map((item) => ({ ...item, in: `(${item.in.trim()})${ending}` })) };
  return { text: `{${name}:${slot}}` };
}

function choosesAtTop(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if ('([{<'.includes(character)) depth += 1;
    else if (')]}>'.includes(character)) depth -= 1;
    else if (depth === 0 && (character === '|' || character === ';')) return true;
  }
  return false;
}
