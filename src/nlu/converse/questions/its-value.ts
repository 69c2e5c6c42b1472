/** "What's it set to?", "and Tom's?": a value of what was last spoken of, and the same question of somebody else's. */
import type { Device } from '../../../actions/home.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';

const asked = (question: string): RegExp =>
  new RegExp(`^(?:and |so )?(?:${question})(?: now| at the moment| right now)*\\??$`, 'i');

const VALUE_OF_IT = asked(
  "what(?: is|['’]?s)? (?:is )?(?:it|that|this) (?:set (?:to|at)|on|at)|what (?<what>volume|brightness|speed|temperature|level) (?:is|are) (?:it|that|this|they)(?: (?:at|on|set to|set at))?|what(?: is|['’]?s) (?:its|the) (?<attr>volume|brightness|speed|position|temperature|setting|level)(?: (?:at|now|set to|on it))?",
);

const IS_IT = '(?:is|are) (?:it|that|they|those)';
/** "How bright is it?", "how much battery has it got left?" */
const HOW_IT_IS: readonly (readonly [attr: string, pattern: RegExp])[] = [
  ['brightness', asked(`how bright ${IS_IT}`)],
  ['volume', asked(`how loud ${IS_IT}`)],
  ['speed', asked(`how fast ${IS_IT}(?: going| running| turning| spinning)?`)],
  ['position', asked(`how (?:far )?open ${IS_IT}`)],
  [
    'power',
    asked('how much (?:power |electricity )?(?:is|does) (?:it|that) (?:using|use|draw|drawing|take|taking)'),
  ],
  [
    'battery',
    asked(
      "how much (?:battery|charge|power|juice) (?:has|does|is) (?:it|that) (?:got|have)?(?: ?left)?|how(?: is|['’]?s) (?:its|the) (?:battery|charge)|what(?: is|['’]?s) (?:its|the) (?:battery|charge)(?: level| at)?",
    ),
  ],
];

/** "What's it set to?", "what's the volume at?": of the thing last spoken of. */
export function askedValueOfIt(
  text: string,
  session: Session,
  world: World,
  readAs: (sentence: string) => Call | null,
): Call | null {
  const match = VALUE_OF_IT.exec(text.trim());
  const how = HOW_IT_IS.find(([, pattern]) => pattern.test(text.trim()))?.[0];
  const ids = remembered(session, world.now)?.devices ?? [];
  const [device, ...more] = world.home.devices.filter(({ id }) => ids.includes(id));
  if (device === undefined || more.length > 0) return null;
  if (how !== undefined) {
    const told = readAs(`what is the ${how} of the ${device.name}`);
    return told?.do === 'query' ? told : null;
  }
  if (match === null) return null;
  const attr = match.groups?.['attr'] ?? match.groups?.['what'];
  const plain = attr === undefined || attr === 'setting' || attr === 'level';
  const call = readAs(`what is the ${plain ? levelOf(device) : attr} of the ${device.name}`);
  return call?.do === 'query' ? call : readAs(`how is the ${device.name}`);
}

/** What a thing is set to. */
function levelOf({ kind }: Device): string {
  if (kind === 'media') return 'volume';
  if (kind === 'light') return 'brightness';
  if (kind === 'fan') return 'speed';
  return kind === 'cover' ? 'position' : 'target';
}

const WHOSE =
  /^(?:and|is|are|or|what about|how about|and what about)[\s,]+(\p{L}+['’]s|mine|ours)[\s.?!]*$/iu;

/** "Is Anna's lamp on?" "And Tom's?" */
export function askedOfWhose(
  text: string,
  { lastText }: Session,
  readAs: (sentence: string) => Call | null,
): Call | null {
  const whose = WHOSE.exec(text.trim())?.[1];
  if (whose === undefined || lastText == null) return null;
  const owner = /^mine$/i.test(whose) ? 'my' : /^ours$/i.test(whose) ? 'our' : whose;
  const asked = lastText.replace(
    /\b(?!(?:what|that|it|who|where|how|when|there|here|let)['’])(?:\p{L}+['’]s|my|our)(?= )/iu,
    owner,
  );
  return asked === lastText ? null : readAs(asked);
}
