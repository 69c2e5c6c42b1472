/** The words of timers: how they are set, stopped, asked after and pointed at. */
import type { ListSource } from '../../skill.js';
import { clockPhrases, durationPhrases } from '../../time.js';

const length = durationPhrases();
const which = durationPhrases('which_');
const until = clockPhrases('until_');

/** `set` in all the ways people begin it. */
const SETTING =
  '(set|start|create|make|run|begin|put|put on|give me|get|get me|i want|i need|we need|i would like|id like|i will need|ill need|lets have|lets set|lets start|lets get|can i have|can i get|can we have|have|do|set up|setup|add|set me|start me|make me|schedule|fire up|kick off|launch|turn on|want|need|i want to set|i would like to set|id like to set|i need you to set|ill need you to set|i will need you to set|i would like to start|id like to start|i gotta have|i gotta set|i must set|i must have|i wish to have|i have to set|help me set|make up|i want you to set|i need you to set|go ahead and set)';

const STOPPING =
  '(cancel|stop|delete|remove|clear|end|kill|turn off|switch off|shut off|dismiss|abort|get rid of|forget|forget about|scrap|silence|drop|discard|finish|quit|shut up|disable|i dont need|i do not need|i no longer need|we dont need|never mind|nevermind|call off|take off)';

const ASKING_LENGTH =
  '(how (much time|much longer|long|much|many minutes|many seconds|many hours) [is|do i have|do we have|have i got|has|have|does|are|will it be|is there|is it|is still|more]|whats|what is|tell me [how (much time|long) is|whats]|check how (much time|long) is|the) [the] [time|still] [left|remaining|remains|to go]';

/** A timer as pointed at: by nothing, by length, by room, by name. */
const TIMER =
  '<the> (timer|countdown)|<the> <which_duration> timer|<the> timer (for|of) <which_duration>|<the> {area} timer|<the> timer (in|for|from|of) <the> {area}|<the> {timer_label:label} timer|<the> timer (named|called|labeled|labelled|for|with the name) <the> {timer_label:label}';

export const TIMER_RULES: Readonly<Record<string, string>> = {
  ...length.rules,
  ...which.rules,
  ...until.rules,
  the: '[the|my|our|that|this|your|a|an|one|any|current|another|new|brand new]',
  setting: SETTING,
  asking_length: ASKING_LENGTH,
  stopping: STOPPING,
  timer: `(${TIMER})`,
  timers:
    '[(all|every|each|both|any) [one] [of]] [the|my|our|these|those] [running|active|current|other|set] (timers|{area} timers|timers (in|for) <the> {area})|(every|each) [single] [{area}] timer',
  named: '(named|called|labeled|labelled|for|with the name|and call it|and name it|as)',
  for_me: '[for (me|us)]',
};

export const TIMER_LISTS: Readonly<Record<string, ListSource>> = {
  ...length.lists,
  ...which.lists,
  ...until.lists,
  timer_label: { wildcard: true },
};
