/** What a phrase of time or condition means: a delay, a time, a repeat or a condition, and how long the command's state is to last. */
import type { Condition, Target, When } from '../../call.js';
import type { InterpretContext, Match } from '../../skill.js';
import { readDuration, readRepeat, readTime, type Slots } from '../../time.js';
import { withRepeat } from '../agenda/clock-slots.js';
import { type Asked, conditionOf, subjectOf, tellsChange } from './when-condition.js';

/** The `when`s of a phrase, and how long the command's state is to last, if that was said. */
export interface SaidWhen {
  readonly when: When | null;
  readonly lasts: When | null;
  /** What the condition is about: "if the fan is on, turn it off". */
  readonly subject?: Target | null;
  /** An hour of its own, not one that was taken for granted. */
  readonly hasHour?: boolean;
  /** The state said to come after that: "for an hour, then off". */
  readonly then?: string;
  /** How often, with the part of the day that says so: "every evening". */
  readonly often?: ReturnType<typeof readRepeat>;
}

/**
 * What a matched phrase means: a list of at most one `when` for the command itself. How long it is to last is in
 * `attachWhen`, which callers want.
 */
export function interpretWhen(said: Match['when'], context: InterpretContext): When[] {
  const meaning = said === null ? null : meaningOf(said, context);
  return meaning === null || meaning.when === null ? [] : [meaning.when];
}

export function meaningOf(
  said: NonNullable<Match['when']>,
  context: InterpretContext,
  of: Asked | null = null,
): SaidWhen | null {
  const meaning = bareMeaning(said, context, of);
  const then = said.slots['afterwards']?.value;
  return meaning === null || typeof then !== 'string' ? meaning : { ...meaning, then };
}

/** "It is dark", "the sun is down"; "it gets dark" has yet to come. */
const IS_SO = /\b(?:it['’]?s|is|has)\b/i;

function bareMeaning(
  said: NonNullable<Match['when']>,
  context: InterpretContext,
  of: Asked | null,
): SaidWhen | null {
  const { slots } = said;
  const lasts = lastingOf(slots, context);
  switch (said.intent) {
    case 'delay': {
      const seconds = readDuration(slots, 'after_');
      return seconds === null ? null : { when: { delay: seconds }, lasts };
    }
    case 'at': {
      const at = readTime(slots);
      if (at === null) return null;
      const state = 'sun' in at && at.offset === undefined && at.day === undefined;
      const already = state && IS_SO.test(slots['sun']?.text ?? '');
      return { when: { at: already ? { ...at, already } : at }, lasts };
    }
    case 'repeat': {
      const { time: at, repeat: rule } = withRepeat(readTime(slots), readRepeat(slots));
      if (rule === undefined) return null;
      // "every two hours" begins now; "every day" alone has no time: nine in the morning is as good as any.
      const hourly = /HOURLY|MINUTELY/.test(rule);
      const first = at ?? (hourly ? { day: { in: 0 } } : { clock: '09:00', meridiem: 'am' as const });
      return {
        when: { at: first, repeat: rule },
        lasts,
        hasHour: readTime(slots) !== null,
        often: readRepeat(slots),
      };
    }
    case 'lasting':
      // "Hold the film for a second": no length.
      if (/^an?$/i.test(slots['for_s']?.text ?? '')) return { when: null, lasts: null };
      return lasts === null ? null : { when: null, lasts };
    case 'vague':
      return { when: null, lasts: null };
    default: {
      const condition = conditionOf(slots, context, of);
      if (condition === null) return null;
      if (said.intent === 'lasted') return lasted(condition, slots, context);
      if (said.intent === 'unless')
        return { when: { if: denied(condition) }, lasts: null, subject: subjectOf(slots) };
      // "If the window opens" waits for it as "when" does; "if the window is open" looks now.
      const now = said.intent === 'if' && !tellsChange(slots, context);
      return { when: now ? { if: condition } : { once: condition }, lasts: null, subject: subjectOf(slots) };
    }
  }
}

/** "If the door is open for ten minutes"; what only happens ("opens") does not last. */
function lasted(condition: Condition, slots: Slots, context: InterpretContext): SaidWhen | null {
  const lasts = readDuration(slots, 'lasts_');
  if (lasts === null || lasts === 0 || tellsChange(slots, context)) return null;
  return { when: { once: { ...condition, lasts } }, lasts: null, subject: subjectOf(slots) };
}

function denied({ not, ...condition }: Condition): Condition {
  return not === true ? condition : { ...condition, not: true };
}

function lastingOf(slots: Slots, context: InterpretContext): When | null {
  const seconds = readDuration(slots, 'for_');
  if (seconds !== null) return { delay: seconds };
  const at = readTime(slots, 'until_');
  if (at !== null) return { at };
  const condition = conditionOf(slots, context);
  return condition === null ? null : { once: condition };
}
