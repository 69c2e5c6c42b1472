/** Names are looked up by their words: what is found is what looking at every device finds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { findByName } from '../../src/actions/resolve/names.js';

const words = fc.array(
  fc.constantFrom(...'den loft lamp lamps light fan the big red one of spot 2'.split(' ')),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const name = words.map((all) => all.join(' '));

it('finds the same in a random house as among its devices one by one', () => {
  let found = 0;
  const house = fc.uniqueArray(
    fc.record({
      name,
      aliases: fc.array(name, { maxLength: 2 }),
      area: fc.constantFrom('den', 'loft'),
      kind: fc.constantFrom('light', 'switch', 'fan'),
    }),
    { maxLength: 12, selector: (device) => `${device.name} ${device.area}` },
  );
  fc.assert(
    fc.property(house, fc.array(name, { minLength: 1, maxLength: 5 }), (devices, said) => {
      const file = {
        areas: [
          { id: 'den', name: 'Den' },
          { id: 'loft', name: 'Loft', aliases: ['red loft'] },
        ],
        devices: devices.map((device, at) => ({ id: `d${at}`, ...device })),
      };
      const { home } = parseHome(JSON.stringify(file), 'random.yaml');
      for (const text of said) {
        const one = findByName(home, text, home.devices);
        expect(one).toEqual(findByName(home, text, [...home.devices]));
        found += one.length;
      }
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(300);
});
