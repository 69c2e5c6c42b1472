/** "How long till the scones", "are the eggs nearly done": how long is left of the timer that is called so, where one is. */
import type { World } from '../../../actions/world.js';
import { normalWords } from '../../normalize.js';

const LEAD = '^(?:(?:and|so|okay|hey) )*';
const LABEL = '(?:the |my |our )?(?<label>(?:\\w+ ){0,3}?\\w+?)';
const READY = '(?:ready|done|finished|up|cooked|over|due|out|in)';
const HOW_LONG =
  'how (?:longs?|much longer|many (?:more )?minutes)(?: (?:is|are|have|do|does)(?: (?:it|there|we|i))?(?: (?:got|have|left|to go))*)?(?: left)? (?:till|until|til|before|for|on)';
const ASKED: readonly RegExp[] = [
  new RegExp(`${LEAD}${HOW_LONG} ${LABEL}(?: (?:is|are|will be|comes?|go(?:es)?))?(?: ${READY})?$`),
  new RegExp(`${LEAD}(?:is|are) ${LABEL} (?:(?:nearly|almost) )?${READY}(?: yet)?$`),
];

/** The plain question; null where no timer, or more than one, is called so. */
export function askedOfTimer(text: string, { agenda, home }: World): string | null {
  const said = normalWords(text).join(' ');
  const label = ASKED.flatMap((asked) => asked.exec(said)?.groups?.['label'] ?? [])[0];
  if (label === undefined) return null;
  const called = (name: string | null): boolean => name !== null && plain(name) === plain(label);
  const [timer, ...more] = agenda.timers.filter((one) => called(one.label));
  // A machine of the house is meant where it is called the same.
  if (timer === undefined || more.length > 0 || home.devices.some(({ name }) => called(name))) return null;
  return `how long is left on the ${timer.label} timer`;
}

const plain = (text: string): string => normalWords(text).join(' ').replace(/s$/, '');
