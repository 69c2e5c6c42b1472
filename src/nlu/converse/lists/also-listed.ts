/** "And wipes as well", "add milk to it", "what's on it?": of the list that was just changed or asked about. */
import { listsOf } from '../../../actions/own-lists.js';
import { listNamed } from '../../../actions/perform/lists/list-finding.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { listedLast } from './list-correction.js';

const ONE_MORE =
  /^(?:(?:oh|yes|yeah|okay|then)[\s,]+)*((?:and|also|plus)[\s,]+)?(.+?)((?:[\s,]+(?:too|as well|also))*)(?:[\s,]+please)?[.!]?$/i;

/** "And put bolts on." */
const PUT_ON = /^(?:put|stick|pop|chuck) (.+?) (?:on|down)$/i;

/** "And wipes as well", after something was put on a list: on that list. */
export function alsoListed(text: string, { undo }: Session, world: World): string | null {
  const last = undo?.effects.at(-1);
  if (last?.type !== 'list' || last.added === undefined) return null;
  const list = listsOf(world).find(({ id }) => id === last.list);
  const [, lead, said = '', tail = ''] = ONE_MORE.exec(text.trim()) ?? [];
  const item = said.replace(PUT_ON, '$1');
  if (list === undefined || (lead === undefined && tail === '') || normalWords(item).length > MAX_ITEM)
    return null;
  // "And Globe to the bills": whatever list that is.
  const [, other] = ELSEWHERE.exec(item) ?? [];
  if (other !== undefined) return listNamed(listsOf(world), other) === undefined ? null : `add ${item}`;
  return `add ${item} to the ${/list$/i.test(list.name) ? list.name : `${list.name} list`}`;
}

const ON_IT = /\b(?:to|on|onto|from|off) (?:it|there|that list)[\s.!]*$/i;

/** "Add milk to it", after a question about a list: that list. */
export function onThatList(
  text: string,
  { lastText }: Session,
  readAs: (sentence: string) => Call | null,
): Call | null {
  if (lastText == null || !ON_IT.test(text)) return null;
  const [before, call] = [readAs(lastText), readAs(text)];
  if (before?.do !== 'list' || call?.do !== 'list' || call.list !== undefined || call.listName !== undefined)
    return null;
  if (before.list !== undefined) return { ...call, list: before.list };
  return before.listName === undefined ? null : { ...call, listName: before.listName };
}

/** Another list than the last. */
const ELSEWHERE = /\s(?:to|on|onto) (?:the|my|our) (.+)$/i;

/** Words; more of them are no thing to buy. */
const MAX_ITEM = 6;

const ON_LIST =
  /^(?:and |so )*(?:(?:whats|what is|what are|what)(?: (?:all|else|now|left|still))*(?: (?:is|are))? on (?:it|there|that list|that 1|this 1|the list|them)(?: now| already)?|what (?:have|do) (?:we|i) (?:got|have)(?: (?:so far|already|now))? on (?:it|there|that list|the list)|read (?:it|that|that list|the list)(?: (?:out|back))?(?: to me)?|(?:read (?:me )?(?:out )?)?(?:whats|what is) (?:left|still)(?: (?:on|to get|to buy))?(?: (?:it|there|that list|the list))?)$/;

/** "What's on it?", after something was put on a list, or one was read: what is on that. */
export function askedOfList(
  text: string,
  session: Session,
  world: World,
  readAs: (sentence: string) => Call | null,
): Call | null {
  if (session.lastText == null || !ON_LIST.test(normalWords(text).join(' '))) return null;
  const before = readAs(session.lastText);
  if (before?.do !== 'list') return null;
  const { list = listedLast(session, world)?.list, listName } = before;
  return {
    do: 'list',
    op: 'query',
    ...(list === undefined ? {} : { list }),
    ...(listName === undefined ? {} : { listName }),
  };
}
