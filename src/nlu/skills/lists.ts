/** Shopping and to-do lists: "add milk, eggs and bread", "we're out of coffee", "tick off laundry", "what's on my list". */
import { splitItems } from '../../actions/perform/list-items.js';
import type { ListCall } from '../call.js';
import { defineSkill, type Match } from '../skill.js';
import { stringSlot, textSlot } from './target.js';

/** "my shopping list", "the list", "my list of chores"; a list of another name is `<other>`. */
const LIST =
  '(<the> [current] {todo:list} [list]|<the> (list|lists) of {todo:list}|<the> list (for|called|named) {todo:list}|<the> (list|lists))';

const ADDING =
  '(add|put|include|place|append|write|write down|note|note down|jot down|stick|throw|get|enter|log|mark down|pop|chuck|insert|list)';
const REMOVING =
  '(remove|delete|take|erase|drop|scratch|strike|clear|take off|take away|get rid of|cross|cut|eliminate|pull|kick|leave off|forget|discard|scrap|lose)';
const COMPLETING =
  '(check off|tick off|complete|mark off|finish|check|tick|cross off|cross out|mark|mark down)';

export const lists = defineSkill({
  id: 'lists',
  summary: 'Shopping and to-do lists: add, remove, tick off, read, clear',
  rules: {
    the: '[the|my|our|that|this|a|your|todays]',
    list: LIST,
    other: '(the|my|our|a) {list_name} list',
    on: '(to|on|onto|in|into|on to|at|for|from)',
    off: '(off|from|of|off of|from off|out of|on|in|away from)',
    adding: ADDING,
    removing: REMOVING,
    completing: COMPLETING,
    asking:
      '(whats|what is|what are|what things are|what items are|what all is|what stuff is|tell me [whats|what is|what things are|the things|the items|everything|all the items|all]|let me know [whats|what is]|read [me] [whats|what is|back|out|off|everything|all the items|the items|aloud|the contents of]|read back [to me]|i (want|need) to (know|hear) [whats|what is|everything]|id like to (know|hear) whats|show [me] [whats|what is|everything|all the items]|give me|list [out] [whats|what is|everything|the items|all the items|the things]|recite|go through|go over|say [whats]|check [whats]|pull up|open|display|see whats|remind me [whats|what is]|can you read)',
  },
  lists: {
    list_item: { wildcard: true },
    list_name: { wildcard: true },
  },
  intents: {
    add: {
      groups: [
        {
          sentences: [
            '<adding> {list_item:item} [down] <on> <list>',
            '<adding> <on> <list> {list_item:item}',
            '(i need to|i want to|i have to|we need to|i would like to|id like to|lets|we should|you should|i want you to|i need you to|id like you to|go ahead and|you can|please also) <adding> {list_item:item} [down] <on> <list>',
            '{list_item:item} (needs to|has to|must|should) (be|go) <on> <list>',
            '(make sure|be sure) (to <adding> {list_item:item}|{list_item:item} (is|are)) <on> <list>',
            '(i want|i need|i would like|id like|we need|we want) {list_item:item} [added] (to|on) <list>',
            '<list> (needs|should have|should include) {list_item:item}',
            '(remind me to|remember to) <adding> {list_item:item} <on> <list>',
            '(update|edit) <list> [and|to] (add|with|include) {list_item:item}',
            'open <list> and add {list_item:item}',
          ],
        },
        {
          sentences: [
            '(add|put) {list_item:item} [down] [please]',
            'remember to (buy|get|pick up) {list_item:item}',
          ],
          weight: -2,
        },
        {
          sentences: [
            '(we are|were|i am|im|we have|weve|i have|ive) [all|nearly|almost|just|completely] (out|run out) of {list_item:item}',
            '(we|i) [just|almost|nearly] ran out of {list_item:item}',
            '(we are|were|i am|im) [running|getting] (low on|short of|short on) {list_item:item}',
            '(we|i) (have|have got|got) no [more] {list_item:item} [left|any more|anymore]',
            '(we|i) (dont have|havent got|have not got) any [more] {list_item:item} [left]',
            '(the|our) {list_item:item} (is|are|has|have) [all|nearly|almost|running|run] (out|gone|finished|empty|used up)',
            '(there is|theres|there are) no [more] {list_item:item} left',
          ],
          slots: { shopping: true },
          weight: -1,
        },
        {
          sentences: [
            '(we|i) [also|still] need [to buy|to get|to pick up|more|some|some more|another] {list_item:item} [from the (store|shop|shops|supermarket)]',
            '(we|i) (should|must|have to|gotta|ought to) (buy|get|pick up) [more|some|some more|another] {list_item:item} [from the (store|shop|shops|supermarket)]',
            '(buy|purchase) [more|some|some more|another] {list_item:item}',
          ],
          slots: { shopping: true },
          weight: -2.5,
        },
        {
          sentences: ['<adding> {list_item:item} <on> <other>'],
          textOnly: true,
          weight: -1,
        },
        {
          sentences: [
            '(add|put) (something|an item|items|a new item|new items|things|some things) <on> <list>',
            '(add|put) <on> <list>',
          ],
          slots: { open: true },
        },
      ],
      interpret: (match) => itemCall(match, 'add'),
    },
    remove: {
      groups: [
        {
          sentences: [
            '<removing> {list_item:item} [off|out] <off> <list>',
            '(cross|scratch|strike|take|cut) {list_item:item} [off|out] <off> <list>',
            '(take|cross|scratch|strike) (off|out) {list_item:item} <off> <list>',
            '(i no longer need|we no longer need|i dont need|we dont need|i do not need) {list_item:item} (on|from) <list> [anymore|any more]',
            '(i want|i need|i would like|id like|please get) {list_item:item} (removed|deleted|taken|off|taken off|erased) [off|from|of] <list>',
            '(i need to|i want to|i want you to|i need you to|id like you to|i would like you to|lets|go ahead and|i need for you to) <removing> {list_item:item} <off> <list>',
            '(update|open) <list> [and] (delete|remove) {list_item:item}',
          ],
        },
        {
          sentences: ['<removing> {list_item:item} <off> <other>'],
          textOnly: true,
          weight: -1,
        },
        {
          sentences: ['(i|we) (no longer need|dont need) [any|any more] {list_item:item} [anymore|any more]'],
          slots: { shopping: true },
          textOnly: true,
          weight: -4,
        },
      ],
      interpret: (match) => itemCall(match, 'remove'),
    },
    complete: {
      groups: [
        {
          sentences: [
            '<completing> {list_item:item} [off|out] (off|from|of|off of|on|in|from off) <list>',
            '(check|tick|mark|cross) {list_item:item} (off|off from|off of|as done on|as (done|complete|completed|finished|bought) (on|in)) <list>',
            '(check|tick|mark) (off|down) {list_item:item} [on|from|off] <list>',
            '(mark|set) {list_item:item} (as|to) (done|complete|completed|finished|bought|purchased) [(on|in) <list>]',
            '(check|tick|cross) {list_item:item} off',
            '(check|tick) off {list_item:item}',
            '(i have|ive|we have|weve|i|we) [already|just] (bought|got|picked up|purchased|done|did|finished|completed) {list_item:item} (on|from|off) <list>',
          ],
        },
        {
          sentences: ['<completing> {list_item:item} [off] (from|on|off|in) <other>'],
          textOnly: true,
          weight: -1,
        },
      ],
      interpret: (match) => itemCall(match, 'complete'),
    },
    query: {
      groups: [
        {
          sentences: [
            '<asking> [is] [on] [all] [of] <list> [for me|to me|today|now|aloud|back|back to me|say|please|again|right now|so far|at the moment|currently|on it]',
            '(whats|what is|what are|what all is|what things are|what items are|what tasks are|what) [currently|left|still|there|listed|remaining] (on|in) <list> [today|now|right now|at the moment|so far|again|currently]',
            'what (do|did|have) (i|we) [all] [got|have|put|write down|add|need|written|added|list|include] [to (do|buy|get)] [down] (on|in|from|per|according to) <list> [today|now|so far|this time|again]',
            'what (does|is|will) <list> [consist of|contain|have on it|include|entail|say|have|look like|looking like|got on it]',
            '<list> (contains|has|includes|consists of) what',
            '(whats|what is|what are) <the> {todo:list} [items|list]',
            '(how many|count the) (items|things|tasks|entries|products) (are|do i have|do we have|are there|have i got|) (on|in) <list>',
            '(is there|do i have|do we have|have i got|are there) (anything|any items|something|any tasks|stuff|things) [left|still] (on|in) <list>',
            '(read|show|hear|see|check|recite|open|display|review) [me] <list> [to me|for me|out|aloud|back|back to me]',
            'i (need|want) [to hear|to know|to see] <list> [read]',
            'tell me [about|the contents of|everything on] <list>',
            '(go|run|walk) [me] (through|over) <list> [with me]',
            '<the> {todo:list} [list]',
            'what (do|should) (i|we) (need to|have to|) (buy|get|pick up|shop for) [at the (store|shop|shops|supermarket|grocery store)] [today|tomorrow]',
            'what (do|should) (i|we) need [from|at] the (store|shop|shops|supermarket|grocery store)',
            'what (do|should) (i|we) need [to (buy|get)] when (i|we) go shopping',
          ],
        },
        {
          sentences: [
            '(is|are) [there|the|my|a|an|some|any] {list_item:item} [listed|already|still|currently] (on|in) <list> [already|now|yet|right now]',
            '(do|did) (i|we) (have|need|put|add|include|remember to put|remember to add|forget to put|write|already have|already put|already add) {list_item:item} [down] (on|in|to) <list> [already|yet]',
            '(have|has|did) (i|we|somebody|someone|anyone) [already] (put|added|add|got|written) {list_item:item} (on|in|to) <list> [already|yet]',
            '(does|is) <list> (have|include|contain|got|list) {list_item:item} [on it|in it|written on it]',
            '(check|see|look) [if|whether|to see if] {list_item:item} (is|are) [listed|already] (on|in) <list>',
            '(check|see|look) [if|whether|to see if] <list> (has|includes|contains) {list_item:item} [on it]',
          ],
        },
      ],
      interpret: (match) => itemCall(match, 'query'),
    },
    clear: {
      groups: [
        {
          sentences: [
            '(clear|empty|wipe|reset|clean|erase|flush|nuke|delete|remove|trash|purge) [out|off] [all|everything|all of|everything on] <list> [completely]',
            '(clear|delete|remove|erase|take|wipe|nuke|drop|scratch) [out|off] (everything|all|all items|all the items|all of the items|every item|all things|all the things|all tasks|all of it|the items|all entries) [off] (off|from|on|in|of|off of) <list>',
            '(make sure|i want|get) <list> [is] [completely] (cleared|clear|empty|emptied|cleaned out)',
            '(start|begin) <list> (over|again|from scratch)',
            'throw away <list>',
          ],
        },
      ],
      interpret: (match) => [{ do: 'list', op: 'clear', ...where(match) }],
    },
  },
  tests: [
    {
      say: 'add apples to my shopping list',
      calls: [{ do: 'list', op: 'add', list: 'shopping', items: ['apples'] }],
    },
    {
      say: 'add milk, eggs and bread to the shopping list',
      calls: [{ do: 'list', op: 'add', list: 'shopping', items: ['milk', 'eggs', 'bread'] }],
    },
    { say: 'put some apples on the list', calls: [{ do: 'list', op: 'add', items: ['apples'] }] },
    { say: "we're out of milk", calls: [{ do: 'list', op: 'add', items: ['milk'] }] },
    { say: 'I need eggs', calls: [{ do: 'list', op: 'add', items: ['eggs'] }] },
    {
      say: 'take bread off my shopping list',
      calls: [{ do: 'list', op: 'remove', list: 'shopping', items: ['bread'] }],
    },
    {
      say: 'check off apples from my shopping list',
      calls: [{ do: 'list', op: 'complete', list: 'shopping', items: ['apples'] }],
    },
    { say: 'what is on my shopping list', calls: [{ do: 'list', op: 'query', list: 'shopping' }] },
    {
      say: 'is milk on the shopping list',
      calls: [{ do: 'list', op: 'query', list: 'shopping', items: ['milk'] }],
    },
    { say: 'clear the shopping list', calls: [{ do: 'list', op: 'clear', list: 'shopping' }] },
    {
      say: 'add apples to my trader joes list',
      calls: [{ do: 'list', op: 'add', listName: 'trader joes', items: ['apples'] }],
    },
  ],
});

/** The list that was named; `shopping` where the sentence implies it. */
function where(match: Match): Pick<ListCall, 'list' | 'listName'> {
  const list = stringSlot(match, 'list');
  if (list !== undefined) return { list };
  const listName = textSlot(match, 'list_name');
  return listName === undefined ? {} : { listName: listName.toLowerCase() };
}

/** Words that stand for something said before, or for nothing: no item of that name was meant. */
const EMPTY_ITEM =
  /^(?:it|that|this|these|those|them|something|things?|items?|stuff|an? (?:new )?item|new items?|the (?:following|items?)|this (?:one|item)( also)?|that (?:one|item)|nothing|anything|everything|all|help|you|me|one|more|some|a (?:list|lot|break|hand|favou?r|minute|moment|second|hug|vacation|holiday|drink|nap|doctor|timer|reminder|alarm|ride|taxi|uber|cab)|to .*|x)$/i;

/** Words that no shopping item begins with or holds: the loose phrases step back where one is said. */
const NO_SHOPPING =
  /^(?:to|you|your|help|info|information|directions?|advice|assistance|a (?:new )?(?:list|timer|alarm|reminder))\b|\b(?:alarm|timer|reminder|account|card|flight|hotel|appointment|meeting|calendar|bank|credit|insurance|weather|time|how|what|where|when|why|who|lights?|temperature|degrees|volume|because|if|know|it)\b/i;

function itemCall(match: Match, op: ListCall['op']): ListCall[] {
  const said = textSlot(match, 'item');
  const place = where(match);
  if (said === undefined) return [{ do: 'list', op, ...place }];
  const loose = match.slots['shopping']?.value === true || (match.group.weight ?? 0) <= -2;
  if (/\b(?:lists?|calendar|playlist|to ?do)\b/i.test(said)) return [];
  if (loose && (NO_SHOPPING.test(said) || said.split(/\s+/).length > 5)) return [];
  const task = place.list !== undefined && !/shop|grocer/i.test(place.list);
  const items = splitItems(said, task).map(lower);
  if (items.length === 0 || items.some((item) => EMPTY_ITEM.test(item))) {
    // "add an item to the list": the list is known, the item is asked for.
    return loose || op === 'query' ? [] : [{ do: 'list', op, ...place }];
  }
  return [{ do: 'list', op, ...place, items }];
}

/** "Milk" as a recogniser may write it; names with capitals inside ("iPhone", "WD-40") stay. */
function lower(item: string): string {
  return /^[A-Z][^A-Z]*$/.test(item) ? item.toLowerCase() : item;
}
