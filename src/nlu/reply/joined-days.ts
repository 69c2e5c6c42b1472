/** The same deed on several days, told in one sentence. */
import { joinAnd } from '../time.js';

/** "Alarm set for 7 AM on Monday." "Alarm set for 7 AM on Tuesday.": said once, of both days. */
export function joinDays(replies: readonly string[]): readonly string[] {
  const joined: { readonly lead: string; readonly days: string[]; readonly tail: string }[] = [];
  for (const reply of replies) {
    const [, lead = reply, day, tail = ''] =
      /^(.+? on )(\w+day|\d+ \p{Lu}\p{L}+)((?::.*)?\.)$/u.exec(reply) ?? [];
    const before = joined.at(-1);
    if (day !== undefined && before?.lead === lead && before.tail === tail) before.days.push(day);
    else joined.push({ lead, days: day === undefined ? [] : [day], tail });
  }
  return joined.map(({ lead, days, tail }) => `${lead}${joinAnd(days)}${tail}`);
}
