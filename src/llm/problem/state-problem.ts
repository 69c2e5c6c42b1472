/** From a sentence in a house as it is to the problem that the model is given. */
import type { Home } from '../../actions/home.js';
import { remembered } from '../../actions/resolve/place.js';
import type { World } from '../../actions/world.js';
import type { Session } from '../../nlu/conversation.js';
import { headOf } from '../answer/heads.js';
import { candidatesOf } from './candidates.js';
import { type Problem, wordsOf } from './problem.js';
import { valuesOf } from './values.js';

/** A longer sentence is no request to a house. */
export const MAX_WORDS = 40;

/** Null where the sentence is too long to be asked about. */
export function problemOf(
  sentence: string,
  world: Pick<World, 'home' | 'now' | 'states'>,
  session: Session,
): Problem | null {
  const { home } = world;
  const words = wordsOf(sentence);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  const room = session.room ?? home.defaultRoom;
  const last = remembered(session, world.now);
  const lastCall = last?.calls.at(-1);
  return {
    sentence,
    words,
    entities: candidatesOf(sentence, home, {
      room,
      states: world.states,
      last: last === null ? [] : [...last.devices.slice(0, MAX_LAST), ...last.areas.slice(0, 1)],
    }),
    values: valuesOf(words, home),
    kinds: kindsOf(home),
    room: home.areas.find(({ id }) => id === room)?.name ?? null,
    lastHead: lastCall === undefined ? null : headOf(lastCall),
    units: home.units,
  };
}

/** Of a whole group that was switched, so many are candidates by themselves. */
const MAX_LAST = 3;

const kindsOf = (home: Home): Problem['kinds'] => new Set(home.devices.map(({ kind }) => kind));
