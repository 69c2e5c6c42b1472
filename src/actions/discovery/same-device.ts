/**
 * Announcements of one rank that are about one thing: the same entity under two topics, whatever else its announcer says
 * of the device now; and the same device told by two announcers (two gateways that hear one sensor).
 */
import type { Announced } from './adapter.js';
import type { Listed } from './catalogue.js';

/** Each thing once, in the order in which it was first told. */
export function eachOnce(all: readonly Listed[]): readonly Listed[] {
  return withoutTwins(newestOfEach(all));
}

/** Unique ids are told again with more or fewer addresses beside them; boards that use the same ids share no address. */
function newestOfEach(all: readonly Listed[]): readonly Listed[] {
  const kept: Listed[] = [];
  const places = new Map<string, number[]>();
  for (const listed of all) {
    const key = listed.device.uniqueId ?? `key ${listed.device.key}`;
    const known = places.get(key) ?? [];
    const place = known.find((at) => isSameHardware(kept[at]!.device, listed.device));
    if (place === undefined) places.set(key, [...known, kept.push(listed) - 1]);
    else kept[place] = listed;
  }
  return kept;
}

function isSameHardware({ hardware: a }: Announced, { hardware: b }: Announced): boolean {
  return a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));
}

function withoutTwins(all: readonly Listed[]): readonly Listed[] {
  const alike = new Map<string, Listed[]>();
  const left = new Set<Listed>();
  for (const listed of all) {
    const { name, kind, deviceClass, announcer, hardware } = listed.device;
    if (name === null || announcer === undefined || hardware.length === 0) continue;
    const key = `${kind} ${deviceClass} ${name.toLowerCase()}`;
    const twins = alike.get(key) ?? [];
    const twin = twins.find((one) => isTwin(one.device, listed.device));
    if (twin === undefined) {
      alike.set(key, [...twins, listed]);
      continue;
    }
    const [better, other] = weight(twin.device) >= weight(listed.device) ? [twin, listed] : [listed, twin];
    left.add(other);
    alike.set(key, [...twins.filter((one) => one !== twin), better]);
  }
  return left.size === 0 ? all : all.filter((listed) => !left.has(listed));
}

/** One announcer says all that the other does about which device it is: a gateway's own address alone, which all behind it share, is not enough. */
function isTwin(a: Announced, b: Announced): boolean {
  if (a.announcer === b.announcer) return false;
  const [few, many] = a.hardware.length <= b.hardware.length ? [a, b] : [b, a];
  return few.hardware.every((id) => many.hardware.includes(id));
}

/** The one that can be told and tells more. */
function weight({ abilities, binding }: Announced): number {
  return Object.keys(abilities).length + binding.reports.size;
}
