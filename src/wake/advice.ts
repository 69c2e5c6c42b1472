/**
 * What a user should know of a phrase before choosing it: how often it will be heard by mistake, and what would be
 * better. Advice only; whoever insists gets the phrase.
 */
import type { KnownPhrase } from './spotter.js';

/** Fewer letters are a syllable or two: other words hold them. */
const FEW_LETTERS = 6;
/** Priors above this are everyday words. Natural logarithm. */
const COMMON_PRIOR = -9;
/** Alarms an hour at a prior of 0, and by how much they grow with each nat: see docs/wake.md. */
const ALARMS_AT_ZERO = 60;
const NATS = 0.5;

/** False alarms an hour of speech that is not meant for the hub, at the default threshold. */
export function expectedAlarms({ prior }: Pick<KnownPhrase, 'prior'>): number {
  return ALARMS_AT_ZERO * Math.exp(NATS * prior);
}

/** One line, or null where the phrase is good. */
export function phraseAdvice(phrase: Pick<KnownPhrase, 'text' | 'letters' | 'prior'>): string | null {
  const { text, letters, prior } = phrase;
  const faults = [...(letters < FEW_LETTERS ? ['short'] : []), ...(prior > COMMON_PRIOR ? ['common'] : [])];
  if (faults.length === 0) return null;
  const rate = expectedAlarms(phrase);
  const often = rate >= 0.1 ? `about ${rate.toPrecision(1)}` : 'fewer than 0.1';
  return `The wake phrase "${text}" is ${faults.join(' and ')}: expect ${often} false alarms an hour of talk, or more missed calls; ${better(text)} would be surer.`;
}

function better(text: string): string {
  const plain = text.trim().toLowerCase();
  const options = /^(hey|okay|ok|hello|hi)\b/.test(plain)
    ? ['"hey earshot"', '"hey jarvis"']
    : [`"hey ${plain}"`, `"okay ${plain} house"`];
  return options.join(' or ');
}
