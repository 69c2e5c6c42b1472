/** From the slots of a timer sentence to its call. */
import type { TimerCall } from '../../call.js';
import type { InterpretContext, Match } from '../../skill.js';
import { readDuration, readTime } from '../../time.js';
import { stringSlot, textSlot } from '../target.js';

/** The timer pointed at. */
function chosen(match: Match): Partial<TimerCall> {
  const label = labelOf(match);
  const area = stringSlot(match, 'area');
  const seconds = readDuration(match.slots, 'which_');
  return {
    ...(label === undefined ? {} : { label }),
    ...(seconds === null ? {} : { which: seconds }),
    ...(area === undefined ? {} : { target: { area } }),
    ...(match.slots['all']?.value === true ? { all: true } : {}),
  };
}

export function pointed(match: Match, op: TimerCall['op']): TimerCall[] {
  const which = chosen(match);
  return isName(which.label) ? [{ do: 'timer', op, ...which }] : [];
}

function labelOf(match: Match): string | undefined {
  const label = textSlot(match, 'label')?.toLowerCase();
  // "A timer for an hour" has no name.
  return label === undefined || /^(?:the|my|our|an?|another|new|one more|1 more|second|further)$/.test(label)
    ? undefined
    : label.replace(/^(?:the|my|our|an?|these|those|some)\s+/, '').replace(/(?<!number|\bno)\s+one$/, '');
}

/** Words that belong to a sentence around a name, never to the name of a timer. */
const NO_NAME =
  /\b(?:timers?|alarms?|minutes?|hours?|seconds?|reminder|countdown|set|start|create|new|another|second|you|i|im|ive|id|me|my|please|and|then|for|to|in|at|until|can|could|will|would|is|are|it|that|not|dont|lights?)\b/i;

/** A wildcard that swallowed a clause is no name. */
function isName(label: string | undefined): boolean {
  if (label === undefined) return true;
  // "Eight minutes on the clock, a timer".
  if (/,|^(?:on|off|from|more)\b|\b(?:no|put)\b/i.test(label)) return false;
  return label.split(/\s+/).length <= 4 && !NO_NAME.test(label.replace(/['’]/g, ''));
}

export function amount(match: Match, op: 'add' | 'subtract'): TimerCall[] {
  if (
    match.slots['more']?.value === true &&
    !/\b(?:more|another|longer|extra|additional)\b/i.test(match.text)
  )
    return [];
  const seconds = readDuration(match.slots);
  // "Another, eight minutes": another timer.
  if (seconds !== null && /\banother\s*,/i.test(match.text))
    return [{ do: 'timer', op: 'set', duration: seconds }];
  const pointed = chosen(match);
  return seconds === null || !isName(pointed.label)
    ? []
    : [{ do: 'timer', op, duration: seconds, ...pointed }];
}

const MORE = /\bmore (?:seconds?|minutes?|mins?|hours?)\b/i;

export function interpretSet(match: Match, context: InterpretContext): TimerCall[] {
  const label = labelOf(match);
  if (!isName(label)) return [];
  // "... and another for ten minutes" only after a timer.
  if (match.slots['following']?.value === true && context.previous.at(-1)?.do !== 'timer') return [];
  const named = label === undefined ? {} : { label };
  if (match.slots['until']?.value === true) {
    const time = readTime(match.slots, 'until_');
    if (time === null) return [];
    // "a timer for ten": minutes, unless a clock was plainly meant.
    if (
      'clock' in time &&
      time.meridiem === undefined &&
      time.day === undefined &&
      time.clock.endsWith(':00')
    ) {
      return [{ do: 'timer', op: 'set', duration: Number(time.clock.slice(0, 2)) * 60 }];
    }
    return [{ do: 'timer', op: 'set', until: time }];
  }
  const seconds = readDuration(match.slots);
  // "Pasta timer, five more minutes": the one that runs.
  if (seconds !== null && label !== undefined && MORE.test(match.text))
    return [{ do: 'timer', op: 'add', duration: seconds, ...named }];
  return [{ do: 'timer', op: 'set', ...(seconds === null ? {} : { duration: seconds }), ...named }];
}
