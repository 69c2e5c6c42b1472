/**
 * How things are, told by somebody who is content with it: "that's just how I like it", "the gate's open because I'm unloading",
 * "I see the tank's lit up", "that lantern gives a lovely glow". The same words begin complaints, so each must say that it is no one.
 */
import { bareWords } from '../../normalize.js';

const STATE = '(?:on|off|lit(?: up)?|open|closed|shut|locked|unlocked|running|going|playing|up|down)';
const FINE = '(?:fine|perfect|grand|all right|alright|okay)';

const CONTENT: readonly RegExp[] = [
  /^(?:oh |ah )*(?:thanks|thank you|cheers|ta|well done) for (?:\w+ )?\w+ing\b/,
  /^(?:oh |ah |yes |yeah )*(?:thats|its|this is|that is) (?:so |much |a lot |way |far )*better(?: now| already)?(?: thanks| thank you)?$/,
  /\b(?:is|are|s|looks?|feels?) (?:just|exactly) (?:right|perfect)\b|\bcouldnt be (?:better|nicer|cosier|happier)\b/,
  /\b(?:thats|that is|just|exactly) (?:just |exactly )?(?:how|the way|as) (?:i|we|he|she|they) likes? (?:it|them|that)\b/,
  new RegExp(`^(?:oh |ah |good )*i see (?:that )?(?:the|my|our|youve|you have|your) .*\\b${STATE}$`),
  new RegExp(
    `\\b(?:is|are|\\w+s) (?:still |all |wide )?${STATE} (?:because|cause|as|since) (?:im|i am|were|we are|hes|shes|theyre) \\w+ing\\b`,
  ),
  /\b(?:open|unlocked) (?:so )?(?:just )?come (?:on |right |straight )?(?:in|through|up)\b/,
  /\b(?:gives?|gave|casts?|makes?) (?:off )?(?:such )?an? (?:really |very |so )?(?:nice|lovely|beautiful|great|gorgeous|cosy|cozy|pretty)\b/,
  /\b(?:is|are|s) (?:pure |absolute |just )?(?:heaven|bliss|paradise|divine|a godsend|worth (?:every|its))\b/,
];
/** Whatever was said before. */
const LEFT =
  /\b(?:so|but) (?:just |please )?leave (?:it|them|that|him|her)(?: be| alone| as (?:it is|they are|is))?$/;
/** The last clause, where another told how it is. */
const ALL_FINE = new RegExp(
  `^(?:but )?(?:its|it is|theyre|they are|thats) (?:all )?${FINE}(?: as (?:it is|they are))?$`,
);
const ASKS =
  /\b(?:please|then|want|wants|need|needs|wish|less|more|too|turn|switch|put|set|make|give|dim|could|would|should)\b/;

/** "A hair darker and it's perfect." */
const GRADED = /\b(?:\w+er|bit|hair|touch|tad|and) (?:\w+ )*(?:its|it is|theyre|thats)\b/;

export function isContent(text: string): boolean {
  const said = bareWords(text);
  if (LEFT.test(said)) return true;
  if (ASKS.test(said)) return false;
  const clauses = text.split(/[,;.!?]\s+/).map(bareWords);
  return (
    CONTENT.some((pattern) => pattern.test(said)) ||
    (clauses.length > 1 && !GRADED.test(said) && ALL_FINE.test(clauses.at(-1) ?? ''))
  );
}
