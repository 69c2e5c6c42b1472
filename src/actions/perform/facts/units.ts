/** Units of measure that people convert at home, with every word they use for them. */
import { convertBetween, quantityOf } from '../../kinds/unit-symbols.js';

export interface Unit {
  readonly id: string;
  /** Spoken for one and for many. */
  readonly one: string;
  readonly many: string;
  /** Template of every word for it (Home Assistant's syntax). */
  readonly words: string;
  /** As devices write it: what it measures, and how much (`unit-symbols.ts`). */
  readonly symbol: string;
}

function unit(id: string, symbol: string, words: string, many = `${id}s`): Unit {
  return { id, one: id, many, words, symbol };
}

export const UNITS: readonly Unit[] = [
  unit('millimeter', 'mm', '(millimeter|millimeters|mm)'),
  unit('centimeter', 'cm', '(centimeter|centimeters|cm|cms)'),
  unit('decimeter', 'dm', '(decimeter|decimeters)'),
  unit('meter', 'm', '(meter|meters)'),
  unit('kilometer', 'km', '(kilometer|kilometers|kilometre|kilometres|km|kms)'),
  unit('inch', 'in', '(inch|inches)', 'inches'),
  unit('foot', 'ft', '(foot|feet|ft)', 'feet'),
  unit('yard', 'yd', '(yard|yards)'),
  unit('mile', 'mi', '(mile|miles)'),
  unit('nautical mile', 'nmi', '(nautical mile|nautical miles)'),
  unit('milligram', 'mg', '(milligram|milligrams|mg)'),
  unit('gram', 'g', '(gram|grams|gramme|grammes|g)'),
  unit('kilogram', 'kg', '(kilogram|kilograms|kilo|kilos|kg|kgs)'),
  unit('ton', 't', '(tonne|tonnes|metric ton|metric tons|ton|tons)'),
  unit('ounce', 'oz', '(ounce|ounces|oz)'),
  unit('pound', 'lb', '(pound|pounds|lb|lbs)'),
  unit('stone', 'st', '(stone|stones)', 'stone'),
  unit('milliliter', 'mL', '(milliliter|milliliters|millilitre|millilitres|ml)'),
  unit('centiliter', 'cL', '(centiliter|centiliters|cl)'),
  unit('deciliter', 'dL', '(deciliter|deciliters|dl)'),
  unit('liter', 'L', '(liter|liters)'),
  unit('teaspoon', 'tsp', '(teaspoon|teaspoons|tsp)'),
  unit('tablespoon', 'tbsp', '(tablespoon|tablespoons|tbsp)'),
  unit('fluid ounce', 'fl oz', '(fluid ounce|fluid ounces)'),
  unit('cup', 'cup', '(cup|cups)'),
  unit('pint', 'pt', '(pint|pints)'),
  unit('quart', 'qt', '(quart|quarts)'),
  unit('gallon', 'gal', '(gallon|gallons)'),
  unit('square meter', 'm²', '(square meter|square meters)'),
  unit('square foot', 'ft²', '(square foot|square feet)', 'square feet'),
  unit('square kilometer', 'km²', '(square kilometer|square kilometers)'),
  unit('square mile', 'mi²', '(square mile|square miles)'),
  unit('acre', 'ac', '(acre|acres)'),
  unit('hectare', 'ha', '(hectare|hectares)'),
  unit(
    'kilometer per hour',
    'km/h',
    '((kilometer|kilometers|km) (per|an) hour|kph|kmh)',
    'kilometers per hour',
  ),
  unit('mile per hour', 'mph', '((mile|miles) (per|an) hour|mph)', 'miles per hour'),
  unit('meter per second', 'm/s', '((meter|meters) (per|a) second)', 'meters per second'),
  unit('knot', 'kn', '(knot|knots)'),
  unit('second', 's', '(second|seconds|sec|secs)'),
  unit('minute', 'min', '(minute|minutes|min|mins)'),
  unit('hour', 'h', '(hour|hours|hr|hrs)'),
  unit('day', 'd', '(day|days)'),
  unit('week', 'wk', '(week|weeks)'),
  unit('year', 'yr', '(year|years)'),
  unit('celsius', '°C', '[degrees|degree] (celsius|celcius|celsisus|centigrade|c)', 'degrees Celsius'),
  unit('fahrenheit', '°F', '[degrees|degree] (fahrenheit|farenheit|fahrenheight|f)', 'degrees Fahrenheit'),
  unit('kelvin', 'K', '[degrees|degree] kelvin', 'kelvin'),
  unit('joule', 'J', '(joule|joules)'),
  unit('kilojoule', 'kJ', '(kilojoule|kilojoules|kj)'),
  unit('calorie', 'kcal', '(calorie|calories|kilocalorie|kilocalories|kcal)'),
  unit('watt hour', 'Wh', '(watt hour|watt hours)'),
  unit('kilowatt hour', 'kWh', '(kilowatt hour|kilowatt hours|kwh)'),
  unit('kilobyte', 'kB', '(kilobyte|kilobytes)'),
  unit('megabyte', 'MB', '(megabyte|megabytes|mb)'),
  unit('gigabyte', 'GB', '(gigabyte|gigabytes|gb)'),
  unit('terabyte', 'TB', '(terabyte|terabytes|tb)'),
  unit('bar', 'bar', '(bar|bars)'),
  unit('psi', 'psi', 'psi', 'psi'),
  unit('hectopascal', 'hPa', '(hectopascal|hectopascals|millibar|millibars)'),
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
  if (from.id === 'ounce' && quantityOf(to.symbol) === 'volume') return [fluid, to];
  if (to.id === 'ounce' && quantityOf(from.symbol) === 'volume') return [from, fluid];
  return [from, to];
}

/** @returns null where the two measure different things */
export const convert = (amount: number, from: Unit, to: Unit): number | null =>
  convertBetween(amount, from.symbol, to.symbol);
