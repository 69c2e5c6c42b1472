/**
 * What is to be written into a calendar, moved or struck out there: "put dentist on the calendar for Friday at 3", "move my
 * dentist appointment to Monday", "cancel the meeting tomorrow". Calendars are read only, so all of it is refused in words;
 * heard here, none of it is taken for something else.
 */
import type { Call, NoneCall } from '../../call.js';
import { defineSkill, type IntentSpec, type Match } from '../../skill.js';
import { clockPhrases, durationPhrases } from '../../time.js';
import { textSlot } from '../target.js';
import { CALENDAR_LISTS, CALENDAR_RULES } from './calendar-rules.js';

const time = clockPhrases();
const to = clockPhrases('to_');
const length = durationPhrases('for_');

const ADDING =
  '(add|put|enter|insert|write|write down|note|note down|jot down|pencil|pencil in|stick|pop|get|have|place|post|save|record|log|mark|mark down|include|schedule|book|set|set up|create|make|plan|<wish>)';
const MAKING =
  '(add|enter|create|make|schedule|book|book me|make me|set|set up|plan|arrange|organise|organize|pencil in|put in|note down|record|<wish>)';
const MOVING =
  '(move|shift|reschedule|change|postpone|push|push back|push out|put back|put off|delay|bring forward|pull forward|swap|update|edit|rename|extend|shorten)';
const REMOVING =
  '(cancel|delete|remove|erase|scrap|call off|drop|clear|strike|strike out|scratch|get rid of|take out|take off|skip)';

type Change = NonNullable<NoneCall['diary']>['change'];

function change(change: Change): IntentSpec['interpret'] {
  return (match): Call[] => {
    const about = eventIn(match);
    if (about === null) return [];
    return [
      { do: 'none', reason: 'unsupported', diary: { change, ...(about === undefined ? {} : { about }) } },
    ];
  };
}

/** Words around a name, and of other requests: an event's own words are few and hold none of them. */
const NO_EVENT =
  /\b(?:lights?|lamps?|scenes?|timers?|alarms?|reminders?|lists?|rooms?|remind|turn|switch|dim|open|close|lock|play|and|then|if|when|because|before|after|until|unless|is|are|was|were|ready|it|them|this|that|all|every|everything|anything|nothing|there|here)\b|[,;:.!?]/i;
const MAX_WORDS = 6;

/** What the event is called, undefined where that was not said; null: these words are none. */
function eventIn(match: Match): string | undefined | null {
  const said = textSlot(match, 'about')
    ?.replace(/^(?:the|my|our|a|an|that|this)\s+/i, '')
    .replace(/[.,!?]+$/, '');
  if (said === undefined) return undefined;
  return said.split(/\s+/).length > MAX_WORDS || NO_EVENT.test(said) ? null : said.toLowerCase();
}

const WITH = '(with|about|called|named|titled|for|at|to see|entitled)';
const ADDED = `(<when>|${WITH} {calendar_about:about} [<when>]|<when> ${WITH} {calendar_about:about})`;
const EVENT = `(<the> {calendar_about:about} <entry>|<the> <entry> [${WITH} {calendar_about:about}]|<the> <time> <entry>)`;

export const calendarChanges = defineSkill({
  id: 'calendar-changes',
  summary: 'What the calendar cannot be told: it is read only, and the reply says so',
  rules: {
    ...CALENDAR_RULES,
    ...time.rules,
    ...to.rules,
    ...length.rules,
    wish: '(i want|i would like|id like|i need|i want to (add|put|have|book|schedule|make)|i need to (add|put|book|schedule|make))',
    entry:
      '[calendar|diary] (appointment|appointments|meeting|meetings|event|events|engagement|engagements)|(calendar|diary) (entry|entries|item|items)',
    diary: '(<the> [{calendar}] (calendar|calender|agenda|diary|planner|schedule)|<the> {calendar}) [please]',
    when: '([for|on|at|from|by|around|starting at] <time> [[to|until|till] <to_clock_time>] [(for|lasting) <for_duration>]|<on_day> [(for|lasting) <for_duration>]|[for] {span:range})',
    new_time:
      '((to|until|till|for|onto|on) (<to_time>|<to_on_day>|{span:range}|[some] (another|a different|a later|an earlier) (day|time|week|date)|later)|[back|forward|forwards] [by] <for_duration> [later|earlier|back|forward]|[back|forward] (a|one) (day|week) [later|earlier]|(back|forward|forwards|up|out) to <to_time>|later|earlier|back|forward)',
  },
  lists: { ...CALENDAR_LISTS, ...time.lists, ...to.lists, ...length.lists },
  intents: {
    add: {
      groups: [
        {
          sentences: [
            `${ADDING} {calendar_about:about} [<when>] (on|in|to|into|onto|down in|down on) <diary> [<when>]`,
            `${ADDING} (on|in|to|into|onto) <diary> [that i have|that we have] {calendar_about:about} [<when>]`,
            `${MAKING} (a|an|another|my|our|1) [new] <entry> [${ADDED}] [(on|in|to|into) <diary> [<when>]]`,
            `[new|another] (calendar|diary) (entry|event|appointment) [${ADDED}|{calendar_about:about} [<when>]]`,
          ],
          weight: -1.5,
          textOnly: true,
        },
        {
          sentences: [`${MAKING} (a|an|another|my|our) [new] {calendar_about:about} <entry> [${ADDED}]`],
          weight: -2,
          textOnly: true,
        },
      ],
      interpret: change('add'),
    },
    move: {
      groups: [
        {
          sentences: [
            `${MOVING} ${EVENT} [<when>] [(on|in) <diary>] [<new_time>]`,
            `(make|bring|pull|put) ${EVENT} [<when>] <new_time>`,
            `${MOVING} {calendar_about:about} (on|in) <diary> [<new_time>]`,
          ],
          weight: -1.5,
          textOnly: true,
        },
      ],
      interpret: change('move'),
    },
    remove: {
      groups: [
        {
          sentences: [
            `${REMOVING} [all|all of|both] ${EVENT} [<when>] [(on|in|from|off|out of) <diary> [<when>]]`,
            `${REMOVING} {calendar_about:about} [<when>] (from|off|out of|on|in) <diary> [<when>]`,
            `${REMOVING} (all|everything|all events|anything|all of it) [<when>] (from|off|on|in) <diary> [<when>]`,
            '(clear|empty|wipe|free up) <diary> [<when>]',
          ],
          weight: -1.5,
          textOnly: true,
        },
      ],
      interpret: change('remove'),
    },
  },
  tests: [
    {
      say: 'put dentist on the calendar for Friday at 3',
      calls: [{ do: 'none', reason: 'unsupported', diary: { change: 'add', about: 'dentist' } }],
    },
    {
      say: 'move my dentist appointment to Monday',
      calls: [{ do: 'none', diary: { change: 'move', about: 'dentist' } }],
    },
    { say: 'cancel the meeting tomorrow', calls: [{ do: 'none', diary: { change: 'remove' } }] },
  ],
});
