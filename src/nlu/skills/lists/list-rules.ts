/** The words of lists: what they are called, and what is done with their items. */
import type { ListSource } from '../../skill.js';

/** "my shopping list", "the list", "my list of chores", "things to do"; a list of another name is `<other>`. */
const LIST =
  '(<the> [current|whole|entire|complete|big] ({todo:list} [list|lists]|{list_kind:kind} (list|lists))|<the> [current] (list|lists) (of|for|called|named|to) ({todo:list}|{list_kind:kind})|<the> [current|whole|entire|complete] (list|lists))';

const ADDING =
  '(add|put|include|place|append|write|write down|note|note down|jot down|stick|throw|get|enter|log|mark down|pop|chuck|insert|list)';
const REMOVING =
  '(remove|delete|take|erase|drop|scratch|strike|clear|take off|take away|get rid of|cross|cut|eliminate|pull|kick|leave off|forget|discard|scrap|lose)';
const COMPLETING =
  '(check off|tick off|complete|mark off|finish|check|tick|cross off|cross out|mark|mark down)';

export const LIST_RULES: Readonly<Record<string, string>> = {
  the: '[the|my|our|that|this|a|your|todays]',
  list: LIST,
  every_list:
    '((all|any|each|every 1|both) [of] [the|my|our|these|those] lists|(every|any|each|whichever|any other) list)',
  discarding: '(delete|remove|trash|cancel|scrap|discard|drop|get rid of|throw out|throw away|ditch)',
  other: '[the|my|our|a] {list_name} list',
  on: '(to|on|onto|in|into|on to|at|for|from)',
  off: '(off|from|of|off of|from off|out of|on|in|away from)',
  adding: ADDING,
  removing: REMOVING,
  creating:
    '(create|make|start|begin|open|open up|set up|prepare|generate|produce|add|bring up|i want to start|i would like to start|i want to make|i need to make|i need to start|i need to set up|i want to have|put together|make me|start me|i need to put together|start creating|i want)',
  completing: COMPLETING,
  asking:
    '(tell me|let me know|can you tell me|i want to know|i need to know|i want to hear|i need to hear|i would like to (hear|know|see)|id like to (hear|know|see)|i want to see|show me|show|read|read me|read me back|read out|read back|read off|check|remind me|name|say|list|list out|give me|go over|go through|walk me through|iterate|inform me of|look up|recite|let me hear|let me see|display|repeat|speak|can you read|can i hear|can i have|can i know|check out|provide|please provide|describe|speak|refresh|tell|pull up|review|see|open|go back over)',
  things:
    '(things|thing|stuff|items|item|tasks|task|chores|products|purchases|contents|content|points|entries|groceries|kind of items|various tasks|rest)',
  what: '(what|whats|what all|what else|what is next|whats next|which|everything|anything|anything else|all|all of|all the|all of the|the|any|every)',
  be: '(is|are|that are|thats|that is|was|were|do|does)',
  have: '(do i have|i have|have i|ive|i have got|have i got|did i|i|we|did we|i have put|have i put|do we have|we have|have we got|can i find|i can find|can you see|that i have)',
  verb: '(put|add|added|write down|wrote|wrote down|written down|include|included|list|listed|got|set|have|need|note)',
  state:
    '(listed|currently|left|still|remaining|waiting|available|now|left to do|showing up|yet to complete|there)',
  back: '[to me|for me|out|aloud|out loud|back|back to me|please|again|now|right now|at the moment|so far|currently|today|for today|for tomorrow|for this week|for the time being|this time|already|on it|with me|say|read|read out loud|list]',
  because:
    '[(cause|because|as|since) (i am|im|we are|were|i|i have|we have) [all|nearly|just] (out|out of (it|them|that)|ran out|need (it|them)|need some)|if (it is not|its not|it isnt|they arent|they are not|theyre not|i havent|we havent|there isnt any|i dont have it|not) [already] [on (it|there|the list)|there|on there already|added it|done so]|unless (its|it is|they are|i) already [on it|there|on there|did]|please|instead|as well|too|also]',
};

export const LIST_LISTS: Readonly<Record<string, ListSource>> = {
  list_kind: {
    values: [
      {
        in: '(to do|todo|todos|to dos|to does|task|tasks|tasks to (do|complete|accomplish)|chore|chores|chores to (do|complete)|errand|errands|(things|stuff) [i have|i need] to (do|get done|accomplish)|jobs|housework|do|pending tasks|need to do)',
        out: 'to-do',
      },
      {
        in: '(shopping|grocery|groceries|(things|stuff) to (buy|get|pick up)|to buy|food|supermarket)',
        out: 'shopping',
      },
    ],
  },
  list_item: { wildcard: true },
  list_name: { wildcard: true },
};
