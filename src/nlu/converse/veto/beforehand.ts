/** "... an hour before": before something that was not found, and never an hour from now. */
import type { Call } from '../../call.js';
import { bareWords } from '../../normalize.js';

const BEFOREHAND =
  /\b(?:minutes?|mins?|hours?|half an hour|an hour) (?:before(?:hand)?|earlier|ahead)(?: (?:it|that|then))?$/;

export const isBeforehand = (text: string, calls: readonly Call[]): boolean =>
  BEFOREHAND.test(bareWords(text)) &&
  calls.some(
    (call) =>
      (call.do === 'reminder' && call.op === 'set' && call.duration !== undefined) ||
      (call.when !== undefined && 'delay' in call.when),
  );
