import { addStress, hasStress, startsWithVowel } from './speech/phonemes.js';
import type { Pronouncer } from './speech/pronouncer.js';
import { wordClassAt } from './speech/word-class.js';

/** Words with inner apostrophes and hyphens, or one mark. */
const TOKEN = /'?[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*'?|[.,;:!?…—()]/gu;
const NUMERAL =
  /^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)$/;
/** The reduced words below sound as they are, even at the head of a sentence. */
const NEVER_STRESSED = new Set(['a', 'an', 'the', 'to', 'in']);

/**
 * A normalised sentence to the voice's phonemes: "The TV is on, OK?" -> "ðə tˌivˈi ɪz ˌɔn, ˌOkˈA?". Words are separated by
 * one space, marks follow their word, quotes are dropped. '' when there is no word.
 */
export async function phonemize(sentence: string, pronouncer: Pronouncer): Promise<string> {
  const tokens = sentence.match(TOKEN) ?? [];
  const lower = tokens.map((token) => token.toLowerCase());
  const shouted = !/\p{Ll}/u.test(sentence) && tokens.filter((token) => /\p{Lu}{2}/u.test(token)).length > 1;
  const sounds: string[] = [];
  for (const [at, token] of tokens.entries()) {
    sounds.push(isWord(token) ? await wordSound(token, at) : token);
  }

  async function wordSound(token: string, at: number): Promise<string> {
    const sound = await pronouncer.pronounce(
      token.replace(/'$/, (mark) => (/s'$/i.test(token) ? mark : '')),
      {
        wordClass: wordClassAt(lower, at),
        endsClause: !isWord(tokens[at + 1] ?? ''),
        shouted,
      },
    );
    const isCapital = /^\p{Lu}/u.test(token) && !NEVER_STRESSED.has(lower[at]!);
    // The model's teacher spoke a capitalised function word ("It is on.") with a light stress.
    return isCapital && !hasStress(sound) ? addStress(sound, 'ˌ') : sound;
  }

  // From the end, since "the" and "to" depend on the sound that follows.
  for (let at = tokens.length - 1; at >= 0; at--) {
    sounds[at] = reduced(tokens, sounds, at) ?? sounds[at]!;
  }
  return joined(
    sounds.map((sound, at) =>
      clearPast(tokens[at]!, sound, isWord(tokens[at + 1] ?? '') ? sounds[at + 1]! : ''),
    ),
  );
}

/**
 * The model swallows the ending of "I locked the door", and then it tells the future. A doubled stop before a consonant brings
 * it back ("kt" before "th" needs breath instead): of 90 such phrases at three speeds the recogniser lost the past tense in 40
 * without this and in 13 with it.
 */
function clearPast(token: string, sound: string, next: string): string {
  // "hundred", "bed" and "need" end in the same letters, but not in the sound of a past tense.
  const isPast = /[^e]ed$/i.test(token) && /[td]$/u.test(sound) && !/[əɛ]d$/u.test(sound);
  if (!isPast || next === '' || startsWithVowel(next)) return sound;
  return sound.endsWith('kt') && next.startsWith('ð') ? `${sound}ʰ` : sound + sound.slice(-1);
}

/** Weak forms of articles and "to" before the next sound; undefined for every other word. */
function reduced(tokens: readonly string[], sounds: readonly string[], at: number): string | undefined {
  const next = isWord(tokens[at + 1] ?? '') ? sounds[at + 1]! : undefined;
  switch (tokens[at]) {
    case 'A':
      // "A light" opens a sentence; "vitamin A" and "A M" are letters.
      return at === 0 && next !== undefined && !/^\p{Lu}$/u.test(tokens[at + 1]!) ? 'ɐ' : undefined;
    case 'I':
      return 'ˌI';
    case 'at':
      // "sets at four" would become "sets it for": a time deserves a clear preposition.
      return NUMERAL.test(tokens[at + 1] ?? '') ? 'ˌæt' : undefined;
    case 'is':
      // Without a stress of its own "There is" shrinks to "There's".
      return tokens[at - 1]?.toLowerCase() === 'there' ? 'ˌɪz' : undefined;
    case 'a':
      return next === undefined ? undefined : 'ɐ';
    case 'an':
    case 'An':
      return 'ɐn';
    case 'the':
    case 'The':
    case 'THE':
      return next !== undefined && !startsWithVowel(next) ? 'ðə' : 'ði';
    case 'to':
    case 'To':
      return next === undefined ? 'tu' : startsWithVowel(next) ? 'tʊ' : 'tə';
    default:
      return undefined;
  }
}

function joined(sounds: readonly string[]): string {
  let text = '';
  let glued = true;
  for (const sound of sounds) {
    if (!sound) continue;
    const isCloser = /^[.,;:!?…)]$/u.test(sound);
    if (isCloser && text === '') continue;
    text += (glued || isCloser ? '' : ' ') + sound;
    glued = sound === '(';
  }
  return /[^\s.,;:!?…—()]/u.test(text) ? text : '';
}

function isWord(token: string): boolean {
  return /\p{L}/u.test(token);
}
