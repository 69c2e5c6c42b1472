/** "Is the fireplace on", of a house with one Gas Fireplace: the question with the name in full. */
import type { Home } from '../../actions/home.js';
import { findByName } from '../../actions/names.js';
import { NAMELESS, wordRuns } from '../word-runs.js';

const ASKS =
  /^(?:(?:and|so|but|hey) )*(?:is|are|was|were|what|whats|what['’]s|how|hows|how['’]s|has|does|did)\b/i;
const MAX_NAME = 4;

/** Null where nothing is asked, or no part of it is called so but by one thing of the house. */
export function inFullNames(text: string, home: Home): string | null {
  if (!ASKS.test(text)) return null;
  const words = text.split(/\s+/);
  const runs = wordRuns(words.slice(1), MAX_NAME).toSorted((a, b) => b.length - a.length);
  for (const run of runs) {
    const said = run.join(' ').replace(/[.,!?]+$/, '');
    if ([run[0], run.at(-1)].some((word) => word !== undefined && isFrame(word))) continue;
    const found = findByName(home, said, home.devices);
    const [only] = found;
    if (only !== undefined && found.length === 1 && only.name.toLowerCase() !== said.toLowerCase())
      return text.replace(said, only.name);
  }
  return null;
}

/** Words of the question around the name. */
const STATES: ReadonlySet<string> = new Set(
  'are still closed shut locked unlocked running doing playing was were and what whats how'.split(' '),
);

const isFrame = (word: string): boolean => {
  const plain = word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return NAMELESS.has(plain) || STATES.has(plain);
};
