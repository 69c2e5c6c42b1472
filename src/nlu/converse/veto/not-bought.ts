const NOT_GOING =
  /\b(?:not|never|won['’]?t|can['’]?t be bothered|can['’]?t|isn['’]?t|aren['’]?t)\b.*\b(?:go|going|goes|pop|popping|nip|nipping|drive|driving|walk|walking|head|heading|run|running|queue|queuing)\b.*\bfor\b/i;
const TAKES_OFF = /\b(?:off|remove|delete|list|cross|strike|scratch|forget|lose|drop)\b/i;

/** "I'm not going back out for bin bags": not now; they are still to be bought. */
export const isStillToBuy = (text: string, calls: readonly Call[]): boolean =>
  NOT_GOING.test(text) &&
  !TAKES_OFF.test(text) &&
  calls.some((call) => call.do === 'list' && (call.op === 'remove' || call.op === 'complete'));

const HAS_ENOUGH =
  /\b(?:we|i|there|we['’]ve|i['’]ve|there['’]s)(?: have| got| is| are)*(?: still| already)? (?:enough|plenty(?: of)?|loads of|lots of)\b/i;
const LACKS = /\b(?:not|n['’]t|hardly|barely|never|no longer)\b|n['’]t\b/i;

/** "We've enough oats": of that nobody buys more. */
export const isEnough = (text: string, calls: readonly Call[]): boolean =>
  HAS_ENOUGH.test(text) &&
  !LACKS.test(text) &&
  !/\blist\b/i.test(text) &&
  calls.some((call) => call.do === 'list' && call.op === 'add');

/** "We're out of clean plates", "out of patience": what nobody buys for that is put on no list, whoever proposes it. */
import type { Call } from '../../call.js';
import { lacksNoGoods } from '../../skills/lists/list-slots.js';

const OUT_OF = /\b(?:out of|run out of|ran out of|short of|low on) (?<what>.+?)[\s.!]*$/i;

export function isNotBought(text: string, calls: readonly Call[]): boolean {
  const what = OUT_OF.exec(text)?.groups?.['what'];
  return (
    what !== undefined &&
    lacksNoGoods(what) &&
    !/\blist\b/i.test(text) &&
    calls.some((call) => call.do === 'list' && call.op === 'add')
  );
}
