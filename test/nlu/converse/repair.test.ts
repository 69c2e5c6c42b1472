/** Corrections in one breath. */
import { describe, expect, it } from 'vitest';
import { withoutCorrection } from '../../../src/nlu/converse/correction/repair.js';

const always = (): boolean => true;

describe('withoutCorrection', () => {
  it.each([
    ['at the hall light, no, the kitchen light', 'at the kitchen light'],
    ['remind me by four, no by five, to call', 'remind me by five, to call'],
    ['the bins at six tonight, scrub that, half six tonight', 'the bins half six tonight'],
    ['hall heater on, no sorry, engine heater', 'engine heater on'],
    ['set it to twenty, wait, thirty', 'set it to thirty'],
    ['remind me tomorrow at ten, sorry eleven, to call', 'remind me tomorrow at eleven, to call'],
    ['remind me Friday, excuse me Thursday, of it', 'remind me Thursday, of it'],
    ['put rice, I mean, put pasta, no, put bread on the list', 'put bread on the list'],
    ['on, I mean off', 'off'],
    ['louder, no, quieter', 'quieter'],
    ['dim, no, brighten the lamp', 'brighten the lamp'],
    ['dim the lamp, no, brighten it', 'brighten the lamp'],
    ['open the curtains, I mean close them', 'close the curtains'],
    ['turn the lamp on, no, turn it off', 'turn the lamp off'],
    ['lights on... no, off', 'lights off'],
    ['turn it up no down', 'turn it down'],
    ['turn it down, wait, no, up', 'turn it up'],
  ])('%s', (said, meant) => {
    expect(withoutCorrection(said, always)).toBe(meant);
  });

  it.each([
    'no, the left one',
    'oh no',
    'there is no light here',
    'wait ten minutes and turn it off',
    'play no sorry by the band',
    'stop, no more music',
    'light on no matter what',
    'warmer, no rush',
  ])('leaves alone: %s', (said) => {
    expect(withoutCorrection(said, (text) => text === 'set it')).toBe(said);
  });

  it('knows when it cannot be told what is meant', () => {
    expect(withoutCorrection('turn the lamp on, no wait, something nice', always)).toBeNull();
    const first = (text: string): boolean => text.startsWith('remind');
    expect(withoutCorrection('remind me on Monday, no Tuesday is a holiday, to pay', first)).toBeNull();
    const lamp = (text: string): boolean => text.startsWith('turn');
    expect(withoutCorrection('my sister left, no, the dog', lamp)).toBe('my sister left, no, the dog');
  });
});
