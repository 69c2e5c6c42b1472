/**
 * "If the garage door's open": is open; "eggs two the groceries": to. Without its apostrophe it would be the plural of the garage door; "Rui's lamp" is his.
 */

const STATE =
  '(?:still |already |left |all )?(?:on|off|open|opened|closed|shut|locked|unlocked|running|playing|charging|done|finished|empty|full|ready|home|back|away|asleep|dark|light|up|down)';
const SAID = new RegExp(
  `(?<=\\b(?:if|when|whenever|once|unless|until|till|while|as soon as)\\b[^,;.!?]*\\p{L})(?<!\\b(?:it|that|this|there|he|she|who|what|here))['’]s (?=${STATE}\\b)`,
  'giu',
);

/** "Soon as the washer is done": the first "as" is swallowed at the beginning of a sentence or clause. */
const SOON = /(?<=^\W*(?:(?:and|but|so|then) )?|,\s*(?:and |but )?)soon as (?=\w)/gi;

/** "Eggs two the groceries": no number stands before an article; "those two the red ones" is of two. */
const HEARD_TO =
  /(?<!\b(?:those|these|the|last|first|next|other|all|us|you|them|only|just|number|level|speed|for|at))(?<=\p{L})\s+two\s+(?=(?:the|my|our)\s+\p{L})/giu;
/** "Add for onions to the shopping list": how many. */
const HEARD_NUMBER =
  /^((?:(?:please|and|also|can you|could you)\s+)*(?:add|put)\s+)(for|to|too)\s+(?=(?!dos?\b)(?:\p{L}+\s+)?\p{L}+s\s+(?:to|on|onto|two)\s+(?:the|my|our)\b)/iu;

/** "Remind me at six and stick the kettle on": free words before it would take a verb that is not plain for their own. */
const COLLOQUIAL =
  /(?<=\b(?:and|then) )(?:stick|pop|whack|chuck|bung|fling|sling)(?= (?:the|my|our) (?:[\p{L}'’-]+ ){1,3}(?:on|off)\b(?! (?:the|my|our|a|an|to)\b))/giu;

/** As Scots are written down: "radio aff", "blinds doon", "naw". */
const SCOTS: Readonly<Record<string, string>> = {
  aff: 'off',
  doon: 'down',
  oot: 'out',
  naw: 'no',
  noo: 'now',
};
const SCOTTISH = new RegExp(Object.keys(SCOTS).join('|'));
const SPOKEN = new RegExp(`(?<=^|[\\s,.;])(?:${Object.keys(SCOTS).join('|')})(?=[\\s,.;!?]|$)`, 'g');

/**
 * The text with "is" in full where a condition says how a thing is, and with the word that was meant where one that sounds
 * the same makes no sense.
 */
export function spelledOut(text: string): string {
  return MEANT.reduce((said, [word, as]) => (word.test(said) ? as(said) : said), text);
}

/** What is mended, behind a word without which there is nothing to mend: looking back from each place in a text costs most. */
const MEANT: readonly (readonly [word: RegExp, as: (text: string) => string])[] = [
  [/\bsoon as\b/i, (text) => text.replace(SOON, 'as soon as ')],
  [/['’]s /i, (text) => text.replace(SAID, ' is ')],
  [
    /\b(?:add|put)\s+(?:for|to|too)\b/i,
    (text) =>
      text.replace(
        HEARD_NUMBER,
        (_, lead: string, word: string) => `${lead}${/^for$/i.test(word) ? 'four' : 'two'} `,
      ),
  ],
  [/\stwo\s/i, (text) => text.replace(HEARD_TO, ' to ')],
  [/\b(?:and|then) /i, (text) => text.replace(COLLOQUIAL, 'put')],
  [SCOTTISH, (text) => text.replace(SPOKEN, (word) => SCOTS[word] ?? word)],
];
