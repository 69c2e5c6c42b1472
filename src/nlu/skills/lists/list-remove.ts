/** What is taken off a list, or ticked off it as done. Rules and lists are lists.ts's. */
import type { IntentSpec } from '../../skill.js';
import { itemCall } from './list-slots.js';

export const remove: IntentSpec = {
  groups: [
    {
      sentences: [
        '<removing> (that|this|the|an|a|it|this item|that item|the item|an item|the last item|the last entry|item|the last one|the last thing|last entry) [item] <off> <list>',
        '(remove|delete|erase|kill|drop) (that item|this item|the item|the last item|last item|last entry|the last entry|an item|item)',
        '(this|that|the) item (should be|has to be|needs to be) (removed|deleted|taken off) <off> <list>',
        '(go to|open|find) <list> and (remove|delete) [the|an] item',
        '(delete|remove) (out item|the list item)',
        '(i want you to|i need you to) (remove|delete) the item <off> <list>',
      ],
      slots: { open: true },
    },
    {
      sentences: [
        '<removing> {list_item:item} [off|out] <off> <list> [<because>]',
        '(find|go to|open) <list> and (remove|delete) {list_item:item}',
        'find {list_item:item} on <list> and (remove|delete) [it]',
        '(remove|delete|take) {list_item:item} for <list>',
        '(cross|scratch|strike|take|cut) {list_item:item} [off|out] <off> <list>',
        '(take|cross|scratch|strike) (off|out) {list_item:item} <off> <list>',
        '(i no longer need|we no longer need|i dont need|we dont need|i do not need) {list_item:item} (on|from) <list> [anymore|any more]',
        '(i want|i need|i would like|id like|please get) {list_item:item} (removed|deleted|taken|off|taken off|erased) [off|from|of] <list>',
        '(i need to|i want to|i want you to|i need you to|id like you to|i would like you to|lets|go ahead and|i need for you to) <removing> {list_item:item} <off> <list>',
        '(update|open) <list> [and] (delete|remove) {list_item:item}',
      ],
    },
    {
      sentences: ['<removing> {list_item:item}'],
      slots: { goods: true },
      textOnly: true,
      weight: -2,
    },
    {
      sentences: [
        'no [more] {list_item:item} (on|in|for) <list> [anymore|any more]',
        '(forget|forget about|skip|drop) <the> {list_item:item} (on|in|from) <list>',
      ],
      textOnly: true,
    },
    {
      sentences: ['<removing> {list_item:item} <off> <every_list>'],
      slots: { every: true },
      textOnly: true,
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
};

export const complete: IntentSpec = {
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
      sentences: [
        '(i have|ive|we have|weve|i|we) [already|just] (bought|got|picked up|purchased) [the|some|our] {list_item:item} [already|today]',
        '(the|our) {list_item:item} (is|are|has been|have been) [already] (bought|picked up|ticked off)',
      ],
      slots: { goods: true },
      textOnly: true,
      weight: -2,
    },
    { sentences: ['(cross|scratch|strike) (off|out) {list_item:item}'], textOnly: true, weight: -1 },
    {
      sentences: ['<completing> {list_item:item} [off] (from|on|off|in) <other>'],
      textOnly: true,
      weight: -1,
    },
  ],
  interpret: (match) => itemCall(match, 'complete'),
};
