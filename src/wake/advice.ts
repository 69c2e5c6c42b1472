/**
 * What a user should know of a phrase before choosing it: how often it will be heard by mistake, and what would be
 * better. Advice only; whoever insists gets the phrase.
 */
import type { KnownPhrase } from './spotter.js';

/** Fewer letters are a syllable or two: other words hold them. */
const FEW_LETTERS = 6;
/** Priors above this are everyday words. Natural logarithm. */
const COMMON_PRIOR = -9;
/** Alarms an hour from which a phrase is warned about. */
const MANY = 1;

/**
 * False alarms an hour of talk at the default threshold, roughly: a curve through twelve everyday words in 0.15 h and
 * eight wake phrases in 0.7 h of the tuning speech (docs/wake.md).
 */
export function expectedAlarms({ letters, prior }: Pick<KnownPhrase, 'letters' | 'prior'>): number {
  return 20 * Math.exp(0.4 * (prior + 7) - 0.7 * (letters - 4));
}

/** One line, or null where the phrase is good. */
export function phraseAdvice(phrase: Pick<KnownPhrase, 'text' | 'letters' | 'prior'>): string | null {
  const rate = expectedAlarms(phrase);
  if (rate < MANY) return null;
  const { text, letters, prior } = phrase;
  const faults = [...(letters < FEW_LETTERS ? ['short'] : []), ...(prior > COMMON_PRIOR ? ['common'] : [])];
  const why = faults.length === 0 ? 'like other words' : faults.join(' and ');
  return `The wake phrase "${text}" is ${why}: expect about ${alarms(rate)} in an hour of talk; ${better(text)} would be surer.`;
}

function alarms(rate: number): string {
  const count = Math.round(rate);
  return count === 1 ? 'one false alarm' : `${count} false alarms`;
}

function better(text: string): string {
  const plain = text.trim().toLowerCase();
  const options = /^(hey|okay|ok|hello|hi)\b/.test(plain)
    ? ['"hey earshot"', '"hey jarvis"']
    : [`"hey ${plain}"`, `"hello ${plain}"`];
  return options.join(' or ');
}
