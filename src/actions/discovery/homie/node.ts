/** A node that does something -> a device of the house. Homie has one topic a property, so one message each. */
import type { DeviceState, Home, Kind } from '../../home.js';
import { KIND_TABLE } from '../../kinds/kinds.js';
import type { Command } from '../binding.js';
import { type BoltWord, boltState } from '../bolt.js';
import { numeric, temperatureScale } from '../fields.js';
import { lightNode } from './light.js';
import { valuesOf } from './model.js';
import { type Driven, NodeBuild, unitOf } from './node-build.js';
import type { Roles } from './roles.js';
import { readFlag } from './values.js';

export function driveNode(kind: Kind, roles: Roles, version: 4 | 5, units: Home['units']): Driven {
  const build = new NodeBuild(kind, version, units);
  switch (kind) {
    case 'light':
      lightNode(build, roles);
      break;
    case 'cover':
    case 'valve':
      openingNode(build, roles);
      break;
    case 'lock':
      boltNode(build, roles);
      break;
    case 'climate':
      climateNode(build, roles);
      break;
    case 'fan':
      build.flag('on', roles.on);
      build.percent('speed', roles.speed);
      break;
    default:
      build.flag('on', roles.on);
  }
  return build.done();
}

function openingNode(build: NodeBuild, { position, motor, on }: Roles): void {
  if (position !== undefined) build.percent('position', position);
  if (position === undefined && motor === undefined && on !== undefined) {
    build.tie(
      'position',
      on,
      (text) => {
        const told = readFlag(text);
        return told === null ? null : told ? 100 : 0;
      },
      (value) => (typeof value === 'number' ? String(value > 0) : null),
    );
  }
  if (motor === undefined) return;
  build.used.add(motor);
  const word = (pattern: RegExp): string | undefined => valuesOf(motor).find((value) => pattern.test(value));
  const [up, down, stop] = [word(/^(open|up)$/i), word(/^(closed?|down)$/i), word(/^stop(ped)?$/i)];
  const send = (payload: string | undefined): readonly Command[] | null =>
    payload === undefined ? null : [{ topic: `${motor.topic}/set`, payload }];
  if (stop !== undefined) build.operations['stop'] = () => send(stop) ?? [];
  if (position !== undefined) return;
  build.routes.add(motor.topic, undefined, ['position'], (text) =>
    /^open(ed)?$/i.test(text)
      ? { position: 100, moving: false }
      : /^closed?$/i.test(text)
        ? { position: 0, moving: false }
        : // What moves is not closed.
          /^(open|clos)ing$/i.test(text)
          ? { position: 100, moving: true }
          : null,
  );
  build.encoders['position'] = (value) => (value === 100 ? send(up) : value === 0 ? send(down) : null);
}

function boltNode(build: NodeBuild, { bolt }: Roles): void {
  if (bolt === undefined) return;
  if (bolt.datatype === 'boolean') {
    build.flag('locked', bolt, /\bunlock/i.test(`${bolt.id} ${bolt.name}`));
    return;
  }
  const word = (pattern: RegExp): string | undefined => valuesOf(bolt).find((value) => pattern.test(value));
  const [shut, open] = [word(/^lock(ed)?$/i), word(/^unlock(ed)?$/i)];
  build.tie('locked', bolt, boltTold, (value) => (value === true ? shut : open) ?? null);
}

function boltTold(text: string): DeviceState | null {
  const word = BOLT_WORDS.find(([pattern]) => pattern.test(text))?.[1];
  return word === undefined ? null : boltState(word);
}

const BOLT_WORDS: readonly (readonly [RegExp, BoltWord])[] = [
  [/^lock(ed)?$/i, 'locked'],
  [/^unlock(ed)?$/i, 'unlocked'],
  [/^locking$/i, 'locking'],
  [/^unlocking$/i, 'unlocking'],
  [/^jammed$/i, 'jammed'],
];

function climateNode(build: NodeBuild, { target, current, mode }: Roles): void {
  if (target !== undefined) build.degrees('target', target);
  if (current !== undefined) {
    build.used.add(current);
    const { toHome } = temperatureScale(unitOf(current), build.units);
    build.routes.add(current.topic, undefined, ['current'], (text) => {
      const told = numeric(text);
      return told === null ? null : { current: toHome(told) };
    });
  }
  const known = KIND_TABLE.climate.properties['mode']?.values ?? [];
  const modes = mode === undefined ? [] : valuesOf(mode).filter((value) => known.includes(value));
  if (mode === undefined || modes.length === 0) return;
  build.abilities['mode'] = { values: modes };
  build.tie(
    'mode',
    mode,
    (text) => (known.includes(text) ? text : null),
    (value) => (typeof value === 'string' && modes.includes(value) ? value : null),
  );
}
