/** Does something grow with the commands that a hub is given? Slopes by Theil and Sen, which one odd sample cannot bend. Pure. */

/** One look at a process, after a collection of garbage. */
export interface LeakSample {
  readonly commands: number;
  readonly heapMb: number;
  readonly rssMb: number;
  readonly handles: number;
  readonly files: number;
  readonly threads: number;
  readonly children: number;
}

export type Measure = Exclude<keyof LeakSample, 'commands'>;

export interface Trend {
  readonly measure: Measure;
  /** Growth over a thousand commands. */
  readonly slope: number;
  readonly limit: number;
  readonly leaks: boolean;
}

/**
 * Growth over a thousand commands that is still noise. A house that says a hundred things a day and starts its hub anew
 * once a year would have 18 MB more heap at its end.
 */
export const LIMITS: Readonly<Record<Measure, number>> = {
  heapMb: 0.5,
  rssMb: 3,
  handles: 0.5,
  files: 0.5,
  threads: 0.2,
  children: 0.2,
};

/** Caches fill and code is compiled at first: this part of the samples is not looked at. */
const WARM_UP = 1 / 3;
const FEWEST_SAMPLES = 6;

/** @throws RangeError for too few samples */
export function trendsOf(samples: readonly LeakSample[]): Trend[] {
  const settled = samples.slice(Math.floor(samples.length * WARM_UP));
  if (settled.length < FEWEST_SAMPLES) {
    throw new RangeError(`${samples.length} samples are too few: give more commands, or look more often`);
  }
  return (Object.keys(LIMITS) as Measure[]).map((measure) => {
    const slope = 1_000 * theilSen(settled.map((sample) => [sample.commands, sample[measure]]));
    const limit = LIMITS[measure];
    return { measure, slope, limit, leaks: slope > limit };
  });
}

/** The median of the slopes between all pairs (Sen 1968, "Estimates of the regression coefficient based on Kendall's tau"). */
export function theilSen(points: readonly (readonly [x: number, y: number])[]): number {
  const slopes: number[] = [];
  points.forEach(([x, y], index) => {
    for (const [otherX, otherY] of points.slice(index + 1)) {
      if (otherX !== x) slopes.push((otherY - y) / (otherX - x));
    }
  });
  slopes.sort((a, b) => a - b);
  const middle = slopes.length >> 1;
  const [low = 0, high = low] = slopes.length % 2 === 0 ? slopes.slice(middle - 1) : slopes.slice(middle);
  return slopes.length % 2 === 0 ? (low + high) / 2 : low;
}
