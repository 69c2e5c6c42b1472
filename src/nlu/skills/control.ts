/** Talking to the assistant itself: yes, no, cancel, repeat, never mind, undo, louder, quieter, mute, stop, snooze. */
import type { Call, ControlOp } from '../call.js';
import { defineSkill, type IntentSpec } from '../skill.js';
import { durationPhrases, readDuration } from '../time.js';
import {
  AFFIRMED,
  AGAIN,
  DENIED,
  IT,
  NO,
  NO_MORE,
  PRAISED,
  REFUSED,
  SAID,
  YES,
  YES_MORE,
  YES_SPOKEN,
} from './control-words.js';
import { isOwnVoice } from './media/own-voice.js';

const length = durationPhrases();

/** What may be said of the assistant's own voice or of whatever plays. */
const SOUNDS: ReadonlySet<ControlOp> = new Set<ControlOp>(['louder', 'quieter', 'mute', 'unmute']);

/**
 * One op, many wordings.
 * @param rare understood in text, but not listened for: noise sounds like "uh huh", "aye" and "right"
 */
function op(name: ControlOp, sentences: readonly string[], rare: readonly string[] = []): IntentSpec {
  const answers = name === 'yes' || name === 'no';
  const groups = [{ sentences, answers }, ...(rare.length > 0 ? [{ sentences: rare, textOnly: true }] : [])];
  const sounds = SOUNDS.has(name);
  return {
    groups,
    interpret: (match): Call[] => [
      { do: 'control', op: name, ...(sounds && isOwnVoice(match) ? { own: true as const } : {}) },
    ],
  };
}

export const control = defineSkill({
  id: 'control',
  summary: 'Yes, no, cancel, repeat, never mind, undo, louder, quieter, mute, stop, snooze',
  rules: {
    ...length.rules,
    yes_spoken: YES_SPOKEN,
    yes_do: '(do it|do that|go ahead|please do|confirm)',
    yes: YES,
    yes_more: YES_MORE,
    praised: PRAISED,
    no: NO,
    no_more: NO_MORE,
    refused: REFUSED,
    denied: DENIED,
    affirmed: AFFIRMED,
    it: IT,
    again: AGAIN,
    all: '(everything|every thing|all|it all|all of it|all of that|all of this|all that|all this|the lot)',
    said: SAID,
  },
  lists: { ...length.lists },
  intents: {
    yes: op(
      'yes',
      ['<yes_spoken> [<yes_spoken>|<yes_do>]', '<yes_do>'],
      [
        '<yes> [<yes>]',
        '<yes> [<yes>] <yes_more>',
        '<yes_more>',
        '[<yes>] <praised>',
        '(you bet|you got it|you may|you can)',
        '[<yes>] (you|youve|you have) (got|gotten|get|understood|done|did) (it|that|the command|my command|my instructions|command|me|the answer|answer|your understanding|my instructions) (right|correctly|correcly|perfectly|exactly|well)',
        '<yes> [that was] [a|an|the] (good|great|fantastic|perfect|excellent|amazing|wonderful|correct|right|exact) (response|answer) [to [the] command]',
      ],
    ),
    no: op('no', ['<no> [<no>]', '<no> <no_more>', '<no_more>', '[<no>] <refused>']),
    cancel: op('cancel', [
      '[please|actually|just|now] (cancel|abort|quit|discontinue|scrap|rescind|terminate|end|halt|abandon) [that|it|this|(my|the|your|this|that) [last|previous|present|current] (request|command|task|action|process|job|thing|operation|order)|what (you are|youre|you were|i asked|im) doing] [now]',
      '(command|i repeat) cancel',
      '(i want|i would like|i need|id like) you [to] [just] (cancel|quit|abort|stop) [it|that|the action|(your|the) (present|current) (action|task)|what you (are|were) doing]',
      '(i want|i would like|id like|i like) you (cancel|just cancel) [it|that]',
      '(forget|disregard) my (previous|last) (command|request)',
      'stop (what you are doing|working on it|doing what i asked|doing that)',
      '(cancel|abort|cancel out|cancel out of) <it>',
      '(no|wait|actually|nope|sorry|hold on) (cancel|abort) <it>',
      '(thats enough|that is enough|thats all|that is all) [just] cancel <it>',
      '(i want you to|i would like you to|id like you to|i want to|id like to|i need to|i need you to|you can|just) cancel <it>',
      'dont do (this|that|the last) (process|action|command)',
      '(please|) (abandon|quit|terminate|discontinue|cease) the current (job|action|process|task|command)',
      '(cancel|abort) (that|the|my|this) [last] (command|request|order)',
    ]),
    nevermind: op('nevermind', [
      '(never mind|nevermind|nvm|never you mind) [that|it|about that|about it|then]',
      '(forget|disregard|ignore|scratch|skip|drop) (it|that|this|what i said|what i just said|about it|about that|the last command|my last command)',
      '(oh|ah|actually|no|nah|sorry|wait|okay) (never mind|nevermind|forget it|scratch that|nothing)',
      '(nothing|it was nothing|its nothing|its okay|its all right|its fine|its alright)',
      '(i changed|i have changed|ive changed) my mind',
      '(no|stop) (i changed|i have changed|ive changed) my mind',
      '(it doesnt|it does not|that doesnt) matter',
      'dont (worry|bother) [about it|about that]',
      '(i wasnt|i was not|im not|i am not) talking to you',
      '(false alarm|my mistake|wrong button)',
    ]),
    repeat: op('repeat', [
      '(repeat|replay|restate|say again|come again with) [<said>] [<again>|for me|back|back to me]',
      '(say|speak|tell|tell me|ask|ask me|state|read|give me|run|run by me|explain) [<said>] [said|spoken] <again> [for me]',
      '(tell me|say) (what you (said|just said|have just said|have said)|the last thing you said) [<again>]',
      '(i want|i need|i would like|id like|can i|could i|let me|i must|i have to) [to] (hear|get|have you repeat|have) [<said>] [said|spoken|repeated] [<again>] [repeated] [for me]',
      '(i want|i need|i would like|id like) <said> repeated',
      'could (that|it) be (repeated|said again)',
      'what (was|is) (that|it|the question|that question|that last thing|that last part|the last thing) [you said|you just said] [<again>]',
      'what (question|thing) did you [just] (ask|say) [me]',
      '(i didnt|i did not|i couldnt|sorry i didnt|sorry i did not) (hear|understand|catch|get) [<said>|you] (please|can you|could you|would you) [please] (repeat|say) [<said>] [<again>]',
      '(sorry|im sorry|i am sorry|hold on|wait) [please] (repeat|say|what was) [<said>] [<again>]',
      'repeat [that|it|this|yourself|what you said|what you just said|the (last|previous) (thing|sentence|answer|message|reply|one)|your last (message|answer|reply|sentence)|the question|your question|the answer] [again|once more|once again|one more time] [for me]',
      'say [that|it|this] (again|once more|once again|one more time|another time) [for me]',
      'say again [for me]',
      '(say|tell me|ask me|ask|state) (that|it|what you said|what you just said|the last thing|the question|that question) (again|once more|once again|one more time)',
      '(tell me|say) what you (said|just said|have just said) [again|once more|once again|one more time]',
      '(again|once again|one more time|once more|just one more time|another time)',
      'what (did you say|did you just say|was that|did you just ask|did you ask|did you tell me|was it you said|was the question|was said) [again|just now|there]',
      '(what|sorry|pardon|excuse me|huh|hold on|wait) (what was that|what did you say|what did you just say|can you repeat that|could you repeat that|say that again|come again|repeat that|i didnt (hear|catch|get) that|i missed that)',
      '(pardon|pardon me|beg your pardon|i beg your pardon|come again|say what|sorry|huh|excuse me)',
      'come again with that',
      '(i didnt|i did not|i couldnt|i could not|i cant|i dont) (hear|catch|get|understand|quite hear|quite catch|quite get) (you|that|it|what you said|what you just said|the question|the answer|that last bit|that one) [can you|could you|would you] [please] [repeat|say] [that|it] [again]',
      '(i missed|i have missed|ive missed) (that|it|what you said|that last one|the last one|the last part)',
      '(run|go over|go through) that [by me] (again|once more|one more time)',
      '(i want|i need|i would like|id like) (to hear|you to repeat|you to say) (that|it) [again|once more|one more time|once again]',
      '(i need|i want) that (repeated|said again)',
      '(can i|could i|let me) (hear|get) that (again|once more|one more time)',
      'what was that [you said|you just said] [again]',
      'replay (that|it|what you said|your last answer)',
    ]),
    undo: op('undo', [
      'undo [it|that|this|everything|the last (thing|one|command|action|change)|my last (command|request|action)|what you (did|just did)|all of that]',
      '(revert|reverse|roll back|rollback|take back|unmake) (it|that|this|the last (command|action|change)|what you (did|just did)|everything)',
      '(put|change|turn|switch|set|bring|get) (it|that|them|everything|things) back [again] [(to how|to the way|as|how|like|the way|to what|to where|where) (it|they|things|that) (was|were) [before]]',
      'take that back',
      '[go] back to (how|the way|what|where) (it was|they were|things were) [before]',
      '(as|like) it was [before]',
      '(make|have) it (how|like|as) it was [before]',
      '(no|oops|whoops|sorry|wait) (undo|undo that|undo it|revert that|put (it|them|that|everything|it all|them all|all of it) back|change it back|not that one undo)',
      '(i didnt|i did not) mean (that|to do that) undo [that|it]',
      '(can we|lets) undo (that|it)',
    ]),
    louder: op('louder', [
      '(louder|a bit louder|a little louder|more volume|much louder|way louder)',
      '(speak|talk|say it|be|get|reply|answer) (up|louder|a bit louder|a little louder|more loudly|loudly|little loud|loud)',
      '(speak|talk|answer|reply|say it) [a bit|a little|little|much|a lot] (up|louder|more loudly)',
      '(speak|talk|answer|reply) as (loud|loudly) as you can',
      '(speak|talk) (up|louder) to (me|us)',
      '(yell|shout) [it|the answer] [out] [to me]',
      '(say|repeat|read) (it|that|this|the answer) [again] [a bit|a little|much] (louder|more loudly)',
      '(turn|crank|bring|put) (up your (voice|volume|speaker|speakers)|your (voice|volume|speaker|speakers) up)',
      '(raise|increase) your (voice|volume|speaker volume)',
      '(i cant|i can not|i cannot|i can hardly|i can barely|i am unable to|im unable to) hear you [very well|well|properly]',
      '(i cant|i cannot) hear a (thing|word)',
      '(youre|you are) too (quiet|soft|low|silent)',
      'your (voice|volume) is too (low|quiet|soft)',
      '(i want|i need) your (voice|volume) (louder|increased|raised|higher|turned up)',
    ]),
    quieter: op('quieter', [
      '(quieter|a bit quieter|a little quieter|softer|less volume|less loud|not so loud|not that loud)',
      '(speak|talk|be|get|reply|answer) (quieter|softer|more quietly|more softly|quietly|softly|lower|less loud|a bit quieter|a little quieter|a bit softer|a little softer|not so loud)',
      '(turn|bring|put) (down your (voice|volume|voice box|speaker|speakers)|your (voice|volume|voice box|speaker|speakers) down)',
      '(lower|decrease|reduce) your (voice|volume|speaker volume)',
      'keep (it|your voice) down',
      '(youre|you are) (too|so|very) loud',
      'your (voice|volume) is too (loud|high)',
      '(i want|i need) your (voice|volume) (lower|lowered|decreased|reduced|turned down)',
      '(dont|do not|no need to) (shout|yell|scream)',
      '(speak|talk|answer|reply) [a bit|a little|little|much|a lot] (quieter|softer|lower|more quietly|more softly|less loudly|less loud) [to (me|us)]',
      '(lower|soften) your (tone|speech)',
      '(say|repeat|read) (it|that|this|the answer) [again] [a bit|a little|much] (quieter|softer|lower|more quietly|more softly)',
    ]),
    mute: op('mute', [
      'mute [yourself|your (voice|microphone|speaker|speakers|sound)]',
      'get yourself muted',
      '(turn off|switch off) your (voice|sound|speaker|speakers)',
      '(dont|do not) (speak|talk|say anything) [anymore|any more|to me|out loud]',
      '(go|be|stay) silent',
      '(stop|quit|refrain from) (speaking|talking) [to me]',
      '(silent|quiet) mode [on]',
      '(turn|switch) on (silent|quiet) mode',
    ]),
    unmute: op('unmute', [
      'unmute [yourself|your (voice|speaker|speakers|sound)]',
      '(turn on|switch on) your (voice|sound|speaker|speakers)',
      '(you can|you may) (speak|talk) [again|now]',
      '(start|go back to) (speaking|talking) [again]',
      '(speak|talk) again',
      '(silent|quiet) mode off',
      '(turn|switch) off (silent|quiet) mode',
    ]),
    // What rings has been heard, or nothing more is wanted; the music may play on.
    heard: {
      groups: [
        // "Fan on, I'm awake": that is why.
        { alone: true, sentences: ['(i heard you|i hear you|im up|i am up|im awake|i am awake) [stop|now]'] },
        { sentences: ['(that|this) (will|would) be all', '(thats|that is) all [for now]'] },
      ],
      interpret: (): Call[] => [{ do: 'control', op: 'cancel' }],
    },
    stop: op('stop', [
      'stop [it|that|this|now|right there|stop|stop stop|please stop|talking now]',
      '(i want|i would like|id like|i like|i need) you [to] [just] stop [it|that]',
      '(shut up|shush|hush|zip it|quiet|silence|be quiet|quiet now|be silent|shh|enough|thats enough|that is enough|halt|cease|give it a rest|knock it off|cut it out|quit it) [now|already]',
      '(no|okay|alright|thanks|thank you|right) stop [it|that|now]',
      '(thats enough|that is enough|thats all|that is all|enough) [just] stop [it|that]',
      '(i want you to|i would like you to|id like you to|just) stop [it|that|now]',
      'stop (doing|saying) (that|it|this)',
      'stop (the (noise|ringing|beeping|sound|racket)|ringing|beeping|making noise|that noise)',
      '(quit|stop) your (noise|talking)',
    ]),
    stop_all: {
      groups: [
        {
          sentences: [
            '(stop|halt|freeze|cease|hold) (<all>|<all> (that is|thats) (going on|moving|running|playing|happening|ringing)) [now|right now|at once|immediately|this instant]',
            '(everything|all) (stop|halt|freeze) [now]',
            'make (everything|it all|all of it) stop [now]',
          ],
        },
      ],
      interpret: (): Call[] => [{ do: 'control', op: 'stop', target: { all: true } }],
    },
    snooze: {
      groups: [
        {
          sentences: [
            'snooze [it|that|the alarm|my alarm|this alarm|alarm|the reminder|this] [again]',
            '(hit|press) [the] snooze [button]',
            '(not yet|later|remind me (later|again later|again)|ask me later)',
            'let me sleep [a bit|a little|in] [longer|more]',
          ],
        },
        {
          sentences: [
            'snooze [it|that|the alarm|my alarm|this alarm|alarm|the reminder] [for] [another] <duration>',
            '(remind me|wake me|wake me up) again in <duration>',
            '(let me sleep|let me rest) [for] (another <duration>|<duration> (more|longer))',
            'another <duration>',
            '<duration> more',
            'just (another <duration>|<duration> more)',
          ],
        },
      ],
      interpret: (match): Call[] => {
        const seconds = readDuration(match.slots);
        return [
          seconds === null
            ? { do: 'control', op: 'snooze' }
            : { do: 'alarm', op: 'snooze', duration: seconds },
        ];
      },
    },
  },
  tests: [
    { say: 'yes', calls: [{ do: 'control', op: 'yes' }] },
    { say: "yes, that's right", calls: [{ do: 'control', op: 'yes' }] },
    { say: 'sure, go ahead', calls: [{ do: 'control', op: 'yes' }] },
    { say: "that's right", calls: [{ do: 'control', op: 'yes' }] },
    { say: "that's not right", calls: [{ do: 'control', op: 'no' }] },
    { say: 'no, that is wrong', calls: [{ do: 'control', op: 'no' }] },
    { say: 'no', calls: [{ do: 'control', op: 'no' }] },
    { say: "no, don't do that", calls: [{ do: 'control', op: 'no' }] },
    { say: 'cancel that', calls: [{ do: 'control', op: 'cancel' }] },
    { say: 'never mind', calls: [{ do: 'control', op: 'nevermind' }] },
    { say: 'forget it', calls: [{ do: 'control', op: 'nevermind' }] },
    { say: 'say that again', calls: [{ do: 'control', op: 'repeat' }] },
    { say: 'what did you say', calls: [{ do: 'control', op: 'repeat' }] },
    { say: 'undo that', calls: [{ do: 'control', op: 'undo' }] },
    { say: 'put it back how it was', calls: [{ do: 'control', op: 'undo' }] },
    { say: 'speak up', calls: [{ do: 'control', op: 'louder' }] },
    { say: 'talk quieter', calls: [{ do: 'control', op: 'quieter' }] },
    { say: 'mute yourself', calls: [{ do: 'control', op: 'mute' }] },
    { say: 'unmute', calls: [{ do: 'control', op: 'unmute' }] },
    { say: 'stop', calls: [{ do: 'control', op: 'stop' }] },
    { say: 'snooze', calls: [{ do: 'control', op: 'snooze' }] },
    { say: 'snooze for ten minutes', calls: [{ do: 'alarm', op: 'snooze', duration: 600 }] },
  ],
});
