/** "What can I say?" */
import type { Call } from '../call.js';
import { defineSkill } from '../skill.js';

export const help = defineSkill({
  id: 'help',
  summary: 'Examples of what this house understands',
  rules: {
    sorts:
      '(things|stuff|commands|questions|subjects|topics|skills|tasks|information|info|queries|subject areas|categories of questions|(kind|kinds|sort|sorts|type|types|areas) of (things|questions|subjects|topics|commands|queries|information|info|stuff|tasks))',
    ask_about:
      '(ask|ask you|ask of you|ask the ai|ask you about|ask about|say|tell you|do|use|help me with|help with|answer|answer questions on|tell me about|do for me|handle|understand|know|know about|know something about|accept|have answers for|respond to)',
    kinds:
      '(things|stuff|kinds of things|sort of things|sorts of things|types of things|kind of things|commands|questions|kinds of questions|types of questions|type of questions|sort of questions|kind of questions|subjects|topics|skills|tasks|information)',
    can: '(can|may|could|should|am i able to|am i allowed to|might)',
    here: '[here|in here|in this room|in this house|to you|of you|with you|for me|exactly|now|around here|at home]',
  },
  lists: {},
  intents: {
    help: {
      groups: [
        {
          sentences: [
            'help [me|please|with commands]',
            '[tell me|can you tell me|show me|i want to know|i wish to know] (what|which|the|what are the|what all|what exactly|what are [the]) [different] [<sorts>] [that] (can|may|could|should|do|am|are) (i|you) [able to|allowed to|capable of] <ask_about> <here>',
            '[tell me|can you tell me|show me] (what|which|the|what are the) [different] <sorts> [that] (i can|i may|you can|you|i should|are you|you are) [able to|familiar with|well versed in|versed in|knowledgeable in|knowledgeable about|good at answering|programmed to answer|aware of] [<ask_about>] <here>',
            'what are you (able to|capable of) [help me with|doing and answering|answering|doing]',
            '(i need|give me|can i get|can i have|i would like|id like) (help|some help|a hint|a hand|examples|some examples|assistance)',
            '(what|which <kinds>) <can> i (say|ask|ask you|ask of you|tell you|do|control|use|ask you about|ask about|ask you to do|tell you to do|ask for|ask the ai|ask you to accomplish) <here>',
            '(what|what all|which <kinds>|what <kinds>|what exactly) (can|could) you (do|control|help [me] with|understand|answer|answer for me|tell me|be used for|assist [me] with) <here>',
            '(what|which|what exactly) are you (able to do|capable of|able to help with|capable of doing|good at|programmed to do|good for|for) <here>',
            '(what|which) (features|skills|abilities|capabilities|functions|commands|options) (do you have|are there|are available|do you know|can i use|do you understand) <here>',
            'how (can|could|do|should|may) (i|you) (use you|help me|talk to you|control the house|control this house|help|assist me|work with you|make use of you|speak to you)',
            '(tell|show) me what (you can do|i can say|i can ask|i can do|you are able to do|things i can say|commands i can use|you know|i can ask you)',
            '(what|which) <kinds> (can|may|could|should|do) (i|you) (ask|ask you|say|answer|do|control|handle|know about|help me with|understand|ask you about|respond to|help with|know) <here>',
            '(tell|show|give) me (the|some|your|a list of) [available|possible|example] (commands|options|examples|skills|features|capabilities)',
            '(show|list) (help|commands|your skills|your commands)',
            'how does this work',
            '(tell me|let me know) what you are capable of [doing|answering]',
            'what (are|is) [the|my|your] [list of] commands',
            '(can i|may i) ask you [about] (anything|everything|all [different] (kinds|types|sorts) of (questions|things))',
            'what (sorts|kinds|types|sort|kind|type) of (queries|questions|things) (should i|can i|may i|am i able to) (give|ask) [of] [you]',
            'what [sort|kind] [of] (thing|things) should i ask [you]',
            '(can you|could you) help me with (anything|anything i need|things)',
            '(im|i am) (lost|stuck|confused) [help|help me]',
            'i (dont|do not) know what to (say|ask|do)',
          ],
        },
      ],
      interpret: (): Call[] => [{ do: 'info', topic: 'help' }],
    },
  },
  tests: [
    { say: 'help', calls: [{ do: 'info', topic: 'help' }] },
    { say: 'what can I say', calls: [{ do: 'info', topic: 'help' }] },
    { say: 'what can I say here', calls: [{ do: 'info', topic: 'help' }] },
    { say: 'what can you do', calls: [{ do: 'info', topic: 'help' }] },
  ],
});
