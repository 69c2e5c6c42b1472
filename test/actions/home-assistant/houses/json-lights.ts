/** Lights of the JSON schema, as zigbee2mqtt and many firmwares announce them. */
import type { Answer, SimulatedDevice } from '../simulated.js';

/** A firmware of one JSON message each way: what is told becomes its state. */
function jsonAnswers(topic: string, form?: string): Readonly<Record<string, Answer>> {
  return {
    [`${topic}/set`]: (payload, said) => {
      const told: Record<string, unknown> = JSON.parse(payload);
      const mode =
        'color_temp' in told ? { color_mode: 'color_temp' } : 'color' in told ? { color_mode: form } : {};
      return { [topic]: { ...JSON.parse(said(topic)), ...told, ...mode } };
    },
  };
}

export const jsonLights: readonly SimulatedDevice[] = [
  {
    component: 'light',
    object: 'z2m_lamp',
    // As zigbee2mqtt writes it.
    config: {
      name: null,
      schema: 'json',
      '~': 'json/kitchen_lamp',
      cmd_t: '~/set',
      stat_t: '~',
      brightness: true,
      brightness_scale: 254,
      color_mode: true,
      supported_color_modes: ['xy', 'color_temp'],
      min_mireds: 153,
      max_mireds: 500,
      device: { identifiers: ['zigbee2mqtt_0x0000000000000a01'], name: 'kitchen_lamp', sa: 'Kitchen' },
      availability: [{ topic: 'json/bridge', value_template: '{{ value_json.state }}' }],
      availability_mode: 'all',
    },
    states: {
      'json/bridge': { state: 'online' },
      'json/kitchen_lamp': {
        state: 'ON',
        brightness: 127,
        color_mode: 'color_temp',
        color_temp: 370,
        color: { x: 0.46, y: 0.41 },
      },
    },
    answers: jsonAnswers('json/kitchen_lamp', 'xy'),
    later: [
      {
        'json/kitchen_lamp': {
          state: 'ON',
          brightness: 254,
          color_mode: 'xy',
          color: { x: 0.6942, y: 0.3063 },
        },
      },
      {
        'json/kitchen_lamp': {
          state: 'ON',
          brightness: 1,
          color_mode: 'xy',
          color: { x: 0.1355, y: 0.0399 },
        },
      },
      { 'json/kitchen_lamp': { state: 'OFF', brightness: 1 } },
      { 'json/kitchen_lamp': { state: 'ON', brightness: 0 } },
    ],
  },
  {
    component: 'light',
    object: 'json_hs',
    config: {
      name: 'Strip',
      schema: 'json',
      command_topic: 'json/strip/set',
      state_topic: 'json/strip',
      brightness: true,
      color_mode: true,
      supported_color_modes: ['hs'],
    },
    states: { 'json/strip': { state: 'ON', brightness: 255, color_mode: 'hs', color: { h: 120, s: 100 } } },
    answers: jsonAnswers('json/strip', 'hs'),
    later: [{ 'json/strip': { state: 'ON', brightness: 3, color_mode: 'hs', color: { h: 359.6, s: 40.4 } } }],
  },
  {
    component: 'light',
    object: 'json_rgbw',
    config: {
      name: 'Panel',
      schema: 'json',
      command_topic: 'json/panel/set',
      state_topic: 'json/panel',
      brightness: true,
      color_mode: true,
      supported_color_modes: ['rgbw'],
    },
    states: {
      'json/panel': { state: 'ON', brightness: 200, color_mode: 'rgbw', color: { r: 255, g: 0, b: 0, w: 0 } },
    },
    answers: jsonAnswers('json/panel', 'rgbw'),
    later: [
      {
        'json/panel': {
          state: 'ON',
          brightness: 200,
          color_mode: 'rgbw',
          color: { r: 0, g: 0, b: 255, w: 128 },
        },
      },
    ],
  },
  {
    component: 'light',
    object: 'json_rgbww',
    config: {
      name: 'Ceiling panel',
      schema: 'json',
      command_topic: 'json/rgbww/set',
      state_topic: 'json/rgbww',
      brightness: true,
      color_mode: true,
      supported_color_modes: ['rgbww'],
    },
    states: {
      'json/rgbww': {
        state: 'ON',
        brightness: 200,
        color_mode: 'rgbww',
        color: { r: 0, g: 255, b: 0, c: 0, w: 0 },
      },
    },
    answers: jsonAnswers('json/rgbww', 'rgbww'),
  },
  {
    component: 'light',
    object: 'json_flags',
    // The older keys, without modes.
    config: {
      name: 'Old bulb',
      schema: 'json',
      command_topic: 'json/old/set',
      state_topic: 'json/old',
      brightness: true,
      color_temp: true,
      rgb: true,
      brightness_scale: 100,
    },
    states: { 'json/old': { state: 'ON', brightness: 40, color: { r: 255, g: 128, b: 0 } } },
    answers: jsonAnswers('json/old'),
    later: [{ 'json/old': { state: 'ON', brightness: 100, color: null, color_temp: 250 } }],
  },
  {
    component: 'light',
    object: 'json_plain',
    config: {
      name: 'Relay lamp',
      schema: 'json',
      command_topic: 'json/relay/set',
      state_topic: 'json/relay',
    },
    states: { 'json/relay': { state: 'OFF' } },
    answers: jsonAnswers('json/relay'),
    later: [{ 'json/relay': { state: 'ON' } }],
  },
];
