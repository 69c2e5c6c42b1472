/** "That's enough", just after something was made brighter, warmer or louder: as it is now it is right, and nothing is to stop. */
import { remembered } from '../../../actions/resolve/place.js';
import { bareWords } from '../../normalize.js';
import { secondsBetween } from '../../time.js';
import type { Said } from '../said.js';

const ENOUGH =
  /^(?:(?:okay|ok|right|good|great|yes|no|and|now) )*(?:(?:thats|that is|thatll be|that will be) (?:quite |about |just |more than )?enough|thatll do|that will do|enough)(?: now| thanks| thank you| for now)*$/;
/** Seconds; later, what has played on for a while is meant. */
const MOMENT = 60;

/** What is answered; null where what was done last could still be stopped. */
export function toldEnough({ text, session, world }: Said): string | null {
  const last = remembered(session, world.now);
  if (last === null || secondsBetween(last.at, world.now) > MOMENT || !ENOUGH.test(bareWords(text)))
    return null;
  const changed = last.calls.length > 0 && last.calls.every((call) => call.do === 'adjust');
  const moves = world.home.devices.some(({ id, kind }) => kind === 'cover' && last.devices.includes(id));
  return changed && !moves ? 'All right.' : null;
}
