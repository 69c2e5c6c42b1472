/** What is put on a list, with the list named, meant, or just spoken of. Rules and lists are lists.ts's. */
import type { IntentSpec } from '../../skill.js';
import { textSlot } from '../target.js';
import { itemCall } from './list-slots.js';

const AT_ONCE = /\bneed\b.*\b(?:now|right away|immediately|at once)[\s.!]*$/i;

export const add: IntentSpec = {
  groups: [
    {
      sentences: [
        '<adding> {list_item:item} [down] <on> <list>',
        '<adding> <on> <list> {list_item:item}',
        '(i need to|i want to|i have to|we need to|i would like to|id like to|lets|we should|you should|i want you to|i need you to|id like you to|go ahead and|you can|please also) <adding> {list_item:item} [down] <on> <list>',
        '{list_item:item} (needs to|has to|must|should) (be|go) <on> <list>',
        '{list_item:item} (belong|belongs) <on> <list>',
        '(make sure|see that) {list_item:item} (gets|is|are) added <on> <list>',
        '(make sure|be sure) (to <adding> {list_item:item}|{list_item:item} (is|are)) <on> <list>',
        '(i want|i need|i would like|id like|we need|we want) {list_item:item} [added] (to|on) <list>',
        '<list> (needs|should have|should include) {list_item:item}',
        '(remind me to|remember to) <adding> {list_item:item} <on> <list>',
        '(update|edit) <list> [and|to] (add|with|include) {list_item:item}',
        'open <list> and add {list_item:item}',
        '(on|to|for) <list> [please] <adding> {list_item:item}',
        '<adding> {list_item:item} <on> <list> [<because>|(for|by) (today|tomorrow)|today|tomorrow|for me|now]',
        '<list> add {list_item:item}',
        '(re add|readd) {list_item:item} <on> <list>',
        '(i need|i want|get|i would like|id like) {list_item:item} (added|put) <on> <list>',
        '(i need|i want|i would like|id like) {list_item:item} to be (added|put) <on> <list>',
        '(do|did) (i|we) have {list_item:item} on <list> [if not] [please|can you|go ahead and] add (it|them|that) [to it|if (it is|its|they are) not|if they arent]',
        '(is|are) <the> {list_item:item} [already|listed] on <list> [if not] [please|can you|go ahead and|just] add [it|them] [to it|if (it is|its|they are) not|if they arent|if it isnt]',
        '(i am|im|we are|were) [all|nearly|running|just] (out of|low on) {list_item:item} [so] [will you|can you|please|could you] (add|put) (it|that|them|some) <on> <list>',
        '(i|we) (ran out of|have no|have no more|dont have any|dont have any more) {list_item:item} [so] [will you|can you|please|could you] (add|put) (it|that|them|some) <on> <list>',
        '(can we|may i suggest we|maybe we can|let us|how about we|do me a favor and|you should|could we) <adding> {list_item:item} <on> <list>',
      ],
    },
    {
      sentences: [
        '(add|put) {list_item:item} [down] [please]',
        'remember to (buy|get|pick up) {list_item:item}',
      ],
      slots: { goods: true },
      weight: -2,
    },
    {
      sentences: [
        '(we are|were|i am|im|we have|weve|i have|ive) [all|nearly|almost|just|completely] (out|run out) of {list_item:item}',
        '(we|i) [just|almost|nearly] ran out of {list_item:item}',
        '(we are|were|i am|im) [running|getting] (low on|short of|short on) {list_item:item}',
        '(we|i) (have|have got|got) no [more] {list_item:item} (left|any more|anymore)',
        '(we|i) (dont have|havent got|have not got) any more {list_item:item} [left]',
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
      slots: { shopping: true, goods: true },
      weight: -2.5,
    },
    {
      // "I have no idea" buys none.
      sentences: [
        '(we|i) (dont have|havent got|have not got) any {list_item:item} [left]',
        '(we|i) (have|have got|got) no [more] {list_item:item}',
      ],
      slots: { shopping: true, goods: true },
      weight: -2.5,
    },
    {
      // "The eggs are out already, forget the countdown" is of the pan.
      sentences: [
        '(the|our) {list_item:item} (is|are|has|have) [all|nearly|almost|running|run] (out|gone|finished|empty|used up)',
      ],
      slots: { shopping: true, goods: true },
      alone: true,
      weight: -2.5,
    },
    {
      sentences: [
        '(dont forget|do not forget|remember) [to (add|put)] {list_item:item} [(is|are)] (on|for|to|in) <list>',
        '(jot|note|write|mark|stick|pop|throw) down {list_item:item} (for|on|onto|in) <list>',
      ],
      textOnly: true,
    },
    {
      // The list just spoken of; the shopping list where there was none.
      sentences: ['<adding> {list_item:item} (to|on|onto) (it|there|that list|this list)'],
      weight: -0.5,
    },
    {
      sentences: ['{list_item:item} (on|to|onto) <list>'],
      slots: { goods: true },
      textOnly: true,
      weight: -2,
    },
    {
      // "Add crisps to shopping": nothing else is called so.
      sentences: ['(add|put|stick|pop|chuck) {list_item:item} (to|on|onto) [the|my] {short:list_name}'],
      lists: { short: { values: [{ in: '(shopping|groceries|to do|todo|chores)', out: 'short' }] } },
      textOnly: true,
      weight: -0.5,
    },
    {
      sentences: ['<adding> {list_item:item} <on> <other>'],
      textOnly: true,
      weight: -1,
    },
    {
      sentences: [
        '(add|put|include|enter|insert) (something|<the> [new] item|items|new items|things|some things|this|that|it|this one|this item|that item|it|the following) [also] <on> <list>',
        '(add|put) <on> <list>',
        '(add|include) (<the> [new] item|this item|that item|this one [also]|item|new item)',
        '(this|that|the) item (should be|has to be|needs to be) added <on> <list>',
        'new item for <list>',
        '(bring up|open) <list> and add',
        '(is there room|could there be room) on <list> for (an extra|another|one more) item',
        '(update|edit|change) (<list>|<other>) [with new items]',
      ],
      slots: { open: true },
    },
  ],
  // "I need tea now": nobody means to buy it.
  interpret: (match, { said }) =>
    (match.slots['goods']?.value === true && AT_ONCE.test(said ?? '')) || SWITCHED.test(match.text)
      ? []
      : itemCall(match, 'add'),
};

/** "Put the heater on there": where it stands, and not what is written on what. */
const SWITCHED =
  /^(?:please )?(?:put|stick|pop|whack|bung) (?:the|my|our|that) (?:[\p{L}-]+ ){0,2}(?:lamps?|lights?|lighting|fan|heater|heating|radiator|aircon|tv|telly|television|speaker|radio|kettle) on there$/iu;

const POINTS = /^(?:it|them|those|these|that|this)\b(?: (?:on|in|down|there|to|too|also|as|well|it))*$/i;

/** "... and remove the cheese": the list is the one just spoken of. */
export const more: IntentSpec = {
  groups: [
    {
      sentences: [
        '<adding> {list_item:item} [too|also|as well|instead|(to|on|onto) (it|there|the same list|that list)]',
        '<adding> {list_item:item} <on> <list> instead',
        'put on {list_item:item}',
      ],
      continuation: true,
      slots: { op: 'add' },
      weight: -0.5,
    },
    {
      sentences: [
        '<removing> {list_item:item} [too|also|as well|instead|(from|off|off of) (it|there|the same list|that list)]',
      ],
      continuation: true,
      slots: { op: 'remove' },
      weight: -0.5,
    },
    {
      // "add eggs to the shopping list and call the bank to the to-do list"
      sentences: ['{list_item:item} (to|on|onto) <list>'],
      continuation: true,
      textOnly: true,
      slots: { op: 'add' },
      weight: -1,
    },
  ],
  interpret: (match, { previous }) => {
    const before = previous.at(-1);
    if (before?.do !== 'list') return [];
    // "We're out of tea, put that on too" puts on one thing.
    if (before.op === 'add' && POINTS.test(textSlot(match, 'item') ?? '')) return [];
    const place = before.list === undefined ? {} : { list: before.list };
    const op = match.slots['op']?.value === 'remove' ? 'remove' : 'add';
    return itemCall(match, op).map((call) => ({ ...place, ...call }));
  },
};
