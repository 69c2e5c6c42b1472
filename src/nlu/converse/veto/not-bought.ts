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
