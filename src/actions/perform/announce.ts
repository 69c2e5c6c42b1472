/** A message spoken in other rooms: in the areas named, else everywhere. */
import type { AnnounceCall } from '../../nlu/call.js';
import { capital, inAreas } from '../../nlu/reply/wording.js';
import { placeOf } from '../resolve/place.js';
import type { Perform } from './perform.js';
import { asked, done } from './performance.js';

export const performAnnounce: Perform<AnnounceCall> = (call, context) => {
  const message = call.message.trim();
  if (message === '') {
    return asked(
      { kind: 'missing', call, field: 'message', at: context.world.now },
      'What should I announce?',
    );
  }
  const place = placeOf(call.target ?? {}, context);
  const areas = place.type === 'areas' ? place.areas : [];
  const where = areas.length === 0 ? '' : ` ${inAreas(context.world.home, areas)}`;
  const resolved = { do: 'announce', message, ...(areas.length === 0 ? {} : { areas }) };
  return done(resolved, [{ type: 'announce', message, areas }], `Announced${where}: ${capital(message)}.`);
};
