/** Slips of the keyboard and of the recogniser: a word that is nobody's, one letter away from exactly one that is known. */
import type { HouseNames } from './house-names.js';

const MIN_LETTERS = 5;

/**
 * Long words of homes that no other common word is a letter away from: measured on 25,000 sentences to assistants,
 * "hearing" is not "heating", "sneakers" are not "speakers", and "remind" is not "rewind".
 */
const KNOWN: readonly string[] = (
  'lights light switch volume brightness coffee curtains blinds temperature thermostat vacuum louder quieter brighter dimmer warmer ' +
  'increase decrease brighten reduce color colors television activate deactivate bathroom bedroom kitchen socket'
).split(' ');

/** The known word that was meant; null where none or several are near. */
export function nearestWord(word: string, names: HouseNames): string | null {
  if (word.length < MIN_LETTERS || !/^[a-z]+$/.test(word)) return null;
  const near = new Set(KNOWN.filter((known) => isSlip(word, known)));
  for (const first of names.keys()) if (first.length > MIN_LETTERS && isSlip(word, first)) near.add(first);
  const [meant, ...more] = near;
  // "Lihgts": light and lights are the same to whoever reads on.
  return meant !== undefined && more.every((other) => other === `${meant}s` || meant === `${other}s`)
    ? meant
    : null;
}

/** One letter more, less or other, or two changed about; the first letter stays. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0] || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    a.slice(at + 1) === b.slice(at) ||
    a.slice(at) === b.slice(at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
}
