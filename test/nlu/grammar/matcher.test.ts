import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Device, Home } from '../../../src/actions/home.js';
import type { GrammarGroup, GrammarSource } from '../../../src/asr/recognizer.js';
import { grammarSource } from '../../../src/nlu/grammar-source.js';
import { createReader } from '../../../src/nlu/matcher/read.js';
import { createReader as createReference } from '../../../src/nlu/reference/read.js';
import type { ListSource } from '../../../src/nlu/skill.js';
import { SKILLS } from '../../../src/nlu/skills/index.js';
import type { Expression } from '../../../src/nlu/template/expression.js';
import { parseTemplate } from '../../../src/nlu/template/parse.js';

const ROOMS = ['Kitchen', 'Living Room', 'Bedroom 2', 'James', 'Twenty One'];
const THINGS: readonly (readonly [string, Device['kind']])[] = [
  ['Lamp', 'light'],
  ['Ceiling Light', 'light'],
  ['Fan', 'fan'],
  ['Blinds', 'cover'],
  ['Front Door', 'lock'],
  ['TV', 'media'],
  ['Thermostat', 'climate'],
];

function house(): Home {
  const areas = ROOMS.map((name, index) => ({
    id: `a${index}`,
    name,
    aliases: index === 0 ? ['Cooking Place'] : [],
    floor: index % 2 === 0 ? 'up' : null,
    outside: false,
  }));
  const devices = Array.from({ length: 30 }, (_, index): Device => {
    const [name = '', kind = 'light'] = THINGS[index % THINGS.length] ?? [];
    return {
      id: `d${index}`,
      name: index % 3 === 0 ? `${name} ${index}` : name,
      aliases: index % 5 === 0 ? [`Old ${name}`] : [],
      area: `a${index % ROOMS.length}`,
      kind,
      deviceClass: null,
      abilities: kind === 'light' ? { brightness: {} } : {},
      state: {},
      risk: null,
      mqtt: null,
    };
  });
  return {
    version: 1,
    language: 'en',
    units: 'metric',
    floors: [{ id: 'up', name: 'Upstairs', aliases: [], level: 1 }],
    areas,
    devices,
    lists: [{ id: 'shopping', name: 'Shopping List', aliases: [], items: [] }],
    calendars: [],
    defaultRoom: null,
    location: null,
  };
}

/** Both readers of a grammar must say the same of a text. */
function compared(source: GrammarSource): (text: string) => void {
  const read = createReader(source);
  const reference = createReference(source);
  return (text) => {
    expect(read(text)).toEqual(reference(text));
  };
}

/** What may be said of a piece of the grammar; the numbers choose among alternatives. */
function say(
  expression: Expression,
  group: GrammarGroup,
  source: GrammarSource,
  choose: (below: number) => number,
  depth = 0,
): string {
  const inner = (piece: Expression): string => say(piece, group, source, choose, depth + 1);
  if (depth > 30) return '';
  switch (expression.type) {
    case 'word':
      return expression.text;
    case 'sequence':
      return expression.items.map(inner).join(' ');
    case 'choice': {
      const item = expression.items[choose(expression.items.length)];
      return item === undefined ? '' : inner(item);
    }
    case 'rule':
      return inner(
        parseTemplate(group.rules?.[expression.rule] ?? source.rules[expression.rule] ?? '', 'test'),
      );
    case 'list':
      return sayList(expression.list, group, source, choose, inner) + (expression.possessive ? "'s" : '');
  }
}

function sayList(
  name: string,
  group: GrammarGroup,
  source: GrammarSource,
  choose: (below: number) => number,
  inner: (piece: Expression) => string,
): string {
  const list: ListSource | undefined = group.lists?.[name] ?? source.lists[name];
  if (list === undefined) return '';
  if ('wildcard' in list) return ['milk', 'call mom', 'the best of the lamps'][choose(3)] ?? '';
  if ('range' in list) return String(list.range.from + choose(list.range.to - list.range.from + 5));
  if ('from' in list) return sayList(list.from, group, source, choose, inner);
  const item = list.values[choose(list.values.length)];
  return item === undefined ? '' : inner(parseTemplate(item.in, 'test'));
}

const chooser = fc.infiniteStream(fc.nat(1_000_000)).map((stream) => (below: number): number => {
  const { value } = stream.next();
  return below <= 0 ? 0 : (value ?? 0) % below;
});

const AROUND = [
  'please',
  'and',
  'could you',
  'in 5 minutes',
  'the the',
  'uh',
  ',',
  'then',
  'now',
  'would you mind',
];

describe('the compiled matcher beside the reference, on the built-in skills', () => {
  const source = grammarSource(house(), SKILLS);
  const same = compared(source);
  const phrase = fc
    .tuple(fc.nat(source.groups.length - 1), fc.nat(1000), chooser)
    .map(([index, at, choose]) => {
      const group = source.groups[index];
      const sentence = group?.sentences[at % group.sentences.length];
      if (group === undefined || sentence === undefined) return '';
      return say(parseTemplate(sentence, 'test'), group, source, choose).replace(/\s+/g, ' ').trim();
    });

  it('says the same of sentences from the templates', () => {
    fc.assert(fc.property(phrase, same), { numRuns: 60 });
  });

  it('says the same of two joined, with more around them', () => {
    const around = fc.constantFrom('', ...AROUND);
    const text = fc.tuple(around, phrase, around, phrase, around).map((parts) => parts.join(' '));
    fc.assert(fc.property(text, same), { numRuns: 30 });
  });

  it('says the same of sentences with words changed, doubled, swapped and lost', () => {
    const mutated = fc
      .tuple(phrase, phrase, fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(3)), { maxLength: 4 }))
      .map(([text, other, changes]) => {
        const words = text.split(' ');
        const others = other.split(' ');
        for (const [at, from, how] of changes) {
          const place = at % (words.length + 1);
          const word = others[from % others.length] ?? '';
          if (how === 0) words.splice(place, 1);
          else if (how === 1) words.splice(place, 0, word);
          else if (how === 2) words.splice(place, 1, word);
          else words.splice(place, 0, words[from % Math.max(1, words.length)] ?? '');
        }
        return words.join(' ');
      });
    fc.assert(fc.property(mutated, same), { numRuns: 50 });
  });

  it('says the same of words in any order', () => {
    const words = [
      ...new Set(source.groups.flatMap(({ sentences }) => sentences.join(' ').match(/[a-z]+/g) ?? [])),
    ];
    const text = fc.array(fc.constantFrom(...words, ...ROOMS, '20', '7:30'), { maxLength: 12 });
    fc.assert(
      fc.property(text, (said) => same(said.join(' '))),
      { numRuns: 100 },
    );
  });
});

describe('the compiled matcher beside the reference, on any grammar', () => {
  const names = {
    values: [
      { in: 'a', out: 1, context: { id: 'a', kind: 'x', can: ['p'] } },
      { in: 'a b', out: 2, context: { id: 'b', kind: 'y', can: ['p', 'q'] } },
      { in: 'b', out: 3, context: { id: 'c', kind: ['x', 'y'] } },
      { in: 'a', out: 4, context: { id: 'd', kind: 'y' } },
      { in: '(a|b) [c] [a]', out: null },
      { in: '(c)a', out: 'ca' },
      { in: '[a] [b]', out: 'maybe' },
    ],
  };
  const withRule: ListSource = { values: [...names.values, { in: '<r0> c', out: 'rule' }] };
  const word = fc.constantFrom('a', 'b', 'c', 'a b', 'twenty one');
  const { template } = fc.letrec<{ template: string }>((tie) => ({
    template: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      word,
      fc.constantFrom('{n}', '{n:x}', '{m}', '{y}', "{n}['s]", '{p}', '{q}', '{t}', '{w}', '<r0>', '<r1>'),
      fc.array(tie('template'), { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' ')),
      fc.array(tie('template'), { minLength: 2, maxLength: 4 }).map((parts) => `(${parts.join('|')})`),
      tie('template').map((part) => `[${part}]`),
      fc.array(tie('template'), { minLength: 2, maxLength: 2 }).map((parts) => `(${parts.join(';')})`),
    ),
  }));
  const filter = fc.constantFrom(
    {},
    { kind: 'x' },
    { kind: ['x', 'y'] },
    { can: 'q' },
    { id: ['a', 'c'], kind: 'x' },
  );
  const group = fc.record({
    sentences: fc.array(template, { minLength: 1, maxLength: 4 }),
    skill: fc.constantFrom('s', 's', 's', 'when'),
    continuation: fc.boolean(),
    weight: fc.constantFrom(0, 1, -1.5),
    where: filter,
    requires: fc.option(filter, { nil: undefined }),
    excludes: fc.option(filter, { nil: undefined }),
  });
  const grammar = fc
    .tuple(fc.array(group, { minLength: 1, maxLength: 5 }), fc.array(word, { minLength: 2, maxLength: 2 }))
    .map(
      ([groups, rules]): GrammarSource => ({
        rules: { r0: `[${rules[0]}] a`, r1: `(${rules[1]} <r1>|c)` },
        lists: {
          n: names,
          m: withRule,
          p: { range: { from: 0, to: 30, multiplier: 2 } },
          q: { range: { from: -9, to: 30, step: 5, fractions: 'halves' } },
          t: { range: { from: 0, to: 20.4, step: 0.4, fractions: 'tenths' } },
          w: { wildcard: true },
        },
        groups: groups.map(({ where, requires, excludes, ...rest }, index) => ({
          ...rest,
          intent: `i${index}`,
          lists: { y: { from: 'n', where } },
          ...(requires === undefined ? {} : { requires }),
          ...(excludes === undefined ? {} : { excludes }),
        })),
      }),
    );
  const text = fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('a', 'b', 'c', 'ca', "a's", 'bs', '21', 'and', 'please', 'so'),
      },
      fc.constantFrom('thanks', ',', 'minus', '6', 'half', 'and a half', '6.5', '2.9', '20.4', '-4'),
    ),
    { maxLength: 9 },
  );

  it('says the same', () => {
    fc.assert(
      fc.property(grammar, fc.array(text, { minLength: 1, maxLength: 6 }), (source, texts) => {
        const same = compared(source);
        for (const said of texts) same(said.join(' '));
      }),
      { numRuns: 500 },
    );
  });
});
