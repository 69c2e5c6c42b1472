/** Text as the recogniser writes it or as people type it, in the words whose order is counted. */

const SEGMENT = /[a-z0-9']+|%|[^a-z0-9'%]+/g;
const NUMBER_WORDS: ReadonlySet<string> = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred'
  ).split(' '),
);

/** Letters that belong to one word, or '' where a word ends; "50%" is "50", "", "percent", "". */
export function segmentsOf(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll('’', "'");
  return (plain.match(SEGMENT) ?? []).flatMap((segment) => {
    if (segment === '%') return ['', 'percent', ''];
    return /^[a-z0-9']/.test(segment) ? [segment] : [''];
  });
}

export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let open = '';
  for (const segment of [...segmentsOf(text), '']) {
    if (segment !== '') open += segment;
    else if (open !== '') {
      words.push(open);
      open = '';
    }
  }
  return words;
}

/** All numbers are counted as one word. */
export function isNumber(word: string): boolean {
  return NUMBER_WORDS.has(word) || /^\d+$/.test(word);
}

const BEGINNINGS: ReadonlySet<string> = new Set(
  [...NUMBER_WORDS].flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1))),
);

/** Whether a number may begin with these letters. */
export function beginsNumber(part: string): boolean {
  return BEGINNINGS.has(part) || /^\d+$/.test(part);
}
