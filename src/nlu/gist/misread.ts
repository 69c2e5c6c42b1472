/**
 * Sentences whose words are all known and yet say something else than their sum: plans, complaints, amounts, values named in
 * passing, and questions to somebody. Of these gist.ts makes nothing.
 */
import { COLOR_NAMES } from '../../actions/colors.js';

const MISREAD: readonly RegExp[] = [
  // "We'll carry on with the film tomorrow" is a plan; "I'll have the lights on" is a wish.
  /^(?:we|i)(?:['’]ll| will) (?!have|need|take|want|go for|be needing)/i,
  // "That's a harsh lamp", "the lamp's a bit glaring" complain, and nobody wants more of it.
  /\w['’]s (?:(?:a bit|a little|rather|quite|very|really|an?) )+(?:harsh|glaring|blinding|vivid|shiny|dull|gloomy|faint|loud|noisy|bright|dark|dim|hot|warm|cold|cool|chilly|quiet|low|high)\b/i,
  // "That big light's for interrogations" tells what it is good for.
  /(?<!\b(?:to|at|from|round|over) )\b(?:that|this|it|the)(?: \w+){0,3}['’]s (?:only |just )?for \w/i,
  // "As soon as the mains is back", "the moment it gets dark": not now.
  /\bsoon as (?!possible\b|you (?:can|could|may)\b)|(?<!\bat )\bthe (?:moment|minute|second|instant) (?:that )?(?:i|we|he|she|it|they|you|the|my|our|his|her|their)\b/i,
  // "That light will have to go", "the fan can go": off, whatever else a wish would turn on.
  /\b(?:(?:has|have|got|needs?) to|must|can|should) go[\s.!]*$/i,
  // "Crank the lamps all the way": up or down is in the verb, and nobody knows how far.
  /\b(?:crank|turn|whack|bang|pump|jack|ramp|dial)\b.*\ball the way[\s.!]*$/i,
  // "A tiny bit off the lamp", "ten percent off": how much less.
  /\b(?:bit|little|touch|tad|shade|notch|fraction|smidge|percent|per cent|degrees?|some) off\b/i,
  /\b(?:take|knock|shave|shed|trim|cut) .+ from\b/i,
  // "Low would do", "quiet is enough": which of its settings, not which way it shall go.
  /\b(?:low|high|quiet|soft|gentle|warm|cool|slow|fast|medium|bit|little|touch)(?: \w+['’]?s? \w+)? (?:(?:would|will) do|(?:is|are|would be|will be) (?:enough|plenty|fine))\b/i,
  // "In this half light": dusk.
  /\b(?:this|that|the) half[- ]light\b/i,
  // "It, and the lamp": two things, of which one is only pointed at.
  /\b(?:it|them|that|this|those),? and (?:the|my|our|his|her|their)\b/i,
  // "Dim it there": where that is, only the conversation knows.
  /\b(?:it|them|that|those|everything|all)(?: (?:in|over|up|down|out))? there\b/i,
  // "Raise it by that", "that much": an amount that was said elsewhere.
  /\bby (?:that|this|so) ?(?:much|many)?[\s.!]*$/i,
  // "At your house do you keep the AC at twenty?"
  /\bdo (?:you|they) (?:keep|have|leave|like|prefer|use|run|put|turn|set|sleep|open|close|want)\b(?! to\b)/i,
  // "Something warmer": of a lamp as well as of a room.
  /\bsomething (?:warmer|cooler|colder|softer)\b/i,
  // "Kill it, chandelier with it": two things, of which one is only pointed at.
  /\bwith (?:it|them|those)\b/i,
  // "The family room one and ours": only the conversation knows which.
  /\bones?,? and\b|\b(?:mine|ours|hers|theirs)\b/i,
  // "Any light on upstairs" wants to know.
  /^(?:(?:is|are) there )?any\b/i,
  // "Tell me that the door's shut", "give me the percentage on the lamp": how it is.
  /\btell (?:me|us) (?:that|if|whether)\b/i,
  /\b(?:tell|give|show|read) (?:me|us) (?:the|its) (?:percentages?|levels?|values?|settings?|status|state)\b(?! (?:to|at)\b)/i,
  // "Ease off with the cold" wants less of it.
  /\b(?:off|down|less|lower|reduce|easy)\b.*\bthe (?:cold|chill|cool|dark|gloom)[\s.!]*$/i,
  // "At quarter past Nana's telly": past nine.
  /\b(?:half|quarter) (?:past|to) (?!\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|noon\b|midnight\b)/i,
  // "It's late, is the door locked", "..., isn't it, no light on": somebody wants to know.
  /[,;.]\s*(?:(?:and|so|but) )?(?:is|are|was|were|did|does|has|isn['’]?t|aren['’]?t|wasn['’]?t|hasn['’]?t)\b/i,
  // "You close the blinds already" asks whether.
  /^(?:you|he|she|they|somebody|someone) (?!can\b|could\b|will\b|would\b|may\b|might\b|should\b|must\b|need|have to\b|better\b).*\balready\b/i,
  // "It's too bright and I can't hear it": two complaints.
  /\btoo \w+,? and (?:i|we|it|it['’]s|the|my|nobody)\b/i,
  // "No more silence", "no need to be silent": the other way round.
  /\b(?:no (?:more|need|reason)|need not|neednt|stop being|no longer)\b.*\b(?:silence|silent|quiet|mute|muted|hush)\b/i,
  // "The speaker's blasting" tells.
  /(?<!\b(?:let|what|how|who|where|it|that))['’]s \w+ing[\s.!]*$/i,
  // "Too bright for three in the morning": why, and no time for it.
  /\btoo \w+ for (?:\d|\w+ (?:in the|at night|o['’]?clock|am|pm)|this time|the (?:morning|evening|middle))\b/i,
  // "Such a harsh light": nobody wants more of it.
  /\bsuch an?\b/i,
  // "My quilt looks green, that's the yellow lamps".
  /\b(?:that|it|this)['’]s (?:the|my|our|your|his|her|their)\b/i,
  // "The setting of the dimmer": a thing.
  /\b(?:the|a|my|our|its) dimmer (?:of|for|on|in|switch)\b/i,
  // "Off you go", "off its high horse", "off to bed": nothing is switched off.
  /\boff (?:(?:you|we|they|he|she|i) go\b|its (?!own\b)|to (?:bed|school|work|sleep|town|the)\b)/i,
  // "Wake the film up" starts it, and makes it no louder.
  /\bwake (?:it|the|my|our|that|this)\b.*\bup\b/i,
  // "I want to hear Let It Go on the radio": what is to be heard has words that mean something else.
  /\b(?:hear|listen to|play|watch) \w.*\bon (?:the|my|our)\b/i,
  // "I want to hear more of the telly".
  /\b(?:want|need|like|love) (?:to )?hear more\b/i,
  // "With the fan going I can't hear": how things are, and what they keep somebody from.
  /^\W*(?:(?:and|but|so|well|oh) )*with (?:all )?(?:the|that|this|my|our|your|his|her|their|those|these) (?:[\w'’-]+ ){1,3}?(?:on|off|open|shut|closed|up|down|\w+ing)\b/i,
  // "Tell them the kettle's boiled": somebody is told of it; "tell the robot to start" is an order.
  /\b(?:tell|inform|notify|warn) (?!me\b|us\b)(?:[\w'’-]+ ){1,3}?(?:that |about )?(?:the|my|our|his|her|its|it|it['’]s|there|there['’]s|we|we['’]re|i|i['’]m)\b(?!.*\bto\b)/i,
  // "The lamp is so white": that it is so, and not that it shall be.
  new RegExp(
    `(?:\\b(?:is|are|was|were|looks?|seems?)|['’](?:s|re)) (?:so|too|very|such|awfully|terribly|horribly|far too|way too) (?:${Object.keys(COLOR_NAMES).join('|')})\\b`,
    'i',
  ),
  // "Set the heat pump to cool": one of its modes, and no degree less.
  /\b(?:set|put|switch|change|turn)\b.*\bto (?:cool|heat|dry|auto)(?: (?:mode|please|now))?\b(?! (?:white|down|up|off))/i,
  // "Close the shutters, hang on, ...": whoever stops himself wants something else.
  /\w\s*[,;]\s*(?:(?:oh|no|um|uh)[\s,]+)*(?:wait|hang on|hold on|on second thoughts?)\b(?! (?:an?|one) (?:minute|moment|second|sec|bit)\b)/i,
  // "Draw them over": what they are, only the conversation knows, and a complaint before it says nothing of them.
  /\b(?:draw|pull|slide|shift) (?:it|them|those|these)\b(?! (?:on|off|up|down)\b)/i,
];

export function isMisread(text: string): boolean {
  return MISREAD.some((pattern) => pattern.test(text));
}
