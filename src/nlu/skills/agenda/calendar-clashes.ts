/** What falls together in the calendar: "does anything clash with the vet", "do the nurse and the chiropodist overlap", "am I double booked on Friday". */
import type { Call } from '../../call.js';
import { defineSkill } from '../../skill.js';
import { textSlot } from '../target.js';
import { CALENDAR_LISTS, CALENDAR_RULES } from './calendar-rules.js';
import { ask } from './calendar-slots.js';

const CLASH = '(clash|clashes|clashing|overlap|overlaps|overlapping|conflict|conflicts|coincide|collide)';
const WITH = '(with|on)';

export const clashes = defineSkill({
  id: 'clashes',
  asksOnly: true,
  summary: 'Events of the calendar that fall together',
  rules: CALENDAR_RULES,
  lists: { ...CALENDAR_LISTS, other_event: { wildcard: true } },
  intents: {
    clash: {
      groups: [
        {
          textOnly: true,
          weight: -1,
          sentences: [
            `(does|do|is|will) (anything|something|any <event>) [else] ${CLASH} ${WITH} <the> {calendar_about:about} [<span>]`,
            '(is|are|whats|what is) [there] [anything|something] [else] [on|happening|going on] at the same time as <the> {calendar_about:about} [<span>]',
            `(whats|what|what is) ${CLASH} ${WITH} <the> {calendar_about:about} [<span>]`,
            `(does|do|will|is|are) <the> {calendar_about:about} ${CLASH} [with] (anything|something) [else] [<span>]`,
          ],
        },
        {
          textOnly: true,
          weight: -1.5,
          slots: { two: true },
          sentences: [
            `(does|do|will|is|are) <the> {calendar_about:about} ${CLASH} ${WITH} <the> {other_event}`,
            `(does|do|will|is|are) <the> {calendar_about:about} and <the> {other_event} [both] ${CLASH}`,
            '(is|are) <the> {calendar_about:about} (and|at the same time as) <the> {other_event} at the same time',
            'is <the> {calendar_about:about} at the same time as <the> {other_event}',
          ],
        },
        {
          textOnly: true,
          sentences: [
            `(is|are) there [any|a] ${CLASH} [<on_calendar>] [<span>]`,
            `(do|does|will) (anything|any <event>|my appointments|our appointments|any of my appointments) ${CLASH} [<span>]`,
            '(am|are) (i|we) double booked [<span>]',
            `(do|have) (i|we) [have|got] [any|a] ${CLASH} [<on_calendar>] [<span>]`,
          ],
        },
      ],
      interpret: (match): readonly Call[] => {
        const other = match.group.slots?.two === true ? textSlot(match, 'other_event') : undefined;
        const named = match.slots.about !== undefined;
        return ask(match, 'what', {
          ...(named ? { loose: true } : {}),
          clash: other?.toLowerCase().replace(/^(?:the|my|our|a|an)\s+|[.,!?]+$/g, '') ?? true,
        });
      },
    },
  },
  tests: [
    {
      say: 'does anything clash with the dentist',
      calls: [{ do: 'query', attr: 'calendar', about: 'dentist', clash: true }],
    },
  ],
});
