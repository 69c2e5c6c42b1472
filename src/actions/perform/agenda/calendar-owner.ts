/** Whose calendar is asked about: that of a person of the house. */
import type { QueryCall } from '../../../nlu/call.js';
import { normalWords } from '../../../nlu/normalize.js';
import type { Device, Home } from '../../home.js';
import { findByName } from '../../resolve/names.js';

export const peopleCalled = (name: string, home: Home): readonly Device[] =>
  findByName(
    home,
    name,
    home.devices.filter(({ kind }) => kind === 'person'),
  );

/** No calendar has this id: only what has the name in it is a person's without one. */
const NOBODYS = '';

/** "What's Gwen got on tonight": the calendar that is called hers, beside what has her name in it; null where no person is asked of. */
export function calendarOfWhom({ about: whose, loose, ask, calendar }: QueryCall, home: Home): string | null {
  const plain = loose === true && ask === 'what' && calendar === undefined;
  if (whose === undefined || !plain) return null;
  return calendarOf(whose, home) ?? (peopleCalled(whose, home).length > 0 ? NOBODYS : null);
}

/** "What's Gwen got on": the calendar that is called hers. */
function calendarOf(whose: string, home: Home): string | null {
  const [first, ...more] = normalWords(whose);
  if (first === undefined) return null;
  const names = [whose, ...peopleCalled(whose, home).flatMap(({ name, aliases }) => [name, ...aliases])];
  const owners = new Set(names.map((name) => normalWords(`${name}'s`).join(' ')));
  const found = home.calendars.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => {
      const owned = /^(.+['’]s)\b/u.exec(one)?.[1];
      return owned !== undefined && owners.has(normalWords(owned).join(' '));
    }),
  );
  return more.length > 2 ? null : (found?.id ?? null);
}
