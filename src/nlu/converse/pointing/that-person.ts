/**
 * "Remind Anna to take the bins out when she gets home", "where's Anna?" "Is she at work?": she is Anna, where nobody else of
 * this house is named before.
 */
import type { Home } from '../../../actions/home.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Session } from '../../conversation.js';
import { secondsBetween } from '../../time.js';

/** Coming and going is what can be watched of a person. */
const WHEN_THEY =
  /\b(when|once|as soon as|if|until|till|unless|whenever|every time) (?:she|he|they)((?:['’](?:s|re)| is| are)?) (?=(?:(?:comes?|gets?|arrives?|is|are|leaves?|goes|go|returns?)\b.*)?\b(?:home|back|in|out|away|gone|leaves?|arrives?|returns?)\b)/i;

/** "Where is she", "is he home yet", "tell her that dinner is ready". */
const ASKED_OF =
  /^((?:(?:and|so|but|okay|ok|please|can you)[\s,]+)*(?:where(?:['’]s| is| was)|is|has|did|was|tell|let) )(?:he|she|him|her)\b(?!['’])/i;
/** Seconds that somebody named in a sentence that came to nothing is thought of. */
const NAMED_FOR = 60;

/** The sentence with the name in the pronoun's place; as it was where it has none, or nobody can tell whose. */
export function withThatPerson(text: string, session: Session, world: World): string {
  const robot = robotOf(session, world);
  if (robot !== null) return text.replace(ROBOT, 'it').replace(SENT_HOME, `send ${robot.name} home`);
  const asked = ASKED_OF.exec(text);
  if (asked !== null) {
    const person = onlyOneIn(saidBefore(session, world), world.home);
    return person === null ? text : `${asked[1]}${person.name}${text.slice(asked[0].length)}`;
  }
  const match = WHEN_THEY.exec(text);
  if (match === null) return text;
  const lead = text.slice(0, match.index);
  const person =
    peopleIn(lead, world.home).length > 0
      ? onlyOneIn(lead, world.home)
      : onlyOneIn(saidBefore(session, world), world.home);
  if (person === null) return text;
  const is = match[2] === '' ? '' : ' is';
  const after = text.slice(match.index + match[0].length);
  // "They get home": one of them gets there.
  const verb = after
    .replace(/^(?:come|get|arrive|leave|return)\b/i, '$&s')
    .replace(/^go\b/i, 'goes')
    .replace(/^are\b/i, 'is');
  return `${text.slice(0, match.index)}${match[1]} ${person.name}${is} ${verb}`;
}

/** "Start Dusty." "Send him home": people name them. */
const ROBOT =
  /\b(?:he|she|him|her)\b(?= (?:home|back|to|off|out|up|on|in|got|done|finished|charging|docked|cleaning|stuck|again)\b|[\s.?!]*$)/gi;

const SENT_HOME =
  /^(?:please )?(?:send|tell|get|bring|call) it (?:to )?(?:go )?(?:back )?(?:home|back|to (?:its|the) (?:base|dock|charger))(?: please| now)?[\s.!]*$/i;

function robotOf(session: Session, { home, now }: World): Home['devices'][number] | null {
  const ids = remembered(session, now)?.devices ?? [];
  const [device, ...more] = home.devices.filter(({ id }) => ids.includes(id));
  if (device === undefined || more.length > 0) return null;
  return device.kind === 'vacuum' || device.kind === 'mower' ? device : null;
}

function peopleIn(text: string, { devices }: Home): Home['devices'] {
  const said = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}'’]+|['’]s\b/gu, ' ')} `;
  return devices.filter(
    ({ kind, name, aliases }) =>
      kind === 'person' && [name, ...aliases].some((one) => said.includes(` ${one.toLowerCase()} `)),
  );
}

function onlyOneIn(text: string, home: Home): Home['devices'][number] | null {
  const [person, ...others] = peopleIn(text, home);
  return person === undefined || others.length > 0 ? null : person;
}

/** The words before, in which somebody may have been named. */
function saidBefore(session: Session, { home, now }: World): string {
  const { unmet, lastText } = session;
  if (unmet != null && secondsBetween(unmet.at, now) <= NAMED_FOR) return unmet.text;
  const ids = remembered(session, now)?.devices ?? [];
  const spoken = home.devices.filter(({ id, kind }) => kind === 'person' && ids.includes(id));
  return spoken.length === 1 ? (spoken[0]?.name ?? '') : (lastText ?? '');
}
