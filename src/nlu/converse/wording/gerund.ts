/** "Turning off the lamp" as an order: "turn off the lamp". */

const VERBS =
  'turn switch put set open close shut lock unlock start stop play dim make run pause mute lower raise brighten run activate clean water heat cool';

const BASES: ReadonlyMap<string, string> = new Map(
  VERBS.split(' ').map((verb) => [gerundOf(verb), verb] as const),
);

/** "turn" -> "turning", "close" -> "closing", "put" -> "putting". */
export function gerundOf(verb: string): string {
  if (verb.endsWith('e')) return `${verb.slice(0, -1)}ing`;
  // A short vowel before the last consonant doubles it: "putting", "dimming"; not "opening", "cleaning".
  const doubled = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb);
  return `${verb}${doubled ? verb.at(-1) : ''}ing`;
}

/** @returns null where the words begin with no such verb */
export function infinitive(text: string): string | null {
  const [first = '', ...rest] = text.split(' ');
  const verb = BASES.get(first.toLowerCase());
  return verb === undefined ? null : [verb, ...rest].join(' ');
}
