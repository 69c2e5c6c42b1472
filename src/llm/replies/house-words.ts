/** Words that speak of the house: what is said with them is no small talk, and no model's talk may hold them. */
import type { Home } from '../../actions/home.js';
import { singular } from '../../actions/resolve/names.js';
import { KINDS_OF_WORD } from '../../nlu/kind-words.js';
import { normalWords } from '../../nlu/normalize.js';

/** What the voice is asked about, or says that it is: no device. Nor is what sounds good a sound, or a taste a thing. */
const SELF =
  /\b(?:(?:that|it|this|you) sounds?|favou?rite \w+|do you (?:like|love|enjoy) \w+|computer program|(?:an?|no) (?:\w+ )?(?:robot|machine|program))s?\b/gi;

/** Whether a text speaks of a kind of device, or names something of this house. */
export function speaksOfHouse(text: string, home: Pick<Home, 'devices' | 'areas'>): boolean {
  const words = normalWords(text.replace(SELF, ' '));
  if (words.map(singular).some(isKindWord)) return true;
  const said = ` ${words.join(' ')} `;
  return [...home.devices, ...home.areas].some(({ name, aliases }) =>
    [name, ...aliases].some((called) => {
      const phrase = normalWords(called).join(' ');
      return phrase !== '' && said.includes(` ${phrase} `);
    }),
  );
}

/** People are talked about without meaning the sensor that knows where they are. */
function isKindWord(word: string): boolean {
  return (KINDS_OF_WORD.get(word) ?? []).some((kind) => kind !== 'person');
}
