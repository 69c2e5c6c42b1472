/** "The thing with the kettle is", "if the vent", "could you maybe": what was to come would say what is meant. */
import { bareWords } from '../../normalize.js';

const ENDS: readonly RegExp[] = [
  /^(?:\w+ ){1,5}(?:the|my|our|your|because|than|so that)$/,
  /^(?:the|that|this) (?:thing|problem|trouble|matter|point|bit) (?:with|about) .* is$/,
  /^if (?:the|my|our|that) (?:\w+ ){0,2}(?!on$|off$)\w+$/,
  /^(?:so|but|and) (?:about )?(?:the|that|this) (?:\w+ )?\w+$/,
  /\b(?:could|would|can) you (?:maybe|just|please)$/,
];

export const isUnfinished = (text: string): boolean =>
  !/[.!?]\s*$/.test(text) && ENDS.some((pattern) => pattern.test(bareWords(text)));
