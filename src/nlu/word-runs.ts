/** All neighbours of a sentence, from one word to `most`: what a name in it may be. */
export function wordRuns(words: readonly string[], most: number): readonly (readonly string[])[] {
  return words.flatMap((_, at) =>
    Array.from({ length: Math.min(most, words.length - at) }, (_one, more) => words.slice(at, at + more + 1)),
  );
}

/** No name of a thing begins or ends with these. */
export const NAMELESS: ReadonlySet<string> = new Set(
  (
    'the my our your a an this that in on at of to for and off up down is are it please turn switch put set open close ' +
    'lock unlock'
  ).split(' '),
);
