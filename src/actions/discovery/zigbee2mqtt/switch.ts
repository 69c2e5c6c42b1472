/** What is on or off: relays, plugs, and the valves that zigbee2mqtt describes as switches. */
import type { Feature } from './feature.js';
import { part } from './feature.js';
import { binary, type Part, type PartContext } from './part.js';

export function switchPart(holder: Feature, context: PartContext): Part | null {
  const state = part(holder, 'state');
  if (state?.settable !== true) return null;
  return onOffPart(state, context, holder.endpoint);
}

/** A valve opens and closes; it is no switch to those who live with it. A thermostat's valve is neither. */
const VALVE = /\b(valve|irrigation|watering|sprinkler|shut-?off)\b/i;
const NO_VALVE = /radiator|thermostat|heat|\btrv\b/i;
const OUTLET = /\b(plug|outlet|socket|wall ?plug|power strip)s?\b/i;

export function onOffPart(state: Feature, { description }: PartContext, endpoint = state.endpoint): Part {
  const common = {
    deviceClass: null,
    abilities: {},
    operate: {},
    asks: state.askable ? [state.property] : [],
    endpoint,
    secondary: false,
    weight: 5,
  };
  const send = (on: boolean) => ({ [state.property]: on ? state.on : state.off });
  if (VALVE.test(description) && !NO_VALVE.test(description)) {
    return {
      ...common,
      kind: 'valve',
      reports: state.told ? ['position'] : [],
      read: (json) => {
        const on = binary(state, json[state.property]);
        return on === null ? null : { position: on ? 100 : 0 };
      },
      write: { position: (value) => (typeof value === 'number' ? send(value > 0) : null) },
      label: 'valve',
    };
  }
  return {
    ...common,
    kind: OUTLET.test(description) ? 'outlet' : 'switch',
    reports: state.told ? ['on'] : [],
    read: (json) => {
      const on = binary(state, json[state.property]);
      return on === null ? null : { on };
    },
    write: { on: (value) => send(value === true) },
    // Radiator valves have switches called `child_lock` and `window_detection`.
    label: state.property.startsWith('state') ? 'switch' : state.property.replaceAll('_', ' '),
  };
}
