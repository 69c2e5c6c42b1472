/** Pieces of a text that is being written, as whole sentences, each as soon as it is known to be over. */
export async function* spokenSentences(
  pieces: AsyncIterable<{ readonly text: string }>,
): AsyncGenerator<string, void, void> {
  let text = '';
  for await (const piece of pieces) {
    text += piece.text;
    // A mark ends a sentence only when something else follows it: "3.5" and "..." go on.
    for (let match = END.exec(text); match !== null; match = END.exec(text)) {
      const cut = match.index + match[0].length;
      yield tidy(text.slice(0, cut));
      text = text.slice(cut);
    }
  }
  if (tidy(text) !== '') yield tidy(text);
}

/** A question goes on into what answers it. */
const END = /[.!…]+["”')]*\s/;
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
