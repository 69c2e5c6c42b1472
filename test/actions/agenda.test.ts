import { describe, expect, it } from 'vitest';
import { applyEffects } from '../../src/actions/apply-effects.js';
import { performCall } from '../../src/actions/perform/index.js';
import type { Performance } from '../../src/actions/perform/perform.js';
import type { World } from '../../src/actions/world.js';
import type { Call } from '../../src/nlu/call.js';
import { contextOf, testWorld } from './agenda-home.js';

/** Carries calls out one after the other. */
function run(world: World, ...calls: readonly Call[]): { world: World; last: Performance } {
  let current = world;
  let last: Performance | null = null;
  for (const call of calls) {
    last = performCall(call, contextOf(current));
    current = applyEffects(current, last.effects);
  }
  if (last === null) throw new Error('no call');
  return { world: current, last };
}

const timer = (duration: number, label?: string): Call => ({
  do: 'timer',
  op: 'set',
  duration,
  ...(label === undefined ? {} : { label }),
});

describe('timers', () => {
  it('runs several and finds each by name, by length and by room', () => {
    const { world } = run(testWorld(), timer(300, 'pizza'), timer(600));
    expect(world.agenda.timers).toMatchObject([
      { id: 'timer_1', label: 'pizza', room: 'kitchen', duration: 300, endsAt: '2026-11-21T09:05:00' },
      { id: 'timer_2', label: null, duration: 600 },
    ]);
    expect(run(world, { do: 'timer', op: 'cancel', label: 'the pizza' }).world.agenda.timers).toMatchObject([
      { id: 'timer_2' },
    ]);
    expect(run(world, { do: 'timer', op: 'cancel', which: 600 }).world.agenda.timers).toMatchObject([
      { id: 'timer_1' },
    ]);
    expect(run(world, { do: 'timer', op: 'cancel', all: true }).world.agenda.timers).toEqual([]);
    expect(run(world, { do: 'timer', op: 'cancel', target: { area: 'hall' } }).last).toMatchObject({
      effects: [],
    });
  });

  it('asks which one where it is not plain, by what tells them apart', () => {
    const { world } = run(testWorld(), timer(300, 'pizza'), timer(600));
    const { last } = run(world, { do: 'timer', op: 'cancel' });
    expect(last).toMatchObject({ calls: [], effects: [] });
    expect(last.reply).toBe('Which one: the pizza timer or the 10 minute timer?');
    const same = run(testWorld(), timer(300), timer(300)).world;
    const later = { ...same, now: '2026-11-21T09:01:00' };
    expect(run(later, timer(300), { do: 'timer', op: 'cancel' }).last.reply).toContain('with 4 minutes left');
  });

  it('pauses, resumes, adds and takes away with the time left', () => {
    const set = run(testWorld(), timer(600)).world;
    const paused = run({ ...set, now: '2026-11-21T09:04:00' }, { do: 'timer', op: 'pause' }).world;
    expect(paused.agenda.timers).toMatchObject([{ endsAt: null, remaining: 360 }]);
    const longer = run(paused, { do: 'timer', op: 'add', duration: 60 }).world;
    expect(longer.agenda.timers).toMatchObject([{ endsAt: null, remaining: 420 }]);
    const resumed = run({ ...longer, now: '2026-11-21T10:00:00' }, { do: 'timer', op: 'resume' });
    expect(resumed.world.agenda.timers).toMatchObject([{ endsAt: '2026-11-21T10:07:00', remaining: null }]);
    const shorter = run(resumed.world, { do: 'timer', op: 'subtract', duration: 120 });
    expect(shorter.last.reply).toBe('The 10 minute timer now has 5 minutes left.');
    expect(
      run(shorter.world, { do: 'timer', op: 'subtract', duration: 900 }).world.agenda.timers,
    ).toMatchObject([{ endsAt: '2026-11-21T10:00:00' }]);
  });

  it('says how long is left', () => {
    expect(run(testWorld(), { do: 'timer', op: 'query' }).last.reply).toBe('There is no timer running.');
    const { world } = run(testWorld(), timer(90, 'egg'), timer(600));
    expect(run(world, { do: 'timer', op: 'query' }).last.reply).toBe(
      'The egg timer has 1 minute and 30 seconds left and the 10 minute timer has 10 minutes left.',
    );
    expect(run(world, { do: 'timer', op: 'query', label: 'egg' }).last.reply).toBe(
      'The egg timer has 1 minute and 30 seconds left.',
    );
  });

  it('understands what it cannot do, and says so without touching anything', () => {
    const { last } = run(testWorld(), { do: 'timer', op: 'cancel' });
    expect(last).toMatchObject({
      calls: [{ do: 'timer', op: 'cancel' }],
      effects: [],
      reply: 'There is no timer running.',
    });
    expect(run(testWorld(), { do: 'timer', op: 'set' }).last).toMatchObject({
      calls: [],
      pending: { kind: 'missing', field: 'duration' },
    });
  });

  it('rings at a time of day', () => {
    const { world, last } = run(testWorld(), { do: 'timer', op: 'set', until: { clock: '10:30' } });
    expect(world.agenda.timers).toMatchObject([{ duration: 5400 }]);
    expect(last.calls).toMatchObject([{ do: 'timer', op: 'set', duration: 5400 }]);
  });
});

describe('alarms and reminders', () => {
  it('shows the date and time of what comes once, the clock time of what repeats', () => {
    const once = run(testWorld(), { do: 'alarm', op: 'set', time: { clock: '07:00' } });
    expect(once.last.calls).toEqual([{ do: 'alarm', op: 'set', time: '2026-11-22T07:00:00' }]);
    expect(once.last.reply).toBe('Alarm set for 7 AM tomorrow.');
    const repeat = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
    const weekly = run(testWorld(), { do: 'alarm', op: 'set', time: { clock: '06:30' }, repeat });
    expect(weekly.last.calls).toEqual([{ do: 'alarm', op: 'set', time: '06:30', repeat }]);
    expect(weekly.last.reply).toBe('Alarm set every weekday at 6:30 AM.');
    expect(weekly.world.agenda.clock).toMatchObject([{ time: '2026-11-23T06:30:00', repeat }]);
  });

  it('finds an alarm by the time that was said, whatever half of the day', () => {
    const { world } = run(
      testWorld(),
      { do: 'alarm', op: 'set', time: { clock: '07:00' } },
      { do: 'alarm', op: 'set', time: { clock: '08:00', meridiem: 'pm' } },
    );
    expect(
      run(world, { do: 'alarm', op: 'cancel', time: { clock: '08:00' } }).world.agenda.clock,
    ).toHaveLength(1);
    expect(
      run(world, { do: 'alarm', op: 'cancel', time: { clock: '07:00', meridiem: 'pm' } }).last.reply,
    ).toBe('I find no such alarm.');
    expect(
      run(world, { do: 'alarm', op: 'cancel', time: { day: { in: 1 } } }).world.agenda.clock,
    ).toMatchObject([{ time: '2026-11-21T20:00:00' }]);
    expect(run(world, { do: 'alarm', op: 'cancel' }).last.reply).toBe(
      'Which one: 8 PM today or 7 AM tomorrow?',
    );
    expect(run(world, { do: 'alarm', op: 'cancel', all: true }).world.agenda.clock).toEqual([]);
  });

  it('asks for the words and the time of a reminder', () => {
    expect(run(testWorld(), { do: 'reminder', op: 'set', label: 'call mum' }).last.reply).toBe(
      'When should I remind you?',
    );
    expect(run(testWorld(), { do: 'reminder', op: 'set', duration: 600 }).last.reply).toBe(
      'What should I remind you of?',
    );
    const { last, world } = run(testWorld(), { do: 'reminder', op: 'set', label: 'call mum', duration: 600 });
    expect(last.reply).toBe('Reminder set in 10 minutes: call mum.');
    expect(world.agenda.clock).toMatchObject([
      { kind: 'reminder', label: 'call mum', time: '2026-11-21T09:10:00' },
    ]);
    expect(run(world, { do: 'reminder', op: 'query' }).last.reply).toBe(
      'You have one reminder: call mum, 9:10 AM today.',
    );
  });

  it('snoozes one ringing and keeps the repeat', () => {
    const { world } = run(testWorld(), {
      do: 'alarm',
      op: 'set',
      time: { clock: '07:00' },
      repeat: 'FREQ=DAILY',
    });
    const [entry] = world.agenda.clock;
    if (entry === undefined) throw new Error('no alarm');
    const ringing: World = {
      ...world,
      now: '2026-11-22T07:01:00',
      agenda: { ...world.agenda, clock: [{ ...entry, ringing: true }] },
    };
    const snoozed = run(ringing, { do: 'alarm', op: 'snooze' });
    expect(snoozed.world.agenda.clock).toMatchObject([
      { time: '2026-11-22T07:10:00', repeat: null, ringing: false },
      { id: entry.id, time: '2026-11-23T07:00:00', repeat: 'FREQ=DAILY', ringing: false },
    ]);
    expect(run(testWorld(), { do: 'alarm', op: 'snooze' }).last).toMatchObject({
      effects: [],
      reply: 'Nothing is ringing.',
    });
  });

  it('never sets what has passed', () => {
    const { last } = run(testWorld(), {
      do: 'alarm',
      op: 'set',
      time: { clock: '08:00', meridiem: 'am', day: { in: 0 } },
    });
    expect(last).toMatchObject({
      calls: [{ do: 'none' }],
      effects: [],
      reply: 'That time has already passed.',
    });
  });
});

describe('lists', () => {
  const add = (...items: string[]): Call => ({ do: 'list', op: 'add', items });

  it('adds to the shopping list where no list was named, and not twice', () => {
    const { world, last } = run(testWorld(), add('eggs', 'milk'));
    expect(world.agenda.lists['shopping']?.map(({ text }) => text)).toEqual(['milk', 'apples', 'eggs']);
    expect(last.reply).toBe('Added eggs to the shopping list. Milk is already there.');
  });

  it('takes off and ticks off by either number of the word', () => {
    const removed = run(testWorld(), { do: 'list', op: 'remove', items: ['apple'] });
    expect(removed.last.effects).toEqual([{ type: 'list', list: 'shopping', removed: ['apples'] }]);
    const ticked = run(testWorld(), { do: 'list', op: 'complete', items: ['trash'], list: 'todo' });
    expect(ticked.world.agenda.lists['todo']).toEqual([{ text: 'take out the trash', done: true }]);
    expect(run(ticked.world, { do: 'list', op: 'query', list: 'todo' }).last.reply).toBe(
      'The to-do list is empty.',
    );
  });

  it('says what is not there', () => {
    expect(run(testWorld(), { do: 'list', op: 'remove', items: ['caviar'] }).last).toMatchObject({
      effects: [],
      reply: 'Caviar is not on the shopping list.',
    });
    expect(run(testWorld(), { do: 'list', op: 'add', items: ['x'], listName: 'wish' }).last).toMatchObject({
      calls: [],
      effects: [],
      pending: { kind: 'confirm' },
      reply: 'There is no wish list. Shall I start one?',
    });
  });

  it('answers and clears', () => {
    expect(run(testWorld(), { do: 'list', op: 'query' }).last.reply).toBe(
      'On the shopping list: milk and apples.',
    );
    expect(run(testWorld(), { do: 'list', op: 'query', items: ['milk'] }).last.reply).toBe(
      'Yes, milk is on the shopping list.',
    );
    expect(run(testWorld(), { do: 'list', op: 'query', items: ['eggs'] }).last.reply).toBe(
      'No, eggs are not on the shopping list.',
    );
    expect(run(testWorld(), { do: 'list', op: 'clear' }).world.agenda.lists['shopping']).toEqual([]);
  });
});

describe('the calendar', () => {
  const ask = (call: Partial<Extract<Call, { do: 'query' }>>): string =>
    run(testWorld(), { do: 'query', attr: 'calendar', ask: 'what', ...call }).last.reply;

  it.each([
    [{ range: 'today' }, 'Today you have Dentist at 2 PM.'],
    [{ range: 'tomorrow' }, 'Tomorrow you have Lunch with Anna at noon.'],
    [{ range: { weekday: 'TU' } }, 'On Tuesday you have School holiday all day.'],
    [{ range: { weekday: 'WE' } }, 'You have nothing in the calendar on Wednesday.'],
    [{ range: 'next' }, 'Next is Dentist, today at 2 PM.'],
    [{ ask: 'when', about: 'dentist' }, 'Dentist is today at 2 PM.'],
    [{ ask: 'when', about: 'surgery' }, 'I find no surgery in the calendar.'],
    [{ ask: 'where', about: 'the dentist' }, 'Dentist is at High Street.'],
    [{ ask: 'where', range: 'tomorrow' }, 'The calendar does not say where Lunch with Anna is.'],
    [{ ask: 'who', range: 'tomorrow' }, 'Lunch with Anna is with Anna.'],
    [{ ask: 'where', range: 'today', test: { is: 'away' } }, 'Yes, today: Dentist at 2 PM at High Street.'],
    [{ range: { weekday: 'FR' }, test: { is: 'free' } }, 'Yes, you are free on Friday.'],
    [{ range: 'tomorrow', test: { is: 'free' } }, 'Not entirely tomorrow: Lunch with Anna at noon.'],
    [{ range: 'week', agg: 'count' }, 'You have 2 events this week.'],
  ] as const)('%j: %s', (call, reply) => {
    expect(ask(call)).toBe(reply);
  });
});

describe('facts', () => {
  const info = (call: Partial<Extract<Call, { do: 'info' }>>): string =>
    run(testWorld(), { do: 'info', topic: 'time', ...call }).last.reply;

  it.each([
    [{ topic: 'time' }, 'It is 9 AM.'],
    [{ topic: 'time', to: 'Asia/Tokyo' }, 'It is 6 PM there.'],
    [{ topic: 'time', to: 'Pacific/Auckland' }, 'It is 10 PM there.'],
    [{ topic: 'time', to: 'America/Los_Angeles' }, 'It is 1 AM there.'],
    [{ topic: 'date' }, 'It is Saturday, 21 November 2026.'],
    [{ topic: 'weekday' }, 'It is Saturday.'],
    [{ topic: 'weekday', day: { month: 12, day: 25 } }, '25 December is a Friday.'],
    [{ topic: 'math', expression: '15 % of 80' }, 'That is 12.'],
    [{ topic: 'math', expression: '80 + 15 %' }, 'That is 92.'],
    [{ topic: 'math', expression: '2 + 3 * 4' }, 'That is 14.'],
    [{ topic: 'math', expression: 'sqrt 2' }, 'That is 1.41.'],
    [{ topic: 'math', expression: '1 / 0' }, 'Nothing can be divided by zero.'],
    [{ topic: 'math', expression: '2 ^ 3 ^ 2' }, 'That is 512.'],
    [{ topic: 'math', expression: 'process.exit(1)' }, 'I cannot work that out.'],
    [{ topic: 'conversion', amount: 10, from: 'mile', to: 'kilometer' }, '10 miles are 16.09 kilometers.'],
    [
      { topic: 'conversion', amount: 32, from: 'fahrenheit', to: 'celsius' },
      '32 degrees Fahrenheit are 0 degrees Celsius.',
    ],
    [{ topic: 'conversion', amount: 1, from: 'cup', to: 'ounce' }, '1 cup is 8 fluid ounces.'],
    [{ topic: 'conversion', amount: 1, from: 'cup', to: 'mile' }, 'Cups cannot be turned into miles.'],
    [{ topic: 'weather' }, 'It is partly cloudy and 12 degrees.'],
  ] as const)('%j: %s', (call, reply) => {
    expect(info(call)).toBe(reply);
  });

  it('helps with things of this house', () => {
    expect(info({ topic: 'help' })).toContain('turn on the kitchen lamp');
  });
});
