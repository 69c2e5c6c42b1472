/** The gist of a request: what it comes to in plain words, and what is left alone. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { agendaGist } from '../../src/nlu/gist/agenda.js';
import { gistOf } from '../../src/nlu/gist/gist.js';
import { houseNames } from '../../src/nlu/gist/house-names.js';
import { plainQuestions } from '../../src/nlu/gist/question.js';
import { nearestWord } from '../../src/nlu/gist/spelling.js';

const file = new URL('../../examples/home.yaml', import.meta.url);
const { home } = parseHome(readFileSync(file, 'utf8'), 'home.yaml');

describe('gistOf', () => {
  it.each([
    ['could somebody please turn the kitchen light on', 'turn on the kitchen light'],
    ['turns the kitchen light right off', 'turn off the kitchen light'],
    ['I would love it if you turned the lights off in the bedroom', 'turn off the lights in the bedroom'],
    ['desk lamp, dim it a tad', 'make the desk lamp a bit dimmer'],
    ['the lights in the office are way too bright', 'make the lights in the office dimmer'],
    ['get the bedroom blinds down to thirty percent', 'set the bedroom blinds to 30 percent'],
    ['could the thermostat possibly go up a bit', 'make it a bit warmer'],
    ['I could really do with a strong black coffee', 'make coffee'],
    ['no more vacuuming, enough', 'stop the vacuum'],
    ['colour the lights in the kitchen in a nice purple', 'make the lights in the kitchen purple'],
    ['increese the volume', 'turn the volume up'],
    ['in ten minutes the fan in the bathroom off', 'turn off the fan in the bathroom in ten minutes'],
    ['kitchen light on for my grandmother', 'turn on the kitchen light'],
    [
      'lights on in the kitchen, and the curtains closed',
      'turn on the lights in the kitchen and close the curtains',
    ],
    [
      'the kitchen light and the bathroom fan on please',
      'turn on the kitchen light and turn on the bathroom fan',
    ],
    ['would you kindly have the bedroom blinds fully closed', 'close the bedroom blinds'],
    ['could the thermostat go down two degrees', 'turn the temperature down by 2 degrees'],
    ['skip past this song to the next one', 'next song'],
    ['turn off the lights that are still on in the living room', 'turn off the lights in the living room'],
    ['could the bedroom blinds be shut at ten mate', 'close the bedroom blinds at 10'],
    ['kindly have the desk lamp turned off at eleven dear', 'turn off the desk lamp at 11'],
    ['get the bedroom blinds down to ten dear', 'set the bedroom blinds to 10 percent'],
    ['would somebody shut the bedroom blinds at 10 percent', 'set the bedroom blinds to 10 percent'],
    ['lock every door in the house', 'lock all the door in the house'],
    ['the bedroom blinds all the way down', 'close the bedroom blinds'],
    ['fade the desk lamp to orange', 'make the desk lamp orange'],
    ['still too dim for the desk lamp', 'make the desk lamp brighter'],
    ['pull the plug on the kitchen light', 'turn off the kitchen light'],
  ])('%s', (said, plain) => {
    expect(gistOf(said, home)).toEqual([plain]);
  });

  it.each([
    'the kitchen light is on',
    'I turned off the kitchen light',
    'he turns on the kitchen light',
    'do not turn on the kitchen light',
    'never mind the kitchen light on the wall',
    'if it rains turn off the kitchen light',
    'turn on the kitchen light unless I am out',
    'turn the kitchen light on and off',
    'turn the kitchen light on and the other one off',
    'leave the kitchen light, every other lamp goes off',
    "the kitchen light's on and it's broad day",
    "the kitchen light's been on since breakfast",
    'crank the kitchen light all the way',
    "we'll carry on with the film tomorrow",
    'two degrees off the heating',
    'kitchen light on for Daddy, desk lamp off for Mama, fan on for me, and so on for all',
    "oh that's a harsh lamp for an old woman",
    "the desk lamp's a bit glaring",
    'the bathroom fan stops turning in half an hour',
    "the kitchen light's brighter since the new bulb",
    'another ten on the kitchen light',
    'every morning at seven the bedroom blinds go up',
    'thermostat down two degrees, the heater up one',
    'close the kitchen light and the desk lamp, and the bathroom fan you open',
    'stop telling me to switch the lights off',
    'dim the kitchen light and the others',
    'turn on the zebra in the kitchen',
    'turn on the kitchen light and the zebra',
    'is the kitchen light on?',
    'will it get warmer',
    'we should have locked the front door',
    "that's cool, thank you",
    'how do I start the vacuum',
    'unlock the front door',
    'disarm the alarm',
    'the kitchen light',
    'play radio 95.5',
    'the kitchen light turned off',
    'the bedroom blinds closed 30 percent',
    'the kitchen light and the bathroom fan',
    '',
    '?',
  ])('has nothing to say of: %s', (said) => {
    expect(gistOf(said, home)).toEqual([]);
  });

  it('knows the names of the house, in the plural and with a letter amiss', () => {
    expect(gistOf('bedroom lights dimmer please would you', home)).toEqual(['make the bedroom light dimmer']);
    expect(nearestWord('kichen', houseNames(home))).toBe('kitchen');
    expect(nearestWord('remind', houseNames(home))).toBeNull();
  });
});

describe('plainQuestions', () => {
  it.each([
    ['could you find out whether the garage is open', 'is the garage open'],
    ['tell me what the temperature is', 'what is the temperature'],
    ['verify the doors are locked', 'are the doors locked'],
    ['the heating is set to what', 'what is the heating set to'],
    ['kitchen light on or off', 'is the kitchen light on'],
    ['any alarms for tomorrow', 'do i have any alarms for tomorrow'],
  ])('%s', (said, plain) => {
    expect(plainQuestions(said)).toContain(plain);
  });
});

describe('agendaGist', () => {
  it.each([
    ['have my alarm go off at seven tomorrow morning', 'set an alarm at 7 tomorrow morning'],
    ['please get rid of all of my alarms', 'cancel all alarms'],
    ['new alarm 7 am', 'set an alarm for 7 am'],
    ['a timer for 15 min please', 'set a timer for 15 minutes'],
    ['show me the time right now', 'what time is it'],
    ['is there anything at all on my shopping list', 'what is on the shopping list'],
  ])('%s', (said, plain) => {
    expect(agendaGist(said, home)).toContain(plain);
  });

  it.each([
    'how do I set the alarm',
    'my neighbour has an alarm',
    'do not set an alarm for seven',
    'set the alarm to stun',
  ])('has nothing to say of: %s', (said) => {
    expect(agendaGist(said, home)).toEqual([]);
  });
});
