/** All neighbours of a sentence, from one word to `most`: what a name in it may be. */
export function wordRuns(words: readonly string[], most: number): readonly (readonly string[])[] {
  return words.flatMap((_, at) =>
    Array.from({ length: Math.min(most, words.length - at) }, (_one, more) => words.slice(at, at + more + 1)),
  );
}
