/** Units of measure with their factors, as devices write them: the only table of these. What people call them: perform/facts/units.ts. */

export type Quantity =
  | 'temperature'
  | 'power'
  | 'energy'
  | 'voltage'
  | 'current'
  | 'pressure'
  | 'speed'
  | 'length'
  | 'area'
  | 'volume'
  | 'flow'
  | 'mass'
  | 'time'
  | 'data'
  | 'share';

/** In the unit of each row that is 1. Of temperatures the factor alone is not enough: see `toCelsius`. */
const TABLE: Readonly<Record<Quantity, string>> = {
  temperature: 'K 1|°C 1|°F 1',
  power: 'W 1|mW 0.001|kW 1000|MW 1e6|BTU/h 0.29307107|VA 1|kVA 1000|var 1',
  energy: 'J 1|kJ 1000|MJ 1e6|GJ 1e9|Wh 3600|kWh 3.6e6|MWh 3.6e9|kcal 4184',
  voltage: 'V 1|mV 0.001|kV 1000|µV 1e-6',
  current: 'A 1|mA 0.001|µA 1e-6',
  pressure:
    'Pa 1|hPa 100|kPa 1000|MPa 1e6|mbar 100|cbar 1000|bar 100000|psi 6894.757293168|inHg 3386.389|mmHg 133.322387|inH₂O 249.08891',
  speed: 'km/h 1|m/s 3.6|mph 1.609344|kn 1.852|ft/s 1.09728|in/s 0.09144|mm/s 0.0036',
  length: 'm 1|mm 0.001|cm 0.01|dm 0.1|km 1000|in 0.0254|ft 0.3048|yd 0.9144|mi 1609.344|nmi 1852',
  area: 'm² 1|ft² 0.09290304|km² 1e6|mi² 2589988.110336|ac 4046.8564224|ha 10000',
  volume:
    'L 1|mL 0.001|cL 0.01|dL 0.1|m³ 1000|ft³ 28.316846592|gal 3.785411784|CCF 2831.6846592|tsp 0.00492892159375|tbsp 0.01478676478125|fl oz 0.0295735295625|cup 0.2365882365|pt 0.473176473|qt 0.946352946',
  flow: 'L/min 1|L/h 0.0166666667|L/s 60|m³/h 16.6666667|m³/s 60000|gal/min 3.785411784|ft³/min 28.316846592',
  mass: 'g 1|mg 0.001|kg 1000|oz 28.349523125|lb 453.59237|st 6350.29318|t 1e6',
  time: 's 1|ms 0.001|min 60|h 3600|d 86400|wk 604800|yr 31557600',
  data: 'B 1|kB 1e3|MB 1e6|GB 1e9|TB 1e12',
  share: '% 1',
};

interface Symbol {
  readonly quantity: Quantity;
  readonly factor: number;
}

const SYMBOLS: ReadonlyMap<string, Symbol> = new Map(
  (Object.entries(TABLE) as [Quantity, string][]).flatMap(([quantity, row]) =>
    row.split('|').map((entry): [string, Symbol] => {
      const [, symbol = '', factor] = /^(.*) (\S+)$/.exec(entry) ?? [];
      return [symbol, { quantity, factor: Number(factor) }];
    }),
  ),
);

/** Other ways to write the same; the projects do not agree. */
const SPELLED: Readonly<Record<string, string>> = {
  C: '°C',
  F: '°F',
  '℃': '°C',
  '℉': '°F',
  degC: '°C',
  degF: '°F',
  kph: 'km/h',
  kmh: 'km/h',
  'kmh⁻¹': 'km/h',
  'mi/h': 'mph',
  kt: 'kn',
  knots: 'kn',
  millibar: 'mbar',
  l: 'L',
  ml: 'mL',
  m3: 'm³',
  'm3/h': 'm³/h',
  ft3: 'ft³',
  'l/min': 'L/min',
  'l/h': 'L/h',
  kw: 'kW',
  kwh: 'kWh',
  Kwh: 'kWh',
  KWh: 'kWh',
  wh: 'Wh',
  w: 'W',
  lbs: 'lb',
  inches: 'in',
  uA: 'µA',
};

/** The unit as it is written here: "kph" is "km/h"; an unknown one stays as it is. */
function symbolOf(unit: string): string {
  const plain = unit.trim();
  return Object.hasOwn(SPELLED, plain) ? (SPELLED[plain] ?? plain) : plain;
}

/** What the unit measures; null: it is unknown. */
export const quantityOf = (unit: string): Quantity | null => SYMBOLS.get(symbolOf(unit))?.quantity ?? null;

/** @returns null where one of them is unknown, or they measure different things */
export function convertBetween(value: number, from: string, to: string): number | null {
  const [source, goal] = [symbolOf(from), symbolOf(to)];
  if (source === goal) return value;
  const [a, b] = [SYMBOLS.get(source), SYMBOLS.get(goal)];
  if (a === undefined || b === undefined || a.quantity !== b.quantity) return null;
  if (a.quantity === 'temperature') return fromCelsius(toCelsius(value, source), goal);
  return (value * a.factor) / b.factor;
}

function toCelsius(value: number, unit: string): number {
  if (unit === '°F') return ((value - 32) * 5) / 9;
  return unit === 'K' ? value - 273.15 : value;
}

function fromCelsius(value: number, unit: string): number {
  if (unit === '°F') return (value * 9) / 5 + 32;
  return unit === 'K' ? value + 273.15 : value;
}

/** The scale of a house, as a unit. */
export const degreesOf = (units: 'metric' | 'imperial'): '°C' | '°F' => (units === 'imperial' ? '°F' : '°C');

/** `C` or `F` of a unit of temperature; undefined for any other unit. */
export function scaleOfUnit(unit: string | undefined): 'C' | 'F' | undefined {
  const symbol = unit === undefined ? '' : symbolOf(unit);
  return symbol === '°C' ? 'C' : symbol === '°F' ? 'F' : undefined;
}
