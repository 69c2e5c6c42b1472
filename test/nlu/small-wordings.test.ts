/** How small things are said: plurals with a picture, what a detector does, tonight's midnight, names without an article. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
areas:
  - {id: lounge, name: Lounge}
devices:
  - {id: fairy, name: "Fairy Lights ✨", area: lounge, kind: outlet, state: {on: false}}
  - {id: unicorn, name: "Unicorn 🦄", area: lounge, kind: light, state: {on: false}}
  - {id: smoke, name: Smoke Alarm, area: lounge, kind: binary_sensor, class: smoke, state: {on: true}}
  - {id: burglar, name: House Alarm, area: lounge, kind: alarm, state: {mode: armed_away}}
  - {id: freezer, name: Freezer, area: lounge, kind: sensor, class: temperature, state: {value: -18, unit: "°C"}}
  - {id: fiona, name: Fiona, kind: person, state: {location: Keswick}}
`;

const say = (...sentences: string[]) =>
  talkIn(HOUSE, 'small.yaml', '2026-11-21T17:00:00')('lounge', ...sentences);

describe('said as people would', () => {
  it.each<[string, RegExp]>([
    ['turn on the fairy lights', /\bFairy Lights ✨ are on|Turned on/],
    ['turn on the unicorn', /\bUnicorn 🦄 is on|Turned on/],
    ['is the smoke alarm triggered', /^Yes, the Smoke Alarm is triggered\.$/],
    ['turn on the unicorn at midnight', /at midnight tonight\.$/],
    ['turn on the unicorn at 1 am', /at 1 AM tomorrow\.$/],
  ])('%s', (text, reply) => {
    expect(say(text).reply).toMatch(reply);
  });

  it('names people without an article when it tells of them later', () => {
    expect(JSON.stringify(say('tell me when fiona gets home').changes)).toContain('"Fiona is home"');
    expect(JSON.stringify(say('tell me when the freezer gets above minus fifteen').changes)).toContain(
      '"The freezer is above minus fifteen"',
    );
  });

  it('takes "okay" after an answer for no answer', () => {
    expect(say('turn on the unicorn', 'okay')).toMatchObject({ reply: 'All right.', changes: {} });
    expect(say('yes').reply).toBe('There is nothing to confirm.');
  });

  it('arms for the night what is armed for the day', () => {
    expect(say('arm it for the night').changes).toEqual({ burglar: { mode: 'armed_night' } });
    expect(say('arm the house in home mode').changes).toEqual({ burglar: { mode: 'armed_home' } });
  });
});
