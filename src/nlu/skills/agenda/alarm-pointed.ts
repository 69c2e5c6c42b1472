/** Which alarm is spoken of: by its time, day, repeat or label. */
import type { ClockCall } from '../../call.js';
import { normalWords } from '../../normalize.js';
import type { Match } from '../../skill.js';
import { ANY_WEEKDAY, readDay, readRepeat, readTime } from '../../time.js';
import { textSlot } from '../target.js';

export function labelOf(match: Match): { label?: string } {
  const label = textSlot(match, 'label')
    ?.replace(/^(?:the|my|our|a|an)\s+/i, '')
    .toLowerCase();
  return label === undefined ? {} : { label };
}

/** Words of a sentence around a label, and other kinds of alarm: none of them makes a label. */
const NO_LABEL = new RegExp(
  String.raw`\b(?:alarms?|timers?|smoke|fire|burglar|security|house|home|car|door|window|motion|carbon|intruder|minutes?|hours?|am|pm|another|other|both|one|set|new|you|i|im|me|please|then|at|until|can|could|will|would|that|not|dont|system|it|${ANY_WEEKDAY}s?|todays?|tomorrows?|tonights?|every|each)\b`,
  'i',
);

/** A wildcard that swallowed a clause is no label. */
export function isLabel(label: string | undefined): boolean {
  if (label === undefined) return true;
  return (
    label.split(/\s+/).length <= 6 &&
    !NO_LABEL.test(label.replace(/['’]/g, '')) &&
    !/\b(?:the|an?)$/i.test(label) &&
    !/\d/.test(normalWords(label).join(' '))
  );
}

export function pointed(match: Match, op: 'cancel' | 'query'): ClockCall[] {
  const label = labelOf(match);
  if (!isLabel(label.label)) return [];
  const said = readTime(match.slots);
  const day = readDay(match.slots, 'd_');
  const time =
    said !== null && day !== null && 'clock' in said && said.day === undefined
      ? { ...said, day: day.day }
      : (said ??
        (day === null ? null : day.part === undefined ? { day: day.day } : { day: day.day, part: day.part }));
  const repeated = readRepeat(match.slots);
  return [
    {
      do: 'alarm',
      op,
      ...(time === null ? {} : { time }),
      ...(repeated === null ? {} : { repeat: repeated.rule }),
      ...label,
      ...(match.slots['all']?.value === true ? { all: true } : {}),
    },
  ];
}
