/** Several things said in one breath: "milk, eggs and bread", "some salt and pepper". */

/** Things whose name has an "and" in it. */
const PAIRS = new Set([
  'mac and cheese',
  'macaroni and cheese',
  'salt and pepper',
  'fish and chips',
  'bread and butter',
  'peanut butter and jelly',
  'oil and vinegar',
  'ham and cheese',
  'cream and sugar',
  'half and half',
  'rice and beans',
  'bubble and squeak',
  'sweet and sour sauce',
  'cheese and onion crisps',
  'salt and vinegar crisps',
  'head and shoulders',
  'black and white',
  'm and ms',
  'rock and roll',
  'sausage and mash',
  'gin and tonic',
  'pork and beans',
  'cookies and cream',
  'spaghetti and meatballs',
  'pen and paper',
  'odds and ends',
  'ben and jerrys',
]);

/** Groceries that are one word: where the commas are lost ("milk eggs and bread"), these fall apart again. */
const SINGLE = new Set(
  (
    'milk eggs bread butter cheese sugar flour salt pepper rice pasta noodles coffee tea juice water beer wine apples bananas oranges ' +
    'lemons limes pears grapes strawberries blueberries raspberries tomatoes potatoes onions garlic carrots cucumbers lettuce spinach ' +
    'broccoli mushrooms peas corn beans ham bacon chicken beef fish salmon tuna yogurt yoghurt cereal oatmeal honey jam ketchup mustard ' +
    'mayonnaise vinegar soap shampoo toothpaste batteries napkins kleenex detergent chips crisps cookies biscuits chocolate'
  ).split(' '),
);

const ARTICLE =
  /^(?!an?\s+(?:hundred|thousand|dozen)\b)(?:(?:a|an|the|some|any|more|our|my)\s+(?:(?:bit|lot|little|couple)\s+(?:of\s+)?)?|(?:some|a little) more\s+)/i;

/** "A trampoline and a digger", "okra and two kilos of onions": things, whatever the list is for. */
const THINGS =
  /^(?:a|an|some)\s.*\s(?:and|plus)\s+(?:a|an|some)\s|\s(?:and|plus)\s+(?:\d+|an?|two|three|four|five|six|half a)\s+\S+\s+of\s/i;

/**
 * @param text the words of the sentence that name items, with their commas if there were any
 * @param task a to-do list: "wash and dry the dishes" is one task, so only commas part them
 */
export function splitItems(text: string, task = false): string[] {
  const cleaned = text.trim().replace(/[.!?]+$/, '');
  const commas = cleaned.split(/\s*[,;]\s*(?:and\s+|plus\s+)?/i).filter((part) => part !== '');
  const parts = task
    ? commas.flatMap((part) =>
        commas.length > 1 || THINGS.test(part) || areThings(part) ? splitAnd(part) : [part],
      )
    : commas.flatMap(splitAnd);
  const items = (task ? parts : parts.flatMap(splitRun))
    .map(withoutArticle)
    .filter((item) => item !== '' && !BREATH.test(item));
  return [...new Set(items)];
}

/** "Balloons and cups", "gloves and a scarf": each is a plural or has an article, so that no verb goes with both. */
function areThings(text: string): boolean {
  const parts = splitAnd(text);
  return parts.length > 1 && parts.every((part) => THING.test(part));
}

const THING =
  /^(?:(?:an?|some|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:\S+\s+)?\S+|\p{L}{3,}(?<!s)s)$/iu;

function splitAnd(text: string): string[] {
  const pieces = text.split(/\s+(?:and(?:\s+also)?|plus|as well as|&|['’]?n['’]?)\s+/i);
  const out: string[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    // Only the words around the "and" decide: "milk salt and pepper" ends in a pair.
    if (
      last !== undefined &&
      [...PAIRS].some((pair) => ` ${last} and ${piece}`.toLowerCase().endsWith(` ${pair}`))
    ) {
      out[out.length - 1] = `${last} and ${piece}`;
    } else out.push(piece);
  }
  return out;
}

/** "milk eggs" -> milk, eggs; "orange juice" and "milk chocolate" stay one: every word but the last must be plural or alone. */
function splitRun(text: string): string[] {
  const words = text.split(/\s+/);
  if (words.length < 2 || !words.every((word) => SINGLE.has(word.toLowerCase()))) return [text];
  // "chicken noodles", "tomato juice", "butter beans": two words may be one thing where the first is no plural.
  const plain = words
    .slice(0, -1)
    .every((word) => word.toLowerCase().endsWith('s') || CLEAR.has(word.toLowerCase()));
  // "Garlic chips": two words may be one thing where the first flavours the second.
  if (words.length === 2 && FLAVOURS.has(words[0]?.toLowerCase() ?? '')) return [text];
  return plain ? words : [text];
}

const FLAVOURS: ReadonlySet<string> = new Set(['garlic', 'cheese']);

/** Singular words that hardly ever qualify the word after them. */
const CLEAR = new Set([
  'milk',
  'bread',
  'cheese',
  'sugar',
  'flour',
  'soap',
  'shampoo',
  'toothpaste',
  'ketchup',
  'garlic',
]);

/** "Rice, soap, oh and candles". */
const BREATH = /^(?:oh|ah|um+|uh+|er+m?|hm+)$/i;

/** "The uh, a click spring", "also rice paper": begun again, or added. */
const BEGUN = /^(?:(?:the\s+|an?\s+)?(?:uh|um|erm|er|hmm)[\s,]+)?(?:(?:and|also|then|plus)\s+(?=\S))?/i;

export function withoutArticle(text: string): string {
  return text.trim().replace(BEGUN, '').replace(ARTICLE, '').trim();
}
