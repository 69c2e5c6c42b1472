/** Conditions as said: "the washing machine finishes", "it's dark", "nobody is home", "the temperature drops below 18". */
import { READ_ONLY } from '../../actions/kinds.js';
import { scaleOfUnit } from '../../actions/unit-symbols.js';
import type { Condition, Target } from '../call.js';
import type { InterpretContext, ListItem, ListSource, SlotMatch } from '../skill.js';
import type { Slots } from '../time.js';
import { alarms } from './going-off.js';
import { isMeasure, MEASURES } from './measures.js';
import { QUESTION_GROUPS } from './state-groups.js';
import { askOf, isStateWord, STATE_WORDS, type StateWord } from './state-words.js';
import { idsOf, kindsOf } from './target.js';

/** Verbs of a thing coming into a state, with the word for that state. */
const COMING: readonly (readonly [words: string, state: StateWord])[] = [
  [
    '(opens|is opened|gets opened|open)',
    { word: 'open', on: true, classes: ['door', 'garage_door', 'garage', 'opening', 'window', 'gate'] },
  ],
  [
    '(closes|is closed|shuts|gets closed|close)',
    { word: 'closed', on: false, classes: ['door', 'garage_door', 'garage', 'opening', 'window', 'gate'] },
  ],
  ['(locks|is locked|gets locked)', { word: 'locked', on: false, classes: ['lock'] }],
  ['(unlocks|is unlocked|gets unlocked)', { word: 'unlocked', on: true, classes: ['lock'] }],
  [
    '(turns on|goes on|comes on|is turned on|is switched on|starts|starts up|starts running|is started|turn on|come on|are on|are turned on)',
    { word: 'on', on: true },
  ],
  [
    '(turns off|goes off|is turned off|is switched off|turn off|are off|are turned off)',
    { word: 'off', on: false },
  ],
  [
    '(finishes|is finished|has finished|is done|ends|has ended|stops|has stopped|completes|is complete|is ready|stops running|finishes running|is over|gets done|is through)',
    { word: 'done', on: false, classes: ['running', 'power', 'moving'] },
  ],
  [
    '(detects motion|sees motion|detects movement|is triggered|detects something|goes off|triggers|detects smoke|detects water)',
    { word: 'detected', on: true },
  ],
];

const PEOPLE: readonly ListItem[] = [
  {
    in: '(i|we|someone|somebody|anyone|anybody|one of us|the first person|the kids|the family)',
    out: { target: { kind: 'person' } },
  },
  {
    in: '(everyone|everybody|all of us|the whole family)',
    out: { target: { kind: 'person', all: true }, all: true },
  },
  {
    in: '(nobody|no one|noone|none of us)',
    out: { target: { kind: 'person', all: true }, all: true, none: true },
  },
];

/** "Nobody's home", "everyone's out", "we're back". */
const PEOPLE_ARE: readonly ListItem[] = [
  { in: '(im|were|weve|someones|somebodys|anyones)', out: { target: { kind: 'person' } } },
  { in: '(everyones|everybodys)', out: { target: { kind: 'person', all: true }, all: true } },
  { in: '(nobodys|no ones)', out: { target: { kind: 'person', all: true }, all: true, none: true } },
];

export const CONDITION_LISTS: Readonly<Record<string, ListSource>> = {
  state: STATE_WORDS,
  coming: { values: COMING.map(([words, state]) => ({ in: words, out: state })) },
  cond_group: QUESTION_GROUPS,
  cond_measure: MEASURES,
  people: { values: PEOPLE },
  people_are: {
    values: PEOPLE_ARE,
  },
  where_they_are: {
    values: [
      { in: '(home|back|back home|at home|in|in the house)', out: 'home' },
      { in: '(out|away|gone|not home|not at home|out of the house|left)', out: 'not_home' },
    ],
  },
  presence: {
    values: [
      {
        in: '(come home|comes home|get home|gets home|get in|gets in|arrive|arrives|arrive home|arrives home|am home|is home|are home|(am|is|are) back [home|again]|(am|is|are) home again|get back|gets back|come back|comes back|is in the house|is at home|are at home|am at home)',
        out: 'home',
      },
      {
        in: '(leave|leaves|leave the house|leaves the house|leave home|leaves home|go out|goes out|head out|heads out|am out|is out|are out|have left|has left|am away|is away|are away|am gone|is gone|are gone|am not home|is not home|isnt home|are not home|arent home|have left the house|has left the house)',
        out: 'not_home',
      },
    ],
  },
  sky: {
    values: [
      { in: '(its|it is|it gets|it becomes) [already|getting|too] dark [outside|out|in here]', out: 'down' },
      { in: '(its|it is) [already] night [time] [outside]', out: 'down' },
      { in: 'the sun (is down|has set|is not up|isnt up)', out: 'down' },
      {
        in: '(its|it is|it gets) [still|already] (light|bright|daytime|daylight|day time) [outside|out]',
        out: 'up',
      },
      { in: 'the sun is [still] up', out: 'up' },
      { in: '(its|it is) not dark [outside|out] [yet]', out: 'up' },
    ],
  },
  falling: {
    values: [
      { in: '(it rains|its raining|it is raining|it (starts|begins) (raining|to rain))', out: 'rainy' },
      { in: '(it snows|its snowing|it is snowing|it (starts|begins) (snowing|to snow))', out: 'snowy' },
    ],
  },
  not_falling: {
    values: [
      {
        in: '(it is not raining|it isnt raining|its not raining|it does not rain|it doesnt rain|it (stops|has stopped) raining)',
        out: 'rainy',
      },
      {
        in: '(it is not snowing|it isnt snowing|its not snowing|it does not snow|it doesnt snow|it (stops|has stopped) snowing)',
        out: 'snowy',
      },
    ],
  },
  is_not: { values: [{ in: '(is not|isnt|are not|arent|is no longer|are no longer)', out: true }] },
  it_is: {
    values: [
      { in: '(its|it is|they are|theyre|that is|thats|those are)', out: 'is' },
      {
        in: '(it is not|its not|it isnt|they are not|theyre not|they arent|it is no longer|they are no longer)',
        out: 'not',
      },
    ],
  },
  more_than: {
    values: [
      {
        in: '(above|over|more than|higher than|greater than|warmer than|hotter than|bigger than|at least|past|beyond|up to|exceeding)',
        out: 'above',
      },
      {
        in: '(below|under|less than|lower than|colder than|cooler than|beneath|smaller than|at most|down to)',
        out: 'below',
      },
    ],
  },
  moves: {
    values: [
      { in: 'is', out: 'is' },
      {
        in: '(drops|falls|goes|gets|rises|climbs|dips|increases|decreases|sinks|becomes|creeps|goes up|goes down|comes up|comes down|creeps up|rises to|gets to|(cools|warms|heats) [up|down|off])',
        out: 'moves',
      },
    ],
  },
  exceeds: {
    values: [
      {
        in: '(exceeds|reaches|hits|passes|gets to|gets up to|rises to|climbs to|goes up to|goes to|comes up to|has reached|is up to|gets as high as)',
        out: 'above',
      },
      {
        in: '(falls to|drops to|goes down to|gets down to|comes down to|sinks to|gets as low as)',
        out: 'below',
      },
    ],
  },
  cond_share: { values: [{ in: '(percent|per cent) [humidity]', out: 'humidity' }] },
  cond_unit: {
    values: [
      { in: '[degrees|degree] (celsius|centigrade|c)', out: '°C' },
      { in: '[degrees|degree] (fahrenheit|f)', out: '°F' },
      { in: '(watt|watts|w)', out: 'W' },
      { in: '(kilowatt|kilowatts|kw)', out: 'kW' },
      { in: '(watt hour|watt hours|wh)', out: 'Wh' },
      { in: '(kilowatt hour|kilowatt hours|kwh)', out: 'kWh' },
      { in: '(volt|volts|v)', out: 'V' },
      { in: '(amp|amps|ampere|amperes|a)', out: 'A' },
      { in: '(milliamp|milliamps|ma)', out: 'mA' },
      { in: 'lux', out: 'lx' },
      { in: '(ppm|parts per million)', out: 'ppm' },
      { in: '(knot|knots)', out: 'kn' },
      { in: '(mph|(mile|miles) (an|per) hour)', out: 'mph' },
      { in: '(kph|kmh|(kilometer|kilometers|kilometre|kilometres|km) (an|per) hour)', out: 'km/h' },
      { in: '(meter|meters|metre|metres) (a|per) second', out: 'm/s' },
      { in: '(hectopascal|hectopascals|millibar|millibars|hpa|mbar)', out: 'hPa' },
      { in: '(inch|inches) of mercury', out: 'inHg' },
      { in: '(bar|bars)', out: 'bar' },
      { in: 'psi', out: 'psi' },
      { in: '(liter|liters|litre|litres)', out: 'L' },
      { in: '(gallon|gallons)', out: 'gal' },
      { in: '(meter|meters|metre|metres)', out: 'm' },
      { in: '(centimeter|centimeters|centimetre|centimetres|cm)', out: 'cm' },
      { in: '(inch|inches)', out: 'in' },
      { in: '(foot|feet)', out: 'ft' },
    ],
  },
  under_the_sky: { values: [{ in: '(outside|outdoors|out there)', out: 'outside' }] },
  cond_number: { range: { from: -50, to: 5000, fractions: 'tenths' } },
  quantity: {
    values: [
      { in: '(all|all of|every|both|both of|each|each of)', out: 'all' },
      { in: '(any|any of|some|one of|some of|either)', out: 'any' },
    ],
  },
  motion: {
    values: [
      { in: '(motion|movement|activity)', out: 'motion' },
      { in: '(smoke|fire)', out: 'smoke' },
      { in: '(a leak|leak|water|a water leak|moisture)', out: 'moisture' },
      { in: '(gas|a gas leak)', out: 'gas' },
    ],
  },
};

export const CONDITION_RULES: Readonly<Record<string, string>> = {
  cond_the: '[the|my|our|a|an|this|that|any|any of the|one of the|some]',
  cond_is: '(is|are|gets|becomes|goes|turns|turns to|has been|remains|is still|are still)',
  cond_level:
    '([{moves}] {more_than:side} {cond_number:level}|{exceeds:side} {cond_number:level}) [degrees|degree|{cond_share}|{cond_unit}]',
  cond_place: '(in|on|at) <cond_the> {area:cond_area}',
  condition:
    '(<cond_the> {name:cond_name} (<cond_is> {state}|{is_not} {state}|{coming:state})' +
    '|[{quantity}] <cond_the> {cond_group} [<cond_place>] (<cond_is> {state}|{is_not} {state}|{coming:state})' +
    '|<cond_the> {area:cond_area} {cond_group} (<cond_is> {state}|{is_not} {state}|{coming:state})' +
    '|{it_is} [still|already|currently] {state}' +
    '|{people} {presence}' +
    '|{name:cond_name} {presence}' +
    '|{people_are:people} {where_they_are:presence}' +
    '|{sky}' +
    '|{falling}' +
    '|{not_falling}' +
    '|(there is|theres|someone detects|you (detect|see|notice|sense)) [a|any|some] {motion} [detected] [<cond_place>]' +
    '|{motion} is detected [<cond_place>]' +
    '|<cond_the> {cond_measure} [<cond_place>|(of|on|from) <cond_the> {name:cond_name}] <cond_level>' +
    '|<cond_the> {area:cond_area} {cond_measure} <cond_level>' +
    '|<cond_the> {area:cond_area} <cond_level>' +
    '|<cond_the> {name:cond_name} [{cond_measure}] <cond_level>' +
    '|<cond_the> {under_the_sky} {cond_measure} <cond_level>' +
    '|<cond_the> {cond_measure} {under_the_sky} <cond_level>' +
    '|(it|it is|its) {exceeds:side} {cond_number:level} [degrees|{cond_unit}] [{under_the_sky}|<cond_place>]' +
    '|(it|it is|its) [{moves}] [{more_than:side}|{exceeds:side}] {cond_number:level} (degrees|{cond_unit}) [{under_the_sky}|<cond_place>]' +
    '|(it|it is|its) [{moves}] {more_than:side} {cond_number:level} [degrees|{cond_unit}] [{under_the_sky}|<cond_place>])',
};

/**
 * The condition of the slots, or null where they hold none or it makes no sense of that thing.
 *
 * @param of what "it" is: the thing that the command is about
 */
export function conditionOf(
  slots: Slots,
  context: InterpretContext,
  of: Asked | null = null,
): Condition | null {
  const said = slots['it_is'] === undefined ? plainCondition(slots, context) : ofIt(slots, of);
  const denied = slots['is_not'] !== undefined || slots['it_is']?.value === 'not';
  return said !== null && denied ? { ...said, not: true } : said;
}

/** A thing of a command, by its words, and the kinds that it may be. */
export interface Asked {
  readonly target: Target;
  readonly kinds: readonly string[];
}

/** "Close the gate if it's open": the gate. */
function ofIt(slots: Slots, of: Asked | null): Condition | null {
  const state = slots['state']?.value;
  const [kind] = of?.kinds ?? [];
  if (of === null || kind === undefined || !isStateWord(state)) return null;
  const question = askOf(kind, state);
  return question?.test === undefined ? null : { target: of.target, attr: question.attr, ...question.test };
}

function plainCondition(slots: Slots, { said }: InterpretContext): Condition | null {
  const sky = slots['sky']?.value;
  if (sky === 'up' || sky === 'down') return { target: {}, attr: 'sun', is: sky };
  const falling = slots['falling']?.value;
  if (typeof falling === 'string') return { target: { kind: 'weather' }, attr: 'condition', is: falling };
  const dry = slots['not_falling']?.value;
  if (typeof dry === 'string') return { target: { kind: 'weather' }, attr: 'condition', is: dry, not: true };
  const motion = slots['motion']?.value;
  if (typeof motion === 'string') {
    return { target: { kind: 'binary_sensor', class: motion, ...place(slots) }, attr: 'on', is: true };
  }
  const named = slots['cond_name'];
  if (named !== undefined && slots['presence'] !== undefined) {
    if (!kindsOf(named).every((kind) => kind === 'person')) return null;
    return presence({ target: { name: named.text, ids: idsOf(named) } }, slots['presence'].value, false);
  }
  const people = slots['people']?.value;
  if (isPeople(people)) {
    const ours = /^(?:i|im|we|were|weve|the kids|the family)$/i.test(
      (slots['people']?.text ?? '').replace(/['’]/g, ''),
    );
    return presence(people, slots['presence']?.value, ours);
  }
  if (slots['level'] !== undefined) return level(slots);
  const state = slots['state']?.value;
  if (!isStateWord(state)) return null;
  const name = slots['cond_name'];
  return name === undefined ? groupState(slots, state) : namedState(name, state, said ?? '');
}

const IS = /^(?:is|are|am|has|have)\b/i;

/** It comes to a level, and that level counts. */
const REACHES = /^(?:reaches|hits|passes|gets|rises|climbs|goes|comes|falls|drops|sinks|has reached)\b/i;
const AT_LEAST = /^(?:at least|at most|up to|down to|is up to)$/i;

/** Does the condition tell of a change that may come ("opens", "drops below"), not of how things are ("is open")? */
export function tellsChange(slots: Slots, { said }: InterpretContext): boolean {
  const { state, presence, moves, exceeds, sky, side, falling, not_falling } = slots;
  if (not_falling !== undefined) return /\bstops\b/i.test(not_falling.text);
  if (falling !== undefined)
    return !/ing$/i.test(falling.text) || /\b(?:starts|begins)\b/i.test(falling.text);
  const name = slots['cond_name'];
  if (
    state !== undefined &&
    name !== undefined &&
    isStateWord(state.value) &&
    alarms(name, state.value, said ?? '')
  )
    return true;
  if (state !== undefined && COMING.some(([, coming]) => coming === state.value)) return !IS.test(state.text);
  if (presence !== undefined) return /^(?:come|get|arrive|leave|go)s?\b/i.test(presence.text);
  if (/\b(?:gets|becomes)\b/i.test(sky?.text ?? '')) return true;
  return moves?.value === 'moves' || REACHES.test((exceeds ?? side)?.text ?? '');
}

/** What the condition is about, if that is a device of which more can be asked than how it is: "it" afterwards. */
export function subjectOf(slots: Slots): Target | null {
  const name = slots['cond_name'];
  if (name === undefined || kindsOf(name).every((kind) => READ_ONLY.has(kind))) return null;
  return { name: name.text, ids: idsOf(name) };
}

interface People {
  readonly target: Target;
  readonly all?: boolean;
  readonly none?: boolean;
}

function isPeople(value: unknown): value is People {
  return typeof value === 'object' && value !== null && 'target' in value;
}

function presence(people: People, where: unknown, ours: boolean): Condition | null {
  if (where !== 'home' && where !== 'not_home') return null;
  const turned = people.none === true ? (where === 'home' ? 'not_home' : 'home') : where;
  return {
    target: people.target,
    attr: 'location',
    is: turned,
    // "When we leave": the last of us, whoever went before.
    ...(people.all === true || (ours && turned === 'not_home') ? { all: true } : {}),
  };
}

function place(slots: Slots): Target {
  const area = slots['cond_area']?.value;
  return typeof area === 'string' ? { area } : {};
}

/** Of several devices of one name, those the word can be said of: the contact of "front door", not its lock. */
function namedState(name: SlotMatch, state: StateWord, said: string): Condition | null {
  const fitting = name.items.filter((item) => {
    const { kind, class: deviceClass } = item.context ?? {};
    if (typeof kind !== 'string' || askOf(kind, state) === null) return false;
    if (kind !== 'binary_sensor' || state.classes === undefined) return true;
    return typeof deviceClass === 'string' && state.classes.includes(deviceClass);
  });
  // Open and closed is the contact's to say, where the lock has one beside it.
  const doors = fitting.filter((item) => item.context?.kind !== 'lock');
  const best = (state.word === 'open' || state.word === 'closed') && doors.length > 0 ? doors : fitting;
  const meant = best.length > 0 ? { ...name, items: best } : name;
  const [kind = ''] = kindsOf(meant);
  if (alarms(meant, state, said))
    return { target: { name: meant.text, ids: idsOf(meant) }, attr: 'on', is: true };
  const question = askOf(kind, state) ?? { attr: 'state', test: { is: state.word } };
  if (question.test === undefined) return null;
  return { target: { name: meant.text, ids: idsOf(meant) }, attr: question.attr, ...question.test };
}

function groupState(slots: Slots, state: StateWord): Condition | null {
  const group = slots['cond_group']?.value;
  if (typeof group !== 'object' || group === null) return null;
  const base: Target = group;
  const target: Target = { ...base, ...place(slots), all: true };
  const question = base.kind === undefined ? null : askOf(base.kind, state);
  const test = question?.test ?? { is: state.word };
  const quantity = slots['quantity']?.value;
  // "the windows are closed" means all of them; "a window is open" one.
  const every = quantity === 'all' || (quantity === undefined && !state.on);
  return { target, attr: question?.attr ?? 'state', ...test, ...(every ? { all: true } : {}) };
}

function level(slots: Slots): Condition | null {
  const amount = slots['level']?.value;
  if (typeof amount !== 'number') return null;
  const measure = slots['cond_measure']?.value;
  const name = slots['cond_name'];
  const spoken = slots['cond_unit']?.value;
  const unit = typeof spoken === 'string' ? spoken : undefined;
  const bare = measure === undefined && name === undefined;
  // "Above 5 volts" of a room says nothing.
  if (bare && unit !== undefined && scaleOfUnit(unit) === undefined) return null;
  const said = slots['side']?.text ?? '';
  const side = {
    ...(slots['side']?.value === 'below' ? { below: amount } : { above: amount }),
    ...(slots['side'] === undefined || REACHES.test(said) || AT_LEAST.test(said) ? { reach: true } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
  // "Above 70 percent" of a room is how humid it is.
  const unnamed = slots['cond_share'] === undefined ? 'temperature' : 'humidity';
  const attr = isMeasure(measure) ? measure.attr : name === undefined ? unnamed : levelOf(name);
  if (name !== undefined) return { target: { name: name.text, ids: idsOf(name) }, attr, ...side };
  const target = slots['under_the_sky'] === undefined ? place(slots) : { area: 'outside' };
  return { target, attr, ...side };
}

/** What a number is said of, where only the thing is named: "when the heater gets above fifty". */
function levelOf(name: SlotMatch): string {
  const kinds = kindsOf(name);
  if (kinds.every((kind) => kind === 'humidifier')) return 'humidity';
  return kinds.every((kind) => WARM.has(kind)) ? 'temperature' : 'value';
}

const WARM: ReadonlySet<string> = new Set(['climate', 'water_heater', 'weather']);
