/** What a sentence calls a device. */
import type { Device } from '../../../actions/home.js';
import { normalWords } from '../../normalize.js';

/** The words of a text in normal form, with a space around each: what `nameIn` looks into. */
export const spaced = (text: string): string => ` ${normalWords(text).join(' ')} `;

/** The name or alias of the device that stands in these words, with a space around it; null where none does. */
export function nameIn(words: string, { name, aliases }: Device): string | null {
  const names = [name, ...aliases].map(spaced).filter((one) => one.trim() !== '');
  return names.find((one) => words.includes(one)) ?? null;
}
