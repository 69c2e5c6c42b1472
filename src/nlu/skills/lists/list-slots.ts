/** From the slots of a list sentence to its call; loose phrases step back where their words are about something else. */
import { splitItems } from '../../../actions/perform/lists/list-items.js';
import type { ListCall } from '../../call.js';
import type { Match } from '../../skill.js';
import { stringSlot, textSlot } from '../target.js';
import { isGoods } from './goods.js';
import { isAside, isOrder, isPlausible } from './list-plausible.js';

/** The list that was named; `shopping` where the sentence implies it. */
export function where(match: Match): Pick<ListCall, 'list' | 'listName'> {
  const list = stringSlot(match, 'list');
  if (list !== undefined) return { list };
  const kind = stringSlot(match, 'kind');
  if (kind !== undefined) return { listName: kind };
  const listName = textSlot(match, 'list_name');
  return listName === undefined ? {} : { listName: listName.toLowerCase() };
}

/** What a list of things to buy is called; on any other, "wash and dry the dishes" is one item. */
const BOUGHT =
  /shop|grocer|market|food|hardware|\bdiy\b|chemist|pharmac|drug ?store|butcher|baker|suppl|ingredient|chandler|garden cent/i;

/** Words that stand for something said before, or for nothing: no item of that name was meant. */
const EMPTY_ITEM =
  /^(?:the|an?|some|my|our|uh|um|erm|er|hmm|(?:so )?nothing .*|so nothing|it|that|this|these|those|them|something|things?|items?|stuff|an? (?:new )?item|new items?|the (?:following|items?)|(?:it|that|them|those) (?:off|out|down)|(?:off|out) .*|this (?:one|item)( also)?|that (?:one|item)|nothing|anything|everything|all|help|you|me|one|more|some|a (?:list|lot|break|hand|favou?r|minute|moment|second|hug|vacation|holiday|drink|nap|doctor|timer|reminder|alarm|ride|taxi|uber|cab)|to .*|x)$/i;

/** "add an item to the list": wanted, but not named yet. */
const OPEN_ITEM = /^(?:(?:an? )?(?:new )?(?:items?|things?)|something|some (?:items|things|stuff)|stuff)$/i;

/** Words that no shopping item begins with or holds: the loose phrases step back where one is said. */
const NO_SHOPPING =
  /^(?:to|you|your|me|us|myself|help|info|information|directions?|advice|assistance|a (?:new )?(?:list|timer|alarm|reminder))\b|\b(?:alarm|timer|reminder|account|card|flight|hotel|appointment|meeting|calendar|bank|credit|insurance|weather|time|how|what|where|when|why|who|lights?|temperature|degrees|volume|because|if|know|it)\b/i;

const ELSEWHERE =
  /\b(?:orders?|ordered|reorder|songs?|tunes?|tracks?|album)\b|^(?:everything|all the things|you to)\b|\bneed more\b/i;

/** What people are out of without a shop in mind: "out of my shoes", "out of patience with that boy", "out of breath". */
const LACKED =
  /^(?:clean|hot water|my|your|his|her|their|this|that|these|those|here|there|bed|town|work|luck|time|patience|breath|ideas?|words|energy|money|cash|excuses|options|office|control|order|hand|touch|sight|mind|way|reach|fashion|date|shape|practice|pocket|character|school|hospital|love|hope|sorts|step|tune|steam|puff|battery|power|charge|memory|space|room|fuel|gas|petrol|data|credit)\b|\bwith (?:that|this|him|her|them|you|the)\b/i;

/** True of what people are out of and do not buy. */
export function lacksNoGoods(what: string): boolean {
  return LACKED.test(what);
}

/** A new list may be named at more length: "a list of books to be ordered". */
export function badNewName(match: Match): boolean {
  const name = textSlot(match, 'list_name');
  return (
    name !== undefined &&
    (name.split(/\s+/).length > 6 ||
      /^(?:the )?following$|\b(?:play|contacts?|calendar|timer|alarm|all|who|which|that|on|onto|my)\b|\bto (?:my|the|our|an?)\b/i.test(
        name,
      ))
  );
}

/** "Open my list": to see it. */
export function shows({ text }: Match): boolean {
  return /^(?:open|bring up|i want (?:my|the|our|that))\b/i.test(text);
}

/** A list that goes, or what is on it. "All my lists" are not emptied in one breath. */
export function emptied(match: Match, op: 'clear' | 'delete'): ListCall[] {
  if (badName(match)) return [];
  const place = where(match);
  const several = /\blists\b/i.test(match.text) && place.list === undefined && place.listName === undefined;
  return [{ do: 'list', op, ...place, ...(several ? { which: true } : {}) }];
}

/** A list's name is a word or three, not the rest of a sentence. */
export function badName(match: Match): boolean {
  const name = textSlot(match, 'list_name');
  return (
    name !== undefined &&
    (name.split(/\s+/).length > 4 ||
      /\b(?:play|contacts?|calendar|timer|alarm|from|to|in|on|my|the)\b/i.test(name))
  );
}

/** Who said so is no part of it. */
const TOLD_BY =
  /^(?:[\w'’-]+ ){1,3}(?:said|says|thinks|thought|reckons|insists|told (?:me|us)|tells (?:me|us)|wants|asked for)(?: that)? (?=\S)/i;

const TICKS = /^(?:tick|cross|check|strike|scratch|remove|delete|take)\b/i;
const MOVES = /^\W*(?:move|transfer|copy|shift|swap)\b/i;
const PUT_ON = /^(?:put|stick|chuck|whack|bung|pop)\b/i;

export function itemCall(match: Match, op: ListCall['op']): ListCall[] {
  const said = textSlot(match, 'item')
    ?.replace(/\s+(?:again|as well|once more)$/i, '')
    // "The doctor said milk should be on my list."
    .replace(TOLD_BY, '')
    // "And short of rice", after something else that is to be bought.
    .replace(/^(?:(?:nearly|almost|all|running|just) )*(?:out of|low on|short (?:of|on)) (?=\S)/i, '')
    // "Note on the jobs that the tap drips."
    .replace(/^that (?=\S+ \S)/i, '')
    // "Take eggs off", "and put decaf on": the list's.
    .replace(op === 'remove' ? /\s+off$/i : PUT_ON.test(match.text) ? /\s+on$/i : /$^/, '');
  const place = where(match);
  if (badName(match)) return [];
  // "Add milk and pull ups": goods, and nothing is pulled off.
  if (op === 'remove' && isGoodsByVerb(match)) return [];
  if (match.slots['which']?.value === true) return [{ do: 'list', op, which: true }];
  const every = match.slots['every']?.value === true ? { every: true } : {};
  const agg = match.slots['agg']?.value === 'count' ? { agg: 'count' as const } : {};
  if (said === undefined) return [{ do: 'list', op, ...agg, ...place }];
  // "We ran out of bread, order more": wants a shop, not a list; songs go to playlists.
  if (op === 'add' && ELSEWHERE.test(said)) return [];
  // "Put the cattle on for tea", "put on the dishwasher": something is to be switched on, and no list was named.
  if (op === 'add' && isPutOn(match)) return [];
  // "Any wipes on the list" asks.
  if (op === 'add' && /^\s*(?:got )?any\b/i.test(match.text)) return [];
  // "Do we still have pasta on the list": whoever does something is no item.
  if (op === 'add' && /^(?:i|we|you|they|he|she) \S/i.test(said)) return [];
  const loose = match.slots['shopping']?.value === true || (match.group.weight ?? 0) <= -2;
  if (/\b(?:lists?|calendar|playlist|to ?do)\b/i.test(said)) return [];
  if (
    match.slots['shopping']?.value === true &&
    /\b(?:out of|low on|short (?:of|on))\b/i.test(match.text) &&
    LACKED.test(said)
  )
    return [];
  // "Cut the car's juice" is of the car.
  if (loose && /\b(?:the|my|our|your|his|her|their) \w+['’]s \w/i.test(match.text)) return [];
  if (loose && (NO_SHOPPING.test(said) || said.split(/\s+/).length > 5)) return [];
  // "A coat for the match" is no item: what is bought has no occasion.
  if (
    match.slots['goods']?.value === true &&
    (/\bfor (?:the|my|our|a|this|that)\b/i.test(said) || !splitItems(said).some(isGoods))
  )
    return [];
  const named = place.list ?? place.listName;
  const task = named !== undefined && !BOUGHT.test(named);
  const items = splitItems(said, task).map(lower);
  if (op === 'add' && !items.every((item) => isPlausible(item, task))) return [];
  if (op !== 'add' && items.length > 1 && items.some(isAside)) return [];
  // "Tick Meralco, and put PLDT on": a second order.
  const ticks = op === 'remove' || op === 'complete' || TICKS.test(items[0] ?? '');
  if (ticks && items.slice(1).some(isOrder)) return [];
  // "If the level is low put gas on the list" asks for nothing.
  if (op === 'query' && items.some((item) => /\b(?:put|add) (?:an?|the|some|more)\b/i.test(item))) return [];
  // "Move milk to the other list" takes it off one.
  if (op === 'add' && MOVES.test(match.text)) return [];
  if (items.length === 0 || items.some((item) => EMPTY_ITEM.test(item))) {
    // "add an item to the list": the list is known, the item is asked for.
    return loose || op !== 'add' || !OPEN_ITEM.test(said) ? [] : [{ do: 'list', op, ...place }];
  }
  return [{ do: 'list', op, ...place, ...every, items }];
}

/** "Pull ups", "drop scones", "cut flowers": no article, and nothing that it would be taken off. */
function isGoodsByVerb({ text, group }: Match): boolean {
  return (
    group.continuation === true &&
    /^(?:pull|drop|cut|kick|scratch|strike|clear) (?!(?:the|my|our|that|those|these|all|any|it|them)\b)\S+$/i.test(
      text.trim(),
    )
  );
}

/** No list is named, and "on" can only be what is done with the thing. */
function isPutOn(match: Match): boolean {
  const named = ['list', 'kind', 'list_name'].some((slot) => match.slots[slot] !== undefined);
  if (named || /\blists?\b/i.test(match.text)) return false;
  return /^put (?:on (?:the|my|our)\b|(?:the|my|our) .*\bon(?= for\b| please\b|$))/i.test(match.text.trim());
}

/** "Milk" as a recogniser may write it; names with capitals inside ("iPhone", "WD-40") stay. */
function lower(item: string): string {
  return /^[A-Z][^A-Z]*$/.test(item) ? item.toLowerCase() : item;
}
