import { beforeAll, describe, expect, it } from 'vitest';
import { Beginnings } from '../../src/asr/beginnings.js';
import { compileGraph } from '../../src/asr/compile-graph.js';
import { openGraph } from '../../src/asr/packed-graph.js';
import { TokenGraph } from '../../src/asr/token-graph.js';
import { Tokenizer } from '../../src/asr/tokenizer.js';
import { openHome } from '../../src/cli/home-option.js';
import { modelPath } from '../../src/models.js';
import { createReader } from '../../src/nlu/matcher/read.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

/** In the bundled house. */
const COMMANDS = [
  'turn on the kitchen light',
  'turn off all the lights in the kitchen',
  'set a timer for five minutes',
  'set the kitchen light to thirty percent',
  'add milk to the shopping list',
  'is the front door locked',
  'what is the temperature in the bedroom',
  'wake me up at seven',
  'remind me to call mom at five',
  'turn on the kitchen light in ten minutes',
  'is it going to rain tomorrow',
  'pause the music in the kitchen',
  'set an alarm for six thirty every weekday',
  'turn on the kitchen light and lock the front door',
  'how long is left on the timer',
  'open the garage door',
];

let beginnings: Beginnings;
let parses: (text: string) => boolean;
beforeAll(async () => {
  const { grammar } = createUnderstanding(await openHome(undefined));
  const read = createReader(grammar);
  parses = (text) => read(text).length > 0;
  const tokenizer = Tokenizer.load(modelPath('asr-tokenizer'));
  beginnings = new Beginnings(new TokenGraph(openGraph(compileGraph(grammar)), tokenizer), tokenizer);
}, 120_000);

/** As the recogniser writes. */
const written = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

describe('what was said so far', () => {
  it('wants more wherever a command breaks off and means nothing yet', () => {
    const broken = COMMANDS.flatMap((command) => {
      const words = command.split(' ');
      return words.slice(1).map((_, index) => words.slice(0, index + 1).join(' '));
    }).filter((text) => !parses(text));
    expect(broken.length).toBeGreaterThan(30);
    expect(broken.filter((text) => !beginnings.isUnfinished(written(text), false))).toEqual([]);
  });

  it('wants no more where the command is whole', () => {
    expect(COMMANDS.filter((command) => beginnings.isUnfinished(written(command), true))).toEqual([]);
  });

  it('wants more after a hesitation, whatever was understood', () => {
    for (const text of ['Turn on the kitchen light, um.', 'Uh...', 'Hmm'])
      expect(beginnings.isUnfinished(text, true, true)).toBe(true);
  });

  it('is not waited for where it is nothing of the house', () => {
    for (const text of [
      'The weather has been rather nice lately.',
      'And then he said that it was.',
      '',
      '...',
    ])
      expect(beginnings.isUnfinished(text, false)).toBe(false);
  });

  it('may have its last word misread, unless a command was understood all the same', () => {
    expect(beginnings.isUnfinished('Turn off all the lights in the kitschy.', false)).toBe(true);
    expect(beginnings.isUnfinished('Turn on the kitchen lied.', true)).toBe(false);
  });

  it('may end with a small word that is drawn out', () => {
    expect(beginnings.isUnfinished('Set a timer four.', true)).toBe(true);
    expect(beginnings.isUnfinished('Turn off all the lights in thee.', true)).toBe(true);
    expect(beginnings.isUnfinished('Set a timer for four.', true, true)).toBe(false);
  });

  it('is waited for where it is too little to be anything', () => {
    expect(beginnings.isUnfinished('Openly.', false)).toBe(true);
    expect(beginnings.isUnfinished('Stop.', true, true)).toBe(false);
  });

  it('is told beside what was recognised', () => {
    const heard = {
      text: 'set a timer for four',
      freeText: 'Set a timer for.',
      confidence: 0.8,
      accepted: true,
      path: 'graph',
      ms: { encode: 1, decode: 1 },
    } as const;
    expect(beginnings.judge(heard)).toEqual({ ...heard, unfinished: true });
    const partly = {
      ...heard,
      text: 'how long is left',
      freeText: 'How long is there for time for?',
    } as const;
    expect(beginnings.judge(partly).unfinished).toBe(true);
    for (const [text, freeText, left] of [
      ['run party time', 'Run part of the way.', undefined],
      ['turn on the lamp', 'Would you turn on the lamp, please?', undefined],
      ['set the lamp to fifty percent', 'Set the lamp to 50%.', undefined],
      ['turn on the lamp', '', undefined],
      ['turn on the lamp', 'Turn on the lamb in the.', true],
      ['set the lamp to fifty percent', 'Set the lamp to 50% in the kitchen.', true],
    ] as const)
      expect([freeText, beginnings.judge({ ...heard, text, freeText }).unfinished]).toEqual([freeText, left]);
    const whole = { ...heard, freeText: 'Set a timer for four minutes.', path: 'free' } as const;
    expect(beginnings.judge(whole)).toBe(whole);
  });
});
