/** Alarms and reminders at several times, on several days, on all days but some; and bare answers. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 41.4, longitude: 2.2, timezone: Europe/Madrid}
floors:
  - {id: baixa, name: Baixa, level: 0}
  - {id: alta, name: Alta, level: 1}
areas:
  - {id: bany1, name: Bany 1, floor: baixa}
  - {id: bany2, name: Bany 2, floor: alta}
  - {id: sala, name: Sala, floor: baixa}
devices:
  - {id: mirall1, name: Mirall, area: bany1, kind: light, can: [], state: {on: false}}
  - {id: mirall2, name: Mirall, area: bany2, kind: light, can: [], state: {on: false}}
  - {id: estufa, name: Estufa, area: sala, kind: switch, state: {on: true}}
calendars:
  - {id: casa, name: Casa, events: []}
`;

const say = (...turns: readonly string[]) => talkIn(HOUSE, 'several-times.yaml')('sala', ...turns);
const times = (text: string): unknown[] => say(text).calls.map(({ time }) => time);

describe('several times', () => {
  it.each([
    ['alarm at 7 on monday and thursday', ['2026-11-23T07:00:00', '2026-11-26T07:00:00']],
    [
      'set an alarm for 7 am on monday, wednesday and friday',
      ['2026-11-23T07:00:00', '2026-11-25T07:00:00', '2026-11-27T07:00:00'],
    ],
    [
      'Monday, Wednesday and Friday at half past five in the morning, alarm please',
      ['2026-11-23T05:30:00', '2026-11-25T05:30:00', '2026-11-27T05:30:00'],
    ],
    ['wake me tomorrow and monday at six', ['2026-11-22T06:00:00', '2026-11-23T06:00:00']],
    [
      'remind me to take pills at 8 am, noon and 8 pm',
      ['2026-11-22T08:00:00', '2026-11-21T12:00:00', '2026-11-21T20:00:00'],
    ],
    ['remind me at eight and nine pm to call Pau', ['2026-11-21T20:00:00', '2026-11-21T21:00:00']],
    ['remind me to take pills at 8 am and 8 pm every day', ['08:00', '20:00']],
  ])('%s', (text, expected) => {
    expect(times(text)).toEqual(expected);
  });
});

describe('days that are left out', () => {
  it.each([
    [
      'alarm for 6 am every day except sunday',
      { time: '06:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA' },
    ],
    ['wake me at six every weekday but not on friday', { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH' }],
    [
      'estufa off at 10:30 every night except saturday',
      { when: { at: '2026-11-22T22:30:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SU' } },
    ],
    [
      'every day apart from saturday and sunday at nine turn on the estufa',
      { when: { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' } },
    ],
    [
      'estufa off every other night at ten',
      { when: { at: '2026-11-21T22:00:00', repeat: 'FREQ=DAILY;INTERVAL=2' } },
    ],
    ['estufa off every night at one', { when: { at: '2026-11-22T01:00:00', repeat: 'FREQ=DAILY' } }],
  ])('%s', (text, call) => {
    expect(say(text).calls).toMatchObject([call]);
  });

  it('are said', () => {
    expect(say('alarm for 6 am every day except sunday').reply).toBe(
      'Alarm set every day except Sunday at 6 AM.',
    );
  });
});

describe('a bare answer', () => {
  it.each([
    ['set an alarm', 'at six thirty', { do: 'alarm', time: '2026-11-22T06:30:00' }],
    ['set an alarm', 'umm, at six thirty please', { do: 'alarm', time: '2026-11-22T06:30:00' }],
    ['set a timer', 'for ten minutes', { do: 'timer', duration: 600 }],
    ['turn on the mirall', 'in bany one', { devices: ['mirall1'] }],
    ['turn on the mirall', 'er, bany 2 please', { devices: ['mirall2'] }],
    ['turn on the mirall', 'the upstairs one', { devices: ['mirall2'] }],
    ['turn on the mirall', 'the downstairs one', { devices: ['mirall1'] }],
    ['turn on the mirall', 'neither', { do: 'control', op: 'no' }],
    ['turn on the mirall', 'none of them', { do: 'control', op: 'no' }],
  ])('%s: %s', (question, answer, call) => {
    const { calls, ask } = say(question, answer);
    expect([calls, ask]).toMatchObject([[call], null]);
  });

  it('is no question of its own', () => {
    const { calls, effects } = say('remind me to buy feed', 'what do I need to remember today?');
    expect([calls, effects]).toMatchObject([[{ do: 'reminder', op: 'query' }], []]);
  });
});

describe('days that are left out after the hour', () => {
  it.each([
    ['turn on the estufa every weekday at 7 am except wednesday', 'FREQ=WEEKLY;BYDAY=MO,TU,TH,FR'],
    ['estufa on every day at 7 am but not on sunday or saturday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ])('%s', (text, repeat) => {
    expect(say(text).calls).toMatchObject([{ do: 'set', state: 'on', when: { repeat } }]);
  });
});
