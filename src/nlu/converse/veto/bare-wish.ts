/** "Can we have fifteen", said of nothing: minutes or degrees perhaps, but nobody wishes a door or a blind so. */
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';

const WISH =
  /^(?:(?:please|oh|and|so|okay) )*(?:(?:can|could|may) (?:i|we) (?:have|get|do)|lets (?:say|have|do)|id (?:like|rather)|give (?:me|us)|say)(?: about)? \d+(?: (?:please|then|instead))*$/;

export const isBareWish = (text: string, calls: readonly Call[]): boolean =>
  WISH.test(normalWords(text).join(' ')) &&
  calls.some(
    (call) =>
      call.do === 'set' || (call.do === 'adjust' && (call.attr === 'position' || call.attr === 'tilt')),
  );
