/** Settings that are words and yet go up and down: a fan's "quiet, low, medium, high". */

const GRADES: readonly (readonly string[])[] = [
  ['sleep', 'night', 'silent', 'whisper'],
  ['quiet', 'lowest', 'min', 'minimum', 'gentle'],
  ['low', 'slow', 'soft', 'weak'],
  ['medium low', 'low medium', 'mid low'],
  ['medium', 'mid', 'middle', 'normal', 'standard'],
  ['medium high', 'high medium', 'mid high'],
  ['high', 'fast', 'strong'],
  ['highest', 'max', 'maximum', 'full', 'turbo', 'boost', 'powerful'],
];

const gradeOf = (word: string): number =>
  GRADES.findIndex((words) => words.includes(word.toLowerCase().replaceAll(/[_-]+/g, ' ').trim()));

/**
 * The setting next to the present one, or the present one where there is none beyond it.
 *
 * @param values as the device spells them, in any order; those that are no degree of anything ("auto") are passed over
 * @returns null where the present one is no degree of anything
 */
export function nextGrade(values: readonly string[], present: unknown, up: boolean): string | null {
  const graded = values.filter((value) => gradeOf(value) >= 0).toSorted((a, b) => gradeOf(a) - gradeOf(b));
  const at = typeof present === 'string' ? graded.indexOf(present) : -1;
  if (at < 0) return null;
  return graded[at + (up ? 1 : -1)] ?? graded[at] ?? null;
}
