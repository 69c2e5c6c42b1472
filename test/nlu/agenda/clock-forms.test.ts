/** Clock times by noon and midnight, written with a dot, and "when it's eight". In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: tupa, name: Tupa, aliases: [main room]}
devices:
  - {id: kattovalo, name: Kattovalo, aliases: [ceiling lamp], area: tupa, kind: light, can: [brightness], state: {on: false}}
  - {id: patteri, name: Patteri, aliases: [radiator], area: tupa, kind: climate, can: [mode: ["off", heat], target: {min: 10, max: 28}], state: {mode: heat, target: 20}}
  - {id: lampo, name: Main Room Temperature, area: tupa, kind: sensor, class: temperature, state: {value: 21, unit: "°C"}}
  - {id: aino, name: Aino, kind: person, state: {location: home}}
`;

const say = (text: string) => talkIn(HOUSE, 'clock-forms.yaml')('tupa', text);

describe('noon and midnight', () => {
  it.each([
    ['wake me at half past midnight', '2026-11-22T00:30:00'],
    ['set an alarm for a quarter past midnight', '2026-11-22T00:15:00'],
    ['alarm at ten to midnight', '2026-11-21T23:50:00'],
    ['set an alarm for noon thirty', '2026-11-21T12:30:00'],
    ['alarm for five minutes before noon', '2026-11-21T11:55:00'],
    ['set an alarm for twenty past midday tomorrow', '2026-11-22T12:20:00'],
    ['remind me at ten past noon to eat', '2026-11-21T12:10:00'],
    ['set an alarm for 12 midnight', '2026-11-22T00:00:00'],
    ['set an alarm at 7.30', '2026-11-22T07:30:00'],
    ['wake me at six thirty sharp', '2026-11-22T06:30:00'],
    ['wake me at 6 on the dot', '2026-11-22T06:00:00'],
    ['alarm for seven-thirty-ish tomorrow', '2026-11-22T07:30:00'],
  ])('%s', (text, time) => {
    const { calls } = say(text);
    expect(calls).toMatchObject([{ op: 'set', time }]);
    expect(calls[0]).not.toHaveProperty('label', expect.stringMatching(/past|noon|midnight|half/));
  });

  it('does not take the end of a span for minutes to midnight', () => {
    expect(say('ceiling lamp on from ten till midnight').calls).toMatchObject([
      { state: 'on', when: { at: '2026-11-21T10:00:00' } },
      { state: 'off', when: { at: '2026-11-22T00:00:00' } },
    ]);
  });
});

describe('when it is eight', () => {
  it.each([
    ["tell me when it's eight", '2026-11-21T20:00:00', 'It is 8'],
    ["let me know when it's quarter to ten", '2026-11-21T09:45:00', 'It is 9:45'],
    ["when it's half past nine pm, tell me", '2026-11-21T21:30:00', 'It is 9:30 PM'],
    ["tell Aino when it's noon", '2026-11-21T12:00:00', 'Aino, it is noon'],
  ])('%s', (text, at, message) => {
    expect(say(text).calls).toEqual([{ do: 'announce', message, when: { at } }]);
  });

  it('does what was asked for at that hour', () => {
    expect(say("turn on the ceiling lamp when it's nine pm").calls).toMatchObject([
      { state: 'on', when: { at: '2026-11-21T21:00:00' } },
    ]);
  });

  it.each([
    // Degrees, as likely as an hour.
    "turn off the radiator when it's ten",
    "tell me when it's 20",
    // Somebody tells.
    "she told me when it's eight we leave",
    "when it's eight",
    "I never know when it's eight",
  ])('does nothing: %s', (text) => {
    expect(say(text).effects).toEqual([]);
  });

  it('waits for degrees where they are said', () => {
    expect(say("tell me when it's 25 degrees in the main room").calls).toMatchObject([
      { do: 'announce', when: { once: { above: 25 } } },
    ]);
  });
});
