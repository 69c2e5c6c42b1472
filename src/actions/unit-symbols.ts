/** Units as devices write them, for comparing what was said in one with what is measured in another. */

type Quantity =
  | 'temperature'
  | 'power'
  | 'energy'
  | 'voltage'
  | 'current'
  | 'pressure'
  | 'speed'
  | 'length'
  | 'volume'
  | 'flow'
  | 'mass'
  | 'time'
  | 'share';

/** In the first unit of each row. Of temperatures the factor alone is not enough: see `toKelvin`. */
const TABLE: Readonly<Record<Quantity, string>> = {
  temperature: 'K 1|°C 1|°F 1',
  power: 'W 1|mW 0.001|kW 1000|MW 1e6|BTU/h 0.29307107|VA 1|kVA 1000|var 1',
  energy: 'Wh 1|kWh 1000|MWh 1e6|J 0.000277777778|kJ 0.277777778|MJ 277.777778|GJ 277777.778',
  voltage: 'V 1|mV 0.001|kV 1000|µV 1e-6',
  current: 'A 1|mA 0.001|µA 1e-6',
  pressure:
    'Pa 1|hPa 100|kPa 1000|MPa 1e6|mbar 100|cbar 1000|bar 100000|psi 6894.757293|inHg 3386.389|mmHg 133.322387|inH₂O 249.08891',
  speed: 'm/s 1|km/h 0.277777778|mph 0.44704|kn 0.514444444|ft/s 0.3048|in/s 0.0254|mm/s 0.001',
  length: 'm 1|mm 0.001|cm 0.01|dm 0.1|km 1000|in 0.0254|ft 0.3048|yd 0.9144|mi 1609.344|nmi 1852',
  volume: 'L 1|mL 0.001|m³ 1000|ft³ 28.3168466|gal 3.78541178|CCF 2831.68466',
  flow: 'L/min 1|L/h 0.0166666667|L/s 60|m³/h 16.6666667|m³/s 60000|gal/min 3.78541178|ft³/min 28.3168466',
  mass: 'g 1|mg 0.001|kg 1000|oz 28.3495231|lb 453.59237|st 6350.29318|t 1e6',
  time: 's 1|ms 0.001|min 60|h 3600|d 86400',
  share: '% 1',
};

interface Symbol {
  readonly quantity: Quantity;
  readonly factor: number;
}

const SYMBOLS: ReadonlyMap<string, Symbol> = new Map(
  (Object.entries(TABLE) as [Quantity, string][]).flatMap(([quantity, row]) =>
    row.split('|').map((entry): [string, Symbol] => {
      const [symbol = '', factor] = entry.split(' ');
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

/** @returns null where one of them is unknown, or they measure different things */
export function convertBetween(value: number, from: string, to: string): number | null {
  const [source, goal] = [symbolOf(from), symbolOf(to)];
  if (source === goal) return value;
  const [a, b] = [SYMBOLS.get(source), SYMBOLS.get(goal)];
  if (a === undefined || b === undefined || a.quantity !== b.quantity) return null;
  if (a.quantity === 'temperature') return fromKelvin(toKelvin(value, source), goal);
  return (value * a.factor) / b.factor;
}

function toKelvin(value: number, unit: string): number {
  if (unit === '°F') return ((value - 32) * 5) / 9 + 273.15;
  return unit === '°C' ? value + 273.15 : value;
}

function fromKelvin(value: number, unit: string): number {
  if (unit === '°F') return ((value - 273.15) * 9) / 5 + 32;
  return unit === '°C' ? value - 273.15 : value;
}

/** The scale of a house, as a unit. */
export const degreesOf = (units: 'metric' | 'imperial'): '°C' | '°F' => (units === 'imperial' ? '°F' : '°C');

/** `C` or `F` of a unit of temperature; undefined for any other unit. */
export function scaleOfUnit(unit: string | undefined): 'C' | 'F' | undefined {
  const symbol = unit === undefined ? '' : symbolOf(unit);
  return symbol === '°C' ? 'C' : symbol === '°F' ? 'F' : undefined;
}
