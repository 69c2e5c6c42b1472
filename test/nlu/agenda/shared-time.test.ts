/** A time said once for several commands. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 64, longitude: -21, timezone: Atlantic/Reykjavik}
areas:
  - {id: stofa, name: Stofa}
devices:
  - {id: ofn, name: Ofn, area: stofa, kind: switch, state: {on: false}}
  - {id: kanna, name: Kanna, area: stofa, kind: switch, state: {on: false}}
  - {id: krona, name: Króna, area: stofa, kind: light, can: [brightness], state: {on: true, brightness: 80}}
  - {id: tjold, name: Tjöld, area: stofa, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: jon, name: Jón, kind: person, state: {location: home}}
`;

const say = (text: string) => talkIn(HOUSE, 'shared-time.yaml')('stofa', text);

/** What is put off until when, and what is done at once. */
function plan(text: string): { later: (readonly [string, unknown])[]; now: string[] } {
  const { effects, calls } = say(text);
  const later = calls.flatMap((call): [string, unknown][] =>
    call['when'] === undefined ? [] : [[String(call['devices']), call['when']]],
  );
  const now = effects.flatMap((effect) => (effect.type === 'device' ? [effect.device] : []));
  return { later, now };
}

describe('a time before several commands', () => {
  it.each<[string, unknown]>([
    ['at six in the evening turn on the ofn and the krona to ten', { at: '2026-11-21T18:00:00' }],
    ['in ten minutes turn on the ofn and dim the krona to ten', { delay: 600 }],
    [
      'every weekday at ten past six, ofn on and krona off',
      { at: '2026-11-23T06:10:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
    ],
    [
      'when Jón is away turn on the ofn and switch off the krona',
      { once: { devices: ['jon'], attr: 'location', is: 'not_home' } },
    ],
  ])('%s', (text, when) => {
    expect(plan(text)).toEqual({
      later: [
        ['ofn', when],
        ['krona', when],
      ],
      now: [],
    });
  });

  it('is as often after it, where the next has no verb of its own', () => {
    const when = { at: '2026-11-21T21:30:00', repeat: 'FREQ=DAILY' };
    expect(plan('turn off the ofn at nine thirty every night and the krona off').later).toEqual([
      ['ofn', when],
      ['krona', when],
    ]);
  });

  it('is not of what is said to be done now', () => {
    expect(plan('in ten minutes turn off the krona and turn on the ofn now')).toEqual({
      later: [['krona', { delay: 600 }]],
      now: ['ofn'],
    });
  });

  it('is not of the next sentence', () => {
    expect(plan('At noon turn on the ofn. Turn off the krona.').now).toEqual(['krona']);
  });

  it('is not of what is asked', () => {
    const { calls } = say('at noon turn on the ofn and is the krona on');
    expect(calls).toMatchObject([
      { do: 'set', when: { at: '2026-11-21T12:00:00' } },
      { do: 'query', devices: ['krona'] },
    ]);
  });

  it('gives its day to a later time', () => {
    expect(plan('tjöld open at half past seven tomorrow and the ofn on at eight').later).toEqual([
      ['tjold', { at: '2026-11-22T07:30:00' }],
      ['ofn', { at: '2026-11-22T08:00:00' }],
    ]);
  });

  it('is in the morning where somebody is woken then', () => {
    expect(plan('wake me at six and turn on the kanna at ten past six').later).toEqual([
      ['kanna', { at: '2026-11-22T06:10:00' }],
    ]);
  });
});

describe('once something is over', () => {
  it('says its end only once', () => {
    const { calls } = say('ofn on for ten minutes, then ofn off');
    expect(calls).toMatchObject([
      { do: 'set', state: 'on', devices: ['ofn'] },
      { do: 'set', state: 'off', devices: ['ofn'], when: { delay: 600 } },
    ]);
  });

  it('is when the next is done', () => {
    expect(plan('turn on the ofn for ten minutes and after that the krona to thirty')).toEqual({
      later: [
        ['ofn', { delay: 600 }],
        ['krona', { delay: 600 }],
      ],
      now: ['ofn'],
    });
  });
});

it('sets two reminders at two times', () => {
  const { calls } = say('remind me at noon about the curd and at four about the fees');
  expect(calls).toMatchObject([
    { do: 'reminder', label: 'the curd', time: '2026-11-21T12:00:00' },
    { do: 'reminder', label: 'the fees', time: '2026-11-21T16:00:00' },
  ]);
});

it('does not do what hangs on an answer', () => {
  expect(say('is Jón home, then turn off the krona').effects).toEqual([]);
});

describe('a time of its own', () => {
  it.each([
    ['turn off the krona now and the ofn in ten minutes', ['ofn', { delay: 600 }]],
    ['turn off the krona straight away and the ofn in ten minutes', ['ofn', { delay: 600 }]],
    ['turn off the krona and then, in ten minutes, the ofn', ['ofn', { delay: 600 }]],
    ['krona off immediately and the ofn at ten', ['ofn', { at: '2026-11-21T10:00:00' }]],
  ])('is of no other: %s', (text, later) => {
    expect(plan(text)).toEqual({ later: [later], now: ['krona'] });
  });

  it('is an hour beside another, and no level', () => {
    expect(plan('turn off the ofn at ten and the krona at eleven')).toEqual({
      later: [
        ['ofn', { at: '2026-11-21T10:00:00' }],
        ['krona', { at: '2026-11-21T11:00:00' }],
      ],
      now: [],
    });
  });

  it.each([
    'at seven am every weekday open the tjöld and at nine close them',
    'open the tjöld every weekday at seven am and close them at nine',
  ])('is as often as the one before: %s', (text) => {
    const repeat = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
    expect(plan(text).later).toEqual([
      ['tjold', { at: '2026-11-23T07:00:00', repeat }],
      ['tjold', { at: '2026-11-23T09:00:00', repeat }],
    ]);
  });

  it('is not as often with a verb for another thing', () => {
    expect(plan('open the tjöld every day at ten and turn on the ofn at eleven').later).toMatchObject([
      ['tjold', { repeat: 'FREQ=DAILY' }],
      ['ofn', { at: '2026-11-21T11:00:00' }],
    ]);
  });
});

describe('"by" after a change', () => {
  const changes = (text: string) => say(text).changes;

  it.each([
    ['lower the tjöld by ten', { tjold: { position: 90 } }],
    ['dim the krona by five', { krona: { brightness: 75 } }],
    ['brighten the krona by ten', { krona: { brightness: 90 } }],
    ['bring the tjöld down by eight', { tjold: { position: 92 } }],
  ])('is an amount: %s', (text, done) => {
    expect(changes(text)).toMatchObject(done);
  });

  it('is an amount for the next as well', () => {
    const lamps = HOUSE.replace(
      '  - {id: jon',
      '  - {id: ljos, name: Ljós, area: stofa, kind: light, can: [brightness], state: {on: true, brightness: 40}}\n$&',
    );
    const { changes: done } = talkIn(lamps, 'shared-time.yaml')(
      'stofa',
      'dim the krona by eight and the ljós by nine',
    );
    expect(done).toMatchObject({ krona: { brightness: 72 }, ljos: { brightness: 31 } });
  });

  it.each([
    'close the tjöld by ten',
    "lower the tjöld by ten o'clock",
    'turn on the ofn by ten',
  ])('is a time: %s', (text) => {
    expect(plan(text).later).toMatchObject([[expect.any(String), { at: '2026-11-21T10:00:00' }]]);
  });
});
