import { spokenNumber } from './number-words.js';

/** Units of measure: "21.5°C", "3 kWh", "12 µg/m³", "20-22 °C". */

/** Written form to spoken singular and plural. Case matters: mW is not MW. */
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  '°C': ['degree Celsius', 'degrees Celsius'],
  '°F': ['degree Fahrenheit', 'degrees Fahrenheit'],
  '°': ['degree', 'degrees'],
  K: ['kelvin', 'kelvin'],
  '%': ['percent', 'percent'],
  '%RH': ['percent relative humidity', 'percent relative humidity'],
  ...named('bit', 'bits', { bit: '', kbit: 'kilo', Mbit: 'mega', Gbit: 'giga' }),
  ...named('byte', 'bytes', { B: '', kB: 'kilo', KB: 'kilo', MB: 'mega', GB: 'giga', TB: 'tera' }),
  ...named('watt', 'watts', { W: '', mW: 'milli', kW: 'kilo', MW: 'mega', GW: 'giga' }),
  ...named('watt hour', 'watt hours', { Wh: '', kWh: 'kilo', MWh: 'mega', GWh: 'giga' }),
  ...named('volt ampere', 'volt amperes', { VA: '', kVA: 'kilo' }),
  ...named('volt', 'volts', { V: '', mV: 'milli', kV: 'kilo' }),
  ...named('amp', 'amps', { A: '', mA: 'milli' }),
  ...named('amp hour', 'amp hours', { Ah: '', mAh: 'milli' }),
  ...named('ohm', 'ohms', { Ω: '', kΩ: 'kilo', MΩ: 'mega' }),
  ...named('hertz', 'hertz', { Hz: '', kHz: 'kilo', MHz: 'mega', GHz: 'giga' }),
  ...named('joule', 'joules', { J: '', kJ: 'kilo', MJ: 'mega' }),
  ...named('meter', 'meters', { m: '', km: 'kilo', cm: 'centi', mm: 'milli', µm: 'micro', nm: 'nano' }),
  ...named('gram', 'grams', { g: '', kg: 'kilo', mg: 'milli', µg: 'micro' }),
  ...named('liter', 'liters', { l: '', L: '', ml: 'milli', mL: 'milli', cl: 'centi', dl: 'deci' }),
  ...named('pascal', 'pascals', { Pa: '', hPa: 'hecto', kPa: 'kilo' }),
  ...named('bar', 'bars', { bar: '', mbar: 'milli' }),
  ...named('calorie', 'calories', { cal: '', kcal: 'kilo' }),
  ...named('siemens', 'siemens', { S: '', mS: 'milli', µS: 'micro' }),
  ...named('second', 'seconds', { s: '', sec: '', secs: '', ms: 'milli', µs: 'micro', ns: 'nano' }),
  min: ['minute', 'minutes'],
  mins: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  hr: ['hour', 'hours'],
  hrs: ['hour', 'hours'],
  d: ['day', 'days'],
  wk: ['week', 'weeks'],
  yr: ['year', 'years'],
  yrs: ['year', 'years'],
  ft: ['foot', 'feet'],
  '″': ['inch', 'inches'],
  yd: ['yard', 'yards'],
  mi: ['mile', 'miles'],
  inHg: ['inch of mercury', 'inches of mercury'],
  lb: ['pound', 'pounds'],
  lbs: ['pound', 'pounds'],
  oz: ['ounce', 'ounces'],
  gal: ['gallon', 'gallons'],
  tbsp: ['tablespoon', 'tablespoons'],
  tsp: ['teaspoon', 'teaspoons'],
  mph: ['mile per hour', 'miles per hour'],
  kn: ['knot', 'knots'],
  lx: ['lux', 'lux'],
  lm: ['lumen', 'lumens'],
  dB: ['decibel', 'decibels'],
  dBm: ['decibel milliwatt', 'decibel milliwatts'],
  dBA: ['decibel', 'decibels'],
  ppm: ['part per million', 'parts per million'],
  ppb: ['part per billion', 'parts per billion'],
  bpm: ['beat per minute', 'beats per minute'],
  fps: ['frame per second', 'frames per second'],
  rpm: ['RPM', 'RPM'],
  psi: ['PSI', 'PSI'],
  px: ['pixel', 'pixels'],
  Mbps: ['megabit per second', 'megabits per second'],
  Gbps: ['gigabit per second', 'gigabits per second'],
  kbps: ['kilobit per second', 'kilobits per second'],
};

/** Units that mean nothing else, so that they are read out without a number too ("in kWh"). */
const UNMISTAKABLE =
  /(?<![\p{L}\d])(kWh|Wh|MWh|kW|km\/h|m\/s|µg\/m³|W\/m²|hPa|ppm|°C|°F|MHz|GHz|Mbps|mph)(?![\p{L}\d])/gu;

const UNIT = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const COMPOUND = `(?:${UNIT})[²³]?(?:/(?:${UNIT})[²³]?)?`;
export const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const QUANTITY = new RegExp(
  String.raw`(?<![\p{L}\d.,])([-−+]?${NUMBER})(?: ?(?:-|–|—|to) ?(-?${NUMBER}))?[ -]?(${COMPOUND})(?![\p{L}\d²³])`,
  'gu',
);
const HOURS_MINUTES =
  /(?<![\p{L}\d.,:])(\d+) ?h(?:rs?)? ?(\d{1,2}) ?(?:m(?:ins?)?)(?: ?(\d{1,2}) ?s(?:ecs?)?)?(?![\p{L}\d])/gu;
const MINUTES_SECONDS = /(?<![\p{L}\d.,:])(\d+) ?m(?:ins?)? ?(\d{1,2}) ?s(?:ecs?)?(?![\p{L}\d])/gu;

/** Inches are told from the word "in" by what follows: "0.35 in.", "0.1 in/h", but "5 in the hall". */
const INCHES = /(?<=\d) ?in(?=[.,;:!?]?\s*$|[.,;:!?]\s|\/h(?:r)?\b|\s+(?:of|and|or)\b)/g;

/** "a 10 min timer": before such a noun the unit is an adjective and stays singular. */
const MEASURED_NOUN =
  /^[ -](?:timer|alarm|reminder|countdown|break|nap|walk|delay|bulb|lamp|light|fan|heater|charger|battery|drive)s?\b/;

/** Reads out durations, quantities with a unit, ranges of them, and units that stand alone. */
export function speakUnits(text: string): string {
  return text
    .replace(/dB\(A\)/g, 'dBA')
    .replace(/% ?RH\b/g, '%RH')
    .replace(INCHES, '″')
    .replace(/(\d) ?° ?([CF])(?![\p{L}\d])/gu, '$1°$2')
    .replace(/(?<=\d) ?([CF])(?=[.,;:!?]|$| (?:and|in|at|outside|inside|today|now)\b)/g, '°$1')
    .replace(HOURS_MINUTES, (_, h: string, m: string, s?: string) =>
      [counted(h, 'h'), counted(m, 'min'), s && counted(s, 's')].filter(Boolean).join(' '),
    )
    .replace(MINUTES_SECONDS, (_, m: string, s: string) => `${counted(m, 'min')} ${counted(s, 's')}`)
    .replace(QUANTITY, (...match) => {
      const [whole, from, to, unit, at, text] = match as [
        string,
        string,
        string | undefined,
        string,
        number,
        string,
      ];
      const before = to === undefined ? '' : `${spokenNumber(from)} to `;
      const count = to ?? from;
      return MEASURED_NOUN.test(text.slice(at + whole.length))
        ? `${before}${spokenNumber(count)} ${spokenUnit(unit, false)}`
        : before + counted(count, unit);
    })
    .replace(UNMISTAKABLE, (unit) => spokenUnit(unit, true));
}

function counted(number: string, unit: string): string {
  return `${spokenNumber(number)} ${spokenUnit(unit, !/^[-−+]?1$/.test(number))}`;
}

/** "µg/m³" -> "micrograms per cubic meter". What follows the slash is singular. */
export function spokenUnit(unit: string, many: boolean): string {
  return unit
    .split('/')
    .map((part, index) => {
      const power = part.endsWith('²') ? 'square ' : part.endsWith('³') ? 'cubic ' : '';
      const names = UNITS[part.replace(/[²³]$/, '')];
      return names ? power + names[many && index === 0 ? 1 : 0] : part;
    })
    .join(' per ');
}

function named(one: string, many: string, prefixes: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(prefixes).map(([written, prefix]) => [written, [prefix + one, prefix + many] as const]),
  );
}
