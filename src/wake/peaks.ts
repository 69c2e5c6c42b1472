/** One phrase, one detection: local maxima in time, whatever the threshold is afterwards. */

/** Said again sooner than this, it is the same one, seen in two stretches. */
export const REFRACTORY_SECONDS = 1;

/** The highest of those closer than the refractory time, phrase by phrase; in order of time. */
export function peaks<T extends { readonly at: number; readonly phrase: string; readonly score: number }>(
  candidates: readonly T[],
): T[] {
  const kept: T[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score || a.at - b.at)) {
    const near = kept.some(
      ({ at, phrase }) => phrase === candidate.phrase && Math.abs(at - candidate.at) < REFRACTORY_SECONDS,
    );
    if (!near) kept.push(candidate);
  }
  return kept.sort((a, b) => a.at - b.at);
}
