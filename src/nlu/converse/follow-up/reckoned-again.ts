/** "And 425?", "what about in two pounds", "and 20 percent", after a sum or a conversion: the same, of another amount. */
import type { Call } from '../../call.js';
import type { Said } from '../said.js';

const NUMBER =
  '(?:-?\\d+(?:[.,]\\d+)?|an?|one|half(?: an?)?|(?:(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand)(?: and)?)?(?:[ -]?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))*)';
const ASKED = new RegExp(
  `^(?:(?:and|so|okay|ok)[\\s,]+)*(?:(?:what|how) about[\\s,]+|and[\\s,]+)?(?:(?<where>in|of|for) )?(?<amount>${NUMBER})(?: (?<unit>\\p{L}+(?: \\p{L}+)?|%))?[\\s?.!]*$`,
  'iu',
);

/** Null where nothing was reckoned before, or the words are no amount of it. */
export function reckonedAgain({ text, session, sense }: Said): Call | null {
  const { before } = sense;
  if (before?.do !== 'info' || (before.topic !== 'conversion' && before.topic !== 'math')) return null;
  const { where = '', amount = '', unit = '' } = ASKED.exec(text.trim())?.groups ?? {};
  const question = session.lastText ?? '';
  if (amount.trim() === '' || question === '') return null;
  // Of "twelve times eight" nobody knows which of them is now fourteen.
  if (before.topic === 'math' && where === '' && unit === '') return null;
  for (const asked of replacements(question, { where, amount: amount.trim(), unit })) {
    const call = sense.call(asked);
    if (call?.do === 'info' && call.topic === before.topic) return call;
  }
  return null;
}

/** The question with the amount in the place of each that it has: with the same word after it or before it, if one is said. */
function replacements(
  question: string,
  { where, amount, unit }: { readonly where: string; readonly amount: string; readonly unit: string },
): string[] {
  const found = [...question.matchAll(new RegExp(`(?<![\\p{L}\\d])${NUMBER}(?![\\p{L}\\d])`, 'giu'))]
    .filter(([said]) => said.trim() !== '')
    .map((match) => {
      const from = match.index + (match[0].length - match[0].trimStart().length);
      return { from, to: match.index + match[0].length };
    });
  const fits = ({ from, to }: { readonly from: number; readonly to: number }): boolean => {
    const next = /^\s*(\p{L}+|%)/u.exec(question.slice(to))?.[1]?.toLowerCase() ?? '';
    const word = unit.toLowerCase();
    const same = word !== '' && (next.replace(/s$/, '') === word.replace(/s$/, '') || isPercent(next, word));
    const placed = where !== '' && new RegExp(`\\b${where}\\s+$`, 'i').test(question.slice(0, from));
    return unit === '' ? where === '' || placed : same;
  };
  const chosen = found.filter(fits);
  return chosen.map(({ from, to }) => {
    const rest = question.slice(to);
    // "How many grams in a pound" is asked of two pounds.
    const after =
      unit === '' || isPercent(unit, '%') ? rest : rest.replace(/^(\s*)\p{L}+/u, `$1${unit.split(' ')[0]}`);
    return `${question.slice(0, from)}${amount}${after}`;
  });
}

const isPercent = (one: string, other: string): boolean =>
  /^(?:%|percent)$/i.test(one) && /^(?:%|percent)$/i.test(other);
