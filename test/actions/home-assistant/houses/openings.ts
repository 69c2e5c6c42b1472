/** What opens, closes and locks: covers, valves, locks, and the alarm panel that watches them. */
import type { Messages, SimulatedDevice } from '../simulated.js';

const says =
  (topic: string, words: Readonly<Record<string, string>>) =>
  (payload: string): Messages =>
    payload in words ? { [topic]: words[payload] } : {};

/** A motor is not faster than the broker: "it moves" comes after the broker has said that it has the command. */
const MOTOR_MS = 100;

export const covers: readonly SimulatedDevice[] = [
  {
    component: 'cover',
    object: 'blind',
    config: {
      name: 'Bedroom blind',
      dev_cla: 'blind',
      '~': 'cover/blind',
      cmd_t: '~/set',
      stat_t: '~/state',
      pos_t: '~/pos',
      set_pos_t: '~/pos/set',
      tilt_cmd_t: '~/tilt/set',
      tilt_status_t: '~/tilt',
    },
    startsAfterMs: MOTOR_MS,
    states: { 'cover/blind/state': 'open', 'cover/blind/pos': '40', 'cover/blind/tilt': '20' },
    answers: {
      'cover/blind/set': says('cover/blind/state', { OPEN: 'opening', CLOSE: 'closing', STOP: 'stopped' }),
      'cover/blind/pos/set': (payload) => ({ 'cover/blind/pos': payload }),
      'cover/blind/tilt/set': (payload) => ({ 'cover/blind/tilt': payload }),
    },
    later: [
      { 'cover/blind/state': 'opening' },
      { 'cover/blind/pos': '70', 'cover/blind/state': 'stopped' },
      { 'cover/blind/pos': '0', 'cover/blind/state': 'closed' },
      // Out of range: passed over.
      { 'cover/blind/tilt': '140' },
      { 'cover/blind/pos': '{"position": 33, "tilt_position": 66}' },
    ],
  },
  {
    component: 'cover',
    object: 'inverted',
    config: {
      name: 'Awning',
      device_class: 'awning',
      command_topic: 'cover/awning/set',
      position_topic: 'cover/awning',
      position_template: '{{ value_json.Shutter1.Position }}',
      set_position_topic: 'cover/awning/pos',
      set_position_template:
        '{"value": {{ value }}, "percent": {{ position }}, "closed": {{ position_closed }}}',
      position_open: 0,
      position_closed: 255,
    },
    states: { 'cover/awning': { Shutter1: { Position: 204 } } },
    answers: {
      'cover/awning/set': (payload) => ({
        'cover/awning': { Shutter1: { Position: payload === 'OPEN' ? 0 : 255 } },
      }),
      'cover/awning/pos': (payload) => ({
        'cover/awning': { Shutter1: { Position: JSON.parse(payload).value } },
      }),
    },
    later: [
      { 'cover/awning': { Shutter1: { Position: 0 } } },
      { 'cover/awning': { Shutter1: { Position: 255 } } },
    ],
  },
  {
    component: 'cover',
    object: 'slats',
    config: {
      name: 'Office slats',
      command_topic: 'cover/slats/set',
      state_topic: 'cover/slats',
      payload_stop: null,
      tilt_command_topic: 'cover/slats/tilt/set',
      tilt_command_template: '{"tilt": {{ value }}, "percent": {{ tilt_position }}, "max": {{ tilt_max }}}',
      tilt_status_topic: 'cover/slats/tilt',
      tilt_min: 0,
      tilt_max: 180,
    },
    states: { 'cover/slats': 'open', 'cover/slats/tilt': '90' },
    answers: {
      'cover/slats/set': says('cover/slats', { OPEN: 'open', CLOSE: 'closed' }),
      'cover/slats/tilt/set': (payload) => ({ 'cover/slats/tilt': String(JSON.parse(payload).tilt) }),
    },
  },
  {
    component: 'cover',
    object: 'garage',
    config: {
      name: 'Garage door',
      device_class: 'garage',
      command_topic: 'cover/garage/set',
      state_topic: 'cover/garage',
      payload_open: 'up',
      payload_close: 'down',
      payload_stop: 'halt',
      state_open: 'is open',
      state_closed: 'is shut',
      state_opening: 'goes up',
      state_closing: 'goes down',
      state_stopped: 'stands',
    },
    states: { 'cover/garage': 'is shut' },
    answers: {
      'cover/garage/set': says('cover/garage', { up: 'is open', down: 'is shut', halt: 'stands' }),
    },
    later: [{ 'cover/garage': 'is open' }, { 'cover/garage': 'is shut' }],
  },
  {
    component: 'cover',
    object: 'sunk_gate',
    config: {
      name: 'Gate',
      device_class: 'gate',
      command_topic: 'cover/gate/set',
      state_topic: 'cover/gate',
    },
    startsAfterMs: MOTOR_MS,
    states: { 'cover/gate': 'closed' },
    answers: { 'cover/gate/set': says('cover/gate', { OPEN: 'opening', CLOSE: 'closing', STOP: 'stopped' }) },
    // Stopped half-way up: what is not closed is open.
    later: [{ 'cover/gate': 'opening' }, { 'cover/gate': 'stopped' }],
  },
  {
    component: 'cover',
    object: 'slider',
    config: {
      name: 'Skylight',
      set_position_topic: 'cover/skylight/set',
      position_topic: 'cover/skylight',
      device_class: 'window',
    },
    states: { 'cover/skylight': '100' },
    answers: { 'cover/skylight/set': (payload) => ({ 'cover/skylight': payload }) },
  },
];

export const valves: readonly SimulatedDevice[] = [
  {
    component: 'valve',
    object: 'water',
    config: {
      name: 'Water valve',
      device_class: 'water',
      command_topic: 'valve/water/set',
      command_template: '{"do": "{{ value }}"}',
      payload_stop: 'STOP',
      state_topic: 'valve/water',
    },
    states: { 'valve/water': 'open' },
    answers: {
      'valve/water/set': (payload) => ({
        'valve/water': ({ OPEN: 'open', CLOSE: 'closed', STOP: 'open' } as const)[
          JSON.parse(payload).do as 'OPEN' | 'CLOSE' | 'STOP'
        ],
      }),
    },
    later: [{ 'valve/water': 'closed' }, { 'valve/water': { state: 'open' } }],
  },
  {
    component: 'valve',
    object: 'radiator',
    config: {
      name: 'Radiator valve',
      pos: true,
      command_topic: 'valve/radiator/set',
      command_template: '{"to": {{ value }}, "percent": {{ position }}}',
      state_topic: 'valve/radiator',
      position_open: 255,
    },
    states: { 'valve/radiator': { state: 'open', position: 51 } },
    answers: { 'valve/radiator/set': (payload) => ({ 'valve/radiator': String(JSON.parse(payload).to) }) },
    later: [
      { 'valve/radiator': '255' },
      { 'valve/radiator': { state: 'closing', position: 128 } },
      { 'valve/radiator': '0' },
    ],
  },
];

export const locks: readonly SimulatedDevice[] = [
  {
    component: 'lock',
    object: 'front_door',
    config: { name: 'Front door', command_topic: 'lock/front/set', state_topic: 'lock/front' },
    states: { 'lock/front': 'LOCKED' },
    answers: { 'lock/front/set': says('lock/front', { LOCK: 'LOCKED', UNLOCK: 'UNLOCKED' }) },
    later: [
      { 'lock/front': 'UNLOCKING' },
      { 'lock/front': 'UNLOCKED' },
      { 'lock/front': 'LOCKING' },
      { 'lock/front': 'LOCKED' },
      // The bolt is not where it should be: nobody may be told that it is locked.
      { 'lock/front': 'JAMMED' },
    ],
  },
  {
    component: 'lock',
    object: 'back_door',
    config: {
      name: 'Back door',
      command_topic: 'lock/back/set',
      command_template: '{"action": "{{ value }}", "code": "{{ code }}"}',
      state_topic: 'lock/back',
      value_template: '{{ value_json.state }}',
      payload_lock: 'close',
      payload_unlock: 'open',
      state_locked: 'shut',
      state_unlocked: 'ajar',
      state_jammed: 'stuck',
    },
    states: { 'lock/back': { state: 'ajar' } },
    answers: {
      'lock/back/set': (payload) => ({
        'lock/back': { state: JSON.parse(payload).action === 'close' ? 'shut' : 'ajar' },
      }),
    },
    later: [{ 'lock/back': { state: 'shut' } }, { 'lock/back': { state: 'stuck' } }],
  },
];

export const alarms: readonly SimulatedDevice[] = [
  {
    component: 'alarm_control_panel',
    object: 'alarm',
    config: {
      name: 'House alarm',
      command_topic: 'alarm/set',
      state_topic: 'alarm',
      supported_features: ['arm_home', 'arm_away', 'arm_night'],
      code_arm_required: false,
    },
    states: { alarm: 'disarmed' },
    answers: {
      'alarm/set': says('alarm', {
        DISARM: 'disarmed',
        ARM_HOME: 'armed_home',
        ARM_AWAY: 'armed_away',
        ARM_NIGHT: 'armed_night',
      }),
    },
    later: [{ alarm: 'triggered' }, { alarm: 'armed_night' }],
  },
  {
    component: 'alarm_control_panel',
    object: 'alarm_json',
    config: {
      name: 'Shed alarm',
      command_topic: 'alarm/shed/set',
      command_template: '{"action": "{{ action }}", "code": "{{ code }}"}',
      state_topic: 'alarm/shed',
      value_template: '{{ value_json.mode }}',
      code_arm_required: false,
    },
    states: { 'alarm/shed': { mode: 'armed_away' } },
    answers: {
      'alarm/shed/set': (payload) => ({
        'alarm/shed': { mode: JSON.parse(payload).action === 'DISARM' ? 'disarmed' : 'armed_home' },
      }),
    },
  },
];
