/** Sentences that want to know something: a clause of a question's form, and no wish put as one. */
import { bareWords, uncontracted, withAre } from '../../normalize.js';

const LEAD =
  '^(?:(?:and|or|so|but|well|hey|hi|oh|ok|okay|um|uh|please|sorry|wait|now|then|right|listen|look|eish|god|love|dear|darling|mate) )*';
const FORMS: readonly RegExp[] = [
  /(?:is|are|was|were|has|have|had|did|does|do) (?:i|we|you|he|she|it|they|there|this|that|these|those|any\w*|some\w*|every\w*|all|the|my|our|your|his|her|their|\w+)\b/,
  /(?:what|whats|where|wheres|when|whens|who|whos|which|whose)\b(?! a\b| an\b| (?:about|if)\b)/,
  /how (?:is|are|was|many|much|long|far|old|warm|hot|cold|full|high|low|loud|fast|wet|humid|often|damp|dry|stuffy|windy|bright|dark|bad|clean|deep|strong|chilly)\b/,
  /(?:can you )?(?:tell me|remind me|do you know|let me know|check|find out) (?:if|whether|what|where|when|who|which|how)\b/,
].map((form) => new RegExp(`${LEAD}${form.source}`));
const WISH =
  /\b(?:is there (?:a|any|some) (?:way|chance)|is it (?:possible|ok|okay|alright|just me|me)|(?:can|could|would|will) (?:you|we|i)(?! tell\b)|lets|let us|who (?:can|could)|what the|(?:is|are) (?:it|this) (?:too|so))\b/;
const CLAUSES = /[,;.!?]+\s+/;

export function asksForFact(text: string): boolean {
  const clauses = text.split(CLAUSES).map((clause) => bareWords(uncontracted(withAre(clause))));
  if (clauses.some((clause) => WISH.test(clause))) return false;
  return /\?\s*$/.test(text) || clauses.some((clause) => FORMS.some((form) => form.test(clause)));
}
