/** What something shows: "what's the temperature in the kitchen", "battery of my phone", "status of the washer". */
import type { Call } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { SCALES } from '../climate/climate-words.js';
import { TITLES } from '../media/titles.js';
import { groupsOf, namesOf, SHARED_LISTS, SHARED_RULES } from '../shared-rules.js';
import { kindsOf, stringSlot, targetOf } from '../target.js';
import { ENOUGH } from './enough.js';
import { MEASURES } from './measures.js';
import { BARE, measureOf, readMeasure, WITHIN } from './reading-slots.js';
import { QUESTION_GROUPS } from './state-groups.js';

const value: IntentSpec = {
  groups: [
    {
      sentences: [
        '<what_is> <the> [current] {measure} [<measured_by> <thing_at>]',
        "<what_is> <the> {name}['s] [current] {measure} [<place>]",
        "<what_is> <the> {area} {name}['s] {measure}",
        '<what_is> <the> [current] {measure} [level|reading|value] (of|for|on) <asked>',
        "<what_is> <the> ({area}['s]|{floor}['s]|{house:scope}) {measure} [now|right now]",
        '<what_is> <the> {measure} [like] [<place>] [now|right now|today]',
        '(check|read|get|show me|tell me|give me|report) <the> {measure} [<place>|of <thing_at>|for <thing_at>]',
        "(check|read|get|show me|tell me) <the> ({name}['s]|{area}['s]) {measure}",
        '{measure} (of|in|for|at) (<thing_at>|<the> {area})',
        '<the> ({name}|{area}) {measure}',
        'do you know <the> {measure} [<place>|of <thing_at>]',
      ],
    },
    {
      slots: { measure: 'temperature' },
      sentences: [
        'how (warm|hot|cold|cool|chilly) is it [<place>] [now|right now]',
        'how (warm|hot|cold|cool|chilly) is (<thing_at>|<the> ({area}|house|home|room))',
        'is it (warm|hot|cold|cool|chilly) <place_area>',
        'why is it so (warm|hot|cold|cool|chilly) <place_area>',
        '(what temperature|what temp|how many degrees) is it [<place>] [now|right now]',
        '(what temperature|what temp) is <somewhere> [at] [now|right now]',
        '<what_is> (it|the temperature) like <place>',
        '(whats|what is) it [actually|really|currently|sitting] at <place>',
        '(<what_is> <the> [current] (temperature|temp)|(what temperature|what temp|how many degrees) is it) {out_of_doors:scope}',
      ],
    },
    {
      // "Outside temperature", "air pressure": what is measured and nothing else.
      slots: { bare: true },
      weight: -1,
      textOnly: true,
      alone: true,
      sentences: ['<the> [current] {measure} [<place>]', '<the> {outside:scope} {measure}'],
    },
    {
      sentences: [
        '<what_is> <the> [current] {outside:scope} {measure}',
        '(check|read|get|show me|give me) <the> {outside:scope} {measure}',
      ],
    },
    {
      textOnly: true,
      sentences: [
        '[<what_is>] <the> [current] {measure} [<measured_by> <thing_at>] in [degrees] {unit}',
        '[<what_is>] <the> [current] {measure} [<place>] in [degrees] {unit}',
        '[<what_is>] <the> {outside:scope} {measure} in [degrees] {unit}',
        "[<what_is>] <the> ({name}['s]|{area}['s]) {measure} in [degrees] {unit}",
      ],
    },
    {
      slots: { measure: 'temperature' },
      textOnly: true,
      sentences: ['how (warm|hot|cold|cool) is it [<place>] in [degrees] {unit}'],
    },
    {
      // A "Fridge Temperature" tells how cold the fridge is.
      slots: { measure: 'temperature' },
      lists: { measured: { wildcard: true } },
      weight: -3,
      textOnly: true,
      sentences: ['how (warm|hot|cold|cool|chilly) is <the> {measured} [now|right now]'],
    },
    { slots: { measure: 'humidity' }, sentences: ['how (humid|damp|dry) is (it [<place>]|<the> {area})'] },
    {
      slots: { measure: 'battery' },
      sentences: [
        'how much (battery|charge|power) (does|has) (<thing_at>|<the> {robot:group}) (have|got) [left|remaining]',
        'how much (battery|charge|power) is (left|remaining) (in|on) (<thing_at>|<the> {robot:group})',
        '(hows|how is) <the> (battery|charge) (in|on|of|for) (<thing_at>|<the> {robot:group}) [doing|holding up|looking]',
        "(hows|how is) <the> {name}['s] (battery|charge) [doing|holding up|looking]",
        '<what_is> <the> (battery|charge) [level] like (in|on|of|for) <thing_at>',
        'how (full|charged) is (<thing_at>|<the> {robot:group})',
        'does (<thing_at>|<the> {robot:group}) need [to be] (charging|charged|a charge|a new battery|new batteries)',
      ],
    },
    {
      slots: { measure: 'battery' },
      textOnly: true,
      alone: true,
      sentences: ['<the> {robot:group} battery [level|charge|status]'],
    },
    {
      // The boiler knows how hot the water is, unless something is called just so.
      needs: ({ devices }) =>
        devices.some(({ kind }) => kind === 'water_heater') &&
        !devices.some(({ name, aliases }) => [name, ...aliases].some((one) => /^(?:hot )?water$/i.test(one))),
      slots: { measure: 'current', water: true },
      weight: 1,
      sentences: [
        'how (hot|warm) is <the> [hot] water [now|right now]',
        '<what_is> <the> [hot] water temperature',
      ],
    },
    {
      needs: ({ devices }) => devices.some(({ kind }) => kind === 'water_heater'),
      slots: { measure: 'current', water: true },
      // Below what is called a bath itself.
      weight: -2,
      textOnly: true,
      sentences: ['how (hot|warm) is <the> (bath|shower|bath water|bathwater|shower water|tap water) [now]'],
    },
    {
      needs: ({ devices }) => devices.some(({ deviceClass }) => deviceClass === 'illuminance'),
      slots: { measure: 'illuminance' },
      sentences: [
        'how (bright|dark|light) is it [<place>] [now|right now]',
        'how much light is (there|it) [<place>] [now|right now]',
      ],
    },
    { slots: { measure: 'brightness' }, sentences: ['how bright (is|are) (<thing_at>|<asked>) [<place>]'] },
    { slots: { measure: 'volume' }, sentences: ['how loud (is|are) (<thing_at>|<asked>) [<place>]'] },
    {
      slots: { measure: 'speed' },
      sentences: ['how fast (is|are) (<thing_at>|<asked>) [going|spinning|running] [<place>]'],
    },
    {
      slots: { measure: 'position' },
      sentences: ['how far (open|closed) (is|are) (<thing_at>|<asked>) [<place>]'],
    },
    {
      slots: { measure: 'power' },
      sentences: [
        'how much (power|electricity) (is|does) <thing_at> (using|use|consuming|consume|drawing|draw|producing|produce)',
      ],
    },
    {
      slots: { measure: 'power' },
      textOnly: true,
      sentences: [
        'how much (is|does) <thing_at> (using|use|consuming|consume|drawing|draw|taking|take) [now|right now|at the moment]',
        'what (is|does) <thing_at> (using|use|drawing|draw) [now|right now|at the moment]',
        'how many watts (is|does) <thing_at> (using|use|consuming|consume|drawing|draw|taking|take) [now|right now|at the moment]',
      ],
    },
    {
      slots: { measure: 'energy' },
      sentences: [
        'how much energy (has|did|does) <thing_at> (used|use|produced|produce|consumed|consume) [today]',
      ],
    },
    {
      slots: { measure: 'target' },
      sentences: [
        '<what_is> <the> (temperature|temp) set (to|at) [<place>]',
        '<what_is> (<thing_at>|<the> (thermostat|heating|heater|ac|air conditioning)) set (to|at) [<place>]',
        'what temperature is (<thing_at>|<the> (thermostat|heating|heater|ac)) set (to|at)',
      ],
    },
    { slots: { measure: 'mode' }, sentences: ['(what|which) mode is (<thing_at>|<asked>) [in|on|set to]'] },
    { slots: { measure: 'color' }, sentences: ['what color (is|are) (<thing_at>|<asked>) [<place>]'] },
    ...TITLES,
    { slots: { measure: 'date' }, sentences: ['when (will|is) <thing> [be|going to be]'] },
    {
      // Of a machine, by the sensor that counts what is left.
      slots: { measure: 'duration' },
      textOnly: true,
      sentences: [
        '(when|what time|how soon) (will|is|does|do) <thing> [be|going to be] (done|finished|ready|over|finish|end|stop)',
        'how (long|much longer|many minutes|much time) (till|until|before|does|will|has|have|is|are) <thing> [be|got|is|have|need|take|going to be|going to take] [done|finished|ready|over|left|to go]',
        'how (long|much longer|much time|many minutes) [is|are] [there] [left|remaining|to go] (on|for|of|in) <thing>',
      ],
    },
    ...ENOUGH,
    {
      needs: ({ devices }) => devices.some(({ deviceClass }) => deviceClass === 'carbon_dioxide'),
      slots: { measure: 'carbon_dioxide' },
      textOnly: true,
      sentences: [
        'is (it|the air) [a bit|very|too|getting|any|still] (stuffy|stale|bad|fresh) [<place>]',
        'how (stuffy|stale|fresh|good|bad) is (it|the air) [<place>]',
        'hows the air [quality] [<place>]',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const measure = measureOf(match);
    if (measure === null || (match.group.slots?.bare === true && !BARE.has(measure.attr))) return [];
    const unit = stringSlot(match, 'unit');
    if (unit === 'celsius' || unit === 'fahrenheit')
      return measure.attr === 'temperature'
        ? readMeasure(match, measure).map((call) => ({ ...call, unit }))
        : [];
    return readMeasure(match, measure);
  },
};

const status: IntentSpec = {
  groups: [
    {
      sentences: [
        '<what_is> <the> [current|present] (state|status|value|reading|condition|level) of <thing_at>',
        "<what_is> <the> {name}['s] [current|present] (state|status|value|reading|condition|level)",
        '(state|status|value|reading) of <thing_at>',
        '<the> {name} (state|status|update|reading)',
        '(check|report|check on|tell me about|update me on|how about|any news on) <thing_at>',
        '(hows|how is|how are) <thing_at> [doing|going]',
        '(whats|what is) <thing_at> doing [right now|now|at the moment]',
        '(wheres|where is) <the> {robot:group}',
        '(has|is) <the> {robot:group} (finished|done) [cleaning|mowing] [yet]',
        '(wheres|where is) <the> {robot_name:name}',
        '(whats|what is|tell me) <the> [current value of] <sensor>',
        '(what does|what do) <sensor> (say|show|read)',
        '(how much|how many|how high) (is|are) <sensor>',
      ],
    },
  ],
  interpret: (match): Call[] => {
    // "How's the weather" is the weather's own question.
    const named = match.slots.name;
    if (named !== undefined && kindsOf(named).includes('weather')) return [];
    return [{ do: 'query', attr: 'state', target: targetOf(match) }];
  },
};

export const readings = defineSkill({
  id: 'readings',
  summary: 'Values: temperature, humidity, battery, power and whatever a device shows.',
  rules: {
    ...SHARED_RULES,
    thing: '<the> {name}',
    thing_at: '<the> {name} [<place>]',
    sensor: '<the> {sensor_name:name} [<place>]',
    asked: '<the> (<before> <the> {group}|{group})',
    what_is: '(whats|what is|what was|what are|tell me|give me)',
    measured_by: '(of|in|on|from|for|at|inside|by|indicated by|measured by|shown by|reported by)',
  },
  lists: {
    ...SHARED_LISTS,
    scope: WITHIN,
    // "Out" alone, where nothing but the air can be meant.
    out_of_doors: { values: [{ in: '(out|out of doors) [now|right now|today]', out: 'outside' }] },
    group: QUESTION_GROUPS,
    measure: MEASURES,
    unit: SCALES,
    robot_name: namesOf('vacuum', 'mower'),
    player: namesOf('media'),
    robot: groupsOf([
      ['[robot] (vacuum|vacuum cleaner|hoover|roomba|robot)', { kind: 'vacuum' }],
      ['[lawn] (mower|lawnmower)', { kind: 'mower' }],
    ]),
    sensor_name: { from: 'name', where: { kind: ['sensor', 'number', 'select', 'binary_sensor'] } },
  },
  intents: { value, status },
  tests: [
    { say: 'what is the temperature', calls: [{ do: 'query', attr: 'temperature' }] },
    {
      say: "what's the temperature in the kitchen",
      calls: [{ do: 'query', attr: 'temperature', target: { area: 'kitchen' } }],
    },
    {
      say: 'how warm is it in here',
      room: 'kitchen',
      calls: [{ do: 'query', attr: 'temperature', target: { area: 'here' } }],
    },
    { say: 'what is playing', calls: [{ do: 'query', attr: 'title', target: { kind: 'media' } }] },
  ],
});
