/**
 * "If the garage door's open": is open. Without its apostrophe it would be the plural of the garage door; "Rui's lamp" is his.
 */

const STATE =
  '(?:still |already |left |all )?(?:on|off|open|opened|closed|shut|locked|unlocked|running|playing|charging|done|finished|empty|full|ready|home|back|away|asleep|dark|light|up|down)';
const SAID = new RegExp(
  `(?<=\\b(?:if|when|whenever|once|unless|until|till|while|as soon as)\\b[^,;.!?]*\\p{L})(?<!\\b(?:it|that|this|there|he|she|who|what|here))['’]s (?=${STATE}\\b)`,
  'giu',
);

/** "Soon as the washer is done": the first "as" is swallowed at the beginning of a sentence or clause. */
const SOON = /(?<=^\W*(?:(?:and|but|so|then) )?|,\s*(?:and |but )?)soon as (?=\w)/gi;

/** The text with "is" in full where a condition says how a thing is. */
export function spelledOut(text: string): string {
  return text.replace(SOON, 'as soon as ').replace(SAID, ' is ');
}
