/** The live house with a book of what each device was told: what is too often is left alone, and said so. */
import { RateBook, type Rated } from '../../actions/policy/rates.js';
import { capital, join, sayDevice } from '../../nlu/reply/wording.js';
import type { CarriedOut, LiveHouse } from './live-house.js';

/** Everything that moves a device goes through `carryOut`: words, the page, plugins, what is scheduled. */
export function ratedHouse(house: LiveHouse, nowMs: () => number = () => performance.now()): LiveHouse {
  const book = new RateBook();
  const carryOut: LiveHouse['carryOut'] = async (effects, reply, signal) => {
    const { effects: allowed, refused } = book.take(effects, house, nowMs());
    if (refused.length === 0) return await house.carryOut(effects, reply, signal);
    const why = sayTooOften(refused);
    if (allowed.length === 0) return { ok: false, reply: why };
    return withRefusal(await house.carryOut(allowed, '', signal), why);
  };
  // All else is the house's own, read anew at each look.
  const rated: LiveHouse = Object.create(house, { carryOut: { value: carryOut } });
  return rated;
}

function withRefusal(done: CarriedOut, why: string): CarriedOut {
  const rest = done.ok && done.reply === '' ? 'The rest is done.' : done.reply;
  return { ok: false, reply: `${why} ${rest}`.trim() };
}

/** "The Garage Door has been used too often within a minute, so I leave it alone for now." */
function sayTooOften(refused: Rated['refused']): string {
  const names = capital(
    join(
      refused.map(({ device }) => sayDevice(device)),
      'and',
      4,
    ),
  );
  const within = refused.some(({ rate }) => rate.seconds > 60) ? 'an hour' : 'a minute';
  const [have, them] = refused.length > 1 ? ['have', 'them'] : ['has', 'it'];
  return `${names} ${have} been used too often within ${within}, so I leave ${them} alone for now.`;
}
