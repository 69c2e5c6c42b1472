/** The words that conditions are said in, as lists and rules of the grammar; when-condition.ts makes conditions of them. */
import type { ListItem, ListSource } from '../../skill.js';
import { durationPhrases } from '../../time.js';
import { MEASURES } from '../questions/measures.js';
import { QUESTION_GROUPS } from '../questions/state-groups.js';
import { STATE_WORDS, type StateWord } from '../questions/state-words.js';

/** Verbs of a thing coming into a state, with the word for that state. */
export const COMING: readonly (readonly [words: string, state: StateWord])[] = [
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
  ...durationPhrases('lasts_').lists,
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
      {
        in: '(its|it is|it has been|its been|it stays|they are|theyre|they have been|that is|thats|those are)',
        out: 'is',
      },
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
  /** Where one is measured if nothing else is said. */
  within: {
    values: [{ in: '(inside|indoors|in the house|in the home|in the flat|in the apartment)', out: true }],
  },
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

const lasts = durationPhrases('lasts_');

export const CONDITION_RULES: Readonly<Record<string, string>> = {
  ...lasts.rules,
  cond_the: '[the|my|our|a|an|this|that|any|any of the|one of the|some]',
  cond_is:
    '(is|are|gets|becomes|goes|turns|turns to|has been|have been|remains|remain|stays|stay|is still|are still|(is|are|has been|have been) (left|kept))',
  /** "Has been open for ten minutes". */
  lasting_state: 'for [about|around|at least|more than|longer than|over] <lasts_duration> [or (more|longer)]',
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
    '|<cond_the> {cond_measure} [{within}|<cond_place>|(of|on|from) <cond_the> {name:cond_name}] <cond_level>' +
    '|<cond_the> {area:cond_area} {cond_measure} <cond_level>' +
    '|<cond_the> {area:cond_area} <cond_level>' +
    '|<cond_the> {name:cond_name} [{cond_measure}] <cond_level>' +
    '|<cond_the> {under_the_sky} {cond_measure} <cond_level>' +
    '|<cond_the> {cond_measure} {under_the_sky} <cond_level>' +
    '|(it|it is|its) {exceeds:side} {cond_number:level} [degrees|{cond_unit}] [{under_the_sky}|{within}|<cond_place>]' +
    '|(it|it is|its) [{moves}] [{more_than:side}|{exceeds:side}] {cond_number:level} (degrees|{cond_unit}) [{under_the_sky}|{within}|<cond_place>]' +
    '|(it|it is|its) [{moves}] {more_than:side} {cond_number:level} [degrees|{cond_unit}] [{under_the_sky}|{within}|<cond_place>])',
};
