/** "Start Alfred." "Turn him off": things are spoken of as he and she, too. */
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Session } from '../../conversation.js';

const DEED =
  '(?:turn|switch|shut|put|start|stop|pause|send|bring|dock|kill|dim|open|close|lock|unlock|set|make|wake|let|run|leave|keep|power|get)';
/** "Her" before a noun is whose: their-things.ts. */
const OBJECT = new RegExp(
  `^((?:(?:and|then|now|please|okay|can you|could you|would you|just|no|hey)[\\s,]+)*${DEED}(?: (?:on|off|up|down|back))?) (?:him|her)(?=[\\s.!?,]*$| (?:on|off|up|down|back|home|again|now|please|out|in|to|at|for|go|run|stop|start|running|going|until|till|too|as well|when|and)\\b)`,
  'i',
);
const SUBJECT =
  /^((?:and |so )*(?:is|where['’]?s|where is|how['’]?s|how is|what['’]?s|has|does)) (?:he|she)(?= (?:on|off|done|finished|running|charging|docked|stuck|cleaning|still|now|going|open|closed|locked|doing)\b|[\s?.!]*$)/i;
/** "Let her in" is of whoever is at the door. */
const TOLD = /\b(?:tell|ask|let) (?:him|her)\b(?! (?:run|go|stop|start)\b)/i;

/** "Tell her to stop for a bit", of what drives about by itself: an order, and no message. */
const ORDERED =
  /^((?:(?:and|then|now|please|okay|can you|could you)[\s,]+)*)(?:tell|ask|get) (?:him|her|it) to (?:(?<goes>carry on|keep going|go on|start again|continue)|(?<stops>stop|pause|wait|hold on)|(?<home>go home|come home|come back|go back))(?: (?:for (?:a bit|a while|now|a minute|a sec(?:ond)?)|again|please|now))*[\s.!]*$/i;
const ROBOTS: ReadonlySet<string> = new Set(['vacuum', 'mower']);

/** The sentence with "it" in the pronoun's place; as it was where a person was spoken of. */
export function withIt(text: string, session: Session, world: World): string {
  const last = remembered(session, world.now);
  const isPerson = world.home.devices.some(({ id, kind }) => kind === 'person' && last?.devices.includes(id));
  const those = world.home.devices.filter(({ id }) => last?.devices.includes(id) === true);
  const ordered = ORDERED.exec(text.trim())?.groups;
  if (ordered !== undefined && those.length > 0 && those.every(({ kind }) => ROBOTS.has(kind)))
    return ordered['stops'] !== undefined
      ? 'pause it'
      : ordered['goes'] !== undefined
        ? 'resume it'
        : 'send it home';
  if (isPerson || TOLD.test(text)) return text;
  const asked = (last?.devices.length ?? 0) > 0 ? text.replace(SUBJECT, '$1 it') : text;
  return asked.replace(OBJECT, '$1 it');
}
