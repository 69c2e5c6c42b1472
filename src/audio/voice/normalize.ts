import { expandAbbreviations } from './text/abbreviations.js';
import { speakClockTimes } from './text/clock-times.js';
import { speakMoney } from './text/currency.js';
import { speakDates } from './text/dates.js';
import { speakMixedTokens } from './text/mixed-tokens.js';
import { speakNumbers } from './text/plain-numbers.js';
import { cleanCharacters, speakSymbols, tidy } from './text/symbols.js';
import { speakUnits } from './text/units.js';

/** In this order: each step takes the digits that only it can read, the last ones read what is left. */
const STEPS: readonly ((text: string) => string)[] = [
  cleanCharacters,
  expandAbbreviations,
  speakDates,
  speakClockTimes,
  speakMoney,
  speakUnits,
  speakNumbers,
  speakMixedTokens,
  speakSymbols,
  tidy,
];

/**
 * Written text to words that can be said: "It's 21.5°C at 7:05." -> "It's twenty one point five degrees Celsius at seven oh five."
 * Punctuation stays, for it is prosody; acronyms stay capitals, for the phonemizer spells them; digits, units, money,
 * dates, emoji and markup do not stay. Never throws; text without a speakable word gives ''.
 */
export function normalizeText(text: string): string {
  const spoken = STEPS.reduce((written, step) => step(written), text);
  return /[\p{L}\d]/u.test(spoken) ? spoken : '';
}
