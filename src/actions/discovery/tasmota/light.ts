/** Lights: Dimmer in percent, CT in mireds, colour as HSBColor. A device may be one light or several channels. */
import type { Ability, DeviceState } from '../../home.js';
import { numeric, toKelvin, toMireds } from '../fields.js';
import type { Json } from '../json.js';
import { kelvinRange } from '../light.js';
import { type Config, isSet, ownName } from './config.js';
import { type Order, type Output, onOff, powerIn } from './output.js';

/** `lt_st`: what the light as a whole can do. */
const [DIMMER, WHITES, RGB, RGBW, RGBCW] = [1, 2, 3, 4, 5];

interface Shape {
  readonly type: number;
  /** The command, and the key in states. */
  readonly dimmer: string;
  /** All channels of SetOption68 are dimmers of their own, told in a list. */
  readonly channel: boolean;
}

export function light(config: Config, index: number): Output {
  const { type, dimmer, channel } = shapeOf(config, index);
  const [off = 'OFF', on = 'ON'] = config.state;
  const reduced = isSet(config, 82);
  const colored = type >= RGB;
  const whites = type === WHITES || type === RGBCW;
  const abilities: Record<string, Ability> = {};
  if (type >= DIMMER) abilities['brightness'] = { min: 0, max: 100, step: 1 };
  if (whites)
    abilities['color_temp'] = kelvinRange({
      min_mireds: reduced ? 200 : 153,
      max_mireds: reduced ? 380 : 500,
    });
  if (colored) abilities['color'] = {};
  const power: Order = [`Power${index}`, on];
  const read = (json: Json): DeviceState => {
    const told: Record<string, DeviceState[string]> = {};
    const shines = powerIn(json, index, on, off);
    if (shines !== null) told['on'] = shines;
    const channels = json['Channel'];
    const level = channel && Array.isArray(channels) ? channels[index - 1] : json[dimmer];
    if (type >= DIMMER && typeof level === 'number') told['brightness'] = level;
    const mireds = json['CT'];
    if (whites && typeof mireds === 'number' && mireds > 0) told['color_temp'] = toKelvin(mireds);
    // With its white channel lit, it tells the hue of nothing.
    const white = json['White'];
    const hsb = typeof json['HSBColor'] === 'string' ? json['HSBColor'].split(',').map(numeric) : [];
    const [h, s] = hsb;
    if (
      colored &&
      !(typeof white === 'number' && white > 0) &&
      typeof h === 'number' &&
      typeof s === 'number'
    ) {
      told['color'] = { h, s };
    }
    return told;
  };
  const plainPower = (text: string): DeviceState | null => {
    const told = onOff(text, on, off);
    return told === null ? null : { on: told };
  };
  return {
    kind: 'light',
    deviceClass: null,
    abilities,
    reports: ['on', ...Object.keys(abilities)],
    read,
    plain: { [`POWER${index}`]: plainPower, ...(index === 1 ? { POWER: plainPower } : {}) },
    orders: (set, state) => {
      if (Object.keys(set).some((name) => name !== 'on' && !Object.hasOwn(abilities, name))) return null;
      const { on: wanted, brightness, color_temp: kelvin, color } = set;
      if (wanted === false || brightness === 0) return [[`Power${index}`, off]];
      const orders: Order[] = [];
      if (typeof kelvin === 'number' && kelvin > 0) orders.push(['CT', String(toMireds(kelvin))]);
      const level = brightness ?? state['brightness'];
      if (typeof color === 'object' && color !== null) {
        const hue = `${Math.round(color.h)},${Math.round(color.s)}`;
        // Hue and saturation alone are two orders; with a brightness they are one.
        if (typeof level === 'number' && level > 0) orders.push(['HSBColor', `${hue},${Math.round(level)}`]);
        else {
          orders.push(['HSBColor1', String(Math.round(color.h))], ['HSBColor2', String(Math.round(color.s))]);
        }
      } else if (typeof brightness === 'number') {
        orders.push([channel ? `Channel${index}` : dimmer, String(Math.max(1, Math.round(brightness)))]);
      }
      // A lamp that is dimmed or coloured comes on by itself, unless SetOption20 says that it does not.
      return orders.length === 0 || isSet(config, 20) ? [...orders, power] : orders;
    },
    operate: {},
    index,
    part: `power${index}`,
    ownName: ownName(config.fn[index - 1]),
    label: 'light',
    secondary: false,
  };
}

function shapeOf(config: Config, index: number): Shape {
  if (config.ty) return { type: config.lt_st, dimmer: 'Dimmer3', channel: false };
  if (isSet(config, 68)) return { type: DIMMER, dimmer: `Channel${index}`, channel: true };
  if (!config.lk && config.lt_st >= RGBW) {
    // Split in a coloured light and a white one.
    const first = config.rl.indexOf(2) + 1;
    if (index === first) return { type: RGB, dimmer: 'Dimmer1', channel: false };
    return { type: config.lt_st === RGBCW ? WHITES : DIMMER, dimmer: 'Dimmer2', channel: false };
  }
  return { type: config.lt_st, dimmer: 'Dimmer', channel: false };
}
