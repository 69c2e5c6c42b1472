import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { canonical } from '../../src/llm/answer/canonical.js';
import { IllegalItem } from '../../src/llm/answer/legal.js';
import { callsOf, itemsOf } from '../../src/llm/answer/write-calls.js';
import { problemOf } from '../../src/llm/problem/state-problem.js';
import type { Call } from '../../src/nlu/call.js';
import { newSession } from '../../src/nlu/converse/session.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const NOW = '2026-11-21T09:00:00';

function problem(say: string, room: string | null = 'living_room') {
  const found = problemOf(say, { home, now: NOW, states: new Map() }, newSession(room));
  if (found === null) throw new Error(`no problem of "${say}"`);
  return found;
}

const CASES: readonly (readonly [say: string, ...calls: readonly Call[]])[] = [
  ['kitchen light on', { do: 'set', state: 'on', target: { ids: ['kitchen_light'] } }],
  ['everything dark', { do: 'set', state: 'off', target: { kind: 'light', all: true } }],
  ['lights off in the kitchen', { do: 'set', state: 'off', target: { kind: 'light', area: 'kitchen' } }],
  ['all off upstairs', { do: 'set', state: 'off', target: { kind: 'light', floor: 'upstairs' } }],
  [
    'all the lights off but the bedroom',
    { do: 'set', state: 'off', target: { kind: 'light', all: true, except: [{ area: 'bedroom' }] } },
  ],
  [
    'kitchen light thirty percent',
    { do: 'adjust', attr: 'brightness', value: 30, target: { ids: ['kitchen_light'] } },
  ],
  ['half as bright', { do: 'adjust', attr: 'brightness', value: 50, target: { kind: 'light' } }],
  ['up ten percent', { do: 'adjust', attr: 'brightness', delta: 10, target: { ref: 'last' } }],
  [
    'a tad less',
    { do: 'adjust', attr: 'volume', delta: { some: -1, size: 'few' }, target: { kind: 'media' } },
  ],
  [
    'the light blue please',
    { do: 'adjust', attr: 'color', value: 'blue', target: { kind: 'light', area: 'here' } },
  ],
  [
    '72 degrees fahrenheit',
    { do: 'adjust', attr: 'target', value: 72, unit: 'fahrenheit', target: { kind: 'climate' } },
  ],
  ['heat please', { do: 'adjust', attr: 'mode', value: 'heat', target: { ids: ['thermostat'] } }],
  ['no sound', { do: 'adjust', attr: 'muted', value: true, target: { kind: 'media' } }],
  [
    'is the front door locked',
    { do: 'query', attr: 'locked', test: { is: true }, target: { ids: ['front_door'] } },
  ],
  [
    'which lights burn',
    { do: 'query', attr: 'on', test: { is: true }, agg: 'which', target: { kind: 'light' } },
  ],
  [
    'when is the dentist on monday',
    { do: 'query', attr: 'calendar', ask: 'when', range: { weekday: 'MO' }, about: 'dentist' },
  ],
  ['the bedroom is dusty', { do: 'run', op: 'clean_area', area: 'bedroom' }],
  ['movie night', { do: 'run', op: 'activate', target: { ids: ['movie_night'] } }],
  ['how about some old fado', { do: 'media', op: 'play', query: 'old fado', target: { kind: 'media' } }],
  ['pasta, nine minutes', { do: 'timer', op: 'set', duration: 540, label: 'pasta' }],
  ['kill the ten minute timer', { do: 'timer', op: 'cancel', which: 600 }],
  ['up at quarter past six tomorrow', { do: 'alarm', op: 'set', time: { clock: '06:15', day: { in: 1 } } }],
  [
    'tomorrow get me up at six',
    { do: 'alarm', op: 'set', time: { clock: '06:00', meridiem: 'am', day: { in: 1 } } },
  ],
  [
    'weekdays at seven',
    { do: 'alarm', op: 'set', time: { clock: '07:00' }, repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
  ],
  ['nudge me about the bins in an hour', { do: 'reminder', op: 'set', duration: 3600, label: 'the bins' }],
  ['we are out of oat milk and eggs', { do: 'list', op: 'add', items: ['oat milk', 'eggs'] }],
  ["what's on the shopping list", { do: 'list', op: 'query', list: 'shopping' }],
  ['do we still need eggs', { do: 'list', op: 'query', items: ['eggs'] }],
  ['umbrella tomorrow', { do: 'info', topic: 'weather', day: { in: 1 } }],
  ['tell them that supper is ready', { do: 'announce', message: 'supper is ready' }],
  ['hush', { do: 'control', op: 'quieter' }],
  ['who won the cup', { do: 'none', reason: 'out_of_scope' }],
  [
    'kitchen light for twenty minutes',
    { do: 'set', state: 'on', target: { ids: ['kitchen_light'] } },
    { do: 'set', state: 'off', target: { ids: ['kitchen_light'] }, when: { delay: 1200 } },
  ],
  [
    'garden light at dusk every day',
    {
      do: 'set',
      state: 'on',
      target: { ids: ['garden_light'] },
      when: { at: { sun: 'sunset' }, repeat: 'FREQ=DAILY' },
    },
  ],
  [
    'heating down if it is above 22',
    {
      do: 'adjust',
      attr: 'target',
      delta: { some: -1 },
      target: { ids: ['thermostat'] },
      when: { if: { target: {}, attr: 'temperature', above: 22 } },
    },
  ],
];

describe('calls as symbols and pointers', () => {
  it.each(CASES.map(([say, ...calls]) => ({ say, calls })))('$say', ({ say, calls }) => {
    const given = problem(say);
    const items = itemsOf(calls, given);
    expect(items).not.toBeNull();
    expect(callsOf(items ?? [], given)).toEqual(calls);
  });

  it('takes today for no day: "ten tonight" is ten in the evening', () => {
    const given = problem('fairy lights off at ten tonight');
    const off = { do: 'set', state: 'off', target: { kind: 'light' } } as const;
    const items = itemsOf([{ ...off, when: { at: { clock: '10:00', meridiem: 'pm' } } }], given);
    expect(items).not.toBeNull();
    expect(callsOf(items ?? [], given)).toEqual([
      { ...off, when: { at: { clock: '10:00', meridiem: 'pm', day: { in: 0 } } } },
    ]);
    const weather: Call = { do: 'info', topic: 'weather', day: { in: 0 } };
    expect(itemsOf([weather], problem('is it fit for a walk'))).not.toBeNull();
    expect(itemsOf([{ ...weather, day: { in: 1 } }], problem('is it fit for a walk'))).toBeNull();
  });

  it('has no way to say what was not said or is not there', () => {
    const given = problem('kitchen light to thirty percent');
    const unsayable: readonly Call[] = [
      { do: 'set', state: 'on', target: { ids: ['garden_light'] } },
      { do: 'adjust', attr: 'brightness', value: 31, target: { ids: ['kitchen_light'] } },
      { do: 'media', op: 'play', query: 'jazz', target: { kind: 'media' } },
      { do: 'timer', op: 'set', duration: 30 },
      // A lamp is not locked.
      { do: 'set', state: 'lock', target: { ids: ['kitchen_light'] } },
    ];
    for (const call of unsayable) expect(itemsOf([call], given)).toBeNull();
  });

  it('does not read an answer that breaks off or goes on', () => {
    const given = problem('kitchen light on');
    expect(() => callsOf(['set:on'], given)).toThrow(IllegalItem);
    expect(() => callsOf(['set:on', ';', '.', ';'], given)).toThrow(IllegalItem);
    expect(() => callsOf(['set:on', '=', ';', '.'], given)).toThrow(IllegalItem);
  });

  it('takes what the grammar says to the same form', () => {
    const said: Call = {
      do: 'adjust',
      attr: 'brightness',
      value: 30,
      unit: 'percent',
      target: { name: 'kitchen light', ids: ['kitchen_light'], kind: 'light' },
    };
    expect(canonical(said, home)).toEqual({
      do: 'adjust',
      attr: 'brightness',
      value: 30,
      target: { ids: ['kitchen_light'] },
    });
    expect(canonical({ do: 'set', state: 'on', target: { name: 'teleporter' } }, home)).toBeNull();
  });
});
