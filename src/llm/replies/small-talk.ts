/**
 * Which sentences a model may answer freely: talk to the voice or about oneself. Never what may have been a request that was
 * not understood (that must be said), a question about the world (a small model invents the answer), or what is serious.
 */
import type { Home } from '../../actions/home.js';
import { speaksOfHouse } from './house-words.js';

const MOST_CHARACTERS = 160;

/** Something is wanted, by whatever name. */
const REQUEST =
  /\b(?:turn|switch|set|put|open|close|shut|lock|unlock|dim|raise|lower|start|stop|pause|resume|play|add|remove|delete|cancel|remind|wake|call|text|send|order|buy|book|schedule|translate|search|google|look up|find|show|calculate|convert|timer|alarm|reminder|list|calendar|appointment|news|traffic|\d+)\b/;

/** A small model is no help here, and a light answer would be worse than none. */
const SERIOUS =
  /\b(?:suicid\w*|kill\w*|die|dying|dead|death|hurt\w*|pain|bleed\w*|blood|doctor|ambulance|police|emergency|fire|smoke|gas|poison\w*|medicine|pills?|drugs?|pregnan\w*|cancer|sick|ill|fever|abus\w*|rape\w*|sex\w*|nazi\w*|weapon|gun|bomb|afraid|scared|help me|lawyer|vote|election|president|god|religion)\b/;

const GREETING =
  /^(?:(?:oh|well|hey|hi|hello|okay|there|so|and) )*(?:hello|hi|hey|howdy|greetings|good (?:morning|afternoon|evening|day)|good ?bye|bye(?: bye)?|see you\b.*|welcome back|nice to (?:meet|see) you|how(?:'s| is| are) (?:you|it going|things|your day|life)\b.*|how do you do|how have you been|how was your (?:day|night|weekend|morning)|what'?s (?:up|new)|i'?m (?:home|back)|long time no see|sleep well|sweet dreams|have a (?:nice|good|great) .*|take care)(?: (?:there|everyone|earshot|my friend|again|today|buddy))*$/;
const THANKS =
  /\b(?:thank you|thanks|cheers|well done|good (?:job|work|boy|girl)|nice work|you'?re welcome|sorry about|i'?m sorry|i apologi[sz]e|never ?mind|congratulations|happy (?:birthday|new year|easter|thanksgiving|halloween)|merry christmas|bless you)\b/;
const ABOUT_YOU =
  /^(?:(?:so|and|but|hey|well|tell me) )*(?:who|what|how old|how smart|how tall|where|when|why|how) (?:are|were|is|do|did|can) (?:you|your)\b|^(?:so |and |hey )?what'?s your \w+|\bwho (?:made|built|created|invented) you\b|^(?:so |and |hey |but )?(?:are|do|did|can|could|would|will|have|were|don'?t|aren'?t) you (?!have the|know (?:the|who|what|where|when|how|if)|tell me (?:the|who|what|where|when|how|if))|^you(?:'re| are| sound| seem| look| were| have a| make me)\b|\byour (?:favou?rite|name|birthday|hobby|hobbies|family|friends?|job|voice)\b|\b(?:love|like|hate|miss|trust|adore) you\b|^what do you (?:think|like|want|do|feel|dream)\b|^(?:do|did) you\b/;
const ABOUT_ME =
  /^(?:(?:oh|well|so|ugh|wow|hey|man) )*(?:i'?m|i am|i feel|i'?ve been|i feel like) (?:so |very |really |feeling |a bit |a little |just |quite |pretty |such )*(?:bored|tired|exhausted|happy|sad|lonely|excited|nervous|stressed|proud|hungry|thirsty|sleepy|angry|annoyed|grumpy|glad|great|fine|good|okay|busy|confused|curious|in love|grateful|homesick|worried|upset|frustrated|relaxed|lucky|old|impressed|disappointed|a mess|fed up|in a (?:good|bad) mood)\b|^i (?:had|have had|am having|'?m having) (?:a|the|such a|quite a) (?:\w+ )?(?:day|night|week|morning|evening|dream|time|meeting)\b|^i can'?t (?:sleep|wait|believe it|stop smiling)\b|^(?:my|the) (?:day|week|boss|team|exam|interview|date|meeting) (?:was|is|went)\b|^i (?:passed|failed|won|lost|finished|got) (?:my|the|a) \w+|^(?:today|it) (?:is|was) (?:my birthday|a (?:good|bad|great|long|terrible|hard) day)|^it'?s my birthday|^guess what$|^what a (?:day|week|night)$/;
const AMUSE =
  /^(?:can you |could you |please |will you )?(?:tell (?:me|us) (?:a|an|another|your best|something|about yourself)|make me (?:laugh|smile)|say something|cheer me up|talk to me|surprise me|entertain me|give me (?:a|some) (?:compliment|encouragement)|i want to talk|let'?s (?:talk|chat))\b/;

const TALK = [GREETING, THANKS, ABOUT_YOU, ABOUT_ME, AMUSE];

export function isSmallTalk(text: string, home: Pick<Home, 'devices' | 'areas'>): boolean {
  if (text.length > MOST_CHARACTERS) return false;
  const said = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (REQUEST.test(said) || SERIOUS.test(said)) return false;
  return TALK.some((pattern) => pattern.test(said)) && !speaksOfHouse(text, home);
}
