/** "What can I control in the barn", "what can you do in the attic", "what devices are there upstairs": what there is to be told there. */
import { isSettable } from '../../../actions/kinds/settable.js';
import { inAreas, placeOf } from '../../../actions/resolve/place.js';
import { bareWords, uncontracted } from '../../normalize.js';
import { sayFloor } from '../../reply/places.js';
import { capital, inArea, join, sayArea, sayNames } from '../../reply/wording.js';
import type { Said } from '../said.js';

const ASKED =
  /^(?:(?:and|so|okay|hey|tell me) )*(?:what (?:can|could) (?:you|i|we) (?:do|control|change|switch(?: on| off)?|work|turn (?:on|off)(?: and off| or off)?|operate|adjust|tell you to do)|(?:what|which) (?:things|devices|gadgets|stuff) (?:are there|are|do (?:we|i) have|have (?:we|i) got|can (?:you|i|we) (?:control|switch|work|turn on)|do you (?:control|know)))(?: here)? (?<place>(?:in|on|at) .+|upstairs|downstairs|outside)$/;

const ROOMS =
  /^(?:(?:and|so|okay|hey|tell me) )*(?:what|which) rooms (?:(?:do|can) (?:you|we|i) (?:know|have|control)|are there|have (?:we|you|i) got)(?: of| about)?$/;

/** More are counted. */
const NAMED = 6;
const ROOMS_NAMED = 12;

/** Null where that is not asked, or of no place of the house. */
export function toldControllable({ text, session, world, sense }: Said): string | null {
  const said = bareWords(uncontracted(text));
  if (!/\b(?:what|which)\b/.test(said)) return null;
  if (ROOMS.test(said))
    return `There ${world.home.areas.length === 1 ? 'is' : 'are'} ${join(
      world.home.areas.map(({ id }) => sayArea(world.home, id)),
      'and',
      ROOMS_NAMED,
    )}.`;
  const place = ASKED.exec(said)?.groups?.['place'];
  if (place === undefined) return null;
  const call = sense.call(`turn off the lights ${place}`);
  const { area, floor } = call?.do === 'set' ? (call.target ?? {}) : {};
  if (area === undefined && floor === undefined) return null;
  const room = session.room ?? world.home.defaultRoom;
  const found = placeOf(
    { ...(area === undefined ? {} : { area }), ...(floor === undefined ? {} : { floor }) },
    { world, session, room },
  );
  if (found.type !== 'areas') return null;
  const things = world.home.devices.filter((device) => isSettable(device) && inAreas(device, found.areas));
  const [only] = found.areas;
  const where =
    floor !== undefined && floor !== 'here' ? sayFloor(world.home, floor) : inArea(world.home, only ?? '');
  return things.length === 0
    ? `There is nothing ${where} that I can control.`
    : `${capital(where)} there ${things.length === 1 ? 'is' : 'are'} ${sayNames(things, world.home, NAMED)}.`;
}
