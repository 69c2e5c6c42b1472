/** Relays: switches, or lights where SetOption30 says so. */
import { type Config, isSet, ownName } from './config.js';
import { type Output, onOff, powerIn, within } from './output.js';

const OUTLET = /plug|socket|outlet|\bS2[0-9]\b|\bS31\b|steckdose/i;

export function relay(config: Config, index: number): Output {
  const light = isSet(config, 30) || (config.if && index === 1);
  const [off = 'OFF', on = 'ON'] = config.state;
  const single = config.rl.filter((type) => type === 1 || type === 2).length === 1;
  const read = (text: string) => {
    const told = onOff(text, on, off);
    return told === null ? null : { on: told };
  };
  return {
    kind: light ? 'light' : OUTLET.test(config.md) ? 'outlet' : 'switch',
    deviceClass: null,
    abilities: {},
    reports: ['on'],
    read: (json) => {
      const told = powerIn(json, index, on, off);
      return told === null ? null : { on: told };
    },
    plain: { [`POWER${index}`]: read, ...(single || index === 1 ? { POWER: read } : {}) },
    orders: (set) =>
      within(set, ['on']) && typeof set['on'] === 'boolean'
        ? [[`Power${index}`, set['on'] ? on : off]]
        : null,
    operate: {},
    index,
    part: `power${index}`,
    ownName: ownName(config.fn[index - 1]),
    label: light ? 'light' : '',
    secondary: false,
  };
}
