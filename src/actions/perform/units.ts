/** Units of measure that people convert at home, with every word they use for them. */

type Dimension =
  | 'length'
  | 'mass'
  | 'volume'
  | 'area'
  | 'speed'
  | 'time'
  | 'temperature'
  | 'energy'
  | 'data'
  | 'pressure';

export interface Unit {
  readonly id: string;
  /** Spoken for one and for many. */
  readonly one: string;
  readonly many: string;
  /** Template of every word for it (Home Assistant's syntax). */
  readonly words: string;
  readonly dimension: Dimension;
  /** In the dimension's base unit: meters, grams, liters, square meters, km/h, seconds, joules, bytes, pascals. */
  readonly factor: number;
}

function unit(id: string, dimension: Dimension, factor: number, words: string, many = `${id}s`): Unit {
  return { id, one: id, many, words, dimension, factor };
}

export const UNITS: readonly Unit[] = [
  unit('millimeter', 'length', 0.001, '(millimeter|millimeters|mm)'),
  unit('centimeter', 'length', 0.01, '(centimeter|centimeters|cm|cms)'),
  unit('decimeter', 'length', 0.1, '(decimeter|decimeters)'),
  unit('meter', 'length', 1, '(meter|meters)'),
  unit('kilometer', 'length', 1000, '(kilometer|kilometers|kilometre|kilometres|km|kms)'),
  unit('inch', 'length', 0.0254, '(inch|inches)', 'inches'),
  unit('foot', 'length', 0.3048, '(foot|feet|ft)', 'feet'),
  unit('yard', 'length', 0.9144, '(yard|yards)'),
  unit('mile', 'length', 1609.344, '(mile|miles)'),
  unit('nautical mile', 'length', 1852, '(nautical mile|nautical miles)'),
  unit('milligram', 'mass', 0.001, '(milligram|milligrams|mg)'),
  unit('gram', 'mass', 1, '(gram|grams|gramme|grammes|g)'),
  unit('kilogram', 'mass', 1000, '(kilogram|kilograms|kilo|kilos|kg|kgs)'),
  unit('ton', 'mass', 1_000_000, '(tonne|tonnes|metric ton|metric tons|ton|tons)'),
  unit('ounce', 'mass', 28.349523125, '(ounce|ounces|oz)'),
  unit('pound', 'mass', 453.59237, '(pound|pounds|lb|lbs)'),
  unit('stone', 'mass', 6350.29318, '(stone|stones)', 'stone'),
  unit('milliliter', 'volume', 0.001, '(milliliter|milliliters|millilitre|millilitres|ml)'),
  unit('centiliter', 'volume', 0.01, '(centiliter|centiliters|cl)'),
  unit('deciliter', 'volume', 0.1, '(deciliter|deciliters|dl)'),
  unit('liter', 'volume', 1, '(liter|liters)'),
  unit('teaspoon', 'volume', 0.00492892159375, '(teaspoon|teaspoons|tsp)'),
  unit('tablespoon', 'volume', 0.01478676478125, '(tablespoon|tablespoons|tbsp)'),
  unit('fluid ounce', 'volume', 0.0295735295625, '(fluid ounce|fluid ounces)'),
  unit('cup', 'volume', 0.2365882365, '(cup|cups)'),
  unit('pint', 'volume', 0.473176473, '(pint|pints)'),
  unit('quart', 'volume', 0.946352946, '(quart|quarts)'),
  unit('gallon', 'volume', 3.785411784, '(gallon|gallons)'),
  unit('square meter', 'area', 1, '(square meter|square meters)'),
  unit('square foot', 'area', 0.09290304, '(square foot|square feet)', 'square feet'),
  unit('square kilometer', 'area', 1_000_000, '(square kilometer|square kilometers)'),
  unit('square mile', 'area', 2_589_988.110336, '(square mile|square miles)'),
  unit('acre', 'area', 4046.8564224, '(acre|acres)'),
  unit('hectare', 'area', 10_000, '(hectare|hectares)'),
  unit(
    'kilometer per hour',
    'speed',
    1,
    '((kilometer|kilometers|km) (per|an) hour|kph|kmh)',
    'kilometers per hour',
  ),
  unit('mile per hour', 'speed', 1.609344, '((mile|miles) (per|an) hour|mph)', 'miles per hour'),
  unit('meter per second', 'speed', 3.6, '((meter|meters) (per|a) second)', 'meters per second'),
  unit('knot', 'speed', 1.852, '(knot|knots)'),
  unit('second', 'time', 1, '(second|seconds|sec|secs)'),
  unit('minute', 'time', 60, '(minute|minutes|min|mins)'),
  unit('hour', 'time', 3600, '(hour|hours|hr|hrs)'),
  unit('day', 'time', 86_400, '(day|days)'),
  unit('week', 'time', 604_800, '(week|weeks)'),
  unit('year', 'time', 31_557_600, '(year|years)'),
  unit(
    'celsius',
    'temperature',
    1,
    '[degrees|degree] (celsius|celcius|celsisus|centigrade|c)',
    'degrees Celsius',
  ),
  unit(
    'fahrenheit',
    'temperature',
    1,
    '[degrees|degree] (fahrenheit|farenheit|fahrenheight|f)',
    'degrees Fahrenheit',
  ),
  unit('kelvin', 'temperature', 1, '[degrees|degree] kelvin', 'kelvin'),
  unit('joule', 'energy', 1, '(joule|joules)'),
  unit('kilojoule', 'energy', 1000, '(kilojoule|kilojoules|kj)'),
  unit('calorie', 'energy', 4184, '(calorie|calories|kilocalorie|kilocalories|kcal)'),
  unit('watt hour', 'energy', 3600, '(watt hour|watt hours)'),
  unit('kilowatt hour', 'energy', 3_600_000, '(kilowatt hour|kilowatt hours|kwh)'),
  unit('kilobyte', 'data', 1e3, '(kilobyte|kilobytes)'),
  unit('megabyte', 'data', 1e6, '(megabyte|megabytes|mb)'),
  unit('gigabyte', 'data', 1e9, '(gigabyte|gigabytes|gb)'),
  unit('terabyte', 'data', 1e12, '(terabyte|terabytes|tb)'),
  unit('bar', 'pressure', 100_000, '(bar|bars)'),
  unit('psi', 'pressure', 6894.757293168, 'psi', 'psi'),
  unit('hectopascal', 'pressure', 100, '(hectopascal|hectopascals|millibar|millibars)'),
];

const BY_ID = new Map(UNITS.map((entry) => [entry.id, entry]));

/** A unit by id, or by a plain word for it ("miles", "kg"). */
export function findUnit(word: string): Unit | undefined {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/^degrees? /, '');
  return (
    BY_ID.get(plain) ??
    UNITS.find(({ words, many }) => many === plain || words.split(/[()|[\]]/).includes(plain))
  );
}

/** Pounds and ounces of a pint are other ounces: an ounce beside a volume is a fluid ounce. */
export function agreeOunces(from: Unit, to: Unit): [Unit, Unit] {
  const fluid = BY_ID.get('fluid ounce') ?? from;
  if (from.id === 'ounce' && to.dimension === 'volume') return [fluid, to];
  if (to.id === 'ounce' && from.dimension === 'volume') return [from, fluid];
  return [from, to];
}

/** @returns null where the two measure different things */
export function convert(amount: number, from: Unit, to: Unit): number | null {
  if (from.dimension !== to.dimension) return null;
  if (from.dimension !== 'temperature') return (amount * from.factor) / to.factor;
  const celsius = { celsius: amount, fahrenheit: ((amount - 32) * 5) / 9, kelvin: amount - 273.15 }[from.id];
  if (celsius === undefined) return null;
  return { celsius, fahrenheit: (celsius * 9) / 5 + 32, kelvin: celsius + 273.15 }[to.id] ?? null;
}
