/** Lights: a switch, a level, a white and a colour, or some of these. */
import { numeric, toKelvin, toMireds } from '../fields.js';
import { toLevel } from '../light.js';
import { type HomieProperty, rangeOf } from './model.js';
import { type NodeBuild, scaleOf, write } from './node-build.js';
import { isKelvin, type Roles } from './roles.js';
import { readColor, writeColor } from './values.js';

export function lightNode(build: NodeBuild, { on, brightness, whiteness, color }: Roles): void {
  build.flag('on', on);
  build.percent('brightness', brightness);
  if (on === undefined && brightness !== undefined) {
    // A dimmer without a switch is off at nothing.
    const scale = scaleOf(brightness);
    build.routes.add(brightness.topic, undefined, ['on'], (text) => {
      const told = numeric(text);
      return told === null ? null : { on: told > 0 };
    });
    build.encoders['on'] = (value, { set, state }) => {
      if ('brightness' in set && value === true) return [];
      const before = state['brightness'];
      const level =
        value === true ? toLevel(typeof before === 'number' && before > 0 ? before : 100, scale) : 0;
      return [{ topic: `${brightness.topic}/set`, payload: write(level, brightness) }];
    };
  } else if (on !== undefined) lightUp(build, on, 'brightness');
  if (whiteness !== undefined) {
    const kelvin = isKelvin(whiteness);
    const { min = kelvin ? 2_000 : 153, max = kelvin ? 6_500 : 500 } = rangeOf(whiteness);
    build.abilities['color_temp'] = kelvin
      ? { min, max, step: 1 }
      : { min: toKelvin(max), max: toKelvin(min), step: 1 };
    build.tie(
      'color_temp',
      whiteness,
      (text) => {
        const told = numeric(text);
        return told === null || told <= 0 ? null : kelvin ? told : toKelvin(told);
      },
      (value) => (typeof value === 'number' ? write(kelvin ? value : toMireds(value), whiteness) : null),
    );
  }
  if (color === undefined) return;
  build.abilities['color'] = {};
  build.used.add(color);
  build.routes.add(color.topic, undefined, ['color'], (text) => {
    const told = readColor(text, color);
    return told === null ? null : { color: told };
  });
  build.encoders['color'] = (value, { set, state }) => {
    if (typeof value !== 'object' || value === null) return null;
    const bright = set['brightness'] ?? state['brightness'];
    // A brightness of its own keeps the colour at full strength.
    const strength = brightness !== undefined || typeof bright !== 'number' ? 100 : bright;
    return [{ topic: `${color.topic}/set`, payload: writeColor(value, strength, color, build.version) }];
  };
  if (on !== undefined) lightUp(build, on, 'color');
}

/** A lamp that is off is turned on with what it is told; not all firmwares do so by themselves. */
function lightUp(build: NodeBuild, on: HomieProperty, name: string): void {
  const plain = build.encoders[name];
  if (plain === undefined) return;
  build.encoders[name] = (value, context) => {
    if (value === 0) return 'on' in context.set ? [] : [{ topic: `${on.topic}/set`, payload: 'false' }];
    const commands = plain(value, context);
    if (commands === null || 'on' in context.set || context.state['on'] === true) return commands;
    return [...commands, { topic: `${on.topic}/set`, payload: 'true' }];
  };
}
