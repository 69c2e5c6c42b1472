/**
 * One form for calls that mean the same: what the grammar says with many fields (a name beside its ids, a kind that the
 * device has anyway) and what a writer says with few become what the model would write.
 */
import type { Home } from '../../actions/home.js';
import { findByName } from '../../actions/resolve/names.js';
import type { Call, Condition, Target, When } from '../../nlu/call.js';

/** Null where the call means nothing here: a name that nothing has. */
export function canonical(call: Call, home: Home): Call | null {
  const target = call.target === undefined ? {} : canonicalTarget(call.target, home);
  const when = call.when === undefined ? undefined : canonicalWhen(call.when, home);
  if (target === null || when === null) return null;
  const { target: _target, when: _when, ...rest } = call;
  // What it was before is the house's to know.
  if (rest.do === 'adjust' && rest.back === true) return null;
  // The weather's device and the robot that cleans a room are the house's to find.
  if (rest.do === 'info' || (rest.do === 'run' && rest.op === 'clean_area')) return rest;
  return {
    ...plain(rest),
    ...(Object.keys(target).length === 0 ? {} : { target }),
    ...(when === undefined ? {} : { when }),
  };
}

type Bare = Call extends infer C ? (C extends Call ? Omit<C, 'target' | 'when'> : never) : never;

function plain(call: Bare): Bare {
  if (call.do === 'adjust') {
    const { unit, ...rest } = call;
    const attr = call.attr === 'temperature' ? 'target' : call.attr;
    // Percent, kelvin and bare degrees are what such a value is in anyway.
    const kept = unit === 'celsius' || unit === 'fahrenheit' ? { unit } : {};
    return { ...rest, attr, ...kept };
  }
  if (call.do === 'query') {
    const { loose: _loose, range, ...rest } = call;
    const day = range === 'today' ? { in: 0 } : range === 'tomorrow' ? { in: 1 } : range;
    return { ...rest, ...(day === undefined ? {} : { range: day }) };
  }
  return call;
}

function canonicalTarget(said: Target, home: Home): Target | null {
  const { name, ids, assumed, kind, kinds, class: deviceClass, except, area, areas, ...rest } = said;
  const left = except?.map((one) => canonicalTarget(one, home)) ?? [];
  if (left.some((one) => one === null)) return null;
  const exceptions = left.filter((one) => one !== null);
  const places = [...(area === undefined ? [] : [area]), ...(areas ?? [])];
  const where =
    assumed === true && places.every((one) => one === 'here')
      ? {}
      : places.length > 1
        ? { areas: places }
        : places[0] === undefined
          ? {}
          : { area: places[0] };
  const others = {
    ...rest,
    ...(exceptions.length === 0 ? {} : { except: exceptions }),
  };
  if (ids !== undefined || name !== undefined) {
    const found = ids ?? findByName(home, name ?? '', home.devices).map(({ id }) => id);
    const there = found.filter((id) => {
      const device = home.devices.find((one) => one.id === id);
      return places.length === 0 || device?.area == null || places.includes(device.area);
    });
    const chosen = [...new Set(there.length > 0 ? there : found)];
    return chosen.length === 0 ? null : { ...others, ids: chosen };
  }
  return {
    ...others,
    ...where,
    ...(kind === undefined ? {} : { kind }),
    ...(kinds === undefined ? {} : { kinds }),
    // Air conditioners and heaters are thermostats to the model.
    ...(deviceClass === undefined || kind === 'climate' ? {} : { class: deviceClass }),
  };
}

function canonicalWhen(when: When, home: Home): When | null {
  if ('if' in when) {
    const condition = canonicalCondition(when.if, home);
    return condition === null ? null : { if: condition };
  }
  if ('once' in when) {
    const condition = canonicalCondition(when.once, home);
    return condition === null ? null : { once: condition };
  }
  return when;
}

function canonicalCondition(condition: Condition, home: Home): Condition | null {
  const target = canonicalTarget(condition.target, home);
  const { reach: _reach, unit: _unit, ...rest } = condition;
  return target === null ? null : { ...rest, target };
}
