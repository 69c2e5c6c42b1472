import { describe, expect, it } from 'vitest';
import { loadHome } from '../../../src/actions/home-file.js';
import { EXAMPLE_HOME } from '../../../src/cli/home-option.js';
import { Simulation } from '../../../src/cli/try/simulation.js';
import { customSentences, loadCustomSentences } from '../../../src/nlu/custom-sentences.js';
import { SKILLS } from '../../../src/nlu/skills/index.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const DRINKS = `
language: en
intents:
  OrderDrink:
    data:
      - sentences: ["<order> [a] [{size}] {drink}", "{count} {drink:what}"]
        slots: {hot: true}
        lists: {count: {range: {from: 1, to: 9}}}
  Note:
    data:
      - sentences: ["jot down {note}"]
  Polish:
    data:
      - sentences: ["polish <area>"]
lists:
  size: {values: [small, {in: "(big|large)", out: large}]}
  drink: {values: [coffee, "[green] tea"]}
  note: {wildcard: true}
expansion_rules: {order: "(get me|order)"}
skip_words: [pretty please]
`;

describe('custom sentences', async () => {
  const { home } = await loadHome(EXAMPLE_HOME);
  const answer = (text: string, skills = [customSentences([{ name: 'drinks.yaml', text: DRINKS }])]) =>
    new Simulation(home, createUnderstanding(home, { skills })).answer({
      say: text,
      room: null,
      session: null,
      state: {},
      now: null,
    });

  it.each([
    ['order a big coffee', 'OrderDrink', { hot: 'true', size: 'large', drink: 'coffee' }],
    ['get me green tea', 'OrderDrink', { hot: 'true', drink: 'green tea' }],
    ['three coffee', 'OrderDrink', { hot: 'true', count: '3', what: 'coffee' }],
    ['order pretty please a small coffee', 'OrderDrink', { hot: 'true', size: 'small', drink: 'coffee' }],
    ['jot down call the plumber', 'Note', { note: 'call the plumber' }],
    ['polish the kitchen', 'Polish', { area: 'Kitchen' }],
  ])('reads "%s"', (text, intent, slots) => {
    expect(answer(text).calls).toEqual([{ do: 'intent', intent, slots }]);
  });

  const HOUSE = `
intents:
  Say:
    data: [{sentences: ["say please {text}", "um is a word"]}]
  Polish:
    data: [{sentences: ["polish <name> [in <area>]"], requires_context: {domain: media_player}}]
  Clean:
    data: [{sentences: ["clean up [the {what}]"], requires_context: {area: {slot: true}}}]
lists: {text: {wildcard: true}, what: {values: [floor]}}
`;
  const inRoom = (say: string, room: string | null) =>
    new Simulation(
      { ...home, defaultRoom: null },
      createUnderstanding(home, { skills: [customSentences([{ name: 'h.yaml', text: HOUSE }])] }),
    ).answer({ say, room, session: null, state: {}, now: null });

  it.each([
    ['say please hello', 'Say', { text: 'hello' }],
    ['please say please hello, please', 'Say', { text: 'hello' }],
    ['um is a word', 'Say', {}],
    ["i'd like to polish the tv", 'Polish', { name: 'TV' }],
    [
      'would you mind polishing the television in the living room',
      'Polish',
      { name: 'TV', area: 'Living Room' },
    ],
  ])('hears the words that a sentence insists on, and names of the house: "%s"', (text, intent, slots) => {
    expect(inRoom(text, null).calls).toEqual([{ do: 'intent', intent, slots }]);
  });

  it('takes the room of the speaker for a slot that asks for it', () => {
    const call = { do: 'intent', intent: 'Clean' };
    expect(inRoom('clean up', 'living_room').calls).toEqual([{ ...call, slots: { area: 'Living Room' } }]);
    expect(inRoom('clean up the floor', 'living_room').calls).toEqual([
      { ...call, slots: { what: 'floor', area: 'Living Room' } },
    ]);
    expect(inRoom('clean up', null).calls).toEqual([]);
  });

  const RANGES = `
intents:
  Shutter: {data: [{sentences: ["shutter at {level}"]}]}
  Oven: {data: [{sentences: ["oven at {heat}"]}]}
  Weight: {data: [{sentences: ["weigh {kilos} kilos"]}]}
lists:
  level: {range: {from: 0, to: 100, step: 5}}
  heat: {range: {from: 7, to: 30, fractions: halves}}
  kilos: {range: {from: 0, to: 9, fractions: tenths, multiplier: 1000}}
`;
  it.each<[string, Record<string, string> | null]>([
    ['shutter at 55', { level: '55' }],
    ['shutter at fifty-five', { level: '55' }],
    ['shutter at 58', null],
    ['shutter at 55.5', null],
    ['oven at twenty one and a half', { heat: '21.5' }],
    ['oven at 21.5', { heat: '21.5' }],
    ['oven at 21.4', null],
    ['weigh one point three kilos', { kilos: '1300' }],
    ['weigh 1.35 kilos', null],
  ])('keeps to the steps and fractions of a range: "%s"', (text, slots) => {
    const skill = customSentences([{ name: 'r.yaml', text: RANGES }]);
    const [call] = answer(text, [skill]).calls;
    expect(call?.do === 'intent' ? call.slots : null).toEqual(slots);
  });

  const GLUED = `
intents:
  Count: {data: [{sentences: ["count (the|all) {fruit}[s]", "count <pot>[s] of {fruit:of}(|s|es)"]}]}
  Show: {data: [{sentences: ["show <things>[s]", "reveal the {name}[s]", "wait {n}min", "dim it to {0..100,5:level}%"]}]}
lists:
  fruit: {values: [apple, {in: "[wild] berr(y|ie)", out: berry}, mango]}
  n: {range: {from: 1, to: 60}}
expansion_rules: {pot: "(pot|jar)", things: "[my] {fruit:thing}"}
`;
  it.each<[string, string | null, Record<string, string>?]>([
    ['count the apple', 'Count', { fruit: 'apple' }],
    ['count all apples', 'Count', { fruit: 'apple' }],
    ['count the wild berries', 'Count', { fruit: 'berry' }],
    ['count the appless', null],
    ['count jars of mangoes', 'Count', { of: 'mango' }],
    ['count pot of mango', 'Count', { of: 'mango' }],
    ['show my mangos', 'Show', { thing: 'mango' }],
    ['show apple', 'Show', { thing: 'apple' }],
    ['reveal the kitchen lights', 'Show', { name: 'Kitchen Light' }],
    ['wait 5min', 'Show', { n: '5' }],
    ['dim it to 35%', 'Show', { level: '35' }],
    ['dim it to 36%', null],
  ])('reads endings on lists and rules as Home Assistant does: "%s"', (text, intent, slots = {}) => {
    const skill = customSentences([{ name: 'g.yaml', text: GLUED }]);
    expect(answer(text, [skill]).calls).toEqual(intent === null ? [] : [{ do: 'intent', intent, slots }]);
  });

  it.each([
    ['{text}s', /:4: .*any words take no ending/],
    ['{n}(st|nd|rd|th)', /:4: .*values of a list/],
    ['{area}es', /:4: .*no ending but s/],
    ['<both>s', /:4: .*write the ending into it/],
    ['{nothing}s', /:4: .*there is no list \{nothing\}/],
    ['{5..1:n} times', /:4: .*no number is in 5\.\.1/],
  ])('tells the line and a remedy where an ending cannot be: "%s"', (sentence, message) => {
    const text = `intents:\n  A:\n    data:\n      - sentences: ["go ${sentence}"]
lists: {text: {wildcard: true}, n: {range: {from: 1, to: 9}}}
expansion_rules: {both: "{n}|{text}"}\n`;
    expect(() => customSentences([{ name: 'dir/en/e.yaml', text }])).toThrow(message);
    expect(() => customSentences([{ name: 'dir/en/e.yaml', text }])).toThrow(/^dir\/en\/e\.yaml/);
  });

  it('stands alone or beside the built-in skills', () => {
    const custom = customSentences([{ name: 'drinks.yaml', text: DRINKS }]);
    expect(answer('turn on the kitchen light').source).toBe('none');
    const both = [...SKILLS, custom];
    expect(answer('turn on the kitchen light', both).calls[0]).toMatchObject({ do: 'set' });
    expect(answer('order a coffee', both).calls[0]).toMatchObject({ do: 'intent' });
  });

  it('shares lists and rules among the files', () => {
    const skill = customSentences([
      { name: 'a.yaml', text: 'intents: {Brew: {data: [{sentences: ["<brew> {drink}"]}]}}' },
      { name: 'b.yaml', text: 'lists: {drink: {values: [mate]}}\nexpansion_rules: {brew: "(brew|make)"}' },
      { name: 'c.yaml', text: 'lists: {drink: {values: [cocoa]}}' },
    ]);
    for (const drink of ['mate', 'cocoa'])
      expect(answer(`brew ${drink}`, [skill]).calls).toEqual([
        { do: 'intent', intent: 'Brew', slots: { drink } },
      ]);
  });

  it.each([
    ['a broken file', 'intents: [', /x\.yaml:1/],
    [
      'a wrong shape',
      'language: en\nintents:\n  A:\n    data:\n      - sentences: 3',
      /x\.yaml:5: intents\.A/,
    ],
    ['an unknown list', 'intents: {A: {data: [{sentences: ["go {where}"]}]}}', /x\.yaml.*\{where\}/],
    ['an unknown rule', 'intents: {A: {data: [{sentences: ["<go> home"]}]}}', /x\.yaml.*<go>/],
    [
      'a rule that holds itself',
      'intents: {A: {data: [{sentences: ["<a>"]}]}}\nexpansion_rules: {a: "x <b>", b: "<a>"}',
      /holds itself/,
    ],
    ['an open bracket', 'intents: {A: {data: [{sentences: ["(go"]}]}}', /x\.yaml.*column/],
  ])('tells the place of %s', (_what, text, message) => {
    let thrown: unknown;
    try {
      customSentences([{ name: 'x.yaml', text }]);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ usage: true, message: expect.stringMatching(message) });
  });

  it('says which folder it looked for', async () => {
    await expect(loadCustomSentences('/no/such')).rejects.toMatchObject({
      code: 'SENTENCES_MISSING',
      usage: true,
    });
  });
});
