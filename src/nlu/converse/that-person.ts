/** "Remind Anna to take the bins out when she gets home": she is Anna, where nobody else of this house is named before. */
import type { Home } from '../../actions/home.js';

/** Coming and going is what can be watched of a person. */
const WHEN_THEY =
  /\b(when|once|as soon as|if|until|till|unless|whenever|every time) (?:she|he|they)((?:['’](?:s|re)| is| are)?) (?=(?:(?:comes?|gets?|arrives?|is|are|leaves?|goes|go|returns?)\b.*)?\b(?:home|back|in|out|away|gone|leaves?|arrives?|returns?)\b)/i;

/** The sentence with the name in the pronoun's place; as it was where it has none, or nobody can tell whose. */
export function withThatPerson(text: string, { devices }: Home): string {
  const match = WHEN_THEY.exec(text);
  if (match === null) return text;
  const before = ` ${text
    .slice(0, match.index)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'’]+|['’]s\b/gu, ' ')} `;
  const named = devices.filter(
    ({ kind, name, aliases }) =>
      kind === 'person' && [name, ...aliases].some((one) => before.includes(` ${one.toLowerCase()} `)),
  );
  const [person, ...others] = named;
  if (person === undefined || others.length > 0) return text;
  const is = match[2] === '' ? '' : ' is';
  const after = text.slice(match.index + match[0].length);
  // "They get home": one of them gets there.
  const verb = after
    .replace(/^(?:come|get|arrive|leave|return)\b/i, '$&s')
    .replace(/^go\b/i, 'goes')
    .replace(/^are\b/i, 'is');
  return `${text.slice(0, match.index)}${match[1]} ${person.name}${is} ${verb}`;
}
