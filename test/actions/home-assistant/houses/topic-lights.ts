/** Lights of the default schema: a topic for each property, as ESPHome, Tasmota and WLED announce them. */
import { echo, type SimulatedDevice } from '../simulated.js';

export const topicLights: readonly SimulatedDevice[] = [
  {
    component: 'light',
    object: 'topic_lamp',
    config: {
      name: 'Desk lamp',
      '~': 'topic/desk',
      cmd_t: '~/sw/set',
      stat_t: '~/sw',
      bri_cmd_t: '~/bri/set',
      bri_stat_t: '~/bri',
      clr_temp_cmd_t: '~/ct/set',
      clr_temp_stat_t: '~/ct',
      hs_cmd_t: '~/hs/set',
      hs_stat_t: '~/hs',
      clrm_stat_t: '~/mode',
    },
    states: {
      'topic/desk/sw': 'ON',
      'topic/desk/bri': '128',
      'topic/desk/ct': '370',
      'topic/desk/hs': '240,100',
      'topic/desk/mode': 'hs',
    },
    answers: echo(
      ['topic/desk/sw/set', 'topic/desk/sw'],
      ['topic/desk/bri/set', 'topic/desk/bri'],
      ['topic/desk/ct/set', 'topic/desk/ct'],
      ['topic/desk/hs/set', 'topic/desk/hs'],
    ),
    later: [
      { 'topic/desk/mode': 'color_temp' },
      { 'topic/desk/bri': '0' },
      { 'topic/desk/bri': '1' },
      { 'topic/desk/sw': 'OFF' },
    ],
  },
  {
    component: 'light',
    object: 'template_topics',
    // As Tasmota and WLED have it: templates on every topic.
    config: {
      name: 'Shelf',
      command_topic: 'topic/shelf/set',
      payload_on: 'true',
      payload_off: 'false',
      state_topic: 'topic/shelf',
      state_value_template: '{{ value_json.on | lower }}',
      brightness_command_topic: 'topic/shelf/set',
      brightness_command_template: '{"bri": {{ value }} }',
      brightness_state_topic: 'topic/shelf',
      brightness_value_template: '{{ value_json.bri }}',
      brightness_scale: 100,
      rgb_command_topic: 'topic/shelf/set',
      rgb_command_template: '{{ "#%02x%02x%02x" | format(red, green, blue) }}',
      rgb_state_topic: 'topic/shelf',
      rgb_value_template: '{{ value_json.rgb | join(",") }}',
    },
    states: { 'topic/shelf': { on: true, bri: 60, rgb: [0, 0, 255] } },
    answers: {
      'topic/shelf/set': (payload, said) => {
        const state = JSON.parse(said('topic/shelf'));
        if (payload === 'true' || payload === 'false')
          return { 'topic/shelf': { ...state, on: payload === 'true' } };
        if (!payload.startsWith('#')) return { 'topic/shelf': { ...state, ...JSON.parse(payload) } };
        const bytes = [1, 3, 5].map((at) => Number.parseInt(payload.slice(at, at + 2), 16));
        return { 'topic/shelf': { ...state, rgb: bytes } };
      },
    },
    later: [
      { 'topic/shelf': { on: true, bri: 60, rgb: [128, 255, 128] } },
      { 'topic/shelf': { on: false, bri: 0, rgb: [1, 2, 3] } },
    ],
  },
  {
    component: 'light',
    object: 'rgb_template',
    config: {
      name: 'Globe',
      command_topic: 'topic/globe/sw',
      state_topic: 'topic/globe/sw/state',
      rgb_command_topic: 'topic/globe/rgb',
      rgb_cmd_tpl: '{"r": {{ red }}, "g": {{ green }}, "b": {{ blue }}}',
      rgb_state_topic: 'topic/globe/rgb/state',
      brightness_command_topic: 'topic/globe/bri',
      brightness_state_topic: 'topic/globe/bri/state',
    },
    states: {
      'topic/globe/sw/state': 'ON',
      'topic/globe/rgb/state': '255,0,127',
      'topic/globe/bri/state': '255',
    },
    answers: {
      ...echo(['topic/globe/sw', 'topic/globe/sw/state'], ['topic/globe/bri', 'topic/globe/bri/state']),
      'topic/globe/rgb': (payload) => {
        const { r, g, b } = JSON.parse(payload);
        return { 'topic/globe/rgb/state': `${r},${g},${b}` };
      },
    },
  },
  {
    component: 'light',
    object: 'hs_template',
    config: {
      name: 'Hue strip',
      command_topic: 'topic/hue/sw',
      state_topic: 'topic/hue/sw/state',
      hs_command_topic: 'topic/hue/hs',
      hs_command_template: '{{ hue | int }}/{{ sat | int }}',
      hs_state_topic: 'topic/hue/hs/state',
      hs_value_template: "{{ value | replace('/', ',') }}",
      brightness_command_topic: 'topic/hue/bri',
      brightness_state_topic: 'topic/hue/bri/state',
    },
    states: { 'topic/hue/sw/state': 'ON', 'topic/hue/hs/state': '30/100', 'topic/hue/bri/state': '10' },
    answers: echo(
      ['topic/hue/sw', 'topic/hue/sw/state'],
      ['topic/hue/hs', 'topic/hue/hs/state'],
      ['topic/hue/bri', 'topic/hue/bri/state'],
    ),
  },
  {
    component: 'light',
    object: 'xy_light',
    config: {
      name: 'Colour loop',
      command_topic: 'topic/xy/sw',
      state_topic: 'topic/xy/sw/state',
      xy_command_topic: 'topic/xy/xy',
      xy_state_topic: 'topic/xy/xy/state',
      brightness_command_topic: 'topic/xy/bri',
      brightness_state_topic: 'topic/xy/bri/state',
    },
    states: { 'topic/xy/sw/state': 'ON', 'topic/xy/xy/state': '0.675,0.322', 'topic/xy/bri/state': '10' },
    answers: echo(
      ['topic/xy/sw', 'topic/xy/sw/state'],
      ['topic/xy/xy', 'topic/xy/xy/state'],
      ['topic/xy/bri', 'topic/xy/bri/state'],
    ),
  },
  {
    component: 'light',
    object: 'xy_template',
    config: {
      name: 'Colour ring',
      command_topic: 'topic/xyt/sw',
      state_topic: 'topic/xyt/sw/state',
      xy_command_topic: 'topic/xyt/xy',
      xy_command_template: '{"x": {{ x }}, "y": {{ y }}}',
      xy_state_topic: 'topic/xyt/xy/state',
      xy_value_template: '{{ value_json.x }},{{ value_json.y }}',
      brightness_command_topic: 'topic/xyt/bri',
      brightness_state_topic: 'topic/xyt/bri/state',
    },
    states: {
      'topic/xyt/sw/state': 'ON',
      'topic/xyt/xy/state': { x: 0.3, y: 0.6 },
      'topic/xyt/bri/state': '10',
    },
    answers: echo(
      ['topic/xyt/sw', 'topic/xyt/sw/state'],
      ['topic/xyt/xy', 'topic/xyt/xy/state'],
      ['topic/xyt/bri', 'topic/xyt/bri/state'],
    ),
  },
  {
    component: 'light',
    object: 'rgbw_light',
    config: {
      name: 'Garden spot',
      command_topic: 'topic/rgbw/sw',
      state_topic: 'topic/rgbw/sw/state',
      rgbw_cmd_t: 'topic/rgbw/rgbw',
      rgbw_stat_t: 'topic/rgbw/rgbw/state',
      rgbw_cmd_tpl: '{{ red }}-{{ green }}-{{ blue }}-{{ white }}',
      rgbw_val_tpl: "{{ value | replace('-', ',') }}",
      brightness_command_topic: 'topic/rgbw/bri',
      brightness_state_topic: 'topic/rgbw/bri/state',
    },
    states: {
      'topic/rgbw/sw/state': 'ON',
      'topic/rgbw/rgbw/state': '0-255-0-0',
      'topic/rgbw/bri/state': '100',
    },
    answers: echo(
      ['topic/rgbw/sw', 'topic/rgbw/sw/state'],
      ['topic/rgbw/rgbw', 'topic/rgbw/rgbw/state'],
      ['topic/rgbw/bri', 'topic/rgbw/bri/state'],
    ),
    later: [{ 'topic/rgbw/rgbw/state': '0-0-255-255' }],
  },
  {
    component: 'light',
    object: 'rgbww_light',
    config: {
      name: 'Terrace spot',
      command_topic: 'topic/rgbww/sw',
      state_topic: 'topic/rgbww/sw/state',
      rgbww_cmd_t: 'topic/rgbww/rgbww',
      rgbww_stat_t: 'topic/rgbww/rgbww/state',
      rgbww_cmd_tpl: '{{ red }}-{{ green }}-{{ blue }}-{{ cold_white }}-{{ warm_white }}',
      rgbww_val_tpl: "{{ value | replace('-', ',') }}",
      brightness_command_topic: 'topic/rgbww/bri',
      brightness_state_topic: 'topic/rgbww/bri/state',
    },
    states: {
      'topic/rgbww/sw/state': 'ON',
      'topic/rgbww/rgbww/state': '0-255-0-0-0',
      'topic/rgbww/bri/state': '100',
    },
    answers: echo(
      ['topic/rgbww/sw', 'topic/rgbww/sw/state'],
      ['topic/rgbww/rgbww', 'topic/rgbww/rgbww/state'],
      ['topic/rgbww/bri', 'topic/rgbww/bri/state'],
    ),
  },
  {
    component: 'light',
    object: 'first_light',
    config: {
      name: 'Hall light',
      command_topic: 'topic/first/sw',
      state_topic: 'topic/first/sw/state',
      brightness_command_topic: 'topic/first/bri',
      brightness_state_topic: 'topic/first/bri/state',
      on_command_type: 'first',
    },
    states: { 'topic/first/sw/state': 'OFF', 'topic/first/bri/state': '50' },
    answers: echo(['topic/first/sw', 'topic/first/sw/state'], ['topic/first/bri', 'topic/first/bri/state']),
  },
  {
    component: 'light',
    object: 'brightness_light',
    config: {
      name: 'Stair light',
      command_topic: 'topic/bright/sw',
      state_topic: 'topic/bright/sw/state',
      brightness_command_topic: 'topic/bright/bri',
      brightness_state_topic: 'topic/bright/bri/state',
      brightness_scale: 99,
      on_cmd_type: 'brightness',
    },
    states: { 'topic/bright/sw/state': 'ON', 'topic/bright/bri/state': '50' },
    answers: {
      'topic/bright/sw': (payload) => ({ 'topic/bright/sw/state': payload }),
      'topic/bright/bri': (payload) => ({ 'topic/bright/bri/state': payload, 'topic/bright/sw/state': 'ON' }),
    },
  },
  {
    component: 'light',
    object: 'rgb_only',
    config: {
      name: 'Balcony light',
      command_topic: 'topic/rgbonly/sw',
      state_topic: 'topic/rgbonly/sw/state',
      rgb_command_topic: 'topic/rgbonly/rgb',
      rgb_state_topic: 'topic/rgbonly/rgb/state',
    },
    states: { 'topic/rgbonly/sw/state': 'ON', 'topic/rgbonly/rgb/state': '255,0,0' },
    answers: echo(
      ['topic/rgbonly/sw', 'topic/rgbonly/sw/state'],
      ['topic/rgbonly/rgb', 'topic/rgbonly/rgb/state'],
    ),
    later: [{ 'topic/rgbonly/rgb/state': '0,0,128' }],
  },
  {
    component: 'light',
    object: 'plain_light',
    config: { name: 'Porch light', command_topic: 'topic/porch/sw', state_topic: 'topic/porch' },
    states: { 'topic/porch': 'OFF' },
    answers: echo(['topic/porch/sw', 'topic/porch']),
  },
];
