/** Shortened words written out. Letters that are read one by one (TV, USB) stay capitals: the phonemizer spells them. */

type Rule = readonly [pattern: RegExp, spoken: string];

/** A full stop that also ends the sentence stays. */
const END = String.raw`(?=\s*$|\s+\p{Lu})`;

const RULES: readonly Rule[] = [
  [/\be\.\s?g\.,?/gi, 'for example,'],
  [/\bi\.\s?e\.,?/gi, 'that is,'],
  [new RegExp(String.raw`\betc\.${END}`, 'gu'), 'et cetera.'],
  [/\betc\b\.?/g, 'et cetera'],
  [/\bvs\b\.?/g, 'versus'],
  [/\ba\.?k\.?a\.?\b/g, 'also known as'],
  [/\bapprox\.?(?=\s)/gi, 'approximately'],
  [/\bincl\.?(?=\s)/gi, 'including'],
  [/\bMr\b\.?/g, 'Mister'],
  [/\bMrs\b\.?/g, 'Missus'],
  [/\bMs\.(?=\s)/g, 'Miz'],
  [/\bDr\.?(?=\s\p{Lu})/gu, 'Doctor'],
  [/\bProf\.?(?=\s\p{Lu})/gu, 'Professor'],
  [/(?<=\p{L}\s)Dr\b\.?/gu, 'Drive'],
  [/\bSt\.?(?=\s\p{Lu})/gu, 'Saint'],
  [/(?<=\p{L}\s)St\b\.?/gu, 'Street'],
  [/\bAve\b\.?/g, 'Avenue'],
  [/\bRd\b\.?/g, 'Road'],
  [/\bBlvd\b\.?/g, 'Boulevard'],
  [/\bJr\b\.?/g, 'Junior'],
  [/\bSr\b\.?/g, 'Senior'],
  [/\b(?:No|Nr|no)\.\s?(?=\d)/g, 'number '],
  [/#\s?(?=\d)/g, 'number '],
  // As it is written in French, Spanish and Portuguese; a masculine º has become a degree sign by now.
  [/(?<!\p{L})n\s?°\s?(?=\d)|№\s?(?=\d)/giu, 'number '],
  [/\bmin\.(?=\s\p{Ll})/gu, 'minimum'],
  [/\bmax\.(?=\s\p{Ll})/gu, 'maximum'],
  [/\btemp\./gi, 'temperature'],
  [/\bavg\b\.?/gi, 'average'],
  [/\bdept\./gi, 'department'],
  [/\btel\./gi, 'telephone'],
  [/\bw\/o(?![\p{L}])/gu, 'without'],
  [/\bw\/(?=\s)/g, 'with'],
  [/\bwi-?fi\b/gi, 'Wi-Fi'],
  [/\bHASS\b/g, 'Home Assistant'],
  [/\bCO[2₂](?![\p{L}\d])/gu, 'CO two'],
  [/\bPM ?2[.,]5(?!\d)/g, 'PM two point five'],
  [/\bok\b/g, 'okay'],
  [/\bO\.?K\b\.?(?!\p{L})/gu, 'okay'],
];

export function expandAbbreviations(text: string): string {
  let spoken = text;
  for (const [pattern, words] of RULES) spoken = spoken.replace(pattern, words);
  return (
    spoken
      // U.S., B.B.C.: dots of an acronym are no ends of sentences.
      .replace(/\b(?:\p{Lu}\.){2,}(?=\s*$|\s+\p{Lu}\p{Ll})/gu, (dotted) => `${dotted.replaceAll('.', '')}.`)
      .replace(/\b(?:\p{Lu}\.){2,}/gu, (dotted) => dotted.replaceAll('.', ''))
      // J. Smith
      .replace(/\b(\p{Lu})\.(?=\s\p{Lu}\p{Ll})/gu, '$1')
  );
}
