import { describe, expect, it } from 'vitest';
import { startAgenda } from '../../src/actions/apply-effects.js';
import { afterRight, afterWrong, lockedSeconds, sayLocked } from '../../src/actions/policy/pin-tries.js';
import { shiftAgenda } from '../../src/actions/shift-agenda.js';
import type { PinTries } from '../../src/actions/world.js';
import { addSeconds } from '../../src/nlu/time.js';
import { HOME } from './small-house.js';

const NOW = '2026-11-21T09:00:00';

/** So many wrong ones, each as soon as it is listened to. @returns the seconds for which each locked */
function wrongOnes(count: number): { tries: PinTries | undefined; locks: number[] } {
  let tries: PinTries | undefined;
  let now = NOW;
  const locks: number[] = [];
  for (let one = 0; one < count; one += 1) {
    tries = afterWrong(tries, now);
    const locked = lockedSeconds(tries, now);
    locks.push(locked);
    now = addSeconds(now, locked);
  }
  return { tries, locks };
}

describe('wrong PINs', () => {
  it('lock after five in a row, for longer each time, and at last for half an hour', () => {
    const { locks } = wrongOnes(25);
    expect(locks.filter((_, at) => at % 5 !== 4).every((seconds) => seconds === 0)).toBe(true);
    expect(locks.filter((_, at) => at % 5 === 4)).toEqual([60, 300, 1800, 1800, 1800]);
  });

  it('are forgotten with a right one, and not before', () => {
    expect(afterRight(undefined)).toEqual([]);
    expect(afterRight(wrongOnes(4).tries)).toEqual([{ type: 'pin', tries: null }]);
  });

  it('keep a lock at its length when the clock is set', () => {
    const { tries } = wrongOnes(5);
    if (tries === undefined) throw new Error('five wrong ones leave something');
    for (const step of [3600, -3600]) {
      const { pin } = shiftAgenda({ ...startAgenda(HOME), pin: tries }, step);
      expect(lockedSeconds(pin, addSeconds(NOW, step))).toBe(60);
    }
  });

  it('say when to come back, in minutes', () => {
    expect([1, 60, 61, 299, 1800].map(sayLocked)).toEqual(
      ['1 minute', '1 minute', '2 minutes', '5 minutes', '30 minutes'].map(
        (time) => `Too many wrong PINs; try again in ${time}.`,
      ),
    );
  });
});
