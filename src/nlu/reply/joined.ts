/**
 * The replies of one sentence said in one breath: "The Lamp is on. The Lamp is set to 40%." is "The Lamp is on and set to 40%.",
 * and two promises are one. Each is given once.
 */
import { join } from './wording.js';

/** What both begin with, and what each says of it. Sentences with a second one behind them stand for themselves. */
const PROMISE = /^(Okay, I will )([^.]+)\.$/;
const STATE = /^(.+? (?:is|are) )((?:on|off|open|closed|set to [^.]+|at [^.]+|oscillating))\.$/;
/** Said once is enough: "The Fan is on. I will turn off the Fan in 10 minutes." */
const AGREED = /^Okay, (?=I will )/;
/** "Set to 67 and 72 degrees" is said once; what has an "and" in it already is no part of a row. */
const ROW = / and |,/;

export function joined(replies: readonly string[]): string {
  const said: { begins: string | null; rests: string[]; whole: string }[] = [];
  for (const reply of replies) {
    const [, begins = null, rest = ''] = PROMISE.exec(decimals(reply)) ?? STATE.exec(decimals(reply)) ?? [];
    const before = said.at(-1);
    if (before !== undefined && begins !== null && before.begins === begins && !ROW.test(rest)) {
      before.rests.push(rest);
    } else said.push({ begins: ROW.test(rest) ? null : begins, rests: [rest], whole: reply });
  }
  return said
    .map(({ begins, rests, whole }) => (rests.length === 1 ? whole : `${begins}${shared(rests)}.`))
    .map((text) => text.replaceAll(POINT, '.'))
    .map((text, at) => (at === 0 ? text : text.replace(AGREED, '')))
    .join(' ');
}

/** A point within a number ends no sentence. */
const POINT = '\u2024';
const decimals = (text: string): string => text.replaceAll(/(?<=\d)\.(?=\d)/g, POINT);

/** "Set to blue" and "set to 30%": set to both. */
function shared(rests: readonly string[]): string {
  const set = 'set to ';
  return rests.every((rest) => rest.startsWith(set))
    ? `${set}${join(rests.map((rest) => rest.slice(set.length)))}`
    : join(rests);
}
