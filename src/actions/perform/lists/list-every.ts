/** One thing looked for on every list: "remove milk from all lists", "is milk on any list". */
import type { ListCall } from '../../../nlu/call.js';
import { capital, joinAnd } from '../../../nlu/time.js';
import { itemsOn, listsOf } from '../../own-lists.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { Effect, World } from '../../world.js';
import type { Performance } from '../perform.js';
import { asked, done, told } from '../performance.js';
import { be, findItem, spoken } from './list-finding.js';

export function onEvery(call: ListCall, world: World): Performance {
  const { op } = call;
  const wanted = call.items ?? [];
  if (wanted.length === 0)
    return asked({ kind: 'missing', call, field: 'items', at: world.now }, 'Which item?');
  const found = listsOf(world).flatMap((list) => {
    const items = itemsOn(list.id, world).filter((item) => op === 'remove' || !item.done);
    const texts = wanted.flatMap((text) => findItem(items, text)?.text ?? []);
    return texts.length === 0 ? [] : [{ list, texts: [...new Set(texts)] }];
  });
  if (found.length === 0)
    return told(
      { do: 'list', op, items: wanted },
      `${capital(joinAnd(wanted))} ${be(wanted)} not on any list.`,
    );
  const calls = found.map(
    ({ list, texts }): ResolvedCall => ({ do: 'list', op, list: list.id, items: texts }),
  );
  const where = joinAnd(found.map(({ list }) => spoken(list)));
  const texts = [...new Set(found.flatMap((one) => one.texts))];
  if (op === 'query') return done(calls, [], `Yes, ${joinAnd(texts)} ${be(texts)} on ${where}.`);
  const effects = found.map(
    ({ list, texts: those }): Effect =>
      op === 'complete'
        ? { type: 'list', list: list.id, completed: those }
        : { type: 'list', list: list.id, removed: those },
  );
  const reply =
    op === 'complete' ? `Ticked off ${joinAnd(texts)} on ${where}.` : `Took ${joinAnd(texts)} off ${where}.`;
  return done(calls, effects, reply);
}
