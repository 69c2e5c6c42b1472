import { describe, expect, it } from 'vitest';
import { convertBetween, quantityOf } from '../../src/actions/kinds/unit-symbols.js';
import { agreeOunces, convert, findUnit, UNITS } from '../../src/actions/perform/facts/units.js';

const between = (amount: number, from: string, to: string): number | null => {
  const [a, b] = [findUnit(from), findUnit(to)];
  return a === undefined || b === undefined ? null : convert(amount, ...agreeOunces(a, b));
};

describe('units that people say', () => {
  it('are units that devices write, each once, and known by their own names', () => {
    const symbols = UNITS.map(({ symbol }) => symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
    for (const unit of UNITS) {
      expect(quantityOf(unit.symbol), unit.id).not.toBeNull();
      expect(findUnit(unit.many), unit.id).toBe(unit);
    }
  });

  it.each([
    [21, 'celsius', 'fahrenheit', 69.8],
    [32, 'fahrenheit', 'celsius', 0],
    [0, 'celsius', 'kelvin', 273.15],
    [10, 'miles', 'kilometers', 16.09344],
    [1, 'kilowatt hour', 'joules', 3_600_000],
    [8, 'ounces', 'cups', 1],
    [90, 'kph', 'meters per second', 25],
    [1, 'hectare', 'square meters', 10_000],
    [1, 'gigabyte', 'megabytes', 1000],
    [2, 'weeks', 'days', 14],
  ])('%d %s in %s', (amount, from, to, wanted) => {
    expect(between(amount, from, to)).toBeCloseTo(wanted, 9);
  });

  it('of different things do not become each other', () => {
    expect(between(1, 'mile', 'pound')).toBeNull();
    expect(between(1, 'celsius', 'joule')).toBeNull();
    expect(convertBetween(1, 'kWh', 'furlong')).toBeNull();
  });
});
