/** Shopping and to-do lists: "add milk, eggs and bread", "we're out of coffee", "tick off laundry", "what's on my list". */
import { defineSkill } from '../../skill.js';
import { add, more } from './list-add.js';
import { complete, remove } from './list-remove.js';
import { LIST_LISTS, LIST_RULES } from './list-rules.js';
import { badNewName, emptied, itemCall, shows, where } from './list-slots.js';

export const lists = defineSkill({
  id: 'lists',
  summary: 'Shopping and to-do lists: add, remove, tick off, read, clear',
  rules: LIST_RULES,
  lists: LIST_LISTS,
  intents: {
    add,
    more,
    create: {
      groups: [
        {
          sentences: [
            '<creating> <the> [new|blank|fresh|empty|current] ({list_kind:kind} list|list|checklist) [for me|please|by tomorrow|now]',
            '<creating> <the> [new] (list|checklist) (called|named|for|of|with|to) {list_name}',
            '<creating> <the> [new] {list_name} (list|checklist)',
            '(new|fresh|blank|another) list [please]',
            '<the> [new] list to be created [by tomorrow]',
            '(new|another) list (called|named) {list_name}',
            '(make|create) a (catalogue|catalog|checklist|list) [called {list_name}]',
          ],
          weight: -0.5,
        },
      ],
      interpret: (match) =>
        badNewName(match) || shows(match) ? [] : [{ do: 'list', op: 'create', ...where(match) }],
    },
    discard: {
      groups: [
        {
          sentences: [
            '<discarding> [all of] <list> [completely]',
            'throw away <list>',
            '(remove|delete) <list> from my [set of|active] lists',
            '(i dont need|i dont want) <list> [any more|anymore] [delete it]',
          ],
        },
        {
          sentences: [
            '<discarding> <other> [please|for me|completely]',
            '<discarding> [the|my] list (of|for|called|named) {list_name}',
            '<discarding> the list {list_name}',
          ],
          textOnly: true,
          weight: -2,
        },
      ],
      interpret: (match) => emptied(match, 'delete'),
    },
    remove,
    complete,
    query: {
      groups: [
        {
          sentences: [
            '[<asking>] [to me] (<what> [<be>] [all] [of] [the] [<things>]|the <things>|<things>) [<state>] [<be>] [<state>] [<have>] [<verb>] [<state>] (on|in|of|off|from|per|according to) <list> <back>',
            '[<asking>] [to me] [what] <list> [items|content|contents] [has on it|consists of|contains|looks like] <back>',
            '<asking> [to me] [through|about|over] <list> <back>',
            'what (does|is|will) <list> [consist of|contain|have on it|have|include|entail|involve|say|look like|looking like|got on it|say that i should get] [for today]',
            '<list> (contains|has|includes|consists of) what',
            '<list> (whats|what is|what have (i|we) got|what do (i|we) have) [on|on it|in it|on there] [so far|at the moment|now]',
            '(whats|what is|what are|hows|how is) <the> ({todo:list} [items|list]|{list_kind:kind} (items|list)) <back>',
            '(is there|do i have|do we have|have i got|are there) (anything|any items|something|any tasks|stuff|things) [left|still|outstanding] (on|in) (<list>|any lists) <back>',
            '<the> {todo:list} [list]',
            'what (do|should) (i|we) (need to|have to|) (buy|get|pick up|shop for) [at the (store|shop|shops|supermarket|grocery store)] [today|tomorrow]',
            'what (do|should) (i|we) need [from|at] the (store|shop|shops|supermarket|grocery store)',
            'what (do|should) (i|we) need [to (buy|get)] when (i|we) go shopping',
          ],
        },
        {
          sentences: [
            '(how many|count the [number of]) (food items|eggs|events) [are] on <list>',
            '(how many|count the) (items|things|tasks|jobs|chores|errands|entries|products) (are|do i have|do we have|are there|have i got|) (on|in) <list>',
          ],
          slots: { agg: 'count' },
        },
        {
          sentences: [
            '(is|are) [there|the|my|a|an|some|any] {list_item:item} [listed|already|still|currently] (on|in) <list> [already|now|yet|right now]',
            '(do|did) (i|we) (have|need|put|add|include|remember to put|remember to add|forget to put|write|already have|already put|already add) {list_item:item} [down] (on|in|to) <list> [already|yet]',
            '(have|has|did) (i|we|somebody|someone|anyone) [already] (put|added|add|got|written) {list_item:item} (on|in|to) <list> [already|yet]',
            '(does|is) <list> (have|include|contain|got|list) {list_item:item} [on it|in it|written on it]',
            '(tell me|let me know|can you tell me|check|see|look|look to see|check to see|confirm|i need to know|can you look to see) (if|whether|that) (i have|there is|there are|) {list_item:item} [is|are] [listed] (on|in) <list> [already|now|currently]',
            'check <list> (for|to see if) {list_item:item} [is|are] [listed|on it|there]',
            '(does|do) <list> (have|include|contain|list) {list_item:item} [on it|in it|written on it|listed]',
            '(is|are) there (anything|something|an item) on <list> (about|for|related to) {list_item:item}',
            '(did|have) (i|we) (put|add|remember to put|remember to add|create a task to|make a note to|jot down|include|added) {list_item:item} (on|in|to) <list> [today|already]',
            '(do|does) (i|we) (already have|have) (a task|an item|anything|something) on <list> (to|about|for|related to) {list_item:item}',
            '(will|when is|at what time is) {list_item:item} [be] on <list> [tomorrow|today]',
            '(check|see|look) [if|whether|to see if] {list_item:item} (is|are) [listed|already] (on|in) <list>',
            '(check|see|look) [if|whether|to see if] <list> (has|includes|contains) {list_item:item} [on it]',
          ],
        },
        {
          sentences: [
            'how many ({todo:list}|{list_kind:kind}) [(are|do|have) (there|left|i|we)] [got|have|left|need] [to (do|buy|get)] [left] [on the list]',
          ],
          slots: { agg: 'count' },
          textOnly: true,
          weight: -1,
        },
        {
          sentences: ['(do|did) (i|we) still (have|need|want) {list_item:item} (on|in) <list>'],
          textOnly: true,
        },
        {
          sentences: ['(is|are) [there] {list_item:item} [already] (on|in) <every_list>'],
          slots: { every: true },
          textOnly: true,
        },
        {
          sentences: ['(is|are) [there] {list_item:item} [already] (on|in) <other>'],
          textOnly: true,
          weight: -1,
        },
        {
          sentences: [
            '[<asking>] [to me] [what|which|how many|what all|what kind of|all] [are] [the names of|the titles of|the name of|names of] [all] [of] [the|my|our] [open|current|saved|different|available|to do] (lists|list) [that] (do i have|i have|have i|are there|there are|available|are available|i currently have|have i got|that are available|are open|exist|do you have|i have available|i have created|are there|ive got|i have saved) [saved|now|right now|available|open|made|please|so far]',
            '(what|which) are [all] [of] (my|our|the) [current|saved|open] lists [so far|please|i have|i have available]',
            '(show|read|name|list|give|give me|tell me|can you find|find|display|show me|see|read me|can i see|please show me) [me] [all] [of] [my|the|our] [available|current|saved|open] lists [please|available|to me|for today]',
            'tell me (my list names|the names of my lists|the name of my lists)',
            '[all] my lists',
            'what lists (did i make|have i made|are there|exist) [today|so far]',
          ],
          slots: { which: true },
        },
        {
          sentences: [
            '(do|did|dont) (i|we) [still|really|even|actually|already] (need|have|want) [any|more|some|any more|to (buy|get)] {list_item:item} [from the (store|shop|shops|supermarket)]',
          ],
          slots: { goods: true },
          textOnly: true,
          weight: -2.5,
        },
        {
          sentences: [
            '<asking> <other>',
            '(whats|what is) [next] on <other>',
            '<asking> (whats|what is|what) [is] on <other>',
          ],
          textOnly: true,
          weight: -1,
        },
      ],
      interpret: (match) => itemCall(match, 'query'),
    },
    clear: {
      groups: [
        {
          sentences: [
            '(clear|empty|wipe|reset|clean|erase|flush|nuke|purge|blank|blank out) [out|off] [all|everything|all of|everything on] <list> [completely]',
            '(delete|remove|trash|cancel) (all|everything|all of|everything on) <list> [completely]',
            '(clear|delete|remove|erase|take|wipe|nuke|drop|scratch) [out|off] (everything|all|all items|all the items|all of the items|every item|all things|all the things|all tasks|all of it|the items|all entries) [off] (off|from|on|in|of|off of) <list>',
            '(make sure|i want|get) <list> [is] [completely] (cleared|clear|empty|emptied|cleaned out)',
            '(start|begin) <list> (over|again|from scratch)',
            'make <list> (blank|empty)',
            'find <list> and (delete|clear|empty) it',
            '(i dont need|i dont want) <list> [any more|anymore] clear it',
            '(delete|clear) <list> (from last month|in my notes|from today|for this weekend|for today)',
            '(im|i am|i have|ive) (done|finished) with <list>',
            '(just|hurry up and just|so just) (clear|erase|empty) [everything] [from] <list>',
          ],
        },
        {
          sentences: [
            '(clear|empty|wipe|erase) [out] <other> [please|for me|completely]',
            '(clear|empty|wipe|erase) [out] [the|my] list (of|for|called|named) {list_name}',
          ],
          textOnly: true,
          weight: -2,
        },
      ],
      interpret: (match) => emptied(match, 'clear'),
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
