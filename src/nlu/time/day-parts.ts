/** The parts of a day: which hours each has, and the one that is meant where only the part was said. */

export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight';

interface Hours {
  /** Where the part alone was said: "tomorrow morning". */
  readonly at: number;
  readonly from: number;
  /** Not of it any more. */
  readonly to: number;
}

/** An early shift's alarm is a morning one; evening and night overlap, as people use the words. */
const HOURS: Readonly<Record<DayPart, Hours>> = {
  morning: { at: 8, from: 3, to: 12 },
  noon: { at: 12, from: 12, to: 13 },
  afternoon: { at: 15, from: 12, to: 18 },
  evening: { at: 18, from: 17, to: 24 },
  night: { at: 21, from: 18, to: 24 },
  midnight: { at: 0, from: 0, to: 1 },
};

export function isDayPart(value: unknown): value is DayPart {
  return typeof value === 'string' && Object.hasOwn(HOURS, value);
}

/** The hour that is meant by the part alone. */
export function hourOf(part: DayPart): number {
  return HOURS[part].at;
}

/** Is an hour of the clock in that part of the day? */
export function isIn(part: DayPart, hour: number): boolean {
  const { from, to } = HOURS[part];
  return hour >= from && hour < to;
}
