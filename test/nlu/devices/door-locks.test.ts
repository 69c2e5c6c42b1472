/** The lock that is called after its door, beside the contact that is, too. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const CONTACT =
  '  - {id: contact, name: Cellar Door Sensor, kind: binary_sensor, class: door, state: {on: false}}\n';
const houseOf = (lock: string, more = '') =>
  talkIn(
    `areas: [{id: hall, name: Hall}]
devices:
  - {id: bolt, name: ${lock}, kind: lock, area: hall, state: {locked: false}}
${more}`,
    'locks.yaml',
  );

describe.each([
  ['alone', houseOf('Cellar Door Lock')],
  ['a smart one', houseOf('Cellar Door Smart Lock')],
  ['beside the contact of the door', houseOf('Cellar Door Lock', CONTACT)],
])('a lock called after its door: %s', (_, say) => {
  it('is what locks the door', () => {
    expect(say('hall', 'lock the cellar door').changes).toEqual({ bolt: { locked: true } });
  });

  it('tells whether the door is locked', () => {
    expect(say('hall', 'is the cellar door locked').reply).toMatch(
      /^No, the Cellar Door (?:Smart )?Lock is unlocked\.$/,
    );
  });
});

it('leaves open and closed to the contact', () => {
  const say = houseOf('Cellar Door Lock', CONTACT);
  expect(say('hall', 'is the cellar door closed').reply).toBe('Yes, the Cellar Door Sensor is closed.');
});
