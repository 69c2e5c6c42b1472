/** The words of reminders: how they are set, asked after and pointed at. */
import type { ListSource } from '../../skill.js';
import { clockPhrases, durationPhrases, repeatPhrases } from '../../time.js';
import { CONDITION_LISTS, CONDITION_RULES } from '../when/condition-words.js';
import { SEVERAL } from './several-times.js';

const time = clockPhrases();
const length = durationPhrases('after_');
const repeat = repeatPhrases();

const REMIND =
  '(remind me|remind us|give me a reminder|send me a reminder|please remind me|i need you to remind me|i want you to remind me|id like you to remind me|can you remind me|you need to remind me|i need to be reminded|i want to be reminded|i want to get reminded|i would like to be reminded|be sure to remind me|make sure to remind me|remember to remind me|notify me|alert me|nudge me|i need a reminder|i want a reminder|id like a reminder|i would like a reminder|can i have a reminder|tell me)';
const FORGET =
  '(dont let me forget|do not let me forget|dont forget to remind me|make sure i dont forget|make sure i do not forget|help me remember|help me to remember|make sure i remember|i (must not|mustnt|cant|cannot|shouldnt|dont want to) forget)';
const SETTING =
  '(set|create|add|make|schedule|put|put in|give me|i need|i want|i would like|id like|set up|setup|start|open|open up|leave|have|record|can i have|send me|i need to set|i need to make|i want to set|i need you to make|i need you to set|can you make me|help me set)';

/** Where the words end and the time begins is for the matcher: the time is said in one of these ways. */
const WHEN =
  '([at|for|on|by|around|about] <time> [<repeat>]|<repeat> [at|around|by] <time>|<repeat>|<on_day>|(in|after) <after_duration> [from now|time]|<after_duration> from now)';

export const REMINDER_RULES: Readonly<Record<string, string>> = {
  ...time.rules,
  ...length.rules,
  ...repeat.rules,
  ...CONDITION_RULES,
  ...SEVERAL.rules,
  remind: REMIND,
  forget: FORGET,
  setting: SETTING,
  when: WHEN,
  the: '[a|an|the|my|our|another|one|new|any|me a|me the|myself a|a new|up a|up another]',
  to: '(to|about|that|of|for|that i (need|have|should|must|want) to|i (need|have) to|that i have|i have)',
  for_me: '[for (me|myself|us)|please]',
  asking:
    '(tell me|let me know|can you tell me|i want to know|i need to know|i want to hear|i would like to hear|show me|show|read|read me|read back|speak back|check|remind me|say|list|give me|give me a rundown of|go over|go through|walk me through|iterate|recite|let me hear|let me see|describe|repeat|recall|review|please|can you read)',
  what: '(what|whats|what all|which|everything|all|all of|all the|all of the|the|any)',
  things: '(things|items|item|contents|content|reminders|stuff)',
  be: '(is|are|that are|was|were|do)',
  have: '(do i have|i have|have i|ive|i have got|did i|i|that i have)',
  verb: '(put|add|added|include|included|list|listed|set|have|made)',
  reminder_list:
    '(reminders|reminder list|reminders list|list of reminders|list of reminder|list of things to remember|list of things to remember for later)',
  now: '[now|please|again|to me|for me|today]',
};

export const REMINDER_LISTS: Readonly<Record<string, ListSource>> = {
  ...time.lists,
  ...length.lists,
  ...repeat.lists,
  ...CONDITION_LISTS,
  ...SEVERAL.lists,
  reminder_text: { wildcard: true },
};
