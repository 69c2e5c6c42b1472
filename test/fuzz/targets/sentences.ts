import { newSession } from '../../../src/nlu/converse/session.js';
import { customSentences } from '../../../src/nlu/custom-sentences.js';
import { createReader } from '../../../src/nlu/matcher/read.js';
import { parseTemplate } from '../../../src/nlu/template/parse.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';
import { refusal, type Target } from '../target.js';
import { HOUSE, WORLD } from './house.js';

const PIECES = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '<',
  '>',
  '|',
  ';',
  '\\',
  '{name}',
  '{area}',
  '{count}',
  '{any:x}',
  '<rule>',
  "'s",
  '(a|b)',
  '[the ]',
  '(a;b)',
  'un[lock]',
];

/** Something to read that may well fit: the words of the template itself. */
const wordsOf = (text: string): string => (text.match(/\p{L}+/gu) ?? []).slice(0, 8).join(' ');

/** One sentence template of Home Assistant's syntax, parsed, compiled and put to use. */
export const template: Target = {
  name: 'template',
  kind: 'text',
  words: PIECES,
  run: (input) => {
    const text = Buffer.from(input).toString('utf8');
    try {
      const { type } = parseTemplate(text, 'here');
      const read = createReader({
        rules: { rule: '(one|two) [three]' },
        lists: {
          name: { values: [{ in: 'lamp', out: 'lamp' }] },
          area: { values: [{ in: 'kitchen', out: 'kitchen' }] },
          count: { range: { from: 1, to: 9 } },
          any: { wildcard: true },
        },
        groups: [{ skill: 's', intent: 'i', sentences: [text] }],
      });
      const found = [wordsOf(text), 'turn on the lamp', ''].map((said) => read(said).length > 0);
      return `${type} ${found.join()}`;
    } catch (error) {
      return refusal(error);
    }
  },
};

/** A file of a custom_sentences folder. */
export const sentences: Target = {
  name: 'sentences',
  kind: 'text',
  words: [
    ...PIECES,
    'language: en',
    'intents:',
    'data:',
    'sentences:',
    'lists:',
    'values:',
    'range: {from: 0, to: 100}',
    'wildcard: true',
    'expansion_rules:',
    'skip_words:',
    'requires_context: {domain: light}',
    'requires_context: {area: {slot: true}}',
    'slots: {a: b}',
    '- in: a',
    'out: b',
  ],
  run: (input) => {
    const text = Buffer.from(input).toString('utf8');
    try {
      const skill = customSentences([{ name: 'a.yaml', text }]);
      const { converse } = createUnderstanding(HOUSE, { skills: [skill] });
      const { source } = converse(WORLD, newSession('kitchen'), {
        text: wordsOf(text.slice(text.length / 2)),
      });
      return `read ${Object.keys(skill.intents).length} ${source}`;
    } catch (error) {
      return refusal(error);
    }
  },
};
