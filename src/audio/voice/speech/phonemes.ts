/** The phoneme alphabet of the voice (misaki's American English): capitals A I O Q W Y are diphthongs, T is a flapped t. */

const VOWEL = /[AIOQWYaeiouæɐɑɒɔəɛɜɪʊʌᵻᵊ]/u;
const STRESS = /[ˈˌ]/gu;
const SIBILANT = /[szʃʒʧʤ]$/u;
const VOICELESS = /[ptkfθ]$/u;

export function startsWithVowel(phonemes: string): boolean {
  return VOWEL.test(phonemes.replace(STRESS, '').charAt(0));
}

export function hasStress(phonemes: string): boolean {
  return phonemes.search(STRESS) >= 0;
}

/** Turns primary stress into secondary: the later part of a compound, all but the last letter of an acronym. */
export function demoteStress(phonemes: string): string {
  return phonemes.replaceAll('ˈ', 'ˌ');
}

/** Puts a stress mark before the first vowel of an unstressed word, which is where this alphabet wants it. */
export function addStress(phonemes: string, mark: 'ˈ' | 'ˌ'): string {
  const at = phonemes.search(VOWEL);
  return at < 0 || hasStress(phonemes) ? phonemes : phonemes.slice(0, at) + mark + phonemes.slice(at);
}

/** The lexicon writes flaps and glottal stops phonetically; the model was trained with T and t for them. */
export function toModelAlphabet(phonemes: string): string {
  return phonemes.replaceAll('ɾ', 'T').replaceAll('ʔ', 't').replaceAll('ɚ', 'əɹ').replaceAll('g', 'ɡ');
}

/** Plural, possessive and third person: "cats" s, "dogs" z, "houses" ᵻz. */
export function withS(stem: string): string {
  if (SIBILANT.test(stem)) return `${stem}ᵻz`;
  return stem + (VOICELESS.test(stem) ? 's' : 'z');
}

/** Past tense: "baked" t, "dimmed" d, "heated" ᵻd with a flap after a vowel. */
export function withEd(stem: string): string {
  if (/[td]$/u.test(stem)) return `${flapped(stem)}ᵻd`;
  return stem + (/[pkfθʃsʧ]$/u.test(stem) ? 't' : 'd');
}

export function withIng(stem: string): string {
  return `${flapped(stem)}ɪŋ`;
}

/** A t between vowels is flapped in American English. */
function flapped(stem: string): string {
  return /[AIOQWYaiuæɑɔəɛɜɪʊʌɹ]t$/u.test(stem) ? `${stem.slice(0, -1)}T` : stem;
}
