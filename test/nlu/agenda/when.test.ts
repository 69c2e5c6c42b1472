import { describe, expect, it } from 'vitest';
import { splitItems } from '../../../src/actions/perform/lists/list-items.js';
import type { Call } from '../../../src/nlu/call.js';
import type { InterpretContext, Match, SlotMatch } from '../../../src/nlu/skill.js';
import { isGoods } from '../../../src/nlu/skills/lists/goods.js';
import { attachWhen, interpretWhen } from '../../../src/nlu/skills/when/when.js';
import { readDuration, readRepeat, readTime } from '../../../src/nlu/time.js';

const context: InterpretContext = { room: null, units: 'metric', previous: [] };
const slot = (value: unknown, text = ''): SlotMatch => ({ value, text, items: [] });
const slots = (values: Readonly<Record<string, unknown>>): Record<string, SlotMatch> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, slot(value)]));

function around(intent: string, values: Readonly<Record<string, unknown>>): Match {
  const when = { intent, slots: slots(values) };
  return { skill: 'onoff', intent: 'set', group: { sentences: [] }, slots: {}, when, text: '' };
}

const lampOn: Call = { do: 'set', state: 'on', target: { ids: ['lamp'] } };

describe('attachWhen', () => {
  it('delays', () => {
    const match = around('delay', { after_m: 10 });
    expect(attachWhen([lampOn], match, context)).toEqual([{ ...lampOn, when: { delay: 600 } }]);
    expect(interpretWhen(match.when, context)).toEqual([{ delay: 600 }]);
  });

  it('ends what is to last, counted from its start', () => {
    const lamp = { do: 'set', target: { ids: ['lamp'] } };
    expect(attachWhen([lampOn], around('lasting', { for_m: 20 }), context)).toEqual([
      lampOn,
      { ...lamp, state: 'off', when: { delay: 1200 } },
    ]);
    expect(attachWhen([lampOn], around('delay', { after_m: 10, for_m: 5 }), context)).toEqual([
      { ...lampOn, when: { delay: 600 } },
      { ...lamp, state: 'off', when: { delay: 900 } },
    ]);
    expect(attachWhen([lampOn], around('lasting', { until_sun: 'sunrise' }), context)).toEqual([
      lampOn,
      { ...lamp, state: 'off', when: { at: { sun: 'sunrise' } } },
    ]);
    const evening = { hour: 11, part: { part: 'pm' }, for_h: 2 };
    expect(attachWhen([lampOn], around('at', evening), context)).toEqual([
      { ...lampOn, when: { at: { clock: '11:00', meridiem: 'pm' } } },
      { ...lamp, state: 'off', when: { at: { clock: '01:00' } } },
    ]);
  });

  it('undoes a pause and a mute, and has no opposite for a brightness', () => {
    const lasting = around('lasting', { for_m: 5 });
    expect(attachWhen([{ do: 'media', op: 'pause' }], lasting, context)[1]).toMatchObject({
      do: 'media',
      op: 'resume',
    });
    expect(attachWhen([{ do: 'adjust', attr: 'muted', value: true }], lasting, context)[1]).toMatchObject({
      value: false,
    });
    expect(attachWhen([{ do: 'adjust', attr: 'brightness', value: 30 }], lasting, context)[1]).toMatchObject({
      do: 'adjust',
      attr: 'brightness',
      back: true,
    });
  });

  it('gives the time to a reminder, an alarm or a timer that lacks it', () => {
    const seven = around('at', { hour: 7 });
    expect(attachWhen([{ do: 'reminder', op: 'set', label: 'x' }], seven, context)).toMatchObject([
      { time: { clock: '07:00' } },
    ]);
    expect(attachWhen([{ do: 'timer', op: 'set' }], around('lasting', { for_m: 5 }), context)).toEqual([
      { do: 'timer', op: 'set', duration: 300 },
    ]);
    expect(attachWhen([{ do: 'timer', op: 'set', duration: 60 }], seven, context)).toEqual([]);
  });

  it('makes no sense of a question for later', () => {
    expect(attachWhen([{ do: 'info', topic: 'time' }], around('delay', { after_m: 5 }), context)).toEqual([]);
  });

  it('keeps every device of "nobody" and one of "somebody"', () => {
    const people = { target: { kind: 'person', all: true }, all: true, none: true };
    expect(interpretWhen(around('if', { people, presence: 'home' }).when, context)).toEqual([
      { if: { target: { kind: 'person', all: true }, attr: 'location', is: 'not_home', all: true } },
    ]);
  });
});

describe('slots to seconds and times', () => {
  it('adds the units and gives the part to the largest', () => {
    expect(readDuration(slots({ h: 1, m: 15, s: 30 }))).toBe(4530);
    expect(readDuration(slots({ h: 2, part: 0.5 }))).toBe(9000);
    expect(readDuration(slots({ fixed: 1800 }))).toBe(1800);
    expect(readDuration({})).toBeNull();
  });

  it('reads the dial', () => {
    expect(readTime(slots({ hour: 7, past: 30 }))).toEqual({ clock: '07:30' });
    expect(readTime(slots({ hour: 1, to: 15 }))).toEqual({ clock: '12:45' });
    expect(readTime(slots({ hhmm: 630, part: { part: 'am' } }))).toEqual({ clock: '06:30', meridiem: 'am' });
    expect(readTime(slots({ hhmm: 275 }))).toBeNull();
    expect(readTime(slots({ hour: 8, part: { part: 'night', today: true } }))).toEqual({
      clock: '08:00',
      meridiem: 'pm',
      day: { in: 0 },
    });
    expect(readTime(slots({ dom: 3, month: 5 }))).toEqual({ day: { month: 5, day: 3 } });
  });

  it('puts the days of a repeat in the order of the week', () => {
    expect(readRepeat(slots({ wd1: 'FR', wd2: 'MO' }))).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=MO,FR' });
    expect(readRepeat(slots({ every: 2, unit: 'HOURLY' }))).toEqual({ rule: 'FREQ=HOURLY;INTERVAL=2' });
  });
});

describe('items', () => {
  it.each([
    ['milk, eggs and bread', ['milk', 'eggs', 'bread']],
    ['milk, eggs, and some bread', ['milk', 'eggs', 'bread']],
    ['milk eggs and bread', ['milk', 'eggs', 'bread']],
    ['salt and pepper', ['salt and pepper']],
    ['milk, mac and cheese and apples', ['milk', 'mac and cheese', 'apples']],
    ['orange juice and a loaf of bread', ['orange juice', 'loaf of bread']],
    ['milk chocolate bars', ['milk chocolate bars']],
    ['a couple of lemons', ['lemons']],
    ['milk and milk', ['milk']],
  ])('%s', (text, items) => {
    expect(splitItems(text)).toEqual(items);
  });

  it('keeps a task whole', () => {
    expect(splitItems('wash and dry the dishes', true)).toEqual(['wash and dry the dishes']);
    expect(splitItems('call mum, feed the cat', true)).toEqual(['call mum', 'feed the cat']);
  });

  it('tells groceries from other needs', () => {
    expect(['eggs', 'paper towels', 'orange juice', 'tomatoes', 'cherries'].every(isGoods)).toBe(true);
    expect(['rental car', 'routing number', 'help', 'vacation', 'new phone'].some(isGoods)).toBe(false);
  });
});
