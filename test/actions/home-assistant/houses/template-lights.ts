/** Lights of the template schema: any text, made and read by templates. */
import { echo, type SimulatedDevice } from '../simulated.js';

export const templateLights: readonly SimulatedDevice[] = [
  {
    component: 'light',
    object: 'text_light',
    config: {
      name: 'Wall light',
      schema: 'template',
      cmd_t: 'text/wall/set',
      stat_t: 'text/wall',
      cmd_on_tpl:
        'on{% if brightness is defined %},b{{ brightness }}{% endif %}{% if color_temp is defined %},t{{ color_temp }}{% endif %}{% if red is defined %},{{ red }}-{{ green }}-{{ blue }}{% endif %}',
      cmd_off_tpl: 'off',
      stat_tpl: "{{ value.split(',')[0] }}",
      bri_tpl: "{{ value.split(',')[1] }}",
      clr_temp_tpl: "{{ value.split(',')[2] }}",
      r_tpl: "{{ value.split(',')[3] }}",
      g_tpl: "{{ value.split(',')[4] }}",
      b_tpl: "{{ value.split(',')[5] }}",
    },
    states: { 'text/wall': 'on,128,250,0,255,0' },
    answers: {
      'text/wall/set': (payload) => {
        const level = /b(\d+)/.exec(payload)?.[1] ?? '255';
        const warmth = /t(\d+)/.exec(payload)?.[1] ?? '300';
        const color = /(\d+)-(\d+)-(\d+)/.exec(payload)?.slice(1).join(',') ?? '0,255,0';
        return { 'text/wall': `${payload.slice(0, 3) === 'off' ? 'off' : 'on'},${level},${warmth},${color}` };
      },
    },
    later: [{ 'text/wall': 'on,0,250,0,0,255' }, { 'text/wall': 'off,1,250,0,0,255' }],
  },
  {
    component: 'light',
    object: 'state_light',
    // One template for both, by the word for on.
    config: {
      name: 'Cellar light',
      schema: 'template',
      command_topic: 'text/cellar/set',
      command_on_template: '{{ "1" if state else "0" }}',
      command_off_template: '{{ "1" if state else "0" }}',
      state_topic: 'text/cellar',
      state_template: '{{ "on" if value == "1" else "off" }}',
    },
    states: { 'text/cellar': '1' },
    answers: echo(['text/cellar/set', 'text/cellar']),
  },
];
