/** `skip_words` of Home Assistant's sentences: words that may stand anywhere and mean nothing. */

export const SKIP_RULE = 'skip_word_of_custom_sentences';

/**
 * Words to skip may stand before, after and between the words outside brackets; not right after an optional piece,
 * before which they stand already: each place more makes the recogniser's graph wider.
 */
export function withSkips(sentence: string): string {
  const skip = `<${SKIP_RULE}>`;
  const parts = topLevelParts(sentence);
  if (parts === null) return `${skip} (${sentence}) ${skip}`;
  const inner = parts.map((part, index) =>
    index === parts.length - 1 || /^\[.*\]$/.test(part) ? part : `${part} ${skip}`,
  );
  return `${skip} ${inner.join(' ')} ${skip}`;
}

/** Cut at the spaces outside brackets; null where the whole sentence is a choice. */
function topLevelParts(sentence: string): string[] | null {
  let depth = 0;
  let part = '';
  const parts: string[] = [];
  for (const character of sentence.trim()) {
    if ('([{<'.includes(character)) depth += 1;
    if (')]}>'.includes(character)) depth -= 1;
    if (depth === 0 && (character === '|' || character === ';')) return null;
    if (depth > 0 || !/\s/.test(character)) part += character;
    else if (part !== '') {
      parts.push(part);
      part = '';
    }
  }
  return part === '' ? parts : [...parts, part];
}
