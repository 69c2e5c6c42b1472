/** "Which is the highest", "which of those is worst", "where's it warmest", after a reading was asked for: the most of all that tell it. */
import type { Call, Comparison, QueryCall } from '../../call.js';
import { bareWords, uncontracted } from '../../normalize.js';
import type { Said } from '../said.js';

const ASKED =
  /^(?:(?:and|so|okay|ok) )*(?:(?:which|what|where)(?: (?:one|room|ones|place))?(?: of (?:those|them|these))?|who)(?: (?:is|has|has got|are|it|got|uses|using))*(?: the)? (?<most>highest|lowest|most|least|worst|best|biggest|smallest|warmest|coldest|dampest|driest|fullest|emptiest|warmer|colder|hotter|cooler|damper|drier|higher|lower|bigger|worse|better)(?: (?:one|room|of (?:all|them|those)))?$/;

const LESS: ReadonlySet<string> = new Set(
  'lowest least smallest coldest driest emptiest colder cooler drier lower'.split(' '),
);

/** What is meant by the word itself, whatever was asked for before: "which is warmer" wishes nothing warmer. */
const OF_WORD: readonly (readonly [words: RegExp, of: Comparison['of']])[] = [
  [/^(?:warm|cold|hot|cool)/, 'temperature'],
  [/^(?:damp|dri)/, 'humidity'],
];

/** Which end of it is the worst. */
const WORST_IS_LEAST: ReadonlySet<Comparison['of']> = new Set(['battery', 'moisture', 'temperature']);

const COMPARED: readonly Comparison['of'][] = [
  'temperature',
  'humidity',
  'carbon_dioxide',
  'battery',
  'power',
  'energy',
  'moisture',
];

/** Null where no reading that can be compared was asked for before. */
export function askedOfTheMost({ text, session, sense }: Said): QueryCall | null {
  const most = ASKED.exec(bareWords(uncontracted(text)))?.groups?.['most'];
  if (most === undefined) return null;
  const { before } = sense;
  const of = measureOf(before, session.lastText ?? '') ?? OF_WORD.find(([words]) => words.test(most))?.[1];
  if (of === undefined) return null;
  const bad = most === 'worst' || most === 'worse';
  const ends = bad || most === 'best' || most === 'better';
  const more = ends ? bad !== WORST_IS_LEAST.has(of) : !LESS.has(most);
  return { do: 'query', attr: of, compare: { of, more, asks: 'which' } };
}

function measureOf(before: Call | null, said: string): Comparison['of'] | undefined {
  if (before?.do !== 'query') return undefined;
  const asked = COMPARED.find((one) => one === before.attr);
  if (asked !== undefined || before.attr !== 'value') return asked;
  // A sensor by its name tells its value: the words say of what.
  const words = bareWords(said);
  if (/\bco2\b|\bcarbon dioxide\b/.test(words)) return 'carbon_dioxide';
  if (/\b(?:warm|cold|hot|temperature)\b/.test(words)) return 'temperature';
  return /\b(?:humid|humidity|damp)\b/.test(words)
    ? 'humidity'
    : /\b(?:power|watts)\b/.test(words)
      ? 'power'
      : undefined;
}
