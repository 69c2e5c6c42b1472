/** Which devices a word for a set or a place means: "the lights", "the kitchen", "everything". The rules are in resolve.ts's table. */
import type { Target } from '../../nlu/call.js';
import type { Device } from '../home.js';
import { isOfKind, isSpecialFan, likeClass, ofClass, WINDOW_COVERINGS } from '../kinds/groups.js';
import { keepsFood, wordedSo } from './climate-use.js';
import { indoorsFirst, nearest } from './heating-near.js';
import { isPlural } from './names.js';
import { areasOf, inAreas, type Place, type PlaceContext } from './place.js';
import { pluggedHere } from './plugged-in.js';
import { ask, choose, type Resolution } from './resolution.js';
import { soundsLike } from './tell-apart.js';
import type { Wants } from './wants.js';

export function resolveGroup(target: Target, place: Place, context: PlaceContext, wants: Wants): Resolution {
  const { home } = context.world;
  const how = target.kind === undefined && target.kinds === undefined && target.class === undefined;
  const sweep = how && target.all === true;
  const bare = how && !sweep && place.type === 'areas' ? wants.ofPlace : undefined;
  const scope =
    place.type === 'areas' ? home.devices.filter((device) => inAreas(device, place.areas)) : home.devices;
  const isSo = target.word === undefined ? () => true : wordedSo(target.word, scope);
  const fits = (all: readonly Device[]): Device[] => {
    const single = all.filter(({ members }) => members === undefined);
    const able = wants.fits === undefined ? single : single.filter(wants.fits);
    // A fridge is a thermostat too: it is told what to do by its name, or not at all.
    const devices = able.filter((device) => !keepsFood(device) && isSo(device));
    if (!how) return plainFans(ofTargetKind(devices, target, wants.also), target);
    const first = bare === undefined ? [] : devices.filter((device) => anyKind(device, bare));
    if (first.length > 0) return first;
    const kinds = wants.kinds;
    const those = kinds === undefined ? [...devices] : devices.filter((device) => anyKind(device, kinds));
    if (sweep) return those;
    const only = bare === undefined || those.length > 0 ? undefined : wants.onlyOfPlace;
    const last = only === undefined ? [] : devices.filter((device) => anyKind(device, only));
    return last.length === 1 ? last : those;
  };
  const widened = (devices: readonly Device[]): Device[] => {
    const exact = fits(devices);
    return exact.length > 0 || target.class === undefined ? exact : likeClass(devices, target.class);
  };
  const label = sweep ? 'sweep' : 'group';
  if (place.type === 'areas') {
    const called = home.devices.filter(({ id }) => target.like?.includes(id)).map(soundsLike);
    const namesakes = scope.filter((device) => called.includes(soundsLike(device)));
    if (namesakes.length > 0) return choose(namesakes, 'named');
    const there = widened(home.devices.filter((device) => inAreas(device, place.areas)));
    if (wants.single === true && there.length > 1 && target.all !== true)
      return preferred(there, context, wants);
    return choose(there.length > 0 ? there : bathed(target, place.areas, context), label, place.areas);
  }
  const called = indoorsFirst(fits, target, context);
  // "Any lamps on", where nothing is called a lamp: the lights.
  const everywhere =
    called.length > 0 || (target.class !== 'lamp' && target.class !== 'bulb')
      ? called
      : indoorsFirst((devices) => likeClass(devices, 'lamp'), target, context);
  if (place.type === 'anywhere' && (target.all === true || wants.everywhere === true)) {
    return choose(everywhere, label);
  }
  const plugged = pluggedHere(target, context);
  if (plugged !== null) return choose([plugged], 'named');
  const room = home.devices.filter((device) => device.area !== null && device.area === context.room);
  const here = isOnlyElsewhere(everywhere, fits(room), target) ? [] : widened(room);
  const near = here.length > 0 ? here : nearest(everywhere, target, context);
  if (near.length > 1 && wants.single === true) return preferred(near, context, wants);
  // Nothing in the room: the rest of the house is meant only if it leaves no choice.
  if (
    here.length === 0 &&
    near.length > 1 &&
    wants.many !== true &&
    !isPlural(target.word ?? '') &&
    (areasOf(near).length !== 1 || near.some((d) => d.area === null))
  ) {
    return preferred(near, context, wants);
  }
  return choose(near, label);
}

/** "Heat the pool to 31": out of doors it is the water that is warm, not the air. */
function bathed(
  { kind }: Target,
  areas: readonly string[],
  { world: { home } }: PlaceContext,
): readonly Device[] {
  const outside = new Set(home.areas.filter((area) => area.outside).map(({ id }) => id));
  const heaters = home.devices.filter(
    (device) =>
      device.kind === 'water_heater' &&
      inAreas(
        device,
        areas.filter((id) => outside.has(id)),
      ),
  );
  return kind === 'climate' && heaters.length === 1 ? heaters : [];
}

/** "The blind", where curtains hang: the word said decides, if only one room of the house has any. */
function isOnlyElsewhere(
  called: readonly Device[],
  here: readonly Device[],
  { class: said }: Target,
): boolean {
  const only = areasOf(called).length === 1 && called.every(({ area }) => area !== null);
  return here.length === 0 && said !== undefined && WINDOW_COVERINGS.has(said) && only;
}

/** "The fan" is the one that blows on people, where there is one beside the purifier. */
function plainFans(found: Device[], target: Target): Device[] {
  if (target.kind !== 'fan' || target.class !== undefined || target.all === true) return found;
  const plain = found.filter((device) => !isSpecialFan(device));
  return plain.length > 0 ? plain : found;
}

function anyKind(device: Device, kinds: readonly string[]): boolean {
  return kinds.some((kind) => isOfKind(device, kind));
}

export function ofTargetKind(
  devices: readonly Device[],
  target: Target,
  also: readonly string[] = [],
): Device[] {
  const kinds = [...(target.kind === undefined ? [] : [target.kind]), ...(target.kinds ?? [])];
  const fitting = kinds.length === 0 ? [...devices] : devices.filter((device) => anyKind(device, kinds));
  if (target.class === undefined) return fitting;
  return [...new Set([target.class, ...also].flatMap((one) => ofClass(fitting, one)))];
}

/** One of several: by preference, else a question. */
export function preferred(devices: readonly Device[], context: PlaceContext, wants: Wants): Resolution {
  const able = devices.filter((device) => wants.able?.(device) ?? true);
  const some = able.length > 0 ? able : devices;
  const first = wants.prefer === undefined ? [] : some.filter(wants.prefer);
  if (first.length === 1) return choose(first, 'named');
  return some.length === 1 ? choose(some, 'named') : ask(first.length > 1 ? first : some, context);
}
