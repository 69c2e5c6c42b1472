/** What is left out of a sentence that is no command as it stands, and what never is. */
import { describe, expect, it } from 'vitest';
import { withoutReason } from '../../../src/nlu/converse/telling/reason.js';
import { withoutSlips } from '../../../src/nlu/converse/wording/slips.js';

describe('withoutReason', () => {
  it.each([
    ["I've got a meeting, please mute the music", 'mute the music'],
    ["it's late turn off the lights", 'turn off the lights'],
    ["I'm home can you turn on the lights", 'turn on the lights'],
    ["I can't see, brighten the room", 'brighten the room'],
    ['my eyes hurt dim the lights', 'dim the lights'],
    ['turn off the lights because I am leaving', 'turn off the lights'],
    ['turn up the heating we are freezing', 'turn up the heating'],
    ['the plug is on turn it off', 'turn the plug off'],
    ['Greg wants a coffee can you make one', 'make coffee'],
  ])('%s', (said, command) => {
    expect(withoutReason(said)).toContain(command);
  });

  it.each([
    'the kids turn off the lights',
    'I want my brother to turn off the lights',
    'I said turn off the lights',
    'if it rains close the window',
    'I never turn on the light',
    'I turned off the lights yesterday',
    'when I was young we had to turn on the light by hand',
    'I told him, turn off the light',
  ])('leaves whole: %s', (said) => {
    expect(withoutReason(said)).toEqual([]);
  });

  it.each([
    ['my feet are cold, the blanket please, and dim the lamp', 'blanket'],
    ['I am going to bed, so the big lamp off, and close the blinds', 'big lamp'],
    ['for the film I need the spots at thirty, please close the blinds', 'thirty'],
    ['at sunset I want two things, close the blinds', 'sunset'],
    ['a gale is coming, awning in, close the window', 'awning'],
    ['could she have just ten percent, turn on the lamp', 'ten percent'],
    ['we have guests, so please nobody start the vacuum', 'nobody'],
    ['the lamp off as soon as it is twenty one degrees', 'twenty one'],
  ])('leaves out no part that asks for something, or says when: %s', (said, part) => {
    const kept = withoutReason(said, {
      isThing: (name) => name === 'blanket',
      isPlace: () => false,
      pointsBack: false,
    });
    expect(kept.filter((text) => !text.includes(part))).toEqual([]);
  });

  it.each([
    'set the heater to fifty five, I have been overruled, fifty two',
    'turn on the fan, it is smoky, and eight minutes for the bread',
  ])('leaves out no value that was said last: %s', (said) => {
    expect(withoutReason(said)).toEqual([]);
  });

  it.each([
    ["the watchman's off, nobody else is coming, so lock the door", 'lock the door'],
    ['might I have a look at the snow, open the curtains', 'open the curtains'],
    ["I'm done with the wok, nothing on the flame, so close the valve", 'close the valve'],
    ["door's bolted, teeth are brushed, turn off the lights", 'turn off the lights'],
    ["close the blinds since the floodlight's right on us", 'close the blinds'],
  ])('%s', (said, command) => {
    expect(withoutReason(said)).toContain(command);
  });

  it('keeps what a command depends on', () => {
    expect(withoutReason('turn on the heating because it is cold but not before six')).toEqual([]);
  });
});

describe('withoutSlips', () => {
  it.each([
    ['turn off on the plug', 'turn off on plug'],
    ['chane the color to green', 'change the color to green'],
    ['turns the lights off', 'turn the lights off'],
  ])('%s', (said, meant) => {
    expect(withoutSlips(said)).toContain(meant);
  });

  it.each([
    'do not turn on the light',
    'is it warm here now?',
    'turn it on if it rains',
    'how do I turn on the light',
  ])('leaves whole: %s', (said) => {
    expect(withoutSlips(said)).toEqual([]);
  });

  it('never leaves out what says which, how much or which way', () => {
    const kept = withoutSlips('turn off the kitchen lamp by 20 please');
    expect(kept.length).toBeGreaterThan(0);
    for (const text of kept) expect(text).toMatch(/off.*kitchen lamp.*20/);
  });
});
