/** "Half seven" is an hour of the clock, and no half of anything. */
import type { Call } from '../../call.js';
import { bareWords } from '../../normalize.js';

const HOUR =
  /\bhalf (?:past )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\b(?! (?:percent|degrees?|times|minutes?|seconds?|hours?))/;
const HALF = 50;

export const isHalfHour = (text: string, calls: readonly Call[]): boolean =>
  HOUR.test(bareWords(text)) && calls.some((call) => call.do === 'adjust' && call.value === HALF);
