/** "Make the eggs eight", "change the stew to an hour": a timer by its label, set anew. */
import { itemsOn, listsOf } from '../../../actions/own-lists.js';
import { sameLabel } from '../../../actions/perform/agenda/clock-choice.js';
import { liveTimers } from '../../../actions/perform/agenda/timer-choice.js';
import { findItem } from '../../../actions/perform/lists/list-finding.js';
import type { Timer, World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';
import type { Said } from '../said.js';

const ANEW =
  /^(?:(?:no|actually|and|okay|ok|please|can you|could you|sorry)[\s,]+)*(?:make|change|set) (?:the |my |our )?(?<label>[\p{L}'’ -]+?)(?: timer| one)? (?:to |for )?(?<length>[\p{L}\d]+(?:[ -][\p{L}\d]+)*?)(?: instead| rather| please| then)*[\s.!]*$/iu;
/** The longest split of label and length is tried first: "the rice pudding twenty five". */
const MAX_LENGTH = 5;

/** Null where no timer is called so, or the words say no length. */
export function timerAnew({ text, world, sense }: Said): readonly Call[] | null {
  const said = ANEW.exec(text.trim())?.groups;
  if (said === undefined) return null;
  const words = `${said['label']} ${said['length']}`.split(' ');
  for (let count = Math.min(MAX_LENGTH, words.length - 1); count > 0; count -= 1) {
    const length = words
      .slice(-count)
      .join(' ')
      .replace(/^(?:to|for) /i, '');
    const label = words
      .slice(0, -count)
      .join(' ')
      .replace(/ (?:timer|one|to|for)$/i, '');
    const timer = timerCalled(label, world);
    if (timer === null) continue;
    const bare = /^\d+(?:\.\d+)?$/.test(normalWords(length).join(''));
    const set = sense.call(`set a timer for ${length}${bare ? ' minutes' : ''}`);
    if (set?.do !== 'timer' || set.op !== 'set' || set.duration === undefined || set.label !== undefined)
      continue;
    return [
      { do: 'timer', op: 'cancel', target: { ids: [timer.id] } },
      { ...set, ...(timer.label === null ? {} : { label: timer.label }) },
    ];
  }
  return null;
}

const DROPPED =
  /^(?:(?:no|actually|and|okay|ok|please|oh)[\s,]+)*(?:drop|lose|scrap|ditch|forget|bin|kill) (?:the |my |our )?(?<label>[\p{L}'’ -]+?)(?: please)?[\s.!]*$/iu;

/** "Drop the bread", of a timer that is called so; what is on a list is taken off that. */
export function timerDropped({ text, world }: Said): Call | null {
  const label = DROPPED.exec(text.trim())?.groups?.['label'];
  if (label === undefined) return null;
  const timer = timerCalled(label, world);
  const listed = listsOf(world).some(({ id }) => findItem(itemsOn(id, world), label) !== undefined);
  return timer === null || listed ? null : { do: 'timer', op: 'cancel', target: { ids: [timer.id] } };
}

/** The one that runs under this label; null where none or more than one does. */
function timerCalled(label: string, { agenda, now }: World): Timer | null {
  const [timer, ...more] = liveTimers(agenda.timers, now).filter(
    (one) => one.label !== null && sameLabel(one.label, label),
  );
  return timer === undefined || more.length > 0 ? null : timer;
}
