/**
 * "Don't turn off the fan", "never lock the cellar", "forget about the fountain": nothing is done, and it is said that nothing will
 * be. Only where nothing planned stands against it: what is planned has to be cancelled, not talked about.
 */
import type { Device } from '../../actions/home.js';
import { READ_ONLY } from '../../actions/kinds/kinds.js';
import { findByName } from '../../actions/resolve/names.js';
import type { World } from '../../actions/world.js';
import { isRequest } from '../gist/filters.js';
import { sayDevices } from '../reply/wording.js';
import { senseOf } from './carry-out.js';
import type { Said } from './said.js';
import { withoutReason } from './telling/reason.js';
import { forbids, ruledOut, sparedBy } from './veto/forbidden.js';

/** Null where nothing is forbidden or taken back, or nobody can tell what. */
export function leftAlone(said: Said): string | null {
  const { text, world, sense } = said;
  const spared = sparedBy(text);
  // "Not Tom" is of nothing that anybody would do to him.
  const told = world.home.devices.filter(({ kind }) => !READ_ONLY.has(kind));
  const things = spared === null ? [] : findByName(world.home, spared, told);
  const off = ruledOut(text);
  const run = off === null ? [] : findByName(world.home, off, told.filter(isRun));
  for (const left of [run, things]) {
    const ids = left.map(({ id }) => id);
    if (left.length > 0 && !isPlanned(ids, world)) return leaves(left, said);
  }
  for (const one of [text, ...withoutReason(text)]) {
    const forbidden = forbids(one);
    if (forbidden === null) continue;
    const { deed, takesBack } = forbidden;
    const meant = sense.ofText(deed);
    const isDeed = meant !== null && senseOf(meant.trial) > 0 && meant.commands.flat().every(isRequest);
    // "Never mind the music" may be to stop it.
    const named = takesBack ? findByName(world.home, deed, world.home.devices).map(({ id }) => id) : [];
    const ids = isDeed ? meant.trial.parts.flatMap((part) => part.devices) : named;
    const devices = world.home.devices.filter(({ id }) => ids.includes(id));
    if (devices.length === 0 || isPlanned(ids, world)) continue;
    if (takesBack) return `Nothing is planned for ${sayThings(devices, said)}.`;
    // "Don't turn it off", when it is off.
    if (meant?.trial.effects.length === 0 && meant.trial.question === null)
      return meant.trial.parts.map(({ reply }) => reply).join(' ');
    return leaves(devices, said);
  }
  return null;
}

const isRun = ({ kind }: Device): boolean => kind === 'scene' || kind === 'script' || kind === 'automation';

const leaves = (devices: readonly Device[], said: Said): string =>
  `OK, I will leave ${sayThings(devices, said)} as ${devices.length > 1 ? 'they are' : 'it is'}.`;

const sayThings = (devices: readonly Device[], { session, world }: Said): string =>
  sayDevices(devices, {
    world,
    session,
    room: session.room ?? world.home.defaultRoom,
    variety: session.turns ?? 0,
  });

function isPlanned(ids: readonly string[], { agenda }: World): boolean {
  return agenda.scheduled.some(({ calls }) =>
    calls.some(({ devices = [] }) => devices.some((id) => ids.includes(id))),
  );
}
