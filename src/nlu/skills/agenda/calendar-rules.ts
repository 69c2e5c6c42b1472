/** The words of calendars: events, spans of days, and the many ways to ask for them. */
import type { ListSource } from '../../skill.js';
import { dayPhrases, WEEKDAY_NAMES, WEEKDAYS } from '../../time.js';

const days = dayPhrases();

const EVENT =
  '(event|events|appointment|appointments|meeting|meetings|plans|calendar event|calendar events|calendar entries|entries|engagements|commitments|appointments or meetings)';

export const CALENDAR_RULES: Readonly<Record<string, string>> = {
  ...days.rules,
  event: EVENT,
  the: '[the|my|our|a|an|that|this|any|some]',
  calendar:
    '(<the> [{calendar}] (calendar|calender|schedule|agenda|diary|planner|meeting schedule|day planner|events calendar|calendar schedule|work schedule)|<the> {calendar}|the books)',
  on_calendar: '[(on|in) <calendar>|scheduled|planned|lined up|coming up|booked|going on|set up]',
  span: '(<on_day>|{span:range}|[the] {next:range})',
  of_day: '[<span>|for <span>|for the (day|date) of <span>|(on|for) <span>]',
  of_day_name: '(todays|tomorrows|{day_name:day})',
  asking:
    '(tell me|let me know|can you tell me|i want to know|i need to know|i must know|i wanna know|i gotta know|i want to see|i want|i would like to know|show|show me|read|read me|read out|read back|check|check on|give me|give me an overview of|give me a run down of|list|go over|go through|share|look at|pull up|bring up|review|open|display|inform me|please inform me|remind me|say|see|tell me about|let me hear|can you check|can you see|do you know|check to see|search)',
  what: '(what|whats|what all|everything|all|anything|any|what else|whatever)',
  what_word: '(what|whats|what all|what else|everything|anything)',
  things: '(things|stuff|items|events|appointments|meetings|plans|event|entries|tasks)',
  be: '(is|are|was|were|do|have|will|that is|thats)',
  there: '(there|there are|there is|are there)',
  have: '(do i have|do we have|i have|we have|have i|have we|have i got|have we got|i have got|ive got|did i|i|we|am i|are we|do i|i am|am i supposed to be|does my day|there)',
  verb: '(have|got|put|set|add|added|doing|do|going|having|need|attending|supposed to do|supposed to be doing|have to do|need to do|have to be)',
  state:
    '(happening|going on|planned|scheduled|on|coming up|up|booked|booked up|lined up|set|showing|currently|currently on|on the table|set up|there|now|noted|planned out|in store|due)',
  person: '(with|and)',
};

export const CALENDAR_LISTS: Readonly<Record<string, ListSource>> = {
  ...days.lists,
  calendar_about: { wildcard: true },
  day_name: {
    values: WEEKDAYS.map((weekday) => ({ in: `${WEEKDAY_NAMES[weekday]}s`, out: { day: { weekday } } })),
  },
  span: {
    values: [
      { in: '[for|later|during] this week', out: 'week' },
      { in: '[for|during] [the] rest of the week', out: 'week' },
      { in: '[for|during] next week', out: 'next_week' },
      { in: '[on|for|over|at] (this|the|this coming|next) weekend', out: 'weekend' },
      { in: '[for|during] the day', out: 'today' },
    ],
  },
  next: { values: [{ in: '(next|upcoming|coming up|coming up next|up next)', out: 'next' }] },
};
