/** Which commands of a sentence are asked for, and which only say why. */
import type { Match, Reading } from '../../skill.js';
import { hasPlace } from '../../skills/target.js';

/**
 * "It's cold, put the radiator on heat": how it is, is then why, not what; so is what somebody is about to do in "lower the
 * lights, I want to watch the match".
 */
export function askedFor({ commands, text }: Reading): readonly Match[] {
  const [first, ...rest] = commands;
  const last = commands.at(-1);
  if (first === undefined || last === undefined || rest.length === 0) return commands;
  if (first.skill === 'indirect' && rest.every(({ skill }) => skill !== 'indirect')) {
    // "That light is too bright, turn it down": the light, and nothing that sounds.
    if (OF_LIGHT.has(first.intent) && rest.some(isOfSound)) return [];
    return /[,;.!]/.test(between(first, rest[0], text)) ? rest.map((match) => there(match, first)) : commands;
  }
  // "Blanket on, my feet are frozen and it's cold."
  const asked = commands.slice(0, commands.findLastIndex(({ skill }) => skill !== 'indirect') + 1);
  const why = commands[asked.length];
  if (why !== undefined && asked.every(({ skill }) => skill !== 'indirect')) {
    const before = `${asked.at(-1)?.text ?? ''}${between(asked.at(-1), why, text)}`;
    return /[,;.!]/.test(before) ? asked : commands;
  }
  if (last.skill === 'media' && last.intent === 'search') {
    return /[,;.!]\s*(?:i|we)\b(?: \w+){0,3}\s*$/i.test(text.slice(0, text.lastIndexOf(last.text))) ||
      (/^(?:i|we)\b/i.test(last.text) && /[,;.!]\s*$/.test(text.slice(0, text.lastIndexOf(last.text))))
      ? commands.slice(0, -1)
      : commands;
  }
  return commands;
}

const OF_LIGHT: ReadonlySet<string> = new Set(['dark', 'dim', 'bright']);

/** "Turn it down" is read so where "it" may be anything. */
function isOfSound({ skill, text, slots }: Match): boolean {
  return (
    skill === 'volume' &&
    slots['name'] === undefined &&
    /\b(?:it|this|that|them|these|those)\b/i.test(text) &&
    !/\b(?:volume|sound|music|loud\w*|quiet\w*|radio|tv|telly|speakers?|noise|mute)\b/i.test(text)
  );
}

/** "The bathroom is dark, turn on the light": the bathroom's. */
function there(match: Match, why: Match): Match {
  const { area } = why.slots;
  // Every room has its light; what sounds or warms may stand in another.
  if (area === undefined || !OF_LIGHT.has(why.intent) || match.slots['name'] !== undefined || hasPlace(match))
    return match;
  return { ...match, slots: { ...match.slots, area } };
}

/** What stands between two commands of a text; after the last, the rest of it. */
export function between(one: Match | undefined, next: Match | undefined, text: string): string {
  if (one === undefined) return '';
  const from = text.indexOf(one.text) + one.text.length;
  return text.slice(from, Math.max(from, next === undefined ? text.length : text.indexOf(next.text, from)));
}
