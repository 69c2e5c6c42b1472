/** Free text in a call is copied from the sentence, word for word: the model points at words, it does not write them. */

/** The free texts of a call, by field. */
export function copiedFields(call) {
  const found = [];
  const add = (field, text) => {
    if (typeof text === 'string') found.push({ field, text });
  };
  if (call.do === 'media') add('query', call.query);
  if (call.do === 'timer' || call.do === 'reminder' || call.do === 'alarm') add('label', call.label);
  if (call.do === 'announce') add('message', call.message);
  if (call.do === 'query') add('about', call.about);
  for (const item of call.items ?? []) add('items', item);
  return found;
}

/** One line for each text that does not stand in the sentence. */
export function notSaid(calls, sentence, { normalWords }) {
  const said = ` ${normalWords(sentence).join(' ')} `;
  return calls
    .flatMap(copiedFields)
    .filter(({ text }) => !said.includes(` ${normalWords(text).join(' ')} `))
    .map(({ field, text }) => `${field}: "${text}" does not stand in the sentence, word for word`);
}
