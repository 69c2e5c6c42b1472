/** The words in which people say yes and no, and point at what was said last; control.ts reads them. */

export const YES_SPOKEN = '(yes|yeah|yep|yup|sure|okay|of course|absolutely|definitely|correct|thats right)';

export const YES =
  '(yes|yeah|yep|yup|yeap|ya|yea|aye|yes sir|yes maam|sure|sure thing|okay|okay then|of course|absolutely|definitely|certainly|indeed|affirmative|positive|correct|exactly|right|true|facts|alright|all right|by all means|for sure|oh yes|uh huh|mhm|approved|accepted|perfect|excellent|fantastic|wonderful|agreed|strongly agreed|i agree|agree|strongly agree|confirmed)';

export const YES_MORE =
  '(do it|do that|do so|go ahead|go ahead with it|go for it|go on then|go on|please do|i do|i am|i am sure|im sure|i am certain|confirm|confirm it|i confirm|sounds good|make it so|carry on|proceed|thats it|that is it|why not|open it|unlock it|i want that|thats what i said|thats what i (meant|want)|that is what i want|id like that|i would like that|i really do|you are|you are (correct|right)|youre (correct|right)|i vote yes|the answer is yes|(that would be|thatd be) (great|good|nice|awesome|lovely|perfect))';

/** "that's definitely true", "the command was right", "it's good". */
export const PRAISED =
  '(thats|that is|its|it is|that was|it was|that seems|that sounds|that appears|that will be|(the|that|this) [statement|answer|command|response] (is|was)) [definitely|absolutely|totally|indeed|all|very|quite|completely|for sure|a] (true|right|correct|accurate|fine|good|great|perfect|confirmed|exact|excellent|fantastic|amazing|wonderful|okay|affirmative|yes|fact|definite yes|true statement) [for sure|with me|by me|from me|for me|then|please]';

export const NO =
  '(no|nope|no wait|wait no|no no|no stop|nah|naw|no thanks|no thank you|no way|nay|negative|negatory|not now|not really|not happening|certainly not|absolutely not|definitely not|of course not|better not|rather not|id rather not|i would rather not|id prefer not|i would prefer not|no dont|not at all|not that|uh uh|uh no|uhh no|oh no|no sir|no maam|hell no|hell nah|no good|false|ill pass|i will pass|i think not)';

export const NO_MORE =
  '(dont|do not|dont do it|do not do it|dont do that|do not do that|leave it|leave it alone|leave it be|wrong|incorrect|not true|not right|not correct|untrue|invalid|i dont want that|i dont|i do not|i disagree|not that one|its not|i dont think so|i do not think so|i dont think thats right|i (say|meant|am saying|must say|gotta say) no|the answer is no|no is the answer|youre wrong|you are wrong|thats a (no|negative)|its a no)';

/** "that's not right", "it was the wrong command", "this is not what I asked for". */
export const REFUSED =
  '[sorry|thanks|wait|oops|stop|listen|dammit|i am sorry|im sorry] [but] [i think|i am afraid|it seems like] (<denied> [quite|actually|really|at all] [the|a|an] (right|true|correct|it|factual|proper|what i (want|wanted|meant|asked|asked for|said|am looking for|was looking for|requested|am searching for)) [answer|command|response|one|thing|statement|information]' +
  '|<affirmed> [definitely|actually|totally|completely|all|really] [a|the|an] (wrong|incorrect|false|untrue|invalid|fake|mistake) [answer|command|response|one|thing|statement|information])';

/** The subject with a "not" in it, and without: the one must never stand for the other. */
export const DENIED =
  '((thats|that is|its|it is|that was|it was|this is|this was|(the|your|that) (statement|answer|command|response|information) (is|was)) not|that isnt|it isnt|that wasnt|it wasnt|this isnt|this wasnt|i (do not|dont) think (thats|that is|that was|its|it is|this is|this was))';

export const AFFIRMED =
  '(thats|that is|its|it is|that was|it was|this is|this was|(the|your|that) (statement|answer|command|response|information) (is|was))';

export const AGAIN =
  '(again|once more|once again|one more time|one more time again|another time|one more again|once more again|over again|over|just one more time)';

/** What somebody said last: "that", "what you just said", "the last sentence", "your question". */
export const SAID =
  '(that|it|this|yourself|(the|that|your) [last|previous] (thing|one|words|word|phrase|sentence|message|statement|utterance|response|reply|answer|question|part|bit|information|last|command spoken) [said|spoken|spoke|you said|you just said|you told me|you asked|that you said]|what [did] (you|youve|you have|was) [just] (said|say|told me|asked|asked me|ask|ask me|spoke|tell me|mention))';

export const IT =
  '[it|that|this|the (action|command|request|last one|current action|process|task|operation|job|whole thing)|everything|all of it|the current (action|command|request|process|task|operation|job)|what (you are|youre) doing|what you were doing]';
