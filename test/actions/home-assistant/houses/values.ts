/** Switches and sirens, robots, scenes and buttons, what has a value, and what only shows one. */
import { echo, type SimulatedDevice } from '../simulated.js';

export const switches: readonly SimulatedDevice[] = [
  {
    component: 'switch',
    object: 'pump',
    config: {
      name: 'Pump',
      '~': 'sw/pump',
      cmd_t: '~/set',
      stat_t: '~',
      pl_on: '1',
      pl_off: '0',
      stat_on: 'running',
      stat_off: 'idle',
    },
    states: { 'sw/pump': 'running' },
    answers: { 'sw/pump/set': (payload) => ({ 'sw/pump': payload === '1' ? 'running' : 'idle' }) },
    later: [{ 'sw/pump': 'idle' }, { 'sw/pump': 'something else' }],
  },
  {
    component: 'switch',
    object: 'plug',
    config: {
      name: 'Desk plug',
      device_class: 'outlet',
      command_topic: 'sw/plug/set',
      state_topic: 'sw/plug',
      value_template: '{{ value_json.POWER }}',
      payload_on: 1,
      payload_off: 0,
      state_on: true,
      state_off: false,
    },
    states: { 'sw/plug': { POWER: true } },
    answers: { 'sw/plug/set': (payload) => ({ 'sw/plug': { POWER: payload === '1' } }) },
    later: [{ 'sw/plug': { POWER: false } }],
  },
  {
    component: 'switch',
    object: 'blind_switch',
    config: { name: 'Fountain', command_topic: 'sw/fountain/set' },
    answers: echo(['sw/fountain/set', 'sw/fountain/nobody']),
  },
  {
    component: 'siren',
    object: 'siren',
    config: { name: 'Siren', command_topic: 'siren/set', state_topic: 'siren' },
    states: { siren: 'OFF' },
    answers: { 'siren/set': (payload) => ({ siren: payload }) },
    later: [{ siren: { state: 'ON' } }, { siren: 'OFF' }],
  },
  {
    component: 'siren',
    object: 'bell',
    config: {
      name: 'Attic siren',
      command_topic: 'bell/set',
      command_template: '{"sound": "{{ state }}"}',
      command_off_template: '{"silence": "{{ value }}"}',
      state_topic: 'bell',
      state_value_template: '{{ value_json.sound }}',
      state_on: 'loud',
      state_off: 'quiet',
      support_duration: false,
    },
    states: { bell: { sound: 'quiet' } },
    answers: {
      'bell/set': (payload) => ({ bell: { sound: 'silence' in JSON.parse(payload) ? 'quiet' : 'loud' } }),
    },
  },
];

export const robots: readonly SimulatedDevice[] = [
  {
    component: 'vacuum',
    object: 'robot',
    config: {
      name: 'Robot',
      cmd_t: 'robot/set',
      stat_t: 'robot',
      sup_feat: ['start', 'pause', 'stop', 'return_home', 'battery', 'status'],
    },
    states: { robot: { state: 'docked', battery_level: 61 } },
    answers: {
      'robot/set': (payload) => ({
        robot: {
          state: { start: 'cleaning', pause: 'paused', stop: 'idle', return_to_base: 'returning' }[payload],
          battery_level: 60,
        },
      }),
    },
    later: [{ robot: { state: 'error' } }, { robot: { state: 'cleaning', battery_level: 40 } }],
  },
  {
    component: 'lawn_mower',
    object: 'mower',
    config: {
      name: 'Mower',
      act_stat_t: 'mower',
      act_val_tpl: '{{ value_json.activity }}',
      strt_mw_cmd_t: 'mower/set',
      start_mowing_command_template: '{"do": "{{ value }}"}',
      pause_cmd_t: 'mower/set',
      pause_command_template: '{"do": "{{ value }}"}',
      dock_cmd_t: 'mower/set',
      dock_command_template: '{"do": "{{ value }}"}',
    },
    states: { mower: { activity: 'docked' } },
    answers: {
      'mower/set': (payload) => ({
        mower: {
          activity: { start_mowing: 'mowing', pause: 'paused', dock: 'docked' }[
            String(JSON.parse(payload).do)
          ],
        },
      }),
    },
    later: [{ mower: { activity: 'mowing' } }, { mower: { activity: 'error' } }],
  },
];

export const runnables: readonly SimulatedDevice[] = [
  {
    component: 'scene',
    object: 'movie',
    config: { name: 'Movie night', command_topic: 'scene/movie', payload_on: 'go' },
    answers: { 'scene/movie': () => ({}) },
  },
  {
    component: 'button',
    object: 'doorbell',
    config: { name: 'Chime', command_topic: 'button/chime' },
    answers: { 'button/chime': () => ({}) },
  },
  {
    component: 'button',
    object: 'feeder',
    config: {
      name: 'Feeder',
      command_topic: 'button/feeder',
      command_template: '{"feed": "{{ value }}"}',
      payload_press: 'now',
    },
    answers: { 'button/feeder': () => ({}) },
  },
];

export const settables: readonly SimulatedDevice[] = [
  {
    component: 'number',
    object: 'delay',
    config: { name: 'Delay', cmd_t: 'num/delay/set', stat_t: 'num/delay', min: 0, max: 10, step: 0.1 },
    states: { 'num/delay': '3.5' },
    answers: echo(['num/delay/set', 'num/delay']),
    later: [{ 'num/delay': '7' }],
  },
  {
    component: 'number',
    object: 'limit',
    config: {
      name: 'Limit',
      command_topic: 'num/limit/set',
      command_template: '{"limit": {{ value }} }',
      state_topic: 'num/limit',
      value_template: '{{ value_json.limit }}',
      unit_of_measurement: 'W',
      min: 0,
      max: 3000,
    },
    states: { 'num/limit': { limit: 800 } },
    answers: { 'num/limit/set': (payload) => ({ 'num/limit': payload }) },
    later: [{ 'num/limit': { limit: 1200.5 } }],
  },
  {
    component: 'select',
    object: 'program',
    config: {
      name: 'Program',
      command_topic: 'sel/program/set',
      command_template: '{"program": "{{ value }}"}',
      state_topic: 'sel/program',
      value_template: '{{ value_json.program }}',
      options: ['wash', 'rinse', '2'],
    },
    states: { 'sel/program': { program: 'rinse' } },
    answers: { 'sel/program/set': (payload) => ({ 'sel/program': payload }) },
    later: [{ 'sel/program': { program: 2 } }],
  },
];

export const sensors: readonly SimulatedDevice[] = [
  {
    component: 'sensor',
    object: 'temperature',
    config: {
      name: 'Temperature',
      dev_cla: 'temperature',
      stat_t: 'sen/climate',
      unit_of_meas: '°C',
      val_tpl: '{{ value_json.temperature | round(1) }}',
      dev: { ids: ['sen1'], name: 'Balcony', sa: 'Balcony' },
    },
    states: { 'sen/climate': { temperature: 20.26, humidity: 48, contact: false } },
    later: [{ 'sen/climate': { humidity: 50 } }],
  },
  {
    component: 'sensor',
    object: 'humidity',
    config: {
      name: 'Humidity',
      dev_cla: 'humidity',
      stat_t: 'sen/climate',
      unit_of_meas: '%',
      val_tpl: '{{ value_json.humidity }}',
      dev: { ids: ['sen1'], name: 'Balcony', sa: 'Balcony' },
    },
  },
  {
    component: 'binary_sensor',
    object: 'contact',
    config: {
      name: 'Door',
      dev_cla: 'door',
      stat_t: 'sen/climate',
      pl_on: false,
      pl_off: true,
      val_tpl: '{{ value_json.contact }}',
      dev: { ids: ['sen1'], name: 'Balcony', sa: 'Balcony' },
    },
  },
  {
    component: 'sensor',
    object: 'link',
    absent: 'earshot',
    config: {
      name: 'Link quality',
      stat_t: 'sen/climate',
      ent_cat: 'diagnostic',
      dev: { ids: ['sen1'], name: 'Balcony' },
    },
  },
  {
    component: 'sensor',
    object: 'hidden',
    absent: 'both',
    config: { name: 'Hidden', stat_t: 'sen/hidden', en: false },
  },
  {
    component: 'binary_sensor',
    object: 'motion',
    config: { name: 'Hall motion', device_class: 'motion', state_topic: 'sen/motion' },
    states: { 'sen/motion': 'OFF' },
    later: [{ 'sen/motion': 'ON' }, { 'sen/motion': 'on' }],
  },
  {
    component: 'sensor',
    object: 'words',
    config: { name: 'Washer phase', state_topic: 'sen/phase' },
    states: { 'sen/phase': 'spinning' },
    later: [{ 'sen/phase': '12.50' }],
  },
  {
    component: 'device_tracker',
    object: 'anna',
    config: { name: 'Anna', state_topic: 'sen/anna', payload_home: 'in', payload_not_home: 'out' },
    states: { 'sen/anna': 'in' },
    later: [{ 'sen/anna': 'out' }, { 'sen/anna': 'Work' }],
  },
];
