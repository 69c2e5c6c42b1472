import { describe, expect, it } from 'vitest';
import type { GrammarGroup } from '../../../src/asr/recognizer.js';
import { createReader as createCompiled } from '../../../src/nlu/matcher/read.js';
import { createReader } from '../../../src/nlu/reference/read.js';
import type { ListSource, Reading } from '../../../src/nlu/skill.js';

const NAMES: ListSource = {
  values: [
    { in: 'Desk Lamp', out: 'desk', context: { id: 'desk', kind: 'light', can: ['brightness'] } },
    { in: 'Lamp', out: 'lamp_1', context: { id: 'lamp_1', kind: 'light', can: [] } },
    { in: 'Lamp', out: 'lamp_2', context: { id: 'lamp_2', kind: 'light', can: [] } },
    { in: 'Fan', out: 'fan', context: { id: 'fan', kind: 'fan', can: ['speed'] } },
  ],
};

function reader(groups: readonly Partial<GrammarGroup>[], rules: Record<string, string> = {}) {
  const lists = {
    name: NAMES,
    light: { from: 'name', where: { kind: ['light'] } },
    percent: { range: { from: 0, to: 100 } },
    words: { wildcard: true },
  } as const;
  return createReader({
    rules: {},
    lists,
    groups: groups.map((group, index) => ({
      skill: 's',
      intent: `i${index}`,
      sentences: [],
      rules,
      ...group,
    })),
  });
}

/** The commands of the best reading: intent and slots, the time in brackets. */
function shown([best]: readonly Reading[]): string[] {
  return (best?.commands ?? []).map(({ intent, slots, when }) => {
    const said = Object.entries(slots).map(([slot, { value }]) => `${slot}=${String(value)}`);
    return [intent, ...said, ...(when === null ? [] : [`(${when.intent})`])].join(' ');
  });
}

const read = reader(
  [
    { sentences: ['(turn|switch) on <the> {name}', '<the> {name} on'] },
    { sentences: ['set <the> {light} to {percent} [percent]'] },
    { sentences: ['note {words}'], weight: -1 },
    { sentences: ["<the> {name}['s] battery"] },
    { sentences: ['lights (on|off)'], slots: { kind: 'light' } },
    { sentences: ['[and] <the> {name} too'], continuation: true },
    { sentences: ['dim <the> {name}'], requires: { can: ['brightness'] } },
    { skill: 'when', intent: 'later', sentences: ['in {percent:minutes} minutes'] },
  ],
  { the: '[the|my]' },
);

describe('createReader', () => {
  it.each<[string, string[]]>([
    ['turn on the desk lamp', ['i0 name=desk']],
    ['Could you please turn on my Desk Lamp, please?', ['i0 name=desk']],
    ['the fan on', ['i0 name=fan']],
    ['set the desk lamp to twenty five percent', ['i1 light=desk percent=25']],
    ['set the fan to 20', []],
    ['set the lamp to 120', []],
    ['note buy milk and eggs', ['i2 words=buy milk and eggs']],
    ["what a desk lamp's battery", []],
    ["my desk lamp's battery", ['i3 name=desk']],
    ['the fan battery', ['i3 name=fan']],
    ['lights off', ['i4 kind=light']],
    ['turn on the fan and set the lamp to 30', ['i0 name=fan', 'i1 light=lamp_1 percent=30']],
    ['turn on the fan, then lights on', ['i0 name=fan', 'i4 kind=light']],
    ['turn on the fan and the lamp too', ['i0 name=fan', 'i5 name=lamp_1']],
    ['the lamp too', []],
    ['turn on the fan in 5 minutes', ['i0 name=fan (later)']],
    ['in 5 minutes turn on the fan for me', ['i0 name=fan (later)']],
    ['dim the fan', []],
    ['dim the desk lamp', ['i6 name=desk']],
    ['', []],
    ['turn on', []],
  ])('%s', (text, commands) => {
    expect(shown(read(text))).toEqual(commands);
  });

  it('keeps all items of one name', () => {
    const [best] = read('turn on the lamp');
    expect(best?.commands[0]?.slots.name?.items.map(({ out }) => out)).toEqual(['lamp_1', 'lamp_2']);
  });

  it.each<[string, ListSource, (number | null)[]]>([
    ['at 55', { range: { from: 0, to: 100, step: 5 } }, [55]],
    ['at 58', { range: { from: 0, to: 100, step: 5 } }, [null]],
    ['at fifty-five', { range: { from: 0, to: 100, step: 5 } }, [55]],
    ['at 7', { range: { from: 2, to: 12, step: 5 } }, [7]],
    ['at 5', { range: { from: 2, to: 12, step: 5 } }, [null]],
    ['at 21.5', { range: { from: 7, to: 30, step: 1 } }, [null]],
    ['at 21.5', { range: { from: 7, to: 30 } }, [21.5]],
    ['at 21.5', { range: { from: 7, to: 30, step: 1, fractions: 'halves' } }, [21.5]],
    ['at 21.3', { range: { from: 7, to: 30, step: 1, fractions: 'halves' } }, [null]],
    ['at 21.3', { range: { from: 7, to: 30, step: 1, fractions: 'tenths' } }, [21.3]],
    ['at 21.35', { range: { from: 7, to: 30, step: 1, fractions: 'tenths' } }, [null]],
    ['at twenty one and a half', { range: { from: 7, to: 30, step: 1, fractions: 'halves' } }, [21.5]],
    ['at 21½', { range: { from: 7, to: 30, step: 0.5 } }, [21.5]],
    ['at 21 and a half', { range: { from: 7, to: 30, step: 1 } }, [null]],
    ['at 21 and a half', { range: { from: 7, to: 30 } }, [null]],
    ['at 30 and a half', { range: { from: 7, to: 30, step: 1, fractions: 'halves' } }, [null]],
    ['at minus five', { range: { from: -10, to: 30, step: 5 } }, [-5]],
    ['at -5.5', { range: { from: -10, to: 30, step: 1, fractions: 'halves' } }, [-5.5]],
    ['at minus five', { range: { from: 0, to: 30 } }, [null]],
    ['at 3', { range: { from: 0, to: 30, multiplier: 0.1 } }, [0.3]],
  ])('%s within %j', (text, list, [value = null]) => {
    const source = {
      rules: {},
      lists: { number: list },
      groups: [{ skill: 's', intent: 'i', sentences: ['at {number}'] }],
    };
    for (const create of [createReader, createCompiled]) {
      const [best] = create(source)(text);
      expect(best?.commands[0]?.slots.number?.value ?? null).toBe(value);
    }
  });

  it('reads a rule within itself without end', () => {
    const loop = reader([{ sentences: ['go <on>'] }], { on: '(on [<on>]|stop)' });
    expect(shown(loop('go on on stop'))).toEqual(['i0']);
    expect(shown(loop('go off'))).toEqual([]);
  });

  it('says which rule there is not', () => {
    expect(() => reader([{ sentences: ['go <home>'] }])).toThrow(/s\.i0: there is no rule <home>/);
    expect(() => reader([{ sentences: ['go {home}'] }])).toThrow(/s\.i0: there is no list \{home\}/);
  });
});
