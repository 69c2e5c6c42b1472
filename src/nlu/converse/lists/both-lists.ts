/** "Read me both lists", "what's on all my lists": each of them, one after the other. */
import { listsOf } from '../../../actions/own-lists.js';
import type { World } from '../../../actions/world.js';
import type { ListCall } from '../../call.js';
import { bareWords } from '../../normalize.js';

const ASKS =
  /^(?:(?:can|could|would) you )?(?:please )?(?:read|tell|show|give)(?: (?:me|us|out))*(?: (?:what is|whats) on)? (?<which>both|all|all of|both of) (?:the |my |our )?lists(?: out)?(?: please)?$|^(?:what is|whats) on (?<whose>both|all|all of|both of) (?:the |my |our )?lists$/;
/** More than these are a speech. */
const MAX_LISTS = 4;

/** Null where nobody asks for them, or "both" are not two. */
export function bothLists(text: string, world: World): readonly ListCall[] | null {
  const { which, whose } = ASKS.exec(bareWords(text))?.groups ?? {};
  const word = which ?? whose;
  const lists = listsOf(world);
  if (word === undefined || lists.length < 2 || lists.length > MAX_LISTS) return null;
  if (word.startsWith('both') && lists.length !== 2) return null;
  return lists.map(({ id }) => ({ do: 'list', op: 'query', list: id }));
}
