import type { Messages } from '../simulated.js';
import type { SameCommand } from './command.js';

const on = (object: string): SameCommand => ({ object, set: { on: true }, service: 'turn_on' });
const off = (object: string): SameCommand => ({ object, set: { on: false }, service: 'turn_off' });
const dim = (object: string, percent: number, more: Partial<SameCommand> = {}): SameCommand => ({
  object,
  set: { brightness: percent },
  service: 'turn_on',
  data: { brightness_pct: percent },
  from: OTHERWISE[object] ?? {},
  ...more,
});
/** Of lights that start at another level and warmth than they are told. */
const OTHERWISE: Readonly<Record<string, Messages>> = {
  z2m_lamp: {
    'json/kitchen_lamp': { state: 'ON', brightness: 200, color_mode: 'color_temp', color_temp: 300 },
  },
  json_flags: { 'json/old': { state: 'ON', brightness: 70, color_temp: 300 } },
  topic_lamp: { 'topic/desk/bri': '200', 'topic/desk/ct': '300' },
  text_light: { 'text/wall': 'on,200,300,0,255,0' },
  brightness_light: { 'topic/bright/bri/state': '70' },
};
const warm = (object: string, kelvin: number): SameCommand => ({
  object,
  set: { color_temp: kelvin },
  service: 'turn_on',
  data: { kelvin },
  from: OTHERWISE[object] ?? {},
  // They round mireds down.
  within: 1,
});
const color = (object: string, h: number, s: number, more: Partial<SameCommand> = {}): SameCommand => ({
  object,
  set: { color: { h, s } },
  service: 'turn_on',
  data: { hs_color: [h, s] },
  ...more,
});

/** The third decimal of x and y. */
const XY = 0.002;
const BYTE = 1;

const commands: readonly SameCommand[] = [
  ...[
    'z2m_lamp',
    'json_flags',
    'topic_lamp',
    'first_light',
    'plain_light',
    'text_light',
    'state_light',
    'json_plain',
  ].flatMap((object) => [off(object), on(object)]),
  off('brightness_light'),
  on('brightness_light'),
  { ...on('brightness_light'), from: { 'topic/bright/bri/state': '10', 'topic/bright/sw/state': 'OFF' } },
  ...[
    'z2m_lamp',
    'json_hs',
    'json_flags',
    'topic_lamp',
    'first_light',
    'brightness_light',
    'text_light',
    'template_topics',
  ].flatMap((object) => [dim(object, 50), dim(object, 1), dim(object, 100), dim(object, 33)]),
  dim('z2m_lamp', 0, { service: 'turn_off', data: {} }),
  ...['z2m_lamp', 'json_flags', 'topic_lamp', 'text_light'].flatMap((object) => [
    warm(object, 2700),
    warm(object, 4000),
    warm(object, 6500),
  ]),
  color('z2m_lamp', 0, 100, { within: XY }),
  color('z2m_lamp', 200, 60, { within: XY }),
  color('json_hs', 240, 100),
  color('json_hs', 33, 40),
  color('json_flags', 280, 70, { within: BYTE }),
  color('json_rgbw', 0, 100),
  color('json_rgbww', 240, 100),
  color('topic_lamp', 120, 50),
  color('hs_template', 210, 80),
  color('rgb_template', 300, 100),
  color('rgb_template', 25, 60, { within: BYTE }),
  color('template_topics', 240, 100),
  color('xy_light', 120, 100, { within: XY }),
  color('xy_template', 120, 100, { within: XY }),
  color('rgbw_light', 120, 100),
  color('rgbww_light', 0, 100),
  color('rgbw_light', 0, 0, {
    differs: {
      why: 'The same white, of colours alone or of the white channel.',
      theirs: ['topic/rgbw/rgbw 0-0-0-255', 'topic/rgbw/sw ON'],
      ours: ['topic/rgbw/rgbw 255-255-255-0', 'topic/rgbw/sw ON'],
    },
  }),
  color('text_light', 120, 100),
  color('rgb_only', 120, 100),
  dim('rgb_only', 50, { within: BYTE }),
  color('rgb_only', 240, 100, { from: { 'topic/rgbonly/rgb/state': '128,0,0' }, within: BYTE }),
  {
    object: 'z2m_lamp',
    set: { brightness: 20, color_temp: 2700 },
    service: 'turn_on',
    data: { brightness_pct: 20, kelvin: 2700 },
    from: OTHERWISE['z2m_lamp'] ?? {},
    within: 1,
  },
  {
    object: 'topic_lamp',
    set: { brightness: 20, color_temp: 2700 },
    service: 'turn_on',
    data: { brightness_pct: 20, kelvin: 2700 },
    from: OTHERWISE['topic_lamp'] ?? {},
    within: 1,
  },
];

/** Lights of JSON with a flag for each ability are read as such until 2025.3. */
export const lightCommands = commands.map(
  (command): SameCommand => (command.object === 'json_flags' ? { ...command, until: '2025.3' } : command),
);
