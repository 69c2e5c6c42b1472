import { cardinal } from './number-words.js';

/** Clock times: "7:30", "07:05", "14:00", "7 AM", "6:15 p.m.", "23:59:30". */

const MERIDIEM = String.raw`([ap])(?:m\b|\.m\.?|M\b|\.M\.?)`;
const CLOCK = new RegExp(
  String.raw`(?<![\d:.,])([01]?\d|2[0-4])[:]([0-5]\d)(?::([0-5]\d))?(?: ?${MERIDIEM})?(?![\d:])`,
  'gi',
);
const BARE_HOUR = new RegExp(String.raw`(?<![\d:.,$€£-])(1[0-2]|0?[1-9]) ?${MERIDIEM}`, 'gi');

/** Reads out every clock time. A range between two of them ("7:30-8:00") gets its "to". */
export function speakClockTimes(text: string): string {
  return text
    .replace(/(\d:[0-5]\d(?: ?[ap]\.?m\.?)?) ?[-–—] ?(?=\d{1,2}:\d\d)/gi, '$1 to ')
    .replace(/(?<=\b[ap])\.m\.(?=\s+\p{Lu}|\s*$)/gu, 'm.')
    .replace(CLOCK, (_, hour: string, minute: string, second?: string, half?: string) =>
      clockTime(Number(hour), Number(minute), second === undefined ? undefined : Number(second), half),
    )
    .replace(BARE_HOUR, (_, hour: string, half: string) => `${cardinal(hour)} ${half.toUpperCase()}M`);
}

/**
 * Hours 13 to 23 stay on the 24-hour clock ("fourteen hundred", "fourteen oh five"); midnight's hour has no such name in
 * English, so it becomes "twelve thirty AM".
 */
export function clockTime(hour: number, minute: number, second?: number, half?: string): string {
  const tail = half ? ` ${half.toUpperCase()}M` : hour === 0 && minute > 0 ? ' AM' : '';
  const seconds = second ? ` and ${cardinal(second)} second${second === 1 ? '' : 's'}` : '';
  if (!half && minute === 0 && hour % 24 === 0) return `midnight${seconds}`;
  const hours = cardinal(hour === 0 ? 12 : hour);
  if (minute > 0)
    return `${hours} ${minute < 10 ? `oh ${cardinal(minute)}` : cardinal(minute)}${tail}${seconds}`;
  if (half) return hours + tail + seconds;
  return hours + (hour > 12 ? ' hundred' : " o'clock") + seconds;
}
